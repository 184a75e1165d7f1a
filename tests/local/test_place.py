"""Each clerk has a place of their own, whatever the login and the file system."""

from __future__ import annotations

import itertools
import sys
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest

from eoffice_tui.local.place import (
    DIRECTORY_NAME_CHARACTERS_MAX,
    clerk_place,
    clerks_here,
    directory_name,
    login_of,
    stores_home,
)

HOME = Path.home()
ODD_LOGINS = [
    "../asha", "..", ".", "...", "/etc/passwd", "\\\\server\\share", "a/b", "a\\b", "c:asha",
    "con", "CON", "con.txt", "Nul", "com1", "COM¹", "lpt9.db", "aux.", "conin$", "clock$",
    "asha.", ".asha", "~", "$HOME", "-rf", "%2e%2e", "%", "a%b", "a*?<>|\":", "a b", "store.lock",
    "Asha", "ASHA", "asha", "आशा", "रवि.कुमार", "é", "é@x.in",
]  # fmt: skip


@pytest.mark.parametrize("login", ODD_LOGINS)
def test_a_login_stays_inside_its_place_and_comes_back(tmp_path: Path, login: str) -> None:
    place = clerk_place(tmp_path, login)
    assert place.path.parent == tmp_path / "clerks"
    assert place.path.resolve() == place.path.absolute()
    place.make()
    place.slot.write_text("x")
    assert login_of(place.path.name) == unicodedata.normalize("NFC", login)


@pytest.mark.parametrize("login", ODD_LOGINS)
def test_every_file_system_takes_the_name(login: str) -> None:
    name = directory_name(login)
    assert name.isascii()
    assert name == name.lower()
    assert not set(name) & set('/\\:*?"<>|')
    assert not name.startswith(".")
    assert not name.endswith((".", " "))
    stem = PureWindowsPath(name).name.partition(".")[0]
    assert stem not in {"con", "prn", "aux", "nul", "com1", "lpt9", "conin$", "clock$"}


def test_no_two_logins_share_a_place_even_where_case_is_not_told() -> None:
    logins = {unicodedata.normalize("NFC", login) for login in ODD_LOGINS}
    for one, other in itertools.combinations(logins, 2):
        assert directory_name(one).lower() != directory_name(other).lower(), (one, other)


def test_one_login_however_it_is_composed() -> None:
    assert directory_name("e\u0301") == directory_name("\u00e9")
    assert directory_name("\u0958") == directory_name("\u0915\u093c")


@pytest.mark.parametrize(
    "login",
    ["", " ", " asha", "asha ", "a\nb", "a\0b", "a\u202eb", "a\u200bb", "आ" * 200, "x" * 121],
)
def test_what_is_no_login_is_refused(login: str) -> None:
    with pytest.raises(ValueError, match="login"):
        directory_name(login)


def test_the_longest_login_fits() -> None:
    assert len(directory_name("x" * DIRECTORY_NAME_CHARACTERS_MAX)) == DIRECTORY_NAME_CHARACTERS_MAX


@pytest.mark.parametrize(
    "name", ["Asha", "%zz", "%4", "a%", "%61", "..", "con", "%ff", "é", "%0x", "% a"]
)
def test_names_we_did_not_write_are_not_logins(name: str) -> None:
    assert login_of(name) is None


def test_the_clerks_of_this_pc_are_listed(tmp_path: Path) -> None:
    assert clerks_here(tmp_path) == ()
    for login in ("ravi", "आशा"):
        clerk_place(tmp_path, login).make()
        clerk_place(tmp_path, login).slot.write_text("x")
    clerk_place(tmp_path, "no-slot-yet").make()
    (tmp_path / "clerks" / "Theirs").mkdir()
    (tmp_path / "clerks" / "Theirs" / "slot.json").write_text("x")
    assert clerks_here(tmp_path) == ("ravi", "आशा")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_place_is_closed_to_others(tmp_path: Path) -> None:
    place = clerk_place(tmp_path / "new", "asha")
    place.make()
    place.make()
    assert place.path.stat().st_mode & 0o077 == 0


@pytest.mark.skipif(sys.platform == "win32", reason="paths as other systems write them")
@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", HOME / ".local/share/eoffice"),
        ({"XDG_DATA_HOME": "/srv/share"}, "linux", Path("/srv/share/eoffice")),
        ({"XDG_DATA_HOME": "relative"}, "linux", HOME / ".local/share/eoffice"),
        ({"XDG_DATA_HOME": ""}, "linux", HOME / ".local/share/eoffice"),
        ({}, "darwin", HOME / "Library/Application Support/eoffice"),
        ({}, "win32", HOME / "AppData/Local/eoffice"),
        ({"APPDATA": "/r", "LOCALAPPDATA": "/l"}, "win32", Path("/l/eoffice")),
        ({"APPDATA": "/r"}, "win32", Path("/r/eoffice")),
        ({"EOFFICE_HOME": "/srv/e", "XDG_DATA_HOME": "/x"}, "linux", Path("/srv/e")),
        ({"EOFFICE_HOME": "/srv/e", "LOCALAPPDATA": "/l"}, "win32", Path("/srv/e")),
    ],
)
def test_where_the_system_wants_it(environ: dict[str, str], platform: str, expected: Path) -> None:
    assert stores_home(environ, platform=platform, home=HOME) == expected


def test_a_relative_home_is_refused() -> None:
    with pytest.raises(ValueError, match="EOFFICE_HOME"):
        stores_home({"EOFFICE_HOME": "here"}, platform="linux", home=HOME)
