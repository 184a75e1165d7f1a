"""Keys of any layout under the names that actions are bound to.

Terminals that name keys by what they type (kitty, foot, Konsole) call Ctrl+S under a Hindi layout
after the sign on that key, and no binding answers. Asked for it, they tell the key's place too.
The names replaced here are private; Textual is pinned and each name is held by a contract test.
"""

import re
import sys
from typing import Final

from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import Keys

from eoffice_tui.keys.inscript import latin_key

UNMISTAKABLE: Final = 0b0001
WITH_PLACES: Final = 0b0100
"""What kitty's protocol tells of a key: the first is what Textual asks for, the second we add."""

_WITH_PLACE: Final = re.compile(
    r"\x1b\[(?P<code>\d+):(?P<shifted>\d*)(?::(?P<place>\d+))?"
    r"(?P<modifiers>;\d*)?(?P<text>;[\d:]*)?(?P<end>[u~ABCDEFHPQRS])"
)
_ASCII_LAST: Final = 127
_WITH_CTRL: Final = re.compile(r"^(?:(?:alt|ctrl|shift|super|hyper|meta)\+)*ctrl\+")
_SHIFTED: Final = {f"f{number + 12}": f"shift+f{number}" for number in range(1, 13)}
"""Older terminals send Shift+F1 as if there were an F13."""

_original_parse = XTermParser._parse_extended_key


def install() -> None:
    """Ask for the places of keys from the next start on, and understand the answers."""
    for holder, name, replacement in REPLACED:
        setattr(holder, name, replacement)


def parse_extended_key(parser: XTermParser, sequence: str) -> list[events.Key] | None:
    """The keys in what a terminal sent, a key of another script by its place.

    What is no key in spite of its form is passed over; the stock parser would end the program.
    """
    try:
        return _original_parse(parser, _without_place(sequence))
    except (ValueError, OverflowError):
        return [events.Key(Keys.Ignore.value, sequence)]


def _without_place(sequence: str) -> str:
    found = _WITH_PLACE.fullmatch(sequence)
    if found is None:
        return sequence
    code, place = found["code"], found["place"]
    types_nothing = not (found["text"] or "").strip(";")
    if place and types_nothing and int(code) > _ASCII_LAST:
        code = place
    return f"\x1b[{code}{found['modifiers'] or ''}{found['text'] or ''}{found['end']}"


def named(event: events.Key) -> events.Key:
    """The key under the name that actions are bound to."""
    if event.key in _SHIFTED:
        return events.Key(_SHIFTED[event.key], None)
    if _WITH_CTRL.match(event.key) is None:
        return event
    *before, last = event.key.split("+")
    if last.isascii() and len(last) == 1:
        return event
    latin = latin_key(last)
    return event if latin is None else events.Key("+".join([*before, latin]), None)


def _asking() -> tuple[tuple[object, str, object], ...]:
    if sys.platform == "win32":
        return ()
    from textual.drivers import linux_driver  # noqa: PLC0415 - Windows cannot load it

    return ((linux_driver, "KITTY_DISAMBIGUATE_ESCAPE_CODES", UNMISTAKABLE | WITH_PLACES),)


REPLACED: Final[tuple[tuple[object, str, object], ...]] = (
    (XTermParser, "_parse_extended_key", parse_extended_key),
    *_asking(),
)
"""Every private or foreign name that is replaced: where, which, by what."""
