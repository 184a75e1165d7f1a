"""Renews what tells Kruti Dev from English: how much likelier a pair of keys is in either.

The Hindi is that of the sample office and of the screens, written in Kruti Dev; the English is that
of the screens and of the documentation. Run as `python -m tools.weigh_pairs`.
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
    hindi = counted(u2k(one) for one in lines if _HINDI.search(one) and not _LATIN.search(one))
    english = [one for one in lines if not _HINDI.search(one) and _LATIN.search(one)]
    shouted = [one.upper() for one in english[::6]]
    found = weights(hindi, counted([*english, *shouted]))
    TARGET.write_text(module(found), encoding="utf-8")
    print(f"{len(found)} pairs in {TARGET.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
