"""What a server is told at its start: where its store lies, where it listens, what it allows."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from eoffice_core.domain.state_pack import USUAL_PATTERNS, NumberPatterns

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8750
PORT_MAX = 65_535
WORKERS_MAX = 64
STORE_NAME = "office.db"
LOCK_NAME = "office.lock"
LOG_FORMAT = "%(asctime)s %(levelname)s %(message)s"

MINUTE_MS = 60 * 1000
DAY_MS = 24 * 60 * MINUTE_MS


class SettingsFault(ValueError):
    """A setting that cannot be meant."""


def port(text: str) -> int:
    """A port that can be listened on; ValueError where it is none."""
    number = int(text)
    if not 0 <= number <= PORT_MAX:
        raise ValueError(text)
    return number


def workers(text: str) -> int:
    """A number of processes that a machine may have; ValueError for another."""
    number = int(text)
    if not 1 <= number <= WORKERS_MAX:
        raise ValueError(text)
    return number


@dataclass(frozen=True, slots=True)
class Lifetimes:
    """How long tokens live. A used refresh token is taken once more for a short while.

    On a weak line the answer to a renewal gets lost; without that while the officer would have to
    type the password again each time.
    """

    access_ms: int = 15 * MINUTE_MS
    refresh_ms: int = 30 * DAY_MS
    lost_answer_ms: int = 2 * MINUTE_MS


@dataclass(frozen=True, slots=True)
class Rate:
    """How many requests may come at once, and how many per minute in the long run."""

    at_once: int
    per_minute: int


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of the server one device or one address may ask for."""

    exchange: Rate = Rate(at_once=120, per_minute=240)
    sign_in: Rate = Rate(at_once=10, per_minute=10)
    search: Rate = Rate(at_once=30, per_minute=60)
    """Per device: a common word makes the registry look through many hits."""

    renew: Rate = Rate(at_once=300, per_minute=300)
    """Per address: a whole office may stand behind one, and comes back when the line does."""

    password_checks_at_once: int = 2
    """Each takes 19 MiB and some 30 ms of a core: more at once help nobody."""

    stop_seconds: int = 10
    """How long a stopping server waits for the requests it has begun."""

    worker_silent_seconds: int = 60
    """After how long a silent process is replaced: on an old machine it starts slowly."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between two servers; `database` None is a file in `place`."""

    place: Path
    database: str | None = None
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    lifetimes: Lifetimes = field(default_factory=Lifetimes)
    limits: Limits = field(default_factory=Limits)
    usual_numbers: NumberPatterns = USUAL_PATTERNS
    """How a section numbers for which the mapping says nothing: as its state does."""

    @property
    def store(self) -> Path:
        """Name the file of the embedded store."""
        return self.place / STORE_NAME

    @property
    def lock(self) -> Path:
        """Name the file whose lock is the sole right to serve from the embedded store."""
        return self.place / LOCK_NAME


def server_home(environ: Mapping[str, str], *, platform: str, home: Path) -> Path:
    """Find the server's data folder: EOFFICE_SERVER_DATA, else what the system says."""
    if own := environ.get("EOFFICE_SERVER_DATA"):
        return absolute(Path(own), name="EOFFICE_SERVER_DATA")
    if platform == "win32":
        shared = environ.get("PROGRAMDATA") or environ.get("LOCALAPPDATA")
        return Path(shared or home / "AppData" / "Local") / "eoffice-server"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "eoffice-server"
    if state := environ.get("STATE_DIRECTORY"):  # set by systemd for the unit's own folder
        return absolute(Path(state.partition(":")[0]), name="STATE_DIRECTORY")
    own_folder = Path(environ.get("XDG_DATA_HOME", ""))
    return (own_folder if own_folder.is_absolute() else home / ".local" / "share") / (
        "eoffice-server"
    )


def absolute(path: Path, *, name: str) -> Path:
    """The path, when it does not depend on where the server is started from."""
    if not path.is_absolute():
        raise SettingsFault(f"{name} must be an absolute path")
    return path


def database_address(url: str) -> str:
    """The address in the form that names the driver; SettingsFault for another engine."""
    scheme, separator, rest = url.partition("://")
    if not separator or scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise SettingsFault("a database is given as postgresql://user@host/name")
    return f"postgresql+psycopg://{rest}"
