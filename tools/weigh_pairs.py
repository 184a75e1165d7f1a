"""Renews what tells Kruti Dev from English: how much likelier a pair of keys is in either.

The Hindi is that of the sample office and of the screens, written in Kruti Dev; it stands against
itself in Roman letters, and against the English of the screens and of the documentation.
Run as `python -m tools.weigh_pairs`, then `make format`.
"""

from __future__ import annotations

import ast
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from eoffice_core.script.krutidev_writing import u2k
from eoffice_core.script.legacy import PAIR_WEIGHT_MAX, pairs_of

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "eoffice_core" / "script" / "pair_weights.py"
PAIRS_KEPT = 600
SEEN_LEAST = 0.3
"""How often a pair counts as seen that was never seen."""

_HINDI = re.compile("[\u0900-\u097f]")
_LATIN = re.compile("[A-Za-z]{2}")


def strings(value: object) -> Iterator[str]:
    """Every string inside a JSON value."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from strings(one)
        case dict():
            yield from strings(list(value.values()))


def texts() -> Iterator[str]:
    """Every line of the sample office, of the screens and of the documentation."""
    for path in sorted((ROOT / "data" / "demo").glob("*.json")):
        yield from strings(json.loads(path.read_text(encoding="utf-8")))
    for path in sorted((ROOT / "eoffice_tui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield from node.value.splitlines()
    for path in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]):
        yield from path.read_text(encoding="utf-8").splitlines()


CONSONANTS = (
    "क k|ख kh|ग g|घ gh|च ch|छ chh|ज j|झ jh|ट t|ठ th|ड d|ढ dh|ण n|त t|थ th|द d|ध dh|न n|प p|फ ph|"
    "ब b|भ bh|म m|य y|र r|ल l|व v|श sh|ष sh|स s|ह h|ङ n|ञ n|ळ l"
)
VOWELS = (
    "ा a|ि i|ी i|ु u|ू u|े e|ै ai|ो o|ौ au|ृ ri|ं n|ँ n|\u0903 h|"
    "अ a|आ a|इ i|ई i|उ u|ऊ u|ए e|ऐ ai|ओ o|औ au|ऋ ri"
)


def table_of(pairs: str) -> dict[str, str]:
    """Letters and their Roman."""
    return {pair[0]: pair[2:] for pair in pairs.split("|")}


_CONSONANTS = table_of(CONSONANTS)
_OTHERS = table_of(VOWELS)


def in_roman(hindi: str) -> str:
    """Hindi as people write it in Roman letters: English is not all that Kruti Dev is told from."""
    letters = []
    for place, one in enumerate(hindi):
        after = hindi[place + 1 : place + 2]
        if one in _CONSONANTS:
            has_own_vowel = "अ" <= after <= "ह" or after in ("ं", "ँ")
            letters.append(_CONSONANTS[one] + ("a" if has_own_vowel else ""))
        else:
            letters.append(_OTHERS.get(one, "" if one in "़्" else one))
    return "".join(letters)


def counted(lines: Iterable[str]) -> Counter[str]:
    """How often each pair of keys stands in these lines."""
    return Counter(pair for line in lines for pair in pairs_of(line))


def weights(hindi: Counter[str], english: Counter[str]) -> dict[str, int]:
    """The weight of the pairs that say most."""
    kinds = len(hindi | english)
    all_hindi = hindi.total() + SEEN_LEAST * kinds
    all_english = english.total() + SEEN_LEAST * kinds

    def weight(pair: str) -> float:
        likelier = (hindi[pair] + SEEN_LEAST) / all_hindi
        return math.log(likelier / ((english[pair] + SEEN_LEAST) / all_english))

    def telling(pair: str) -> tuple[float, str]:
        seen = hindi[pair] / hindi.total() + english[pair] / english.total()
        return abs(weight(pair)) * seen, pair

    kept = sorted(hindi | english, key=telling, reverse=True)[:PAIRS_KEPT]
    bounded = {
        pair: max(-PAIR_WEIGHT_MAX, min(PAIR_WEIGHT_MAX, round(weight(pair)))) for pair in kept
    }
    return {pair: found for pair, found in bounded.items() if found}


def module(found: dict[str, int]) -> str:
    """The weights as a module: the pairs of each weight, one after another."""
    lines = [
        '"""How much a pair of keys speaks for Kruti Dev or, below zero, for English.',
        "",
        "Made by tools/weigh_pairs.py; a blank is the edge of a word, 0 any digit.",
        '"""',
        "",
        "PAIRS = {",
    ]
    for weight in sorted(set(found.values()), reverse=True):
        run = "".join(sorted(pair for pair, one in found.items() if one == weight))
        lines.append(f"    {weight}: (")
        lines += [f"        {run[start : start + 76]!r}" for start in range(0, len(run), 76)]
        lines.append("    ),")
    return "\n".join([*lines, "}", ""])


def main() -> int:
    """Write the module anew."""
    lines = list(texts())
    in_hindi = [one for one in lines if _HINDI.search(one) and not _LATIN.search(one)]
    english = [one for one in lines if not _HINDI.search(one) and _LATIN.search(one)]
    shouted = [one.upper() for one in english[::6]]
    others = [*english, *shouted, *map(in_roman, in_hindi)]
    found = weights(counted(map(u2k, in_hindi)), counted(others))
    TARGET.write_text(module(found), encoding="utf-8")
    print(f"{len(found)} pairs in {TARGET.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
