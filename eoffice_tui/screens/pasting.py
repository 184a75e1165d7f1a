"""The question that legacy text raises, pasted or in the note already: as it is, or as Unicode?"""

from functools import partial
from typing import TYPE_CHECKING, Any

from textual.widgets.text_area import Selection

from eoffice_core.script.legacy import Proposal
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.present.sentences import legacy as say
from eoffice_tui.widgets.note_editor import NoteEditor
from eoffice_tui.widgets.pasted import Foreign, Found, LegacyPasted, found_in
from eoffice_tui.widgets.said import Tone
from eoffice_tui.widgets.side_by_side import Offer, OfferWords, Reading, Readings

if TYPE_CHECKING:
    from eoffice_tui.screens.base import OfficeScreen

GLYPHS_NAMED_MAX = 12


def offer_unicode(found: Found, language: Language, title: Sentence = say.PASTE_TITLE) -> Offer:
    """The legacy text and its Unicode side by side; another encoding is refused by its name."""
    match found:
        case Proposal():
            readings = Readings(found.legacy, found.text, frozenset(found.unknown))
            return Offer(readings, partial(_words, found, title), language)
        case Foreign():
            return Offer(Readings(found.legacy, ""), partial(_refusal, found), language)


def _words(found: Proposal, title: Sentence, language: Language) -> OfferWords:
    return OfferWords(
        title=title.say(language),
        first=say.AS_PASTED.say(language),
        second=say.AS_UNICODE.say(language),
        remarks=remarks(found, language),
        footer=say.PASTE_KEYS.say(language),
    )


def _refusal(found: Foreign, language: Language) -> OfferWords:
    return OfferWords(
        title=_title(found).say(language, name=found.name),
        first=say.AS_PASTED.say(language),
        second=say.NOT_READ.say(language),
        remarks=(say.FOREIGN_ADVICE.say(language),),
        footer=say.FOREIGN_KEYS.say(language),
    )


def _title(found: Foreign) -> Sentence:
    return say.FOREIGN_TITLE if found.name else say.UNNAMED_TITLE


def remarks(found: Proposal, language: Language) -> list[str]:
    """What a person should look at before the text enters."""
    lines = []
    if found.unknown:
        glyphs = " ".join(sorted(set(found.unknown))[:GLYPHS_NAMED_MAX])
        lines.append(say.UNKNOWN.say(language, count=len(found.unknown), glyphs=glyphs))
    if found.lines_kept:
        lines.append(say.KEPT_LINES.say(language, count=found.lines_kept))
    return [*lines, say.LOOK.say(language)]


def answered(event: LegacyPasted, reading: Reading | None) -> None:
    """Let the text enter that was chosen."""
    if reading is Reading.FIRST:
        event.field.insert_text(event.found.legacy)
    elif reading is Reading.SECOND and isinstance(event.found, Proposal):
        event.field.insert_text(event.found.text)


def convert_written(screen: "OfficeScreen[Any]", editor: NoteEditor) -> None:
    """Offer Unicode for what is selected in the editor, or for all of it.

    A terminal that does not say what was pasted hands it over as keys, and nothing is asked then.
    """
    selected = editor.selected_text or editor.text
    found = found_in(selected)
    if found is None:
        screen.notice(say.NOT_LEGACY, Tone.REFUSED)
    elif isinstance(found, Foreign):
        screen.notice(_title(found), Tone.REFUSED, name=found.name)
    else:
        offer = offer_unicode(found, screen.language, say.WRITTEN_TITLE)
        _ = screen.app.push_screen(offer, partial(_replace, editor, found))


def _replace(editor: NoteEditor, found: Proposal, reading: Reading | None) -> None:
    if reading is not Reading.SECOND:
        return
    if editor.selection.is_empty:
        editor.selection = Selection((0, 0), editor.document.end)
    editor.insert_text(found.text)
