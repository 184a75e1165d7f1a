"""F1: every key of the screen one comes from, in the running language, and what the signs mean."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.movement import Priority
from eoffice_core.domain.views import Ageing
from eoffice_tui.keys import KeyAction, Place, actions_at, shown_key
from eoffice_tui.present import state_words
from eoffice_tui.present.sentences import Language, Sentence, settings
from eoffice_tui.present.sentences import app as sentences
from eoffice_tui.present.sentences.words import AGEING_SIGN, PRIORITY_SIGN, kind_sign
from eoffice_tui.screens.base import OfficeScreen, bindings_for
from eoffice_tui.screens.signs import OVERDUE, UNREAD, UNSENT
from eoffice_tui.widgets.confirm import Sheet

_LISTS = frozenset({Place.INBOX, Place.APPROVAL, Place.TRACKER, Place.RETURNED})


def help_lines(place: Place, language: Language) -> list[tuple[str, str]]:
    """Key and help for every action of a place, and the signs where there is a list."""
    lines = [(_keys(action), _said(action, language)) for action in actions_at(place)]
    state = settings.STATE_WORD[state_words.installed().state]
    lines += [("", ""), ("", settings.STATE_IN_FORCE.say(language, state=state))]
    lines += [("eoffice terminal", sentences.LETTERS_WRONG.say(language))]
    if place in _LISTS:
        lines += [("", ""), (sentences.SIGNS.say(language), "")]
        lines += [(sign, meaning.say(language)) for sign, meaning in _signs(language)]
    return lines


def _keys(action: KeyAction) -> str:
    return " ".join(shown_key(key) for key in action.keys)


def _said(action: KeyAction, language: Language) -> str:
    return f"{action.label.say(language)}: {action.help.say(language)}"


def _signs(language: Language) -> Iterator[tuple[str, Sentence]]:
    yield UNREAD, sentences.SIGN_UNREAD
    yield UNSENT, sentences.SIGN_UNSENT
    yield OVERDUE, sentences.SIGN_OVERDUE
    yield " ".join(PRIORITY_SIGN[p] for p in Priority if PRIORITY_SIGN[p]), sentences.SIGN_PRIORITY
    yield " ".join(AGEING_SIGN[a] for a in Ageing if AGEING_SIGN[a]), sentences.SIGN_AGEING
    kinds = (kind_sign(kind, language) for kind in CaseKind)
    yield " ".join(kinds), sentences.SIGN_KIND


class HelpScreen(OfficeScreen[None]):
    """The keys of one screen."""

    PLACE = Place.HELP
    HEADING = sentences.HELP_HEADING
    BINDINGS: ClassVar[list[BindingType]] = bindings_for(Place.HELP)

    def __init__(self, of: Place, heading: Sentence) -> None:
        super().__init__()
        self._of = of
        self._heading = heading

    def body(self) -> Iterator[Widget]:
        """The sheet of keys."""
        yield Sheet(help_lines(self._of, self.language), classes="whole")

    def heading(self) -> str:
        """Whose keys these are."""
        return sentences.HELP_OF.say(self.language, place=self._heading)

    def spoken(self, language: Language) -> None:
        """Lay the sheet in this language."""
        self.query_one(Sheet).show(help_lines(self._of, language))
