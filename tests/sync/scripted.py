"""A book that follows a script: what it says next, and what it was told."""

from __future__ import annotations

from dataclasses import dataclass, field

from eoffice_core.wire.messages import (
    Code,
    DirectoryLines,
    Exchange,
    FeedRow,
    Page,
    Place,
    Reply,
    RowKind,
    SentOp,
    Verdict,
)

EPOCH, OTHER = bytes(range(16)), bytes(range(16, 32))
ID = bytes(16)
OP = SentOp(raw=b"\xa0", signature=bytes(64))
PLACE = Place(office_id=1, post_id=105)
VERDICT = Verdict(op_id=ID, dseq=1, code=Code.APPLIED)


def a_page(*, seq: int = 1, rows: int = 1) -> Page:
    """A page with so many rows, up to this place."""
    row = FeedRow(kind=RowKind.LEFT, case_id=ID)
    return Page(
        since=PLACE,
        until=PLACE.model_copy(update={"seq": seq}),
        rows=[row] * rows,
        is_last=True,
    )


def a_reply(**more: object) -> Reply:
    """A reply of the usual epoch in which nothing is new."""
    usual: dict[str, object] = {"epoch": EPOCH, "taken": 0, "received_at": 1, "answered_at": 1}
    return Reply.model_validate({**usual, **more})


@dataclass
class ScriptedBook:
    """Says the exchanges of a list, then empty ones; writes down what it is told."""

    says: list[Exchange] = field(default_factory=list)
    epoch: bytes = EPOCH
    told: list[tuple[str, object]] = field(default_factory=list)
    places: dict[tuple[int, int], Place] = field(default_factory=dict)

    def next_exchange(self) -> Exchange:
        """The next thing to say."""
        self.told.append(("next_exchange", None))
        return self.says.pop(0) if self.says else self._usual()

    def _usual(self) -> Exchange:
        return Exchange(epoch=self.epoch, places=list(self.places.values()))

    def meet(self, epoch: bytes) -> None:
        """Note the epoch."""
        self.epoch = epoch
        self.told.append(("meet", epoch))

    def start_over(self, *, epoch: bytes, taken: int) -> None:
        """Begin anew."""
        self.epoch = epoch
        self.told.append(("start_over", taken))

    def settle(self, verdicts: list[Verdict]) -> None:
        """Take verdicts."""
        self.told.append(("settle", verdicts))

    def take_posts(self, posts: list[int]) -> None:
        """Take the posts held."""
        self.told.append(("take_posts", posts))

    def take_page(self, page: Page) -> None:
        """Take a page."""
        self.places[page.until.office_id, page.until.post_id] = page.until
        self.told.append(("take_page", page.until.seq))

    def take_directory(self, lines: DirectoryLines) -> None:
        """Take a directory."""
        self.told.append(("take_directory", lines.version))

    def end_of_feeds(self) -> None:
        """The feeds are read."""
        self.told.append(("end_of_feeds", None))

    @property
    def order(self) -> list[str]:
        """What it was told, by name, without its being asked."""
        return [name for name, _ in self.told if name != "next_exchange"]
