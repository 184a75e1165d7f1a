"""Tokens go to a keyring we trust or nowhere; never to a plain file, never to a prompt."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail, null
from keyring.errors import InitError, KeyringLocked

from eoffice_tui.local.secrets import (
    TOKEN_CHARACTERS_MAX,
    drop_token,
    keep_token,
    read_token,
    usable_keyring,
)

ROOT = Path(__file__).parents[2]
SERVER = "https://office.example.in"


class InMemory(KeyringBackend):
    """A keyring that keeps what it is given, and may be told to fail."""

    priority = 1.0

    def __init__(self, trouble: Exception | None = None) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble = trouble

    def _stand(self) -> None:
        if self.trouble is not None:
            raise self.trouble

    def get_password(self, service: str, username: str) -> str | None:
        self._stand()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._stand()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._stand()
        del self.kept[service, username]


def of_module(backend: InMemory, module: str) -> InMemory:
    """Make the backend look as if it came from a module."""
    backend.__class__ = type(
        "Keyring", (InMemory,), {"__module__": module, "persist": "enterprise"}
    )
    return backend


class Chainer:
    """Several backends in one, as keyring chains them."""

    def __init__(self, *backends: KeyringBackend) -> None:
        self.backends = list(backends)


def nothing_is_kept() -> bool:
    kept = keep_token(server=SERVER, login="asha", token="secret")
    read = read_token(server=SERVER, login="asha")
    dropped = drop_token(server=SERVER, login="asha")
    return (kept, read, dropped) == (False, None, False)


@pytest.mark.parametrize(
    "module",
    [
        "keyrings.alt.file",
        "keyrings.cryptfile.cryptfile",
        "keyring.backends.null",
        "keyring.backends.fail",
        "keyring.backends.SecretServiceX",
        "evil.keyring.backends.SecretService",
    ],
)
def test_backends_off_the_list_are_refused(monkeypatch: pytest.MonkeyPatch, module: str) -> None:
    backend = of_module(InMemory(), module)
    monkeypatch.setattr("keyring.get_keyring", lambda: backend)
    assert usable_keyring() is None
    assert nothing_is_kept()
    assert backend.kept == {}


@pytest.mark.parametrize("stand_in", [fail.Keyring, null.Keyring])
def test_keyrings_own_stand_ins_are_refused(
    monkeypatch: pytest.MonkeyPatch, stand_in: type[KeyringBackend]
) -> None:
    monkeypatch.setattr("keyring.get_keyring", stand_in)
    assert nothing_is_kept()


def test_a_trusted_backend_keeps_reads_and_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = of_module(InMemory(), "keyring.backends.SecretService")
    monkeypatch.setattr("keyring.get_keyring", lambda: backend)
    assert keep_token(server=SERVER, login="asha", token="secret")
    assert keep_token(server=SERVER, login="ravi", token="other")
    assert read_token(server=SERVER, login="asha") == "secret"
    assert read_token(server="https://other.example.in", login="asha") is None
    assert drop_token(server=SERVER, login="asha")
    assert read_token(server=SERVER, login="asha") is None
    assert read_token(server=SERVER, login="ravi") == "other"
    assert not drop_token(server=SERVER, login="asha")


def test_in_a_chain_only_the_trusted_backend_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = of_module(InMemory(), "keyrings.alt.file")
    trusted = of_module(InMemory(), "keyring.backends.macOS")
    monkeypatch.setattr("keyring.get_keyring", lambda: Chainer(plain, trusted))
    assert keep_token(server=SERVER, login="asha", token="secret")
    assert plain.kept == {}
    monkeypatch.setattr("keyring.get_keyring", lambda: Chainer(plain))
    assert nothing_is_kept()
    monkeypatch.setattr("keyring.get_keyring", Chainer)
    assert nothing_is_kept()


@pytest.mark.parametrize(
    "trouble", [KeyringLocked(), InitError(), OSError("no bus"), RuntimeError("CredWrite")]
)
def test_a_backend_in_trouble_is_no_backend(
    monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    backend = of_module(InMemory(trouble), "keyring.backends.SecretService")
    monkeypatch.setattr("keyring.get_keyring", lambda: backend)
    assert nothing_is_kept()


def test_a_backend_that_forgets_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = of_module(InMemory(), "keyring.backends.kwallet")
    monkeypatch.setattr(backend, "set_password", lambda *_: None)
    monkeypatch.setattr("keyring.get_keyring", lambda: backend)
    assert not keep_token(server=SERVER, login="asha", token="secret")


def test_a_token_too_long_for_windows_goes_to_the_store(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = of_module(InMemory(), "keyring.backends.Windows")
    monkeypatch.setattr("keyring.get_keyring", lambda: backend)
    assert keep_token(server=SERVER, login="asha", token="x" * TOKEN_CHARACTERS_MAX)
    assert not keep_token(server=SERVER, login="asha", token="x" * (TOKEN_CHARACTERS_MAX + 1))


def test_on_windows_the_entry_stays_on_this_pc(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = of_module(InMemory(), "keyring.backends.Windows")
    monkeypatch.setattr("keyring.get_keyring", lambda: backend)
    assert getattr(usable_keyring(), "persist", "") == "local machine"


def test_keyring_waits_until_it_is_asked() -> None:
    program = "import sys, eoffice_tui.local.secrets; sys.exit('keyring' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT)


REAL = """
import sys
from eoffice_tui.local.secrets import drop_token, keep_token, read_token, usable_keyring
at = {"server": "https://office.example.in", "login": "आशा"}
assert type(usable_keyring()).__module__ == "keyring.backends.SecretService", usable_keyring()
assert read_token(**at) is None
assert keep_token(**at, token="गोपनीय-" + "x" * 1000)
assert read_token(**at) == "गोपनीय-" + "x" * 1000
assert keep_token(**at, token="second") and read_token(**at) == "second"
assert drop_token(**at) and read_token(**at) is None and not drop_token(**at)
"""
BARE = """
from eoffice_tui.local.secrets import drop_token, keep_token, read_token, usable_keyring
at = {"server": "https://office.example.in", "login": "asha"}
assert usable_keyring() is None, usable_keyring()
assert (keep_token(**at, token="x"), read_token(**at), drop_token(**at)) == (False, None, False)
"""
LOCKED = """
from eoffice_tui.local.secrets import keep_token, read_token
at = {"server": "https://office.example.in", "login": "asha"}
assert (keep_token(**at, token="x"), read_token(**at)) == (False, None)
"""
START = 'printf "\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null; '
START_LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null 2>&1; "


def in_a_session_of_its_own(home: Path, program: str, *, before: str = "") -> None:
    """Run a program with a D-Bus and a home that are thrown away."""
    (home / "run").mkdir(mode=0o700)
    kept = ("PATH", "LD_LIBRARY_PATH", "XDG_DATA_DIRS")
    environ = {name: os.environ[name] for name in kept if name in os.environ}
    environ |= {"HOME": str(home), "XDG_RUNTIME_DIR": str(home / "run"), "PYTHONUTF8": "1"}
    run = f'{before}exec "$0" -W error -c "$1"'
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", run, sys.executable, program],
        check=False,
        cwd=ROOT,
        env=environ,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr


needs_bus = pytest.mark.skipif(
    shutil.which("dbus-run-session") is None, reason="dbus-run-session is not installed"
)
needs_keyring = pytest.mark.skipif(
    shutil.which("gnome-keyring-daemon") is None, reason="gnome-keyring is not installed"
)


@needs_bus
@needs_keyring
def test_a_real_keyring_keeps_reads_and_forgets(tmp_path: Path) -> None:
    in_a_session_of_its_own(tmp_path, REAL, before=START)


@needs_bus
@needs_keyring
def test_a_real_keyring_that_is_locked_is_no_keyring(tmp_path: Path) -> None:
    in_a_session_of_its_own(tmp_path, LOCKED, before=START_LOCKED)


@needs_bus
def test_a_bus_without_a_keyring_is_no_keyring(tmp_path: Path) -> None:
    in_a_session_of_its_own(tmp_path, BARE)


@pytest.mark.parametrize(
    "backend", ["keyring.backends.fail.Keyring", "keyring.backends.null.Keyring", "no.such.Keyring"]
)
def test_a_backend_forced_from_outside_is_refused(tmp_path: Path, backend: str) -> None:
    environ = {**os.environ, "HOME": str(tmp_path), "PYTHON_KEYRING_BACKEND": backend}
    program = BARE if not backend.startswith("no.") else BARE.replace("assert usable", "# ")
    subprocess.run([sys.executable, "-c", program], check=True, cwd=ROOT, env=environ)
