"""How many keys it takes to diarise a letter, and to send a file up with a note.

The real app at a real desk is driven by keys; what is typed as text is counted apart from the keys
that move, choose and confirm. What the keys led to is looked up in the desk's store.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.views import InboxQuestion, InboxShow
from tests.bench.parts.figures import Goal, result, show
from tests.tui.faces import Touch, at_desk, pressed, settled, typed
from tests.tui.office import SmallOffice, case_of, small_office

DIARISE_KEYS_MOST = 12
FORWARD_KEYS_MOST = 8

LETTER = (
    "रामकली पति मोहन लोधी",
    "फौती नामांतरण में विलंब की शिकायत",
    "45/2025",
    "10112025",
    "राजस्व",
)
NOTE = "प्रकरण आदेशार्थ प्रस्तुत है।"


@dataclass
class Counted:
    """The keys of one piece of work, in their order; text stands for all of its letters."""

    touch: Touch
    path: list[str] = field(default_factory=list)
    keys: int = 0
    letters: int = 0

    async def press(self, *keys: str) -> None:
        """Press keys that move, choose or confirm."""
        self.path += keys
        self.keys += len(keys)
        await pressed(self.touch, *keys)

    async def type(self, text: str) -> None:
        """Type a text."""
        self.path.append(f"«{text}»")
        self.letters += len(text)
        await typed(self.touch, text)
        await settled(self.touch)


async def _diarise(office: SmallOffice) -> Counted:
    desk = office.clerk.desk
    before = desk.inbox_count(InboxQuestion(show=InboxShow.RECEIPTS))
    async with at_desk(desk) as (_, touch):
        work = Counted(touch)
        await work.press("n")
        for place, text in enumerate(LETTER):
            if place:
                await work.press("enter")
            await work.type(text)
        await work.press("f2")
    assert desk.inbox_count(InboxQuestion(show=InboxShow.RECEIPTS)) == before + 1
    newest = desk.inbox_page(InboxQuestion(), 0, 1)[0]
    assert (newest.kind, newest.sender) == (CaseKind.RECEIPT, LETTER[0])
    return work


async def _forward(office: SmallOffice) -> Counted:
    async with at_desk(office.clerk.desk) as (_, touch):
        work = Counted(touch)
        await work.press("enter", "n")
        await work.type(NOTE)
        await work.press("f3", "f2", "f2")
    view = case_of(office.clerk, office.file_id)
    assert not view.is_mine
    assert view.notes[-1].text == NOTE
    return work


def run(arguments: Sequence[str] = ()) -> dict[str, object]:
    """Count the keys of both; the six quick fields are filled, the delivery mode stays as it is."""
    del arguments
    with tempfile.TemporaryDirectory() as place, small_office(Path(place)) as office:
        forward = asyncio.run(_forward(office))
        diarise = asyncio.run(_diarise(office))
    for name, work in (("diarise", diarise), ("forward with a note", forward)):
        print(f"{name}: {' '.join(work.path)}")  # noqa: T201 - the path is what is measured
    show(
        "Keys",
        "keys",
        {"diarise": float(diarise.keys), "forward with a note": float(forward.keys)},
    )
    figures = {
        "diarise_keys": diarise.keys,
        "diarise_letters": diarise.letters,
        "forward_with_note_keys": forward.keys,
        "forward_with_note_letters": forward.letters,
    }
    goals = [
        Goal("diarise_keys", diarise.keys, most=DIARISE_KEYS_MOST),
        Goal("forward_with_note_keys", forward.keys, most=FORWARD_KEYS_MOST),
    ]
    return result("keys", figures, goals)
