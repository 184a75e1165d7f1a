"""Kruti Dev text to Unicode and back, syllable by syllable, in the order in which Hindi is spoken.

A typist strikes ि before its letter and reph after it, so neither can be moved by a fixed number of
characters: both are hung on the syllable, and the syllable is written out when it is whole.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eoffice_core.script.krutidev_glyphs import COMPOSITE, CURLED, GLYPHS, JOINED, Glyph, Kind

HALANT = "\u094d"
NUKTA = "\u093c"
SHORT_I = "ि"
REPH = "र्"
STEM = "ा"

_SIGNS_JOINED = {"ाे": "ो", "ाै": "ौ", "ेा": "ो", "ैा": "ौ", "ाॅ": "ॉ", "ॅा": "ॉ"}
_VOWELS_JOINED = {
    "अा": "आ", "अो": "ओ", "अौ": "औ", "अॉ": "ऑ", "अॅ": "ॲ",
    "आे": "ओ", "आै": "औ", "आॅ": "ऑ", "एे": "ऐ", "एै": "ऐ",
}  # fmt: skip
SYLLABLE_PARTS_MAX = 24
"""No syllable has as many; a run of halves or signs without end is parted into several."""

_NO_WORD_BEGINS = (
    Kind.SIGN, Kind.STEM, Kind.REPH, Kind.BELOW, Kind.NUKTA, Kind.HALANT, Kind.MARK,
)  # fmt: skip
_SIGNS = [code for code, (kind, _) in GLYPHS.items() if kind in _NO_WORD_BEGINS and code != "%"]
_LETTERS = [code for code, (kind, _) in GLYPHS.items() if kind is not Kind.PLAIN]
_TORN = re.compile(f"(?<=[{re.escape(''.join(_LETTERS))}]) (?=[{re.escape(''.join(_SIGNS))}])")
"""A blank where no word can begin: text that was copied out of a PDF is torn there."""

_SYMBOL_FONT = 0xF000
_C1 = range(0x80, 0xA0)
_BYTES = {
    code + shift: bytes([code]).decode("cp1252", "replace")
    for code in range(0x20, 0x100)
    for shift in (0, _SYMBOL_FONT)
    if shift or code in _C1
}
"""Bytes of the Windows code page that were read as Latin-1, or as the codes of a symbol font."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """Converted text, and what in it a person should look at."""

    text: str
    unknown: tuple[str, ...]
    """Glyphs that the table does not have; they stand in the text as they were."""
    misfits: int
    """Signs that found no letter to hang on: few in Hindi, many where the text is English."""
    syllables: int


@dataclass(slots=True)
class _Syllable:
    """One syllable while its glyphs arrive in the order of the typewriter."""

    base: str = ""
    signs: str = ""
    marks: str = ""
    has_reph: bool = False
    has_short_i: bool = False
    is_vowel: bool = False
    is_half: bool = False
    """Whether the base ends in a halant, so that the next letter joins it."""
    takes_stem: bool = False
    """Whether that halant is a half letter's own, which the stem removes."""
    is_misfit: bool = False

    @property
    def is_bare(self) -> bool:
        return not (self.signs or self.marks)

    @property
    def is_full(self) -> bool:
        return len(self.base) + len(self.signs) + len(self.marks) > SYLLABLE_PARTS_MAX

    def written(self) -> str:
        """The syllable in the order of Unicode."""
        signs = _joined(self.signs, _SIGNS_JOINED) if len(self.signs) > 1 else self.signs
        text = self.base + (SHORT_I if self.has_short_i else "") + signs
        if self.is_vowel and signs:
            text = _joined(text, _VOWELS_JOINED)
        return (REPH if self.has_reph else "") + text + self.marks


def _joined(text: str, table: Mapping[str, str]) -> str:
    """Signs that were struck one by one, as the one that they are."""
    for struck, joined in table.items():
        text = text.replace(struck, joined)
    return text


@dataclass(slots=True)
class _Reader:
    """Puts syllables together; what is finished stands in `written`."""

    written: list[str] = field(default_factory=list)
    unknown: list[str] = field(default_factory=list)
    misfits: int = 0
    syllables: int = 0
    before: _Syllable | None = None
    """The syllable before the current one, where nothing stands between them."""
    current: _Syllable | None = None

    def take(self, kind: Kind, text: str) -> None:
        """Let one glyph act."""
        match kind:
            case Kind.WHOLE | Kind.HALF | Kind.SIGNED | Kind.VOWEL:
                self._letter(kind, text)
            case Kind.SHORT_I:
                self._begin(_Syllable(has_short_i=True))
            case Kind.STEM:
                self._stem()
            case Kind.REPH:
                self._reph()
            case Kind.BELOW | Kind.NUKTA | Kind.HALANT:
                self._below(kind, text)
            case Kind.SIGN | Kind.MARK:
                self._sign(kind, text)
            case Kind.PLAIN:
                self.plain(text)

    def make_room(self) -> None:
        """End a syllable that has more parts than any."""
        if self.current is not None and self.current.is_full:
            self.flush()

    def plain(self, text: str) -> None:
        """Something that is no part of a syllable."""
        self.flush()
        self.written.append(text)

    def stray(self, text: str) -> None:
        """Something that should have been a part of a syllable, kept where it stands."""
        self.misfits += 1
        self.plain(text)

    def flush(self) -> None:
        """Write out what is there."""
        self._begin(None)
        self._begin(None)

    def _begin(self, syllable: _Syllable | None) -> None:
        if self.before is not None:
            self.written.append(self.before.written())
            self.misfits += self.before.is_misfit or not self.before.base
            self.syllables += 1
        self.before, self.current = self.current, syllable

    def _letter(self, kind: Kind, text: str) -> None:
        current = self.current
        if current is None or not self._is_awaited(current, kind):
            current = _Syllable()
            self._begin(current)
        signed = kind is Kind.SIGNED
        current.base += text[:-1] if signed else text
        current.signs = text[-1] if signed else current.signs
        current.is_vowel = kind is Kind.VOWEL
        current.is_half = current.takes_stem = kind is Kind.HALF

    def _is_awaited(self, current: _Syllable, kind: Kind) -> bool:
        """Whether the letter belongs to the syllable that is there: half a letter, or ि alone."""
        if not current.base:
            return current.is_bare
        return current.is_half and current.is_bare and kind is not Kind.VOWEL

    def _stem(self) -> None:
        current, before = self.current, self.before
        if current is not None and current.takes_stem and current.is_bare:
            self._close(current)
        elif current is None:
            self._sign(Kind.SIGN, STEM)
        elif not current.base and before is not None and before.takes_stem:  # 'fk for f'k
            self._close(self._take_back_short_i(before))
        elif not (current.base.endswith("त्र") and (current.has_short_i or current.signs == STEM)):
            self._sign(Kind.SIGN, STEM)

    @staticmethod
    def _close(syllable: _Syllable) -> None:
        """Make the last letter whole."""
        syllable.base = syllable.base.removesuffix(HALANT)
        syllable.is_half = syllable.takes_stem = False

    def _reph(self) -> None:
        if self.current is None:
            self.stray("Z")
        elif self.current.has_reph:
            self.current.is_misfit = True
        else:
            self.current.has_reph = True

    def _below(self, kind: Kind, text: str) -> None:
        syllable = self.current
        if syllable is not None and not syllable.base and kind is Kind.NUKTA and self.before:
            syllable = self._take_back_short_i(self.before)
        if syllable is None or not syllable.base:
            self.stray(text)
        elif kind is Kind.HALANT:
            syllable.is_half = True
            syllable.base += "" if syllable.base.endswith(HALANT) else HALANT
            syllable.takes_stem = False
        else:
            half = syllable.is_half
            syllable.base = syllable.base.removesuffix(HALANT) + text + (HALANT if half else "")

    def _take_back_short_i(self, before: _Syllable) -> _Syllable:
        """ि struck between a letter and its dot belongs to that letter: Mf+ for fM+."""
        before.has_short_i = True
        self.before, self.current = None, before
        return before

    def _sign(self, kind: Kind, text: str) -> None:
        current = self.current
        if current is None:
            current = _Syllable()
            self._begin(current)
        current.is_misfit |= current.is_half or not current.base
        if kind is Kind.SIGN:
            current.signs += "" if current.signs.endswith(text) else text
        elif text == "ं" and current.signs.endswith("ॅ"):  # ँ struck as two
            current.signs = current.signs.removesuffix("ॅ")
            current.marks += "ँ"
        else:
            current.marks += "" if current.marks.endswith(text) else text


def convert(legacy: str) -> Conversion:
    """Kruti Dev text in Unicode; nothing is lost: what is not understood stays where it stood."""
    reader = _Reader()
    for glyph in _glyphs(legacy):
        match glyph:
            case str():
                reader.plain(glyph)
                if not _is_ordinary(glyph):
                    reader.unknown.append(glyph)
            case (kind, text):
                reader.make_room()
                reader.take(kind, text)
    reader.flush()
    return Conversion(
        text=unicodedata.normalize("NFC", "".join(reader.written)),
        unknown=tuple(reader.unknown),
        misfits=reader.misfits,
        syllables=reader.syllables,
    )


def k2u(legacy: str) -> str:
    """The Unicode of Kruti Dev text, or of the keys of a Remington typewriter struck so far."""
    return convert(legacy).text


def _glyphs(legacy: str) -> Iterator[Glyph | str]:
    """The glyphs of a text by their meaning; what has none comes as the character it is."""
    text = _TORN.sub("", legacy.translate(_BYTES))
    for one, two in COMPOSITE.items():
        text = text.replace(one, two)
    for two, one in JOINED.items():
        text = text.replace(two, one)
    for place, one in enumerate(text):
        if one in CURLED and _is_curled_letter(text, place):
            yield GLYPHS[CURLED[one]]
        elif one == "%":
            yield _percent(text, place)
        else:
            yield GLYPHS.get(one, one)


def _percent(text: str, place: int) -> Glyph | str:
    """The visarga's key is also struck for what looks like it: the colon, and the percent sign."""
    before = text[max(place - 2, 0) : place]
    if before.strip()[-1:].isdigit():
        return "%"
    return (Kind.PLAIN, ":") if not before or before[-1].isspace() else GLYPHS["%"]


def _is_curled_letter(text: str, place: int) -> bool:
    """Whether a curled quotation mark was the key of श् or ष्: before the stem, or inside a word."""
    after = text[place + 1 : place + 2]
    if after == "k":
        return True
    is_letter = after in GLYPHS and GLYPHS[after][0] is not Kind.PLAIN
    before = text[place - 1 : place]
    return is_letter and (text[place] in "’”" or (before in GLYPHS and not before.isspace()))


def _is_ordinary(character: str) -> bool:
    """Whether a character outside the table is at home in any text: blanks, digits, Devanagari."""
    return (
        character.isspace()
        or character.isdigit()
        or "\u0900" <= character <= "\u097f"
        or character in "%‘’“”"
    )
