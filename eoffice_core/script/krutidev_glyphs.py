"""The glyph table of Kruti Dev 010 and DevLys 010, which is also the Remington typewriter's layout.

A half letter carries its halant and waits for what completes it: another letter, or the stem `k`.
"""

from enum import Enum
from types import MappingProxyType


class Kind(Enum):
    """What a glyph does to the syllable that is being put together."""

    WHOLE = "whole letter or conjunct"
    HALF = "half letter, completed by the next letter or by the stem"
    SIGNED = "whole letter with its vowel sign"
    VOWEL = "independent vowel"
    SIGN = "vowel sign"
    STEM = "the stem: completes a half letter, else the sign ा"
    SHORT_I = "ि, struck before its letter"
    REPH = "र् above, struck after its letter"
    BELOW = "a letter joined below or behind"
    NUKTA = "dot below"
    HALANT = "visible halant"
    MARK = "ं ँ ः"
    PLAIN = "punctuation and digits"


Glyph = tuple[Kind, str]

STEM = "k"
SHORT_I = "f"
REPH = "Z"
HALANT_KEY = "~"
NUKTA_KEY = "+"

_LETTERS: dict[Kind, str] = {
    Kind.WHOLE: (
        "d क|x ग|Ä घ|³ ङ|p च|N छ|t ज|> झ|¥ ञ|V ट|B ठ|M ड|< ढ|r त|n द|u न|i प|Q फ|c ब|e म|; य|j र|"
        "y ल|G ळ|o व|l स|g ह|= त्र|K ज्ञ|J श्र|| द्य|} द्व|) द्ध|í द्द|Ì द्द|ê ट्ट|Í ट्ट|ë ट्ठ|"
        "Î ट्ठ|ì ड्ड|Ï ड्ड|ï ड्ढ|Ô ड्ढ|ô क्क|à ह्न|á ह्य|ã ह्म|é न्न|ä क्त|Ø क्र|Ý फ्र|æ द्र|ç प्र|Á प्र"
    ),
    Kind.HALF: (
        "D क्|[ ख्|X ग्|? घ्|P च्|T ज्|÷ झ्|Ö झ्|. ण्|R त्|F थ्|/ ध्|è ध्|Ë ध्|U न्|I प्|¶ फ्|C ब्|H भ्|Ò भ्|E म्|¸ य्|"
        "Y ल्|O व्|' श्|Ü श्|\" ष्|L स्|º ह्|{ क्ष्|« त्र्|™ न्न्|Ù त्त्|Ÿ त्त्"
    ),
    Kind.SIGNED: "â हृ|– दृ|— कृ|Ñ कृ|# रु|: रू",
    Kind.VOWEL: "v अ|b इ|m उ|Å ऊ|, ए|_ ऋ|Ã ई",
    Kind.SIGN: "h ी|q ु|w ू|` ृ|s े|S ै|‚ ॉ|W ॅ",
    Kind.STEM: "k ा",
    Kind.SHORT_I: "f ि",
    Kind.REPH: "Z र्",
    Kind.BELOW: "z ्र|ª ्र|î ्य|Ó ्य",
    Kind.NUKTA: "+ \u093c",
    Kind.HALANT: "~ \u094d",
    Kind.MARK: "a ं|¡ ँ|% ः",
    Kind.PLAIN: (
        "A ।|] ,|- .|& -|\\ ?|@ /|( ;|^ ‘|* ’|Þ “|ß ”|¼ (|½ )|¿ {|À }|¾ =|$ +|! !|Œ ॰|ñ ॰|"
        "· ऽ|• ऽ|∙ ऽ|å ०|ƒ १|„ २|… ३|† ४|‡ ५|ˆ ६|‰ ७|Š ८|‹ ९"
    ),
}


def _rows(kind: Kind) -> list[tuple[str, str]]:
    """The pairs of one kind; the bar that stands for द्य is itself a glyph."""
    text = _LETTERS[kind].replace("|| ", "|\0 ")
    pairs = [row.split(" ", 1) for row in text.split("|")]
    return [(code.replace("\0", "|"), meaning) for code, meaning in pairs]


GLYPHS = MappingProxyType({code: (kind, text) for kind in Kind for code, text in _rows(kind)})
"""What each glyph means."""

JOINED = MappingProxyType({"bZ": "Ã"})
"""Two glyphs that are another one together."""

COMPOSITE = MappingProxyType({"È": "ha", "±": "Za"})
"""Glyphs that are two of the others in one."""

CURLED = MappingProxyType({"‘": "'", "’": "'", "“": '"', "”": '"'})
"""What a word processor made of the keys of श् and ष्, by the key it came from."""

CODES = MappingProxyType(
    {
        text: code
        for kind in (Kind.SIGNED, Kind.HALF, Kind.WHOLE, Kind.VOWEL, Kind.SIGN, Kind.MARK)
        for code, text in reversed(_rows(kind))
    }
)
"""The code that is struck for a text: of several, the one that stands first in the table."""

PLAIN_CODES = MappingProxyType({text: code for code, text in reversed(_rows(Kind.PLAIN))})

# Spelt with two codes, or met in Unicode only.
SPELT = MappingProxyType(
    {
        "आ": "vk", "ई": "bZ", "ऐ": ",s", "ओ": "vks", "औ": "vkS", "ऑ": "v‚", "ॲ": "vW",
        "ा": "k", "ो": "ks", "ौ": "kS",
    }
)  # fmt: skip
