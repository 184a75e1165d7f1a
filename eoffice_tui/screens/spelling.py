"""Mending the spelling of a note: one unknown word at a time, and only as the officer says."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.app import App

from eoffice_core.script.spelling import Written
from eoffice_core.script.wordstock import Wordstock
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.present.sentences import typing as say
from eoffice_tui.screens.base import nearest_screen
from eoffice_tui.screens.face import Face
from eoffice_tui.widgets.choice_list import Choice, ChoiceList, PickerLabels
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.said import Tone
from eoffice_tui.widgets.spelling_marks import next_unknown
from eoffice_tui.widgets.typing_layer import Typing

if TYPE_CHECKING:
    from eoffice_tui.desk import Desk

MINE, OFFICE = -1, -2
"""What can be chosen beside the suggestions: to know the word from now on."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An unknown word in its line, and what may have been meant."""

    row: int
    word: Written
    suggestions: tuple[str, ...]


def _find(lines: list[str], caret: tuple[int, int], stock: Wordstock) -> _Found | None:
    found = next_unknown(lines, caret, stock)
    if found is None:
        return None
    row, word = found
    return _Found(row, word, stock.suggestions(word.text))


def picker_of_spellings(
    word: str, suggestions: tuple[str, ...], language: Language
) -> ChoiceList[int]:
    """The suggestions for a word, then the two ways of adding it."""

    def choices(language: Language) -> list[Choice[int]]:
        offered = [Choice(place, text) for place, text in enumerate(suggestions)]
        return [
            *offered,
            Choice(MINE, say.ADD_MINE.say(language, word=word)),
            Choice(OFFICE, say.ADD_OFFICE.say(language, word=word)),
        ]

    def labels(language: Language) -> PickerLabels:
        return PickerLabels(
            title=say.SPELLING_TITLE.say(language, word=word),
            filter_hint=say.SPELLING_HINT.say(language),
            empty_text=say.SPELLING_EMPTY.say(language),
            footer=say.SPELLING_KEYS.say(language),
        )

    return ChoiceList(choices, labels, language)


class Spelling:
    """Mends the spelling of the note at hand."""

    def __init__(self, app: App[None], desk: "Desk", typing: Typing) -> None:
        self._app = app
        self._desk = desk
        self._typing = typing

    def mend_next(self) -> None:
        """Go to the next unknown word of the note and offer what may have been meant."""
        editor, screen, stock = self._app.focused, nearest_screen(self._app), self._typing.stock
        if screen is None:
            return
        if not isinstance(editor, NoteEditor):
            screen.notice(say.ONLY_NOTES)
        elif not stock.checks_spelling:
            self._typing.want_words()
            screen.notice(say.NOT_CHECKED)
        else:
            find = partial(_find, list(editor.note.lines), editor.selection.end, stock)
            screen.ask(find, partial(self._offer, editor), group="spelling")

    def _offer(self, editor: NoteEditor, found: _Found | None) -> None:
        if found is None:
            self._say(say.NOTHING_UNKNOWN)
            return
        editor.move_cursor((found.row, found.word.end))
        language = cast(Face, self._app).language
        picker = picker_of_spellings(found.word.text, found.suggestions, language)
        _ = self._app.push_screen(picker, partial(self._chosen, editor, found))

    def _chosen(self, editor: NoteEditor, found: _Found, choice: int | None) -> None:
        editor.focus()
        if choice in (MINE, OFFICE):
            self._add(found.word.text, is_of_office=choice == OFFICE)
        elif choice is not None:
            self._replace(editor, found, found.suggestions[choice])

    def _replace(self, editor: NoteEditor, found: _Found, text: str) -> None:
        if editor.put_in_place(found.row, found.word, text):
            self._say(say.REPLACED, word=found.word.text, other=text)
        else:
            self._say(say.MOVED_ON)

    def _add(self, word: str, *, is_of_office: bool) -> None:
        if (screen := nearest_screen(self._app)) is None:
            return
        self._typing.stock.add_words([word])
        for editor in screen.query(NoteEditor):
            editor.marks.look_again()
        screen.write(
            partial(self._desk.words.add, word, of_office=is_of_office),
            lambda _: self._say(say.ADDED, word=word),
        )

    def _say(self, sentence: Sentence, **values: str) -> None:
        if (screen := nearest_screen(self._app)) is not None:
            screen.notice(sentence, Tone.PLAIN, **values)
