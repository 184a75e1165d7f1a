"""What is kept of the clerk's typing: words chosen for what was typed, words added.

The lexicon's file lies in the package; here it is read, and joined with what this desk alone knows.
"""

from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Final

from sqlalchemy import Connection, select

from eoffice_core.domain.moment import Moment
from eoffice_core.domain.office import Directory
from eoffice_core.script import lexicon
from eoffice_core.script.lexicon import Lexicon, LexiconFault, Spelling
from eoffice_core.script.wordstock import Wordstock
from eoffice_core.store.engine import Store
from eoffice_core.store.statements import upsert
from eoffice_core.store.tables import core
from eoffice_tui.local.tables import ChosenWordRow, OwnWordRow, SenderRow

CHOSEN, OWN, SENDER = core(ChosenWordRow), core(OwnWordRow), core(SenderRow)
GENERAL, OFFICE_WORDS, OFFICE_LOANS = "hindi.lexicon", "office_words.txt", "office_loans.txt"
CHOICES_MAX: Final = 5000
SENDERS_MAX: Final = 2000

ReadFile = Callable[[str], bytes]
"""Gives the content of a file of the lexicon's folder; raises OSError where there is none."""


def packed_file(name: str) -> bytes:
    """A file of the lexicon as it was installed."""
    return (files("eoffice_data") / "lexicon" / name).read_bytes()


class Words:
    """The desk's words: where typing draws from, and where it is remembered."""

    def __init__(
        self, store: Store, now: Callable[[], Moment], read_file: ReadFile = packed_file
    ) -> None:
        self._store = store
        self._now = now
        self._read_file = read_file

    def stock(self, directory: Directory) -> Wordstock:
        """Everything there is to type with; a lexicon that is damaged is left out, and named."""
        general = self._general()
        if isinstance(general, LexiconFault):
            stock = Wordstock(fault=general)
        else:
            stock = Wordstock(general)
        stock.add_words(word for line in self._lines(OFFICE_WORDS) for word in line.split() if line)
        stock.add_loans(_spellings(self._lines(OFFICE_LOANS)))
        stock.add_names(_names(directory))
        with self._store.reading() as connection:
            stock.add_words(connection.execute(select(OWN.c.word)).scalars())
            stock.add_names(_senders(connection))
            stock.remember(_choices(connection))
        return stock

    def choose(self, roman: str, word: str) -> None:
        """Remember that this word was last chosen for this Roman."""
        row = {"roman": roman.lower(), "word": word, "chosen_at": self._now()}
        with self._store.writing() as connection:
            upsert(connection, CHOSEN, [row])

    def add(self, word: str, *, of_office: bool) -> None:
        """Know a word from now on: the clerk's own, or one that the office is to share one day."""
        row = {"word": word, "is_of_office": of_office, "added_at": self._now()}
        with self._store.writing() as connection:
            upsert(connection, OWN, [row])

    def _general(self) -> Lexicon | LexiconFault:
        try:
            content = self._read_file(GENERAL)
        except OSError:
            return LexiconFault.MISSING
        return lexicon.read(content)

    def _lines(self, name: str) -> Iterator[str]:
        """The lines of one of the office's own lists; a list that cannot be read has none."""
        try:
            text = self._read_file(name).decode()
        except (OSError, UnicodeDecodeError):
            return
        yield from (line for line in text.splitlines() if not line.startswith("#"))


def _spellings(lines: Iterator[str]) -> Iterator[Spelling]:
    for line in lines:
        roman, _, word = line.partition(" ")
        if roman and word:
            yield Spelling(roman, word)


def _names(directory: Directory) -> Iterator[str]:
    for named in (directory.offices, directory.sections, directory.posts, directory.officers):
        yield from (one.hindi for one in named.values())


def _senders(connection: Connection) -> Iterator[str]:
    """Who wrote before, and from which villages: the names that are typed again."""
    latest = select(SENDER.c.name, SENDER.c.place).order_by(SENDER.c.used_at.desc())
    for row in connection.execute(latest.limit(SENDERS_MAX)):
        yield from (row.name, row.place)


def _choices(connection: Connection) -> list[tuple[str, str]]:
    """What was chosen for each Roman; where there is too much, the latest."""
    found = connection.execute(
        select(CHOSEN.c.roman, CHOSEN.c.word).order_by(CHOSEN.c.chosen_at.desc()).limit(CHOICES_MAX)
    )
    return [(row.roman, row.word) for row in found]
