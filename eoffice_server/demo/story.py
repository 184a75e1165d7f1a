"""The sample office's past as it stands in data/demo: what happened to which paper, how long ago.

Days are counted back in working days, so that pendency is as old on every day the demo runs.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import time
from enum import IntEnum, StrEnum
from functools import partial
from typing import TypeVar

from eoffice_core.domain.file import Cover
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.receipt import DeliveryMode, Form, Language, Particulars, SenderKind
from eoffice_core.domain.text import is_clean

Choice = TypeVar("Choice", bound=IntEnum)


class StoryFault(ValueError):
    """Something in a story that cannot be played, with its place."""


class Doing(StrEnum):
    """What is done in a step, in the words of the story."""

    FORWARD = "forward"
    RECEIVE = "receive"
    NOTE = "note"
    YELLOW_NOTE = "yellow note"
    APPROVE = "approve"
    RETURN = "return"
    PARK = "park"
    CLOSE = "close"
    CORRECT_SUBJECT = "correct subject"


@dataclass(frozen=True, slots=True)
class Hour:
    """So many working days before the day of the demo, at a time of the office's clock."""

    day: int
    at: time


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done to a case; steps of one hour are one act."""

    hour: Hour
    do: Doing
    to: str = ""
    action: Action = Action.NECESSARY_ACTION
    priority: Priority = Priority.ORDINARY
    due: int | None = None
    text: str = ""
    until: int = 0


@dataclass(frozen=True, slots=True)
class LetterStory:
    """A letter: who diarised it when, and what happened to it. Its dates are still to be filled."""

    key: str
    post: str
    hour: Hour
    written_before: int
    letter: "partial[Particulars]"
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FileStory:
    """A file: who opened it when, with which letters, and what happened to it."""

    key: str
    post: str
    hour: Hour
    cover: Cover
    receipts: tuple[str, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that happened in the sample office."""

    letters: tuple[LetterStory, ...] = field(default=())
    files: tuple[FileStory, ...] = field(default=())


class _Row:
    """One row of the JSON, read field by field; what nobody asked for is a fault."""

    def __init__(self, row: object, where: str) -> None:
        if not isinstance(row, dict):
            raise StoryFault(f"{where}: not a record")
        self._left: dict[str, object] = dict(row)
        self.where = where

    def text(self, name: str, default: str | None = None) -> str:
        """A text that is not empty, normal and clean."""
        value = self._left.pop(name, default)
        if not isinstance(value, str) or (value != default and value != value.strip()):
            raise StoryFault(f"{self.where}: {name} is not a text")
        if (not value and value != default) or not is_clean(value):
            raise StoryFault(f"{self.where}: {name} is empty or unclean")
        return value

    def number(self, name: str, default: int | None = None) -> int:
        """A whole number from 0 on."""
        value = self._left.pop(name, default)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise StoryFault(f"{self.where}: {name} is not a number")
        return value

    def choice(self, name: str, default: Choice) -> Choice:
        """One of an enumeration, by its name in small letters."""
        value = self.text(name, default.name.lower())
        found = type(default).__members__.get(value.upper())
        if found is None:
            raise StoryFault(f"{self.where}: {name} {value} is unknown")
        return found

    def hour(self) -> Hour:
        """When it was: `day` and `at`."""
        day, at = self.number("day"), self.text("at")
        if day == 0:
            raise StoryFault(f"{self.where}: what happens today is still to come")
        try:
            return Hour(day=day, at=time.fromisoformat(at))
        except ValueError as why:
            raise StoryFault(f"{self.where}: {at} is no time") from why

    def rows(self, name: str) -> list[object]:
        """A list; none is an empty one."""
        value = self._left.pop(name, [])
        if not isinstance(value, list):
            raise StoryFault(f"{self.where}: {name} is not a list")
        return value

    def end(self) -> None:
        """Refuse what was not asked for."""
        if self._left:
            raise StoryFault(f"{self.where}: unknown {', '.join(map(str, self._left))}")


def read_story(*, receipts: str, files: str) -> Story:
    """The story of two JSON texts; StoryFault names the first place that cannot be meant."""
    letters = tuple(map(_letter, _listed(receipts, "receipts")))
    opened = tuple(map(_file, _listed(files, "files")))
    known = [*(one.key for one in letters), *(one.key for one in opened)]
    if len(set(known)) != len(known):
        raise StoryFault("two cases have one key")
    strangers = {key for one in opened for key in one.receipts} - {one.key for one in letters}
    if strangers:
        raise StoryFault(f"unknown receipts: {', '.join(sorted(strangers))}")
    return Story(letters=letters, files=opened)


def _listed(text: str, name: str) -> Iterator[_Row]:
    try:
        top = _Row(json.loads(text), name)
    except json.JSONDecodeError as why:
        raise StoryFault(f"{name}: {why}") from why
    rows = top.rows(name)
    top.end()
    for place, row in enumerate(rows, start=1):
        yield _Row(row, f"{name} {place}")


def _letter(row: _Row) -> LetterStory:
    story = LetterStory(
        key=row.text("key"),
        post=row.text("post"),
        hour=row.hour(),
        written_before=row.number("written_before"),
        letter=partial(
            Particulars,
            subject=row.text("subject"),
            sender=row.text("sender"),
            sender_place=row.text("place", ""),
            sender_kind=row.choice("sender_kind", SenderKind.CITIZEN),
            category=row.text("category"),
            sub_category=row.text("sub_category", ""),
            form=row.choice("form", Form.LETTER),
            delivery_mode=row.choice("mode", DeliveryMode.BY_HAND),
            letter_number=row.text("letter_number", ""),
            mode_number=row.text("mode_number", ""),
            language=row.choice("language", Language.HINDI),
            enclosures=row.text("enclosures", ""),
            mobile=row.text("mobile", ""),
            remarks=row.text("remarks", ""),
        ),
        steps=tuple(_steps(row)),
    )
    row.end()
    return story


def _file(row: _Row) -> FileStory:
    receipts = row.rows("receipts")
    if not all(isinstance(key, str) for key in receipts):
        raise StoryFault(f"{row.where}: receipts are named by key")
    story = FileStory(
        key=row.text("key"),
        post=row.text("post"),
        hour=row.hour(),
        cover=Cover(
            subject=row.text("subject"),
            category=row.text("category"),
            head=row.text("head", ""),
            sub_category=row.text("sub_category", ""),
            language=row.choice("language", Language.HINDI),
            remarks=row.text("remarks", ""),
        ),
        receipts=tuple(map(str, receipts)),
        steps=tuple(_steps(row)),
    )
    row.end()
    return story


def _steps(parent: _Row) -> Iterator[Step]:
    for place, given in enumerate(parent.rows("then"), start=1):
        row = _Row(given, f"{parent.where}, step {place}")
        yield _step(row)
        row.end()


def _step(row: _Row) -> Step:
    hour, word = row.hour(), row.text("do")
    if word not in set(Doing):
        raise StoryFault(f"{row.where}: nobody can {word}")
    due = row.number("due", 0)
    return Step(
        hour=hour,
        do=Doing(word),
        to=row.text("to", ""),
        action=row.choice("action", Action.NECESSARY_ACTION),
        priority=row.choice("priority", Priority.ORDINARY),
        due=due or None,
        text=row.text("text", ""),
        until=row.number("until", 0),
    )
