"""A token kept by the operating system's own keyring, where there is one we trust.

Only backends on the list are used: others keep plain text in a file, or ask on the terminal in the
middle of a screen. Every function answers "not kept" instead of failing, and the caller then keeps
the token in the encrypted store.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

ALLOWED_BACKENDS = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.Windows",
        "keyring.backends.macOS",
        "keyring.backends.kwallet",
    }
)
# Windows keeps 2,560 bytes of UTF-16 in one entry.
TOKEN_CHARACTERS_MAX = 1280

Answer = TypeVar("Answer")


class Keyring(Protocol):
    """What we use of a keyring backend."""

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


def usable_keyring() -> Keyring | None:
    """Find the first allowed backend, or None where there is no keyring to trust."""
    import keyring  # noqa: PLC0415 - costs a D-Bus connection; only who remembers a token pays

    chosen = keyring.get_keyring()
    candidates: list[Keyring] = getattr(chosen, "backends", [chosen])
    found = next((one for one in candidates if type(one).__module__ in ALLOWED_BACKENDS), None)
    if found is not None and type(found).__module__ == "keyring.backends.Windows":
        # Otherwise the entry roams to every PC the domain profile reaches.
        found.persist = "local machine"  # type: ignore[attr-defined]  # this backend alone has it
    return found


def keep_token(*, server: str, login: str, token: str) -> bool:
    """Keep a token; False when it is not in the keyring and the caller must keep it."""

    def keep(backend: Keyring) -> bool:
        backend.set_password(_service(server), login, token)
        return backend.get_password(_service(server), login) == token

    return len(token) <= TOKEN_CHARACTERS_MAX and _ask(keep, otherwise=False)


def read_token(*, server: str, login: str) -> str | None:
    """Read the token back; None when the keyring has none, is locked or is not to be trusted."""
    return _ask(lambda backend: backend.get_password(_service(server), login), otherwise=None)


def drop_token(*, server: str, login: str) -> bool:
    """Forget the token; False when there was none to forget or the keyring did not answer."""

    def drop(backend: Keyring) -> bool:
        backend.delete_password(_service(server), login)
        return True

    return _ask(drop, otherwise=False)


def _ask(question: Callable[[Keyring], Answer], *, otherwise: Answer) -> Answer:
    try:
        backend = usable_keyring()
        return otherwise if backend is None else question(backend)
    except Exception:  # noqa: BLE001 - each system's backend raises errors of its own, with no common
        return otherwise  # base; locked, dismissed or broken, the token then goes to the store


def _service(server: str) -> str:
    return f"eoffice {server}"
