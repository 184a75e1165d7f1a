"""Every chance of a history, drawn from its seed: the same on every machine and in every run."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws; made of one primitive, so that no release of Python changes a history."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed).random

    def below(self, bound: int) -> int:
        """A number from 0 to bound - 1."""
        return int(self._random() * bound)

    def between(self, least: int, most: int) -> int:
        """A number from least to most, both possible."""
        return least + self.below(most - least + 1)

    def percent(self, share: float) -> bool:
        """Whether something happens that happens so many times in a hundred."""
        return self._random() * 100 < share

    def pick(self, choices: Sequence[T]) -> T:
        """One of these."""
        return choices[self.below(len(choices))]

    def some(self, choices: Sequence[T]) -> T | None:
        """One of these, if there are any."""
        return self.pick(choices) if choices else None

    def weighted(self, choices: Sequence[tuple[T, int]]) -> T:
        """One of these, each as often as its weight says."""
        left = self.below(sum(weight for _, weight in choices))
        for choice, weight in choices:
            left -= weight
            if left < 0:
                return choice
        raise AssertionError("weights are not negative")

    def sample(self, choices: Sequence[T], count: int) -> list[T]:
        """So many different ones of these, in a drawn order."""
        left = list(choices)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]
