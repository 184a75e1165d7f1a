"""Bringing text from a file into what is being written: choose, compare, take."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from eoffice_core.domain.text import NOTE_CHARACTERS_MAX
from eoffice_tui.intake import NotTaken, Taken, bytes_of, kind_of, taken
from eoffice_tui.intake.folders import folder_at
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import intake as say
from eoffice_tui.present.sentences import legacy as say_legacy
from eoffice_tui.screens.pasting import GLYPHS_NAMED_MAX
from eoffice_tui.widgets.choice_list import PickerLabels
from eoffice_tui.widgets.file_picker import FileLabels, FilePicker
from eoffice_tui.widgets.said import Tone
from eoffice_tui.widgets.side_by_side import Offer, OfferWords, Reading, Readings

if TYPE_CHECKING:
    from eoffice_tui.screens.base import OfficeScreen

SETTING_FOLDER: Final = "bring_folder"


class Bringing:
    """One act of bringing; `take` is given the text that was chosen."""

    def __init__(self, screen: "OfficeScreen[Any]", take: Callable[[str], None]) -> None:
        self._screen = screen
        self._take = take

    def begin(self) -> None:
        """Ask which file, from the folder of the last time."""
        self._screen.ask(self._last_folder, self._pick, group="bringing")

    def _last_folder(self) -> Path:
        folder = Path(self._screen.desk.setting(SETTING_FOLDER) or Path.home())
        return folder if folder_at(folder).is_open else Path.home()

    def _pick(self, start: Path) -> None:
        picker = FilePicker(_labels, folder_at, self._screen.language, start=start)
        _ = self._screen.app.push_screen(picker, self._picked)

    def _picked(self, path: Path | None) -> None:
        if path is not None:
            self._screen.keep_setting(SETTING_FOLDER, str(path.absolute().parent))
            self._screen.ask(partial(_read, path), partial(self._offer, path), group="bringing")

    def _offer(self, path: Path, found: Taken | NotTaken) -> None:
        if isinstance(found, NotTaken):
            sentence = say.WHY[found.why]
            self._screen.notice(sentence, Tone.REFUSED, file=path.name, name=found.name)
            return
        if len(found.after) > NOTE_CHARACTERS_MAX:
            self._screen.notice(say.LONGER_THAN_A_NOTE, Tone.REFUSED, file=path.name)
            return
        readings = Readings(found.before.rstrip(), found.after.rstrip(), frozenset(found.unknown))
        offer = Offer(readings, partial(_words, path.name, found), self._screen.language)
        _ = self._screen.app.push_screen(offer, partial(self._answered, readings))

    def _answered(self, readings: Readings, reading: Reading | None) -> None:
        if reading is not None:
            self._take(readings.second if reading is Reading.SECOND else readings.first)


def _read(path: Path) -> Taken | NotTaken:
    raw = bytes_of(path)
    return raw if isinstance(raw, NotTaken) else taken(raw, kind_of(path.name, raw))


def _labels(language: Language) -> FileLabels:
    return FileLabels(
        picker=PickerLabels(
            title=say.PICK_TITLE.say(language),
            filter_hint=say.PICK_HINT.say(language),
            empty_text=say.PICK_EMPTY.say(language),
            footer=say.PICK_KEYS.say(language),
        ),
        shut=say.PICK_SHUT.say(language),
    )


def _words(name: str, found: Taken, language: Language) -> OfferWords:
    return OfferWords(
        title=say.OFFER_TITLE.say(language, file=name),
        first=say.IN_FILE.say(language),
        second=say.AS_IT_ENTERS.say(language),
        remarks=_remarks(found, language),
        footer=say.OFFER_KEYS.say(language),
    )


def _remarks(found: Taken, language: Language) -> list[str]:
    """What a person should look at, and what was left in the file."""
    lines = []
    if not any(found.converted):
        lines.append(say.NONE_LEGACY.say(language))
    if found.unknown:
        glyphs = " ".join(sorted(set(found.unknown))[:GLYPHS_NAMED_MAX])
        lines.append(say_legacy.UNKNOWN.say(language, count=len(found.unknown), glyphs=glyphs))
    left = [f"{say.LEFT[one].say(language)} ({count})" for one, count in found.left.items()]
    if left:
        lines.append(say.LEFT_IN_FILE.say(language, what=", ".join(left)))
    return [*lines, say_legacy.LOOK.say(language)]
