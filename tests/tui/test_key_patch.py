"""Keys by their place: an Indian layout of the computer takes no shortcut away."""

import inspect
import subprocess
import sys

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from eoffice_tui.keys.inscript import TWINS, latin_key, twin_keys
from eoffice_tui.widgets import key_patch
from eoffice_tui.widgets.typeahead import KeysInOrder

STOCK = """
import inspect
from textual._xterm_parser import XTermParser
import textual.drivers.linux_driver as linux_driver
print(list(inspect.signature(XTermParser._parse_extended_key).parameters))
print(linux_driver.KITTY_DISAMBIGUATE_ESCAPE_CODES, linux_driver.KITTY_REPORT_ALTERNATE_KEYS)
print("KITTY_DISAMBIGUATE_ESCAPE_CODES" in inspect.getsource(
    linux_driver.LinuxDriver.start_application_mode))
"""


@pytest.fixture(autouse=True)
def patched() -> None:
    key_patch.install()


def keys(sequence: str) -> list[str]:
    """The names that the app gives to what a terminal sends."""
    parser = XTermParser()
    messages = [*parser.feed(sequence), *parser.feed("")]
    return [key_patch.named(one).key for one in messages if isinstance(one, events.Key)]


def characters(sequence: str) -> list[str | None]:
    parser = XTermParser()
    messages = [*parser.feed(sequence), *parser.feed("")]
    return [key_patch.named(one).character for one in messages if isinstance(one, events.Key)]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a driver of its own")
def test_every_replaced_name_exists_and_is_what_we_take_it_for() -> None:
    told = subprocess.run(
        [sys.executable, "-c", STOCK], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert told == ["['self', 'sequence']", "1 4", "True"]
    ours = list(inspect.signature(key_patch.parse_extended_key).parameters)
    assert ours == ["parser", "sequence"]
    assert [name for _, name, _ in key_patch.REPLACED] == [
        "_parse_extended_key",
        "KITTY_DISAMBIGUATE_ESCAPE_CODES",
    ]


@pytest.mark.parametrize(
    ("sequence", "expected"),
    [
        ("\x1b[2375::115;5u", ["ctrl+s"]),
        ("\x1b[2380::113;5u", ["ctrl+q"]),
        ("\x1b[2332::112;5u", ["ctrl+p"]),
        ("\x1b[2375:2319:115;6u", ["ctrl+shift+s"]),
        ("\x1b[2375;5u", ["ctrl+s"]),
        ("\x1b[115;5u", ["ctrl+s"]),
        ("\x1b[97:65;2;65u", ["A"]),
        ("\x1b[2375::115;;2375u", ["devanagari_vowel_sign_e"]),
        ("\x1b[2325::107;;2325u", ["क"]),
        ("\x1b[246::59;5u", ["ctrl+semicolon"]),
        ("\x1b[127;2u", ["shift+backspace"]),
        ("\x1b[1;2P", ["shift+f1"]),
        ("\x1b[1;2S", ["shift+f4"]),
        ("\x1b[19;2~", ["shift+f8"]),
        ("\x13", ["ctrl+s"]),
        ("s", ["s"]),
        ("े", ["devanagari_vowel_sign_e"]),
    ],
)
def test_keys_have_the_names_of_their_places(sequence: str, expected: list[str]) -> None:
    assert keys(sequence) == expected


def test_a_key_with_ctrl_types_no_sign() -> None:
    assert characters("\x1b[2375::115;5;2375u") == [None]
    assert characters("\x1b[2375;5;2375u") == [None]
    assert characters("\x1b[2375::115;;2375u") == ["े"]


@pytest.mark.parametrize(
    "sequence",
    [
        "\x1b[99999999999;5u",
        "\x1b[:;:;:u",
        "\x1b[2375::9999999999;5u",
        "\x1b[::;u",
        "\x1b[2375:::;5u",
    ],
)
def test_no_sequence_breaks_the_parser(sequence: str) -> None:
    assert keys(f"{sequence}a") == ["a"]


@pytest.mark.parametrize("key", sorted(TWINS))
def test_every_twin_leads_back(key: str) -> None:
    (twin,) = twin_keys(key)
    assert latin_key(twin) == key


@pytest.mark.parametrize(
    ("sign", "latin"),
    [
        ("bengali_vowel_sign_e", "s"),
        ("ক", "k"),
        ("gujarati_vowel_sign_e", "s"),
        ("ક", "k"),
        ("tamil_vowel_sign_aa", "e"),
        ("a", None),
        ("left", None),
        ("f2", None),
        ("漢", None),
        ("latin_small_letter_o_with_diaeresis", None),
    ],
)
def test_other_scripts_of_india_have_the_same_places(sign: str, latin: str | None) -> None:
    assert latin_key(sign) == latin


async def test_a_shortcut_under_a_hindi_layout_acts_and_types_nothing() -> None:
    class Office(KeysInOrder[None]):
        BINDINGS = [Binding("ctrl+s", "save", "save")]  # noqa: RUF012 - Textual's form
        saved = 0

        def compose(self) -> ComposeResult:
            yield Input()

        def action_save(self) -> None:
            self.saved += 1

    app = Office()
    async with app.run_test() as pilot:
        app.post_message(events.Key("ctrl+devanagari_vowel_sign_e", "े"))
        await pilot.pause(0.1)
        assert app.saved == 1
        assert app.query_one(Input).value == ""
        assert isinstance(app, App)
