"""The question that a pasted Kruti Dev text raises: as it was pasted, or as Unicode?"""

from functools import partial

from eoffice_core.script.legacy import Proposal
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import legacy as say
from eoffice_tui.widgets.pasted import LegacyPasted
from eoffice_tui.widgets.side_by_side import Offer, OfferWords, Reading, Readings

GLYPHS_NAMED_MAX = 12


def offer_unicode(found: Proposal, language: Language) -> Offer:
    """The pasted text and its Unicode side by side."""
    readings = Readings(found.legacy, found.text, frozenset(found.unknown))
    return Offer(readings, partial(_words, found), language)


def _words(found: Proposal, language: Language) -> OfferWords:
    return OfferWords(
        title=say.PASTE_TITLE.say(language),
        first=say.AS_PASTED.say(language),
        second=say.AS_UNICODE.say(language),
        remarks=remarks(found, language),
        footer=say.PASTE_KEYS.say(language),
    )


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
    match reading:
        case Reading.SECOND:
            event.field.insert_text(event.found.text)
        case Reading.FIRST:
            event.field.insert_text(event.found.legacy)
        case None:
            pass
