"""Which words a clerk may mean by what is typed in Roman, the likeliest first."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from heapq import nlargest
from itertools import islice
from typing import Final

from eoffice_core.script import likeness
from eoffice_core.script.inflected import plural, stems_typed
from eoffice_core.script.lexicon import Lexicon, Word
from eoffice_core.script.roman import rows_typed
from eoffice_core.script.sounds import INHERENT, skeleton
from eoffice_core.script.spelt import spelt, vowels

CANDIDATES_MAX: Final = 5
ROMAN_LETTERS_MAX: Final = 40
"""A buffer longer than any word is written by rule alone."""

_FREQUENCY: Final = 0.22
_BY_RULE: Final = 0.12
"""What a spelling by rule is worth beside words that are known."""
_SPELT_SO: Final = 1.5
_INFLECTED: Final = 0.3
_STEMS_MAX: Final = 3
_READINGS_BY_RULE: Final = 2
_NEIGHBOURS_OF_EACH: Final = 12
_UNLIKE: Final = 1.7

_STEPS: Final[Mapping[str, Callable[[str, str, int], float]]] = {
    "unsaid": likeness.unsaid,
    "mistaken": likeness.mistaken,
    "untyped": likeness.untyped,
}


def candidates(
    roman: str, lexicon: Lexicon, *, chosen: Iterable[str] = (), most: int = CANDIDATES_MAX
) -> tuple[str, ...]:
    """The likeliest words; those chosen for this Roman before come first."""
    ranked = list(dict.fromkeys(chosen))
    if len(roman) <= ROMAN_LETTERS_MAX:
        scores = scored(roman, lexicon)
        ranked += sorted(scores, key=lambda text: -scores[text])
    else:
        ranked += by_rule(roman)
    return tuple(dict.fromkeys(ranked))[:most]


def by_rule(roman: str) -> tuple[str, ...]:
    """The spellings that rules give: as typed, as names are spoken, and with a long first a."""
    rows = [row for row, _ in islice(rows_typed(roman), _READINGS_BY_RULE)]
    longer = [
        row[:2] + "A" + row[3:] for row in rows if row[2:3] == INHERENT and len(row) > len("-kal-")
    ]
    alone = [letter for row in rows if len(row) == 1 for letter in vowels(row)[1:]]
    return tuple(dict.fromkeys((*map(spelt, (*rows, *longer)), *alone)))


def scored(roman: str, lexicon: Lexicon) -> dict[str, float]:
    """Every word that may be meant, with how likely it is."""
    scores = _known(roman, lexicon)
    for stem, ending in stems_typed(roman):
        likeliest = nlargest(_STEMS_MAX, _known(stem, lexicon).items(), key=lambda item: item[1])
        for word, score in likeliest:
            if (made := plural(word, ending)) is not None:
                scores[made] = max(score - _INFLECTED, scores.get(made, 0.0))
    for text, less in zip(by_rule(roman), (0.0, 0.01, 0.02, 0.03), strict=False):
        scores.setdefault(text, _BY_RULE - less)
    return scores


def _known(roman: str, lexicon: Lexicon) -> dict[str, float]:
    scores = dict.fromkeys(lexicon.spelt(roman), _SPELT_SO)
    for row, cost in rows_typed(roman):
        if len(row) == 1:
            continue
        for word, unlike in words_like(likeness.ending_marked(row), lexicon):
            score = _FREQUENCY * word.weight - unlike - cost
            scores[word.text] = max(score, scores.get(word.text, score))
    return scores


def words_like(row: str, lexicon: Lexicon) -> Iterator[tuple[Word, float]]:
    """The words that sound like a row, each with how unlike it is."""
    key = skeleton(row)
    for word in lexicon.of(key):
        unlike = likeness.unlikeness(row, word.row)
        if unlike < _UNLIKE:
            yield word, unlike
    if len(key) == 1:
        return
    for near, step, place in likeness.neighbours(key):
        for word in lexicon.of(near, _NEIGHBOURS_OF_EACH):
            unlike = _STEPS[step](row, word.row, place)
            if unlike < _UNLIKE:
                yield word, unlike
