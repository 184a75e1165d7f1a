"""Folding of Hindi and English text for finding: spellings that mean the same become the same.

Both what is stored for search and what is asked are folded; what is shown never is. A word is
folded once and then remembered: an office writes the same few thousand words again and again.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

FOLD_VERSION = 2
"""Rises with every change of the rules below; stores then fold their search text again."""

WORDS_KEPT = 1 << 16
WORD_CHARACTERS_MAX = 64
"""A longer word is cut, when it is stored and when it is asked for."""

_GONE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u093c\u0903"))
_DIGITS = {0x0966 + digit: ord("0") + digit for digit in range(10)}
_ALIKE = str.maketrans("ँऑऒऍऎॲॆॊॉऩऱऴळ", "ंआओएएऐेोानरलल", "ऽ")
_TABLE: dict[int, int | None] = {**_GONE, **_DIGITS, **_ALIKE}

_LETTERS = "\u0900-\u0963\u0966-\u096f\u0971-\u097f"
_MARKS = "\u0300-\u036f\u0900-\u0963\u0966-\u096f\u0971-\u0dff\u200b-\u200d\u2060\ufeff\u00ad"
"""What the library takes for no part of a word: vowel signs, virama, joiners; never a danda."""

_WORD = re.compile(f"[\\w{_MARKS}]+")
_ENDING_COLON = re.compile(f"(?<=[{_LETTERS}]):(?=[{_LETTERS}]|\\s|$)")

_COMPOUND = re.compile(f"{_WORD.pattern}(?:[.,:]{_WORD.pattern})*\\.?")
_JOINTS = re.compile("[.,:_]")
_SPOKEN = "[A-Za-z\u0904-\u0939\u093a-\u094f]{1,4}|डब्ल्यू"
_TOKEN = re.compile(
    f"(?<![\\w{_MARKS}])"
    f"(?:(?:{_SPOKEN})\\.){{2,}}(?:(?:{_SPOKEN})(?![\\w{_MARKS}]))?"  # एस.डी.एम.
    "|(?<![\\d,])\\d{1,3}(?:,\\d{2})*,\\d{3}(?![\\d,])"  # 1,25,000
    f"|(?<![{_LETTERS}])(?:नि|दु|अंत|अन्त|पुन|प्रात|स्वत|अध):{_WORD.pattern}"  # नि:शुल्क
    f"|(?:(?!_)[\\w{_MARKS}])+"
)

# How old typing programs wrote one sign as two.
_TYPED = re.compile("अा[ेै]?|आ[ेै]|अ[ोौ]|एे|ा[ेै]|[आा]ॅ|ॅ")
_TYPED_AS = {
    "अा": "आ", "अाे": "ओ", "अाै": "औ", "आे": "ओ", "आै": "औ", "अो": "ओ", "अौ": "औ",
    "एे": "ऐ", "ाे": "ो", "ाै": "ौ", "आॅ": "आ", "ाॅ": "ा", "ॅ": "ै",
}  # fmt: skip
_UNASPIRATED = dict(zip("खघछझठढथधफभ", "कगचजटडतदपब", strict=True))
_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), becomes)
    for pattern, becomes in (
        ("ं([ा-ौ])", r"\1ं"),  # the dot typed before its vowel sign
        ("([ा-ौं])\\1+", r"\1"),
        ("ध्द", "द्ध"),
        ("ह्([नणमल])", r"\1्ह"),  # चिह्न → चिन्ह, ब्रह्म → ब्रम्ह
        ("ण्ह", "न्ह"),
        ("[ङञणनम]्(?=[क-घच-झट-ढत-धप-भशषस])|म्(?=म)|न्(?=न)|म्$", "ं"),  # सम्बन्ध → संबंध
        ("्$", ""),  # श्रीमान् → श्रीमान
        ("र्([क-ह])्(?=\\1)", "र्"),  # कर्त्तव्य → कर्तव्य
        ("([क-ह])्\\1(?=्)", r"\1"),  # महत्त्व → महत्व
        ("र्(?:द्(?=ध)|त्(?=थ)|च्(?=छ))", "र्"),  # अर्द्ध → अर्ध
        ("त्त(?=ि)", "त"),  # छात्रवृत्ति → छात्रवृति
        ("ष्ठ", "ष्ट"),  # वरिष्ठ, as often typed
        ("(?<=[अ-हा-ौ])ये(?=ं|ग|$)", "ए"),  # गये → गए, जायेगा → जाएगा
        ("(?<=[अ-हा-ौ])यी(?=ं|$)", "ई"),  # गयी → गई
        ("ी(?=[यए])", "ि"),  # दवाईयां, कर्मचारीयों
        ("ई(?=[यए])", "इ"),
        ("ू(?=[ओए])", "ु"),
        ("रू", "रु"),  # रूपये
    )
)
_ASPIRATED_TWICE = re.compile("([खघछझठढथधफभ])्(?=\\1)")  # चिठ्ठी → चिट्ठी


def fold(text: str) -> str:
    """The text as it is searched: सम्बन्ध as संबंध, गयी as गई, Hindi digits as 0–9."""
    if text.isascii():
        return text.casefold()
    if ":" in text:
        text = _ENDING_COLON.sub("", text)
    return _WORD.sub(_folded_match, text)


def words(text: str) -> list[str]:
    """The words of a text as search holds them, folded, in their order."""
    return [word for compound in _COMPOUND.findall(text) for word in _searched(compound)]


def words_at(text: str) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """From where to where each word of a text goes, and what search holds of it."""
    for compound in _COMPOUND.finditer(text):
        for token in _TOKEN.finditer(compound[0]):
            start = compound.start() + token.start()
            yield start, start + len(token[0]), _held(token[0])


def _folded_match(match: re.Match[str]) -> str:
    return _folded(match[0])


@lru_cache(maxsize=WORDS_KEPT)
def _searched(compound: str) -> tuple[str, ...]:
    """The words of something written without a space: of a number, a date, an abbreviation."""
    if _JOINTS.search(compound) is None:
        return _held(compound)
    return tuple(word for token in _TOKEN.findall(compound) for word in _held(token))


def _held(token: str) -> tuple[str, ...]:
    """What search holds of a token; some signs stand for several words, and some for none."""
    folded = _folded(_JOINTS.sub("", token)[: 4 * WORD_CHARACTERS_MAX])
    return tuple(word[:WORD_CHARACTERS_MAX] for word in _WORD.findall(folded))


@lru_cache(maxsize=WORDS_KEPT)
def _folded(word: str) -> str:
    if word.isascii():
        return word.casefold()
    word = _TYPED.sub(_as_one_sign, unicodedata.normalize("NFKC", word))
    word = word.translate(_TABLE).casefold()
    for pattern, becomes in _RULES:
        word = pattern.sub(becomes, word)
    return _ASPIRATED_TWICE.sub(_unaspirated, word)


def _as_one_sign(match: re.Match[str]) -> str:
    return _TYPED_AS[match[0]]


def _unaspirated(match: re.Match[str]) -> str:
    return _UNASPIRATED[match[1]] + "्"
