"""Keys typed ahead: on a slow computer each key has its effect before the next is given out."""

import time
from collections.abc import Sequence
from typing import ClassVar

import pytest
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.widgets import Input, Static

from eoffice_tui.widgets.typeahead import KeysInOrder, typed_events


class Form(Screen[None]):
    """A form that takes its time to come up."""

    def compose(self) -> ComposeResult:
        """Two fields."""
        time.sleep(0.05)
        yield Input(id="first")
        yield Input(id="second")


class Office(KeysInOrder[None]):
    """An app whose first screen opens a form on a key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("n", "form", "form")]

    def compose(self) -> ComposeResult:
        """Something to stand on."""
        yield Static("…")

    def action_form(self) -> None:
        """Open the form."""
        _ = self.push_screen(Form())


def burst(app: Office, *keys: str) -> None:
    """Give keys as a terminal does that was not read for a while: all at once."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_letters_after_a_key_that_opens_a_form_land_in_the_form() -> None:
    app = Office()
    async with app.run_test() as pilot:
        burst(app, "n", "a", "b", "tab", "c", "d")
        for _ in range(100):
            await pilot.pause(0.02)
            if (
                isinstance(app.screen, Form)
                and app.screen.query_one("#second", Input).value == "cd"
            ):
                break
        assert app.screen.query_one("#first", Input).value == "ab"
        assert app.screen.query_one("#second", Input).value == "cd"


async def test_a_hundred_letters_at_once_keep_their_order() -> None:
    app = Office()
    async with app.run_test() as pilot:
        letters = [chr(ord("a") + i % 26) for i in range(100) if chr(ord("a") + i % 26) != "n"]
        burst(app, "n", *letters)
        field = None
        for _ in range(150):
            await pilot.pause(0.02)
            if isinstance(app.screen, Form):
                field = app.screen.query_one("#first", Input)
                if len(field.value) == len(letters):
                    break
        assert field is not None
        assert field.value == "".join(letters)


async def test_a_key_that_comes_as_a_held_one_is_let_go_does_not_overtake_it() -> None:
    app = Office()
    async with app.run_test() as pilot:
        await pilot.press("n")
        await pilot.pause(0.2)
        app._is_held = True
        burst(app, "a")
        await pilot.pause()
        burst(app, "b")  # it lies in the app's queue when, in another task, the first is let go
        app._release(app._turn)
        await pilot.pause(0.1)
        assert app.screen.query_one("#first", Input).value == "ab"


async def test_a_key_whose_widget_goes_away_does_not_hold_up_the_next() -> None:
    class Vanishing(Office):
        BINDINGS: ClassVar[list[BindingType]] = [Binding("x", "drop", "drop")]

        def action_drop(self) -> None:
            """Take the form away under the key."""
            _ = self.pop_screen()

    app = Vanishing()
    async with app.run_test() as pilot:
        await pilot.press("n")
        await pilot.pause(0.2)
        app.screen.set_focus(None)
        burst(app, "x", "n", "a")
        for _ in range(150):
            await pilot.pause(0.02)
            if isinstance(app.screen, Form) and app.screen.query_one("#first", Input).value == "a":
                break
        assert app.screen.query_one("#first", Input).value == "a"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (b"", []),
        (b"ab\r", ["a", "b", "enter"]),
        ("लcस\t".encode(), ["ल", "c", "स", "tab"]),
        (b"\x1b[A\x1bOP\x1b", ["up", "f1", "escape"]),
        (b"\x1b[5;9R\x1b[I\xff", []),
    ],
)
def test_what_was_typed_before_the_screen_is_read_as_keys(
    typed: bytes, expected: Sequence[str]
) -> None:
    assert [one.key for one in typed_events(typed) if isinstance(one, events.Key)] == expected


def test_a_paste_before_the_screen_stays_a_paste() -> None:
    (paste,) = typed_events("\x1b[200~टीप 1\x1b[201~".encode())
    assert isinstance(paste, events.Paste)
    assert paste.text == "टीप 1"
