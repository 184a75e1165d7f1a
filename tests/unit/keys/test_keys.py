"""One table of keys: nothing clashes, everything is explained, and every action exists."""

import importlib
import pkgutil
from collections import Counter
from collections.abc import Iterator

import pytest

from eoffice_tui import keys, screens
from eoffice_tui.app import OfficeApp
from eoffice_tui.keys import ACTIONS, KeyAction, Place, actions_at, shown_key
from eoffice_tui.keys.action import is_function_key
from eoffice_tui.keys.inscript import TWINS, twin_keys
from eoffice_tui.present import cells
from eoffice_tui.present.sentences import Language
from eoffice_tui.screens.base import OfficeScreen
from eoffice_tui.screens.help import help_lines
from eoffice_tui.widgets.office_footer import footer_item, footer_lines

ROOM = 78
SCREEN_PLACES = [place for place in Place if place is not Place.EVERYWHERE]
BOTH = list(Language)


def office_screens() -> Iterator[type[OfficeScreen[object]]]:
    for found in pkgutil.iter_modules(screens.__path__):
        module = importlib.import_module(f"{screens.__name__}.{found.name}")
        for value in vars(module).values():
            is_ours = isinstance(value, type) and issubclass(value, OfficeScreen)
            if is_ours and "PLACE" in vars(value):
                yield value


SCREEN_AT = {screen.PLACE: screen for screen in office_screens()}


def every_key(action: KeyAction) -> list[str]:
    return [key for name in action.keys for key in (name, *twin_keys(name))]


@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_no_two_actions_of_a_screen_share_a_key(place: Place) -> None:
    used = Counter(key for action in actions_at(place) for key in every_key(action))
    assert not {key for key, count in used.items() if count > 1}


@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_every_place_is_a_screen_with_these_actions(place: Place) -> None:
    screen = SCREEN_AT[place]
    missing = [
        action.id
        for action in actions_at(place)
        if not action.by_widget and not hasattr(_owner(action, screen), f"action_{action.act}")
    ]
    assert not missing


def _owner(action: KeyAction, screen: type[object]) -> type[object]:
    return OfficeApp if action.place is Place.EVERYWHERE else screen


@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_a_screen_binds_what_the_table_says_and_nothing_else(place: Place) -> None:
    bound = {key for key, _ in SCREEN_AT[place]._merged_bindings or ()}
    for action in actions_at(place):
        if action.place is place and not action.by_widget:
            assert set(every_key(action)) <= bound, action.id


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_f1_explains_every_key(place: Place, language: Language) -> None:
    lines = dict(help_lines(place, language))
    for action in actions_at(place):
        told = lines[" ".join(shown_key(key) for key in action.keys)]
        assert action.help.say(language) in told


@pytest.mark.parametrize("language", BOTH)
@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_the_footer_has_room_for_its_keys_at_80_cells(place: Place, language: Language) -> None:
    wanted = [action for action in actions_at(place) if action.in_footer]
    lines = footer_lines(wanted, language=language, room=ROOM)
    assert [action for line in lines for action in line] == wanted
    for line in lines:
        text = "  ".join(" ".join(footer_item(action, language)) for action in line)
        assert cells.width(text) <= ROOM


VIEWS = frozenset({"inbox.filter", "inbox.next_show", "inbox.next_sort"})
"""These change what is seen and nothing else; each letter of theirs has its twin."""


def is_of_no_layout(key: str) -> bool:
    """Whether a key is the same under every layout, and needs no Ctrl that a layout may take."""
    before, _, last = key.rpartition("+")
    is_named = is_function_key(last) or last in LAYOUT_FREE
    return is_named and "ctrl" not in before and "alt" not in before


LAYOUT_FREE = frozenset(
    {
        "escape",
        "enter",
        "tab",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
        "delete",
    }
)


@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_what_the_footer_offers_has_a_key_that_no_layout_takes_away(place: Place) -> None:
    lost = [
        action.id
        for action in actions_at(place)
        if action.in_footer and action.id not in VIEWS
        if not any(is_of_no_layout(key) for key in keys_of(action.act, place))
    ]
    assert not lost


def keys_of(act: str, place: Place) -> list[str]:
    """Every key that does this at a place, one that does it everywhere included."""
    return [key for action in actions_at(place) if action.act == act for key in action.keys]


def test_whatever_else_there_is_can_be_found_by_name_without_ctrl_or_a_letter() -> None:
    everywhere = {action.act: action for action in actions_at(Place.EVERYWHERE)}
    for act in ("command_palette", "quit", "help", "back"):
        assert any(is_of_no_layout(key) for key in everywhere[act].keys), act


@pytest.mark.parametrize("place", SCREEN_PLACES)
def test_every_letter_has_its_twin_under_a_hindi_layout(place: Place) -> None:
    letters = [key for action in actions_at(place) for key in action.keys if len(key) == 1]
    assert all(twin_keys(key) for key in letters)
    assert twin_keys("slash") == ("य",)


def test_ids_are_unique() -> None:
    used = Counter(action.id for action in ACTIONS)
    assert not {name for name, count in used.items() if count > 1}


def test_in_forms_only_keys_that_are_no_letters() -> None:
    forms = {Place.DIARISE, Place.OPEN_FILE, Place.LOGIN, Place.NOTESHEET, Place.SEND}
    letters = [
        (action.id, key)
        for place in forms
        for action in actions_at(place)
        if not action.by_widget
        for key in action.keys
        if len(key) == 1
    ]
    assert not letters


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("f2", "F2"),
        ("escape", "Esc"),
        ("slash", "/"),
        ("n", "n"),
        ("ctrl+p", "Ctrl+P"),
        ("shift+tab", "Shift+Tab"),
    ],
)
def test_keys_are_shown_as_on_the_keyboard(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_a_letter_works_under_a_hindi_layout_too() -> None:
    assert twin_keys("n") == ("ल",)
    assert twin_keys("t") == ("devanagari_vowel_sign_uu",)
    assert twin_keys("f2") == ()
    assert len(set(TWINS.values())) == len(TWINS)


def test_what_is_absent_from_a_screen_is_not_offered_there() -> None:
    acts = {action.act for action in actions_at(Place.LOGIN)}
    assert "back" not in acts
    assert "back" in {action.act for action in keys.actions_at(Place.INBOX)}
