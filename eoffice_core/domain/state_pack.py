"""State packs: what an office of a state calls its papers, posts and numbers.

Sentences are written in the words of Madhya Pradesh; a pack puts the words of another state in
their place. A word keeps the gender of the one it replaces, so that sentences stay right; where it
cannot, the pack replaces the words that agree with it too. # domain 4
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from eoffice_core.domain.numbering import (
    DIARY_PATTERN_DEFAULT,
    FILE_PATTERN_DEFAULT,
    pattern_faults,
)
from eoffice_core.domain.text import is_clean


class State(Enum):
    """Whose words there are; the value is the name of the pack's file and of its setting."""

    MADHYA_PRADESH = "madhya_pradesh"
    CHHATTISGARH = "chhattisgarh"
    UTTAR_PRADESH = "uttar_pradesh"
    RAJASTHAN = "rajasthan"
    BIHAR = "bihar"
    HARYANA = "haryana"
    GENERAL = "general"


DEFAULT_STATE: Final = State.MADHYA_PRADESH

PACK_FORMAT: Final = 1
PACK_CHARACTERS_MAX: Final = 64 * 1024
WORD_CHARACTERS_MAX: Final = 60
DESIGNATIONS_MAX: Final = 100


@dataclass(frozen=True, slots=True)
class StateWord:
    """One thing in both languages; the forms stand in the order of the default's forms."""

    hindi: tuple[str, ...]
    english: tuple[str, ...]


WORDS: Final[Mapping[str, StateWord]] = MappingProxyType(
    {
        "file": StateWord(("नस्ती", "नस्तियाँ", "नस्तियों"), ("file", "files")),
        "closed": StateWord(("नस्तीबद्ध",), ("closed",)),
        "notesheet": StateWord(("नोटशीट",), ("notesheet",)),
        "note": StateWord(("टीप", "टीपें", "टीपों"), ("note", "notes")),
        "paragraph": StateWord(("कंडिका", "नई कंडिका"), ("paragraph",)),
        "draft": StateWord(("प्रारूप",), ("draft",)),
        "dak": StateWord(("डाक",), ("dak",)),
        "receipt": StateWord(("आवक",), ("receipt", "receipts")),
        "section": StateWord(("शाखा", "शाखाएँ", "शाखाओं"), ("section", "sections")),
        "officer": StateWord(("अधिकारी", "अधिकारियों"), ("officer", "officers")),
    }
)
"""The words that differ between states, in every form in which a sentence uses them."""


@dataclass(frozen=True, slots=True)
class Designation:
    """A post as the state calls it."""

    hindi: str
    english: str


@dataclass(frozen=True, slots=True)
class NumberPatterns:
    """How an office numbers where the mapping says nothing else."""

    diary: str = DIARY_PATTERN_DEFAULT
    file: str = FILE_PATTERN_DEFAULT


USUAL_PATTERNS: Final = NumberPatterns()


@dataclass(frozen=True, slots=True)
class StatePack:
    """The words, numbers and designations of one state."""

    state: State
    hindi: str
    english: str
    words: Mapping[str, StateWord]
    numbers: NumberPatterns
    designations: tuple[Designation, ...]


DEFAULT_PACK: Final = StatePack(
    state=DEFAULT_STATE,
    hindi="मध्यप्रदेश",
    english="Madhya Pradesh",
    words=WORDS,
    numbers=USUAL_PATTERNS,
    designations=(),
)
"""What is spoken while no pack has been read, and where one cannot be."""


class PackFault(Enum):
    """Why a pack is not taken."""

    UNKNOWN = "unknown"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class PackRefused:
    """A pack that is not taken, and where its fault lies, for whoever mends it."""

    fault: PackFault
    where: str


def state_named(name: str) -> State | None:
    """The state of a setting; None where no pack has this name."""
    return next((state for state in State if state.value == name), None)


class _Damaged(Exception):
    """A place of the text that is not what a pack has there."""


def read_pack(state: State, text: str) -> StatePack | PackRefused:
    """A pack of its text; every key, word and form must be there, and nothing else."""
    if len(text) > PACK_CHARACTERS_MAX:
        return PackRefused(PackFault.DAMAGED, "too long")
    try:
        return _pack(state, json.loads(text))
    except _Damaged as damage:
        return PackRefused(PackFault.DAMAGED, str(damage))
    except (ValueError, RecursionError):
        return PackRefused(PackFault.DAMAGED, "not JSON")


def _pack(state: State, found: object) -> StatePack:
    parts = _table(found, ("format", "name", "words", "numbers", "designations"), where="pack")
    if parts["format"] != PACK_FORMAT:
        raise _Damaged("format")
    name = _table(parts["name"], ("hindi", "english"), where="name")
    words = _table(parts["words"], tuple(WORDS), where="words")
    return StatePack(
        state=state,
        hindi=_text(name["hindi"], where="name.hindi"),
        english=_text(name["english"], where="name.english"),
        words=MappingProxyType({key: _word(words[key], key) for key in WORDS}),
        numbers=_patterns(parts["numbers"]),
        designations=tuple(_designations(parts["designations"])),
    )


def _table(found: object, keys: tuple[str, ...], *, where: str) -> dict[str, object]:
    if not isinstance(found, dict):
        raise _Damaged(where)
    odd = set(found) ^ set(keys)
    if odd:
        raise _Damaged(f"{where}: {', '.join(sorted(map(str, odd)))[:WORD_CHARACTERS_MAX]}")
    return found


def _text(found: object, *, where: str) -> str:
    if not isinstance(found, str) or not found.strip() or len(found) > WORD_CHARACTERS_MAX:
        raise _Damaged(where)
    if not is_clean(found) or "\n" in found or "{" in found or "}" in found:
        raise _Damaged(where)
    return found


def _word(found: object, key: str) -> StateWord:
    both = _table(found, ("hindi", "english"), where=key)
    hindi = _forms(both["hindi"], len(WORDS[key].hindi), where=f"{key}.hindi")
    return StateWord(
        hindi, _forms(both["english"], len(WORDS[key].english), where=f"{key}.english")
    )


def _forms(found: object, count: int, *, where: str) -> tuple[str, ...]:
    if not isinstance(found, list) or len(found) != count:
        raise _Damaged(where)
    return tuple(_text(form, where=where) for form in found)


def _patterns(found: object) -> NumberPatterns:
    both = _table(found, ("diary", "file"), where="numbers")
    for key, pattern in both.items():
        if not isinstance(pattern, str) or pattern_faults(pattern):
            raise _Damaged(f"numbers.{key}")
    return NumberPatterns(diary=str(both["diary"]), file=str(both["file"]))


def _designations(found: object) -> Iterator[Designation]:
    if not isinstance(found, list) or not 0 < len(found) <= DESIGNATIONS_MAX:
        raise _Damaged("designations")
    for place, one in enumerate(found):
        where = f"designations[{place}]"
        both = _table(one, ("hindi", "english"), where=where)
        yield Designation(_text(both["hindi"], where=where), _text(both["english"], where=where))
