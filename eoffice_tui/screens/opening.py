"""What the login screen asks of the bootstrap: which logins there are, and to open one's desk."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk


class OpenFault(Enum):
    """Why a desk could not be opened."""

    LOGIN_MALFORMED = "login_malformed"
    LOGIN_UNKNOWN = "login_unknown"
    WRONG_PASSWORD = "wrong_password"  # noqa: S105 - a fault's name
    WAIT = "wait"
    UNREACHABLE = "unreachable"
    SERVER_DECLINES = "server_declines"
    NO_POST = "no_post"
    IN_USE = "in_use"
    STORE_DAMAGED = "store_damaged"
    STORE_NEWER = "store_newer"
    SLOT_DAMAGED = "slot_damaged"
    SLOT_MISSING = "slot_missing"
    DISK_FULL = "disk_full"
    CANNOT_OPEN = "cannot_open"


class OpenStep(Enum):
    """What is being done while the officer waits."""

    UNLOCKING = "unlocking"
    ASKING_SERVER = "asking_server"
    OPENING_STORE = "opening_store"
    FETCHING = "fetching"


@dataclass(frozen=True, slots=True)
class Folding:
    """Search is made anew for another release of its rules, and so far it has come."""

    done: int
    total: int


Progress = OpenStep | Folding


@dataclass(frozen=True, slots=True)
class Failed:
    """The desk was not opened; `wait_seconds` says for how long another try is refused."""

    reason: OpenFault
    wait_seconds: int = 0


class Opener(Protocol):
    """Opens desks; called from a thread, for unlocking takes a second on purpose."""

    def logins(self) -> Sequence[str]:
        """Who has a store on this computer."""
        ...

    def warm_up(self) -> None:
        """Begin to load what opening will need, without keeping anybody waiting."""
        ...

    def open(
        self, login: str, password: str, on_progress: Callable[[Progress], None]
    ) -> "Desk | Failed":
        """Unlock the store of this login, or sign in for the first time, and give the desk."""
        ...
