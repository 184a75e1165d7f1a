"""How an officer reads: in which language, digits, words of which state, and in which colours."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeVar

from eoffice_core.domain.state_pack import (
    DEFAULT_PACK,
    DEFAULT_STATE,
    PackFault,
    PackRefused,
    State,
)
from eoffice_core.packs import load_pack
from eoffice_tui.present import numerals, state_words
from eoffice_tui.present.numerals import Numerals
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import settings as say
from eoffice_tui.screens.base import AnyOfficeScreen
from eoffice_tui.widgets.said import Tone
from eoffice_tui.widgets.themes import Colours

EnumT = TypeVar("EnumT", bound=Enum)

SETTING_OF: Final[Mapping[type[Enum], str]] = {
    Language: "language",
    Numerals: "numerals",
    State: "state",
    Colours: "theme",
}
"""Under which name the clerk's store keeps each choice; what is kept is the member's value."""


@dataclass(frozen=True, slots=True)
class AskedState:
    """Whose words were asked for when the program was started: for this time, and by the office."""

    now: str = ""
    office: str = ""

    def of_officer(self, kept: str) -> str:
        """The pack's name for an officer who once chose `kept`, or nothing."""
        return self.now or kept or self.office or DEFAULT_STATE.value


class Taste:
    """The choices in force; each takes effect where text is made, so that no screen asks for it."""

    def __init__(self, language: Language, asked: AskedState) -> None:
        self._asked = asked
        self._chosen: dict[type[Enum], Enum] = {
            Language: language,
            Numerals: Numerals.ASCII,
            State: DEFAULT_STATE,
            Colours: Colours.PLAIN,
        }
        self.refused: tuple[str, PackRefused] | None = None
        self._speak_as(asked.of_officer(""))
        self._show_digits()

    @property
    def language(self) -> Language:
        """The running language."""
        return self.chosen(Language)

    def chosen(self, kind: type[EnumT]) -> EnumT:
        """The choice in force of this kind."""
        choice = self._chosen[kind]
        assert isinstance(choice, kind)
        return choice

    def choose(self, choice: Enum) -> None:
        """Read so from now on."""
        if isinstance(choice, State):
            self._speak_as(choice.value)
        else:
            self._chosen[type(choice)] = choice
        self._show_digits()

    def take(self, kept: Callable[[str, str], str]) -> None:
        """Read as the officer chose at another time; what is kept and unknown is passed over."""
        for kind, setting in SETTING_OF.items():
            value = kept(setting, "")
            if kind is State:
                self._speak_as(self._asked.of_officer(value))
            elif value in {member.value for member in kind}:
                self._chosen[kind] = kind(value)
        self._show_digits()

    def _speak_as(self, name: str) -> None:
        """Take the words of a state; where its pack is refused, those of the default."""
        found = load_pack(name)
        self.refused = (name, found) if isinstance(found, PackRefused) else None
        pack = load_pack(DEFAULT_STATE.value) if isinstance(found, PackRefused) else found
        state_words.install(DEFAULT_PACK if isinstance(pack, PackRefused) else pack)
        self._chosen[State] = state_words.installed().state

    def _show_digits(self) -> None:
        """Hindi digits stand in Hindi only."""
        is_hindi = self.language is Language.HINDI
        numerals.install(self.chosen(Numerals) if is_hindi else Numerals.ASCII)


def say_pack_refused(screen: AnyOfficeScreen) -> None:
    """Say whose words are shown where those that were asked for are not taken."""
    if (refused := screen.face.pack_refused) is None:
        return
    name, why = refused
    sentence = say.PACK_UNKNOWN if why.fault is PackFault.UNKNOWN else say.PACK_DAMAGED
    state = say.STATE_WORD[screen.face.chosen(State)]
    screen.notice(sentence, Tone.TROUBLE, name=name, where=why.where, state=state)
