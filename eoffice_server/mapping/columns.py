"""The columns of a mapping file and the words that stand in them, in both languages."""

import unicodedata
from collections.abc import Mapping
from enum import StrEnum

from eoffice_core.domain.office import Charge


class Kind(StrEnum):
    """What a row of the mapping is about."""

    OFFICE = "office"
    SECTION = "section"
    POST = "post"
    OFFICER = "officer"
    CHARGE = "charge"


class Column(StrEnum):
    """A column of the mapping, by its English name."""

    RECORD = "record"
    CODE = "code"
    OF = "of"
    HINDI = "hindi"
    ENGLISH = "english"
    REPORTS_TO = "reports_to"
    MAY_APPROVE = "may_approve"
    DIARY_PATTERN = "diary_pattern"
    FILE_PATTERN = "file_pattern"
    LOGIN = "login"
    POST = "post"
    CHARGE = "charge"
    SINCE = "since"
    UNTIL = "until"


HINDI_NAMES: Mapping[Column, str] = {
    Column.RECORD: "प्रकार",
    Column.CODE: "कोड",
    Column.OF: "किसका",
    Column.HINDI: "हिन्दी नाम",
    Column.ENGLISH: "अंग्रेज़ी नाम",
    Column.REPORTS_TO: "वरिष्ठ पद",
    Column.MAY_APPROVE: "अनुमोदन",
    Column.DIARY_PATTERN: "डायरी क्रम",
    Column.FILE_PATTERN: "फ़ाइल क्रम",
    Column.LOGIN: "लॉगिन",
    Column.POST: "पद",
    Column.CHARGE: "प्रभार",
    Column.SINCE: "कब से",
    Column.UNTIL: "कब तक",
}

_OTHER_HEADERS: Mapping[str, Column] = {
    "हिंदी नाम": Column.HINDI,
    "हिन्दी": Column.HINDI,
    "हिंदी": Column.HINDI,
    "hindi name": Column.HINDI,
    "english name": Column.ENGLISH,
    "अंग्रेज़ी": Column.ENGLISH,
}

KIND_WORDS: Mapping[str, Kind] = {
    "office": Kind.OFFICE,
    "offices": Kind.OFFICE,
    "कार्यालय": Kind.OFFICE,
    "section": Kind.SECTION,
    "sections": Kind.SECTION,
    "अनुभाग": Kind.SECTION,
    "शाखा": Kind.SECTION,
    "post": Kind.POST,
    "posts": Kind.POST,
    "पद": Kind.POST,
    "officer": Kind.OFFICER,
    "officers": Kind.OFFICER,
    "अधिकारी": Kind.OFFICER,
    "charge": Kind.CHARGE,
    "charges": Kind.CHARGE,
    "प्रभार": Kind.CHARGE,
}

CHARGE_WORDS: Mapping[str, Charge] = {
    "": Charge.SUBSTANTIVE,
    "substantive": Charge.SUBSTANTIVE,
    "मूल": Charge.SUBSTANTIVE,
    "additional": Charge.ADDITIONAL,
    "अतिरिक्त": Charge.ADDITIONAL,
}

YES_OR_NO: Mapping[str, bool] = {
    **dict.fromkeys(("yes", "y", "true", "1", "हाँ", "हां", "हा"), True),
    **dict.fromkeys(("", "no", "n", "false", "0", "नहीं", "नही"), False),
}


def word_form(text: str) -> str:
    """A word of the form as it is looked up: small, single blanks, one spelling of letters."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("_", " ").replace("-", " ")
    return unicodedata.normalize("NFC", " ".join(plain.split()))


_HEADERS: Mapping[str, Column] = {
    **{word_form(column): column for column in Column},
    **{word_form(name): column for column, name in HINDI_NAMES.items()},
    **{word_form(name): column for name, column in _OTHER_HEADERS.items()},
}
_KINDS: Mapping[str, Kind] = {word_form(word): kind for word, kind in KIND_WORDS.items()}


def column_of(header: str) -> Column | None:
    """The column that a header names, if it is one of ours."""
    return _HEADERS.get(word_form(header))


def kind_of(word: str) -> Kind | None:
    """What a row, or a sheet of this name, is about."""
    return _KINDS.get(word_form(word))
