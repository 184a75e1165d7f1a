"""Opens the server's store as the settings say, in the shape of this release."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from eoffice_core.domain.ids import ID_BYTES
from eoffice_core.domain.office import Directory
from eoffice_core.store import reindex
from eoffice_core.store.directory import directory_version, read_directory
from eoffice_core.store.engine import Store, open_postgresql, open_sqlite
from eoffice_core.store.ground import refuse_unsafe_place
from eoffice_core.store.meta import META, read_meta
from eoffice_core.store.migrations import migrate, version_of
from eoffice_core.store.statements import insert_new
from eoffice_server.settings import Settings, database_address
from eoffice_server.steps import STEPS

LOG = logging.getLogger("eoffice_server")
EPOCH = "epoch"

RandomBytes = Callable[[int], bytes]


@dataclass(slots=True)
class _Known:
    directory: Directory = field(default_factory=Directory)
    lock: threading.Lock = field(default_factory=threading.Lock)


@dataclass(frozen=True, slots=True)
class Opened:
    """A store in use, with the directory it holds."""

    store: Store
    _known: _Known = field(default_factory=_Known, repr=False, compare=False)

    def epoch(self) -> bytes:
        """What tells desks whether this is still the registry they knew: read it each time.

        The registry takes a new one when it finds that it was restored from a backup.
        """
        with self.store.reading() as connection:
            found = read_meta(connection, EPOCH)
        assert found is not None, "written when the store was opened"
        return bytes.fromhex(found)

    def directory(self) -> Directory:
        """The directory as it stands, read again only when its version rose."""
        with self.store.reading() as connection:
            version = directory_version(connection)
            with self._known.lock:
                if self._known.directory.version != version:
                    self._known.directory = read_directory(connection)
                return self._known.directory

    def is_ready(self) -> bool:
        """Whether the store answers and has the shape of this release."""
        return version_of(self.store) == len(STEPS)

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()


def open_store(settings: Settings, *, random_bytes: RandomBytes) -> Opened:
    """Open or make the store, bring it to this release's shape and give it its first epoch."""
    store = _open(settings)
    try:
        migrate(store, STEPS)
        begin_epoch(store, random_bytes)
        reindex.refresh(store, told=_tell_folding)
    except BaseException:
        store.close()
        raise
    return Opened(store=store)


def _tell_folding(done: int, total: int) -> None:
    LOG.info("search is made anew by this release's rules: %d of %d", done, total)


def _open(settings: Settings) -> Store:
    if settings.database is not None:
        return open_postgresql(database_address(settings.database))
    settings.place.mkdir(mode=0o700, parents=True, exist_ok=True)
    refuse_unsafe_place(settings.place)
    return open_sqlite(settings.store, key=None)


def begin_epoch(store: Store, random_bytes: RandomBytes) -> None:
    """Give a new store its first epoch; an epoch that is there stands."""
    with store.reading() as connection:
        if read_meta(connection, EPOCH) is not None:
            return
    with store.writing() as connection:
        fresh = random_bytes(ID_BYTES).hex()
        # Another server on the same database may have been faster: then its epoch stands.
        insert_new(connection, META, [{"name": EPOCH, "value": fresh}])
