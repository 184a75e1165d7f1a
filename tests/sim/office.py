"""The simulated registry: the real one on a real store, that can be killed and restored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sqlalchemy import select

from eoffice_core.domain.ids import OfficerId, PostId
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Charge, Directory, Tenure
from eoffice_core.store.directory import read_directory, write_directory
from eoffice_core.store.engine import Store
from eoffice_core.store.meta import read_meta
from eoffice_core.wire.limits import EXCHANGE_BYTES_MAX
from eoffice_core.wire.messages import Exchange, read_message, write_message
from eoffice_server.identity import SignedDevice, verify
from eoffice_server.opened import EPOCH
from eoffice_server.registry import Registry
from eoffice_server.taking import HEAD
from tests.sim.slots import Slot


class Office:
    """What stands behind the route: bytes in, bytes out."""

    def __init__(self, slot: Slot, clock: Callable[[], Moment]) -> None:
        self._slot = slot
        self._clock = clock
        self._open(slot.begin())

    def _open(self, store: Store) -> None:
        self.store = store
        self.registry = Registry(store, verify=verify)

    def answer(self, device: SignedDevice, raw: bytes) -> bytes:
        """Take a request and give the reply."""
        message = read_message(Exchange, raw, bytes_max=EXCHANGE_BYTES_MAX)
        return write_message(self.registry.exchange(device, message, self._clock()))

    def restart(self) -> None:
        """The program was killed and is started again."""
        self._open(self._slot.reopen())

    def backup(self) -> bytes:
        """A copy of the store."""
        return self._slot.copy()

    def restore(self, copy: bytes) -> None:
        """Go on from an older copy."""
        self._open(self._slot.put(copy))

    def directory(self) -> Directory:
        """The mapping as it stands."""
        with self.store.reading() as connection:
            return read_directory(connection)

    def marks(self) -> tuple[object, ...]:
        """What changes whenever a desk may have something new to hear."""
        with self.store.reading() as connection:
            heads = connection.execute(select(HEAD.c.office_id, HEAD.c.head_seq)).all()
            return (sorted(map(tuple, heads)), read_meta(connection, EPOCH))

    def hand_over(self, post_id: PostId, receiver: OfficerId) -> None:
        """End every tenure of a post, and let somebody else begin."""
        at = self._clock()
        old = self.directory()
        tenures = [
            replace(tenure, until=at)
            if tenure.post_id == post_id and tenure.until is None
            else tenure
            for tenure in old.tenures
        ]
        tenures.append(Tenure(post_id, receiver, since=at, charge=Charge.ADDITIONAL))
        new = Directory.of(
            version=old.version,
            offices=old.offices.values(),
            sections=old.sections.values(),
            posts=old.posts.values(),
            officers=old.officers.values(),
            tenures=tenures,
        )
        with self.store.writing() as connection:
            write_directory(connection, new.risen())
