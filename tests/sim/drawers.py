"""One drawer for each command: how an officer of the simulation asks for it.

A command that joins the union joins the simulation by a drawer here; a test fails until then.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import get_args

from eoffice_core.domain import commands
from eoffice_core.domain.case import CaseKind
from eoffice_core.domain.commands import Command
from eoffice_core.domain.decide import Decided
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ids import OfficeId, SectionId
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.receipt import Classification, DeliveryMode, Particulars
from tests import cast
from tests.sim.scene import Scene

Drawer = Callable[[Scene], Command]

CLASSES = (Classification.NORMAL, Classification.NORMAL, Classification.CONFIDENTIAL)
TRIES_MAX = 30


def _place(scene: Scene) -> tuple[OfficeId, SectionId]:
    post = scene.basis.directory.posts.get(scene.post)
    if post is None or scene.chance.percent(3):
        section = scene.chance.pick(cast.SECTIONS)
        return section.office_id, section.section_id
    return post.office_id, post.section_id


def _particulars(scene: Scene) -> Particulars:
    today = office_date(scene.at)
    received = today + timedelta(days=scene.chance.weighted([(0, 20), (-3, 10), (1, 1)]))
    return Particulars(
        subject=scene.text(),
        sender=scene.text(),
        received_on=received,
        letter_date=received - timedelta(days=scene.chance.weighted([(0, 9), (9, 9), (-1, 1)])),
        category="राजस्व",
        classification=scene.chance.pick(CLASSES),
        remarks=scene.optional_text(),
    )


def _cover(scene: Scene) -> Cover:
    return Cover(
        subject=scene.text(),
        category="भण्डार",
        head=scene.chance.pick(("", "स्टोर")),
        classification=scene.chance.pick(CLASSES),
    )


def diarise(scene: Scene) -> Command:
    """Enter a letter in the diary."""
    office_id, section_id = _place(scene)
    return commands.DiariseReceipt(
        scene.ids.op(),
        scene.ids.case(),
        office_id,
        section_id,
        scene.provisional(),
        _particulars(scene),
    )


def open_file(scene: Scene) -> Command:
    """Open a file."""
    office_id, section_id = _place(scene)
    return commands.OpenFile(
        scene.ids.op(),
        scene.ids.case(),
        office_id,
        section_id,
        scene.provisional(),
        _cover(scene),
    )


def edit_receipt(scene: Scene) -> Command:
    """Correct a receipt, now and then in what is frozen."""
    case_id = scene.case_id(CaseKind.RECEIPT)
    case = scene.basis.case(case_id)
    old = case.receipt if case is not None and case.receipt is not None else _particulars(scene)
    match scene.chance.below(5):
        case 0:
            new = replace(old, delivery_mode=DeliveryMode.FAX)
        case 1:
            new = replace(old, classification=scene.chance.pick(CLASSES))
        case 2:
            new = replace(old, sender=scene.text(), remarks=scene.optional_text())
        case _:
            new = replace(old, subject=scene.text())
    return commands.EditReceipt(scene.ids.op(), case_id, new)


def edit_cover(scene: Scene) -> Command:
    """Correct a cover, now and then its head."""
    case_id = scene.case_id(CaseKind.FILE)
    case = scene.basis.case(case_id)
    old = case.cover if case is not None and case.cover is not None else _cover(scene)
    match scene.chance.below(5):
        case 0:
            new = replace(old, head="अन्य")
        case 1:
            new = replace(old, classification=scene.chance.pick(CLASSES))
        case _:
            new = replace(old, subject=scene.text(), remarks=scene.optional_text())
    return commands.EditCover(scene.ids.op(), case_id, new)


def put_in_file(scene: Scene) -> Command:
    """Put a receipt in a file."""
    file_id, receipt_id = scene.case_id(CaseKind.FILE), scene.case_id(CaseKind.RECEIPT)
    return commands.PutInFile(scene.ids.op(), scene.ids.op(), file_id, receipt_id)


def write_yellow(scene: Scene) -> Command:
    """Write a working note."""
    case_id = scene.case_id()
    note_id = scene.new_note(case_id)
    return commands.WriteYellowNote(scene.ids.op(), case_id, note_id, scene.text())


def edit_yellow(scene: Scene) -> Command:
    """Change a working note."""
    case_id, note_id, _ = scene.noted([NoteState.YELLOW])
    return commands.EditYellowNote(scene.ids.op(), case_id, note_id, scene.text())


def discard_yellow(scene: Scene) -> Command:
    """Put a working note away."""
    case_id, note_id, _ = scene.noted([NoteState.YELLOW])
    return commands.DiscardYellowNote(scene.ids.op(), case_id, note_id)


def confirm(scene: Scene) -> Command:
    """Make a working note green."""
    case_id, note_id, _ = scene.noted([NoteState.YELLOW])
    return commands.ConfirmNote(scene.ids.op(), case_id, note_id)


def write(scene: Scene) -> Command:
    """Write a green note."""
    case_id = scene.case_id()
    return commands.WriteNote(scene.ids.op(), case_id, scene.new_note(case_id), scene.text())


def edit(scene: Scene) -> Command:
    """Change a green note, now and then one that has left its author."""
    case_id, note_id, note = scene.noted([NoteState.GREEN])
    text = note.text if note is not None and scene.chance.percent(4) else scene.text()
    return commands.EditNote(scene.ids.op(), case_id, note_id, text)


def withdraw(scene: Scene) -> Command:
    """Take a green note back."""
    case_id, note_id, _ = scene.noted([NoteState.GREEN])
    return commands.WithdrawNote(scene.ids.op(), case_id, note_id)


def approve(scene: Scene) -> Command:
    """Approve a file."""
    case_id = scene.case_id(CaseKind.FILE)
    return commands.ApproveCase(scene.ids.op(), case_id, scene.new_note(case_id), scene.text())


def forward(scene: Scene) -> Command:
    """Send a case on."""
    due_on = office_date(scene.at) + timedelta(days=scene.chance.weighted([(5, 12), (-1, 1)]))
    return commands.ForwardCase(
        scene.ids.op(),
        scene.case_id(),
        scene.receiver(),
        action=scene.chance.pick(tuple(Action)),
        priority=scene.chance.pick(tuple(Priority)),
        due_on=due_on if scene.chance.percent(40) else None,
        remarks=scene.optional_text(),
    )


def receive(scene: Scene) -> Command:
    """Open what came."""
    waiting = [
        case.case_id
        for case in scene.basis.cases.values()
        if case.custody.post_id == scene.post and not case.custody.is_received
    ]
    if waiting and scene.chance.percent(90):
        return commands.ReceiveCase(scene.ids.op(), scene.chance.pick(waiting))
    return commands.ReceiveCase(scene.ids.op(), scene.case_id())


def give_back(scene: Scene) -> Command:
    """Return a case to who sent it."""
    case_id = scene.case_id()
    note_id = scene.new_note(case_id)
    return commands.ReturnCase(scene.ids.op(), case_id, note_id, reason=scene.optional_text())


def pull_back(scene: Scene) -> Command:
    """Recall a case."""
    sent = [
        case.case_id
        for case in scene.basis.cases.values()
        if case.last_movement.sender == scene.post and not case.custody.is_received
    ]
    if sent and scene.chance.percent(90):
        return commands.PullBackCase(scene.ids.op(), scene.chance.pick(sent))
    return commands.PullBackCase(scene.ids.op(), scene.case_id())


def park(scene: Scene) -> Command:
    """Let a file rest."""
    days = scene.chance.weighted([(7, 10), (366, 1), (0, 1), (400, 1)])
    until = office_date(scene.at) + timedelta(days=days)
    return commands.ParkCase(scene.ids.op(), scene.case_id(CaseKind.FILE), scene.text(), until)


def resume(scene: Scene) -> Command:
    """Go on with a parked file."""
    return commands.ResumeCase(scene.ids.op(), scene.case_id())


def close(scene: Scene) -> Command:
    """Close a case."""
    return commands.CloseCase(scene.ids.op(), scene.case_id(), scene.text())


def reopen(scene: Scene) -> Command:
    """Open a closed case again."""
    return commands.ReopenCase(scene.ids.op(), scene.case_id(), scene.text())


DRAWERS: dict[type[Command], tuple[Drawer, int]] = {
    commands.DiariseReceipt: (diarise, 5),
    commands.EditReceipt: (edit_receipt, 2),
    commands.PutInFile: (put_in_file, 25),
    commands.OpenFile: (open_file, 5),
    commands.EditCover: (edit_cover, 2),
    commands.WriteYellowNote: (write_yellow, 3),
    commands.EditYellowNote: (edit_yellow, 2),
    commands.DiscardYellowNote: (discard_yellow, 1),
    commands.ConfirmNote: (confirm, 2),
    commands.WriteNote: (write, 4),
    commands.EditNote: (edit, 2),
    commands.WithdrawNote: (withdraw, 1),
    commands.ApproveCase: (approve, 3),
    commands.ForwardCase: (forward, 14),
    commands.ReceiveCase: (receive, 40),
    commands.ReturnCase: (give_back, 6),
    commands.PullBackCase: (pull_back, 2),
    commands.ParkCase: (park, 1),
    commands.ResumeCase: (resume, 2),
    commands.CloseCase: (close, 2),
    commands.ReopenCase: (reopen, 2),
}
"""Each command with its drawer, and how often it is asked for."""

BIRTHS = (diarise, open_file)
CASES_ENOUGH = 2
"""With so many cases an officer rather works on one of them: only what travels meets trouble."""

_WEIGHTED = list(DRAWERS.values())
_WITHOUT_BIRTHS = [(drawer, weight) for drawer, weight in _WEIGHTED if drawer not in BIRTHS]


def every_command() -> set[type[Command]]:
    """The commands that there are."""
    return set(get_args(Command))


def any_command(scene: Scene) -> Command:
    """A command, whether or not it will be refused."""
    return scene.chance.weighted(_WEIGHTED)(scene)


def plausible(scene: Scene, *, commands_max: int) -> list[Command]:
    """Commands that the officer may well ask for, as one act; none when nothing occurs to him."""
    asked: list[Command] = []
    while len(asked) < commands_max:
        found = _one_plausible(scene)
        if found is None:
            break
        command, decided = found
        asked.append(command)
        scene = scene.after(decided)
        if scene.chance.percent(60):
            break
    return asked


def _one_plausible(scene: Scene) -> tuple[Command, Decided] | None:
    has_enough = len(scene.basis.cases) >= CASES_ENOUGH and scene.chance.percent(95)
    choices = _WITHOUT_BIRTHS if has_enough else _WEIGHTED
    for _ in range(TRIES_MAX):
        command = scene.chance.weighted(choices)(scene)
        decision = scene.decide([command])
        if isinstance(decision, Decided):
            return command, decision
    return None
