"""A letter's particulars and a file's cover as pairs of label and value, what is empty left out."""

from collections.abc import Iterable

from eoffice_core.domain.file import Cover
from eoffice_core.domain.receipt import Particulars
from eoffice_tui.present import dates, numerals
from eoffice_tui.present.sentences import Language, Sentence, common
from eoffice_tui.present.sentences import file as say
from eoffice_tui.present.sentences.words import category_word, word

Pair = tuple[str, str]


def numbered(number: str, *texts: str) -> str:
    """A case in one line: its number in the officer's digits, then what else is said of it."""
    return " · ".join(filter(None, (numerals.shown(number), *texts)))


def letter_pairs(letter: Particulars, language: Language) -> list[Pair]:
    """What the diary records of a letter."""
    return _said(
        (
            (common.SUBJECT, letter.subject),
            (common.SENDER, letter.sender),
            (say.PLACE, letter.sender_place),
            (say.SENDER_KIND, word(letter.sender_kind)),
            (say.LETTER_NUMBER, letter.letter_number),
            (say.LETTER_DATE, dates.day(letter.letter_date)),
            (say.RECEIVED_ON, dates.day(letter.received_on)),
            (say.DELIVERY_MODE, word(letter.delivery_mode)),
            (say.MODE_NUMBER, letter.mode_number),
            (say.FORM, word(letter.form)),
            (common.CATEGORY, category_word(letter.category)),
            (common.SUB_CATEGORY, letter.sub_category),
            (say.ENCLOSURES, letter.enclosures),
            (common.LANGUAGE, word(letter.language)),
            (common.CLASSIFICATION, word(letter.classification)),
            (say.MOBILE, letter.mobile),
            (say.EMAIL, letter.email),
            (common.REMARKS, letter.remarks),
        ),
        language,
    )


def cover_pairs(cover: Cover, language: Language) -> list[Pair]:
    """What stands on the cover of a file."""
    return _said(
        (
            (common.SUBJECT, cover.subject),
            (common.CATEGORY, category_word(cover.category)),
            (common.SUB_CATEGORY, cover.sub_category),
            (common.HEAD, cover.head),
            (common.CLASSIFICATION, word(cover.classification)),
            (common.LANGUAGE, word(cover.language)),
            (say.EARLIER_REFERENCE, cover.earlier_reference),
            (say.LATER_REFERENCE, cover.later_reference),
            (common.REMARKS, cover.remarks),
        ),
        language,
    )


def _said(pairs: Iterable[tuple[Sentence, str | Sentence]], language: Language) -> list[Pair]:
    return [
        (label.say(language), value if isinstance(value, str) else value.say(language))
        for label, value in pairs
        if value
    ]
