"""The published test of letters, where it lies beside a checkout of ours: how each text is cut."""

from __future__ import annotations

from pathlib import Path

VECTORS = Path(__file__).parents[2] / "shared" / "vectors" / "GraphemeBreakTest-17.0.txt"
ABSENT = "the published test vectors lie beside a checkout of ours, not in it"


def published_clusters() -> list[tuple[str, ...]]:
    """Each text of the published test, cut into its letters."""
    texts = []
    for line in VECTORS.read_text(encoding="utf-8").splitlines():
        cut = line.partition("#")[0].strip().strip("÷ ")
        if cut:
            texts.append(tuple(_text(letter) for letter in cut.split("÷")))
    return texts


def _text(letter: str) -> str:
    return "".join(chr(int(code, 16)) for code in letter.split("×"))


def bounds_of(letters: tuple[str, ...]) -> list[int]:
    """Where a caret may rest in a text of these letters."""
    bounds = [0]
    for letter in letters:
        bounds.append(bounds[-1] + len(letter))
    return bounds
