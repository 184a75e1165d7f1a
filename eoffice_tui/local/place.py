"""Where a clerk's store lies: one data folder per user of the PC, one folder in it per clerk."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

DIRECTORY_NAME_CHARACTERS_MAX = 120

_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-_.")
_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)


@dataclass(frozen=True, slots=True)
class ClerkPlace:
    """The paths of one clerk's store."""

    path: Path

    @property
    def store(self) -> Path:
        """Name the encrypted store."""
        return self.path / "store.db"

    @property
    def slot(self) -> Path:
        """Name the slot that keeps the store's key."""
        return self.path / "slot.json"

    @property
    def lock(self) -> Path:
        """Name the file whose lock is the sole right to the store."""
        return self.path / "store.lock"

    @property
    def attachments(self) -> Path:
        """Name the folder of sealed attachments."""
        return self.path / "blobs"

    def make(self) -> None:
        """Make the folder, closed to other users of the PC."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)


def stores_home(environ: Mapping[str, str], *, platform: str, home: Path) -> Path:
    """Find the program's data folder: EOFFICE_HOME, else what the system says.

    On Windows the local profile, not the roaming one: that is copied over the network at log-off.
    """
    if own := environ.get("EOFFICE_HOME"):
        stores = Path(own)
        if not stores.is_absolute():
            raise ValueError("EOFFICE_HOME must be an absolute path")
        return stores
    if platform == "win32":
        profile = environ.get("LOCALAPPDATA") or environ.get("APPDATA")
        return Path(profile or home / "AppData" / "Local") / "eoffice"
    if platform == "darwin":
        return home / "Library" / "Application Support" / "eoffice"
    shared = Path(environ.get("XDG_DATA_HOME", ""))
    return (shared if shared.is_absolute() else home / ".local" / "share") / "eoffice"


def clerk_place(stores: Path, login: str) -> ClerkPlace:
    """Find the place of this clerk's store; two logins never share one."""
    return ClerkPlace(stores / "clerks" / directory_name(login))


def clerks_here(stores: Path) -> tuple[str, ...]:
    """List the logins that have a slot on this PC, for the login screen."""
    slots = (stores / "clerks").glob("*/slot.json")
    logins = (login_of(slot.parent.name) for slot in slots)
    return tuple(sorted(login for login in logins if login is not None))


def directory_name(login: str) -> str:
    """Write a login as a folder name that every file system takes and keeps apart.

    Only small ASCII letters, digits and `-_.` stand as they are; all else, capitals included since
    Windows does not tell them from small ones, becomes `%` and two hexadecimal digits per byte.
    """
    login = unicodedata.normalize("NFC", login)
    if not login or login != login.strip() or not login.isprintable():
        raise ValueError("a login is one line of visible characters")
    letters = [_written(character) for character in login]
    if letters[0] == "." or login.partition(".")[0] in _DEVICES:
        letters[0] = f"%{ord(login[0]):02x}"
    if letters[-1] == ".":
        letters[-1] = "%2e"
    name = "".join(letters)
    if len(name) > DIRECTORY_NAME_CHARACTERS_MAX:
        raise ValueError("the login is too long for a folder name")
    return name


def login_of(name: str) -> str | None:
    """Read a folder name back; None when this program did not write it."""
    try:
        head, *coded = name.split("%")
        octets = head.encode("ascii")
        for piece in coded:
            octets += bytes.fromhex(piece[:2]) + piece[2:].encode("ascii")
        login = octets.decode("utf-8")
        return login if directory_name(login) == name else None
    except ValueError:
        return None


def _written(character: str) -> str:
    if character in _PLAIN:
        return character
    return "".join(f"%{octet:02x}" for octet in character.encode("utf-8"))
