"""How often the word that a clerk means stands first, or among five, when typed in Roman.

Two lists are measured that were written before the method and never tuned on: words of the office,
and names. The office's own list was written later by the same hand and knows many of the words
held out, so they are measured without it too, and by themselves where it does not know them.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from eoffice_core.script import lexicon
from eoffice_core.script.lexicon import Lexicon, Spelling
from eoffice_core.script.spelling import alike
from eoffice_core.script.wordstock import Wordstock
from eoffice_tui.local.words import OFFICE_LOANS, OFFICE_WORDS, packed_file
from tests.bench.parts.figures import Goal, quantile, result, show

PLACE = Path(__file__).parent / "parts" / "typed"
FIRST_LEAST, FIVE_LEAST = 90.0, 97.0
KEY_MS_MOST = 6.0
LOAD_MS_MOST = 100.0
LOADS = 5

Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Shares:
    """Per cent of the words that stood first, or among five: exactly, or in an equal spelling."""

    first: float
    five: float
    first_alike: float
    five_alike: float

    def figures(self, name: str) -> dict[str, float]:
        """The shares under their names."""
        return {
            f"{name}_first_exact": self.first,
            f"{name}_five_exact": self.five,
            f"{name}_first": self.first_alike,
            f"{name}_five": self.five_alike,
        }


def pairs(name: str) -> Pairs:
    """The Roman and the word of each line."""
    lines = (PLACE / name).read_text(encoding="utf-8").splitlines()
    typed = (line.split() for line in lines if not line.startswith("#"))
    return [(roman, word) for roman, word in typed]


def own_words() -> frozenset[str]:
    """The words of the office's own list."""
    texts = (packed_file(name).decode().splitlines() for name in (OFFICE_WORDS, OFFICE_LOANS))
    return frozenset(word for lines in texts for line in lines for word in line.split())


def stock(*, with_own: bool) -> Wordstock:
    """The words to type with."""
    general = lexicon.read(packed_file("hindi.lexicon"))
    assert isinstance(general, Lexicon), "the lexicon of this checkout is damaged"
    made = Wordstock(general)
    if with_own:
        made.add_words(packed_file(OFFICE_WORDS).decode().split())
        loans = (line.split() for line in packed_file(OFFICE_LOANS).decode().splitlines())
        made.add_loans(Spelling(*loan) for loan in loans if len(loan) == len(("roman", "word")))
    return made


def shares(words: Wordstock, typed: Pairs) -> Shares:
    """How often the word stands first and among five."""
    hits = [0, 0, 0, 0]
    for roman, word in typed:
        offered = list(words.candidates(roman))
        equal = [alike(one) for one in offered]
        found = (offered[:1] == [word], word in offered, equal[:1] == [alike(word)])
        for place, hit in enumerate((*found, alike(word) in equal)):
            hits[place] += hit
    return Shares(*(100 * hit / len(typed) for hit in hits))


def key_times(words: Wordstock, typed: Pairs) -> list[float]:
    """Milliseconds of processor time of each key, from the first of a word to the last."""
    taken = []
    for roman, _ in typed:
        for length in range(1, len(roman) + 1):
            began = time.process_time()
            words.candidates(roman[:length])
            taken.append(1000 * (time.process_time() - began))
    return taken


def load_figures() -> tuple[float, float]:
    """The milliseconds and megabytes of the general list and the office's own."""

    def timed(load: Callable[[], object]) -> float:
        began = time.process_time()
        load()
        return 1000 * (time.process_time() - began)

    milliseconds = min(timed(lambda: stock(with_own=True)) for _ in range(LOADS))
    tracemalloc.start()
    held = stock(with_own=True)
    megabytes = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    del held
    return milliseconds, megabytes


def run(arguments: Sequence[str] = ()) -> dict[str, object]:
    """Measure on the words held out; nothing here may be tuned by what it shows."""
    del arguments
    words, names, own = pairs("held_out.txt"), pairs("held_out_names.txt"), own_words()
    unknown = [pair for pair in words if pair[1] not in own]
    whole, general = stock(with_own=True), stock(with_own=False)
    measured = {
        "words": shares(whole, words),
        "words_general_list_only": shares(general, words),
        "words_not_in_own_list": shares(whole, unknown),
        "names": shares(whole, names),
    }
    times = key_times(stock(with_own=True), words)
    load_ms, memory_mb = load_figures()
    figures: dict[str, float] = {
        "held_out": len(words),
        "held_out_in_own_list": len(words) - len(unknown),
        "key_ms_median": quantile(times, 0.5),
        "key_ms_p99": quantile(times, 0.99),
        "load_ms": load_ms,
        "memory_mb": memory_mb,
    }
    for name, found in measured.items():
        figures |= found.figures(name)
    show("First of the candidates", "%", {name: one.first_alike for name, one in measured.items()})
    show("Among five", "%", {name: one.five_alike for name, one in measured.items()})
    goals = [
        Goal("words_first", measured["words"].first_alike, least=FIRST_LEAST),
        Goal("words_five", measured["words"].five_alike, least=FIVE_LEAST),
        Goal("key_ms_p99", figures["key_ms_p99"], most=KEY_MS_MOST),
        Goal("load_ms", load_ms, most=LOAD_MS_MOST),
    ]
    return result("phonetic", figures, goals)
