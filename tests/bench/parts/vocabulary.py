"""Notes of any number with the words of real Hindi, each as frequent as it is; no sense in them."""

from __future__ import annotations

from itertools import accumulate
from pathlib import Path
from random import Random

from eoffice_core.script import lexicon

NOTE_WORDS = 65
"""Some 400 characters: a usual note."""

SENTENCE_WORDS = 13
_LEXICON = Path(__file__).parents[3] / "data" / "lexicon" / "hindi.lexicon"


class Writer:
    """Writes notes and subjects, the same in each run."""

    def __init__(self, random: Random) -> None:
        read = lexicon.read(_LEXICON.read_bytes())
        assert isinstance(read, lexicon.Lexicon), read
        known = {word.text: word.weight for key in read._built for word in read.of(key)}
        self._words = list(known)
        self._weights = list(accumulate(10**weight for weight in known.values()))
        self._random = random

    def note(self) -> str:
        """One note."""
        words = self._random.choices(self._words, cum_weights=self._weights, k=NOTE_WORDS)
        sentences = range(0, NOTE_WORDS, SENTENCE_WORDS)
        text = "। ".join(" ".join(words[at : at + SENTENCE_WORDS]) for at in sentences)
        return f"पृष्ठ {self._random.randrange(1, 400)}: {text}।"

    def sentence(self) -> str:
        """One subject."""
        words = self._random.choices(self._words, cum_weights=self._weights, k=SENTENCE_WORDS)
        return " ".join(words)
