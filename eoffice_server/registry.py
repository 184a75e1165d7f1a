"""The registry: the single writer. Decides every op again, numbers it, records it, shows it."""

import threading
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.exc import IntegrityError

from eoffice_core.domain.ids import (
    ID_BYTES,
    DeviceId,
    OfficeId,
)
from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Directory
from eoffice_core.domain.state_pack import USUAL_PATTERNS, NumberPatterns
from eoffice_core.proof.chain import Verify, op_hash
from eoffice_core.store.directory import directory_version, read_directory
from eoffice_core.store.engine import Store
from eoffice_core.store.meta import read_meta, write_meta
from eoffice_core.store.rows import DriverRow
from eoffice_core.wire.directory import directory_lines
from eoffice_core.wire.messages import (
    Exchange,
    Halt,
    Page,
    Place,
    Reply,
    SentOp,
)
from eoffice_server.feed import Reader, marks_fit, read_page
from eoffice_server.identity import SignedDevice
from eoffice_server.incoming import check, read_op
from eoffice_server.numbers import is_given_twice
from eoffice_server.opened import EPOCH
from eoffice_server.sight import REGISTER_FEED
from eoffice_server.taking import DEVICE, OfficesMissed, Request, Taken, all_cases_named, take

_DEVICE = select(DEVICE).where(DEVICE.c.device_id == bindparam("device"))

ACCEPTING_AT_ONCE_MAX = 2
"""One decides while another waits for the database; more would only wait, with offices locked."""


class Registry:
    """Accepts ops into one store, by one transaction per request."""

    def __init__(
        self, store: Store, *, verify: Verify, usual: NumberPatterns = USUAL_PATTERNS
    ) -> None:
        self._store = store
        self._usual = usual
        self._verify = verify
        self._known: Directory | None = None
        self._turns = threading.BoundedSemaphore(ACCEPTING_AT_ONCE_MAX)

    def accept_ops(
        self, sender: SignedDevice, sent: Sequence[SentOp], directory: Directory, at: Moment
    ) -> Taken:
        """Decide ops, each once: what was decided before gets the same verdict again.

        Raises Malformed when an op's envelope cannot be read; then nothing was taken.
        """
        checked = check(
            [read_op(one) for one in sent], public_key=sender.public_key, verify=self._verify
        )
        request = Request(
            sender=sender,
            usual=self._usual,
            ops=checked.ops,
            named=all_cases_named(checked.ops),
            directory=directory,
            at=at,
        )
        also: set[OfficeId] = set()
        while True:
            try:
                with self._turns, self._store.writing() as connection:
                    taken = take(connection, request, also)
            except OfficesMissed as missed:
                also |= missed.args[0]
                continue
            except IntegrityError as error:
                if request.looks_up_numbers or not is_given_twice(error):
                    raise
                request = replace(request, looks_up_numbers=True)
                continue
            return replace(taken, halt=taken.halt or checked.halt)

    def exchange(self, sender: SignedDevice, message: Exchange, at: Moment) -> Reply:
        """Take what a desk offers, and give it what it may see after its places."""
        with self._store.reading() as connection:
            epoch = bytes.fromhex(read_meta(connection, EPOCH) or "")
            directory = self._directory(connection)
            device = _device(connection, sender.device_id)
            if device.revoked_at is not None:
                return Reply(
                    epoch=epoch,
                    taken=device.taken,
                    halt=Halt.REVOKED,
                    received_at=at,
                    answered_at=at,
                )
            held = {0, *directory.posts_of(sender.officer_id, at)}
            is_known = marks_fit(connection, [p for p in message.places if p.post_id in held])
        is_same = message.epoch in (b"", epoch)
        if is_same and (message.acknowledged > device.taken or not is_known):
            epoch = self._new_epoch(epoch, at)
            is_same = False
        if not is_same:
            return Reply(epoch=epoch, taken=device.taken, received_at=at, answered_at=at)
        taken = Taken(taken=device.taken, verdicts=())
        if message.ops:
            taken = self.accept_ops(sender, message.ops, directory, at)
        pages: list[Page] = []
        has_more = False
        if taken.halt is not Halt.REVOKED:
            pages, has_more = self._pages(sender, message, directory, at)
        return Reply(
            epoch=epoch,
            taken=taken.taken,
            halt=taken.halt,
            verdicts=list(taken.verdicts),
            pages=pages,
            has_more=has_more,
            posts=list(directory.posts_of(sender.officer_id, at)),
            directory=[directory_lines(directory)]
            if message.directory_version != directory.version
            else [],
            received_at=at,
            answered_at=at,
        )

    def _pages(
        self, sender: SignedDevice, message: Exchange, directory: Directory, at: Moment
    ) -> tuple[list[Page], bool]:
        """A page of each feed of the posts held now, as far as rows go; whether there is more."""
        reached = {(place.office_id, place.post_id): place for place in message.places}
        held = directory.posts_of(sender.officer_id, at)
        feeds = [(directory.posts[post].office_id, post) for post in held]
        feeds += [(office, REGISTER_FEED) for office in sorted({office for office, _ in feeds})]
        kept = message.acknowledged + len(message.ops)
        reader = Reader(device_id=sender.device_id, kept=kept)
        pages: list[Page] = []
        left = message.rows_max
        with self._store.reading() as connection:
            for key in feeds:
                place = reached.get(key) or Place(office_id=key[0], post_id=key[1])
                page = read_page(connection, place, rows_max=max(left, 1), reader=reader)
                left -= len(page.rows)
                pages.append(page)
                if left <= 0:
                    break
        return pages, len(pages) < len(feeds) or not all(page.is_last for page in pages)

    def _directory(self, connection: Connection) -> Directory:
        """The directory, read anew only when the mapping has changed."""
        if self._known is None or self._known.version != directory_version(connection):
            self._known = read_directory(connection)
        return self._known

    def _new_epoch(self, old: bytes, at: Moment) -> bytes:
        """Say that this registry has forgotten: every desk then offers again what it lacks.

        The time is in it, for a second restore from one backup must not come to the same epoch.
        """
        new = op_hash(old + at.to_bytes(8, "big"))[:ID_BYTES].hex()
        with self._store.writing() as connection:
            known = read_meta(connection, EPOCH)
            if known != old.hex():  # another process has noticed it too
                return bytes.fromhex(known or "")
            write_meta(connection, EPOCH, new)
        return bytes.fromhex(new)


def _device(connection: Connection, device_id: DeviceId) -> DriverRow:
    return connection.execute(_DEVICE, {"device": device_id}).one()
