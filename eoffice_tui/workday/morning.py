"""The morning: two desks sign in, lose the line, and go on working."""

from dataclasses import replace
from datetime import timedelta

from eoffice_core.domain import commands
from eoffice_core.domain.case import CaseKind, CaseStatus
from eoffice_core.domain.file import Cover
from eoffice_core.domain.link import Link
from eoffice_core.domain.moment import office_date
from eoffice_core.domain.movement import Action, Priority
from eoffice_core.domain.noting import NoteState
from eoffice_core.domain.receipt import DeliveryMode, Particulars, SenderKind
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.views import CaseView, InboxQuestion, InboxShow
from eoffice_core.domain.working_days import due_after
from eoffice_tui.present.refusals import SENTENCES
from eoffice_tui.workday import said
from eoffice_tui.workday.day import CLERK_LOGIN, OFFICER_LOGIN, OFFLINE_OPS, Day, post_name
from eoffice_tui.workday.desks import DayBroken, seat


def make_office(day: Day) -> None:
    """A server with the sample office."""
    day.checks.begin(said.MAKE_OFFICE)
    day.server.start()
    host, port = day.server.address
    day.checks.expect("listening on", expected="127.0.0.1", seen=host)
    day.checks.tell(f"http://{host}:{port}")


def sign_in(day: Day) -> None:
    """Two desks, each with an encrypted store of its own."""
    day.checks.begin(said.SIGN_IN)
    for computer, login in (("clerk", CLERK_LOGIN), ("officer", OFFICER_LOGIN)):
        home, server = day.place / computer, day.server
        seated = seat(home, login, server.password, server.address)
        day.desks.append(seated)
        seated.sync()
        me, held = seated.desk.me, seated.count(InboxShow.HELD)
        day.checks.tell(f"{me.hindi} · {me.english} ({login})")
        day.checks.expect(f"{computer}: link", expected=Link.IN_STEP.name, seen=seated.link.name)
        told = f"{held} ({seated.overdue()} overdue)"
        day.checks.expect(f"{computer}: cases held", expected="≥ 1", seen=told, is_met=held > 0)


def diarise(day: Day) -> None:
    """The clerk enters a letter while nothing can be reached."""
    day.checks.begin(said.DIARISE)
    for seated in day.desks:
        seated.go_offline()
    clerk, desk = day.clerk, day.clerk.desk
    today = office_date(desk.now())
    post = desk.directory.posts[clerk.post]
    particulars = Particulars(
        subject=said.SUBJECT_MISSPELT,
        sender=said.SENDER,
        sender_place=said.SENDER_PLACE,
        sender_kind=SenderKind.SUBORDINATE_OFFICE,
        letter_number=said.LETTER_NUMBER,
        received_on=today,
        letter_date=today - timedelta(days=1),
        category="भण्डार",
        delivery_mode=DeliveryMode.SPECIAL_MESSENGER,
    )
    day.receipt = desk.ids.case()
    number = desk.next_provisional()
    clerk.do(
        commands.DiariseReceipt(
            desk.ids.op(), day.receipt, post.office_id, post.section_id, number, particulars
        )
    )
    day.checks.tell(said.SUBJECT_MISSPELT)
    view = clerk.view(day.receipt)
    day.checks.expect("provisional number", expected=number, seen=view.number)
    day.checks.expect("link", expected=Link.OFFLINE.name, seen=clerk.link.name)
    day.checks.expect("unsent", expected=1, seen=clerk.unsent)


def freeze(day: Day) -> None:
    """The letter's date is frozen; its subject is not."""
    day.checks.begin(said.FREEZE)
    clerk, ids = day.clerk, day.clerk.desk.ids
    was = _particulars(clerk.view(day.receipt))
    later = replace(was, letter_date=was.letter_date - timedelta(days=7))
    outcome = clerk.try_to(commands.EditReceipt(ids.op(), day.receipt, later))
    day.checks.expect("refused", expected=Reason.FIELD_FROZEN.name, seen=_reason(outcome))
    day.checks.tell(SENTENCES[Reason.FIELD_FROZEN].hindi, SENTENCES[Reason.FIELD_FROZEN].english)
    is_kept = _particulars(clerk.view(day.receipt)) == was
    day.checks.expect("nothing changed", expected=True, seen=is_kept)
    clerk.do(commands.EditReceipt(ids.op(), day.receipt, replace(was, subject=said.SUBJECT)))
    day.checks.expect("subject", expected=said.SUBJECT, seen=clerk.view(day.receipt).subject)


def open_file(day: Day) -> None:
    """A file of the letter, in one act."""
    day.checks.begin(said.OPEN)
    clerk, desk, ids = day.clerk, day.clerk.desk, day.clerk.desk.ids
    post = desk.directory.posts[clerk.post]
    day.file = ids.case()
    number = desk.next_provisional()
    cover = Cover(subject=said.FILE_SUBJECT, category="भण्डार", head="स्टोर")
    clerk.do(
        commands.OpenFile(ids.op(), day.file, post.office_id, post.section_id, number, cover),
        commands.PutInFile(ids.op(), ids.op(), day.file, day.receipt),
    )
    day.checks.tell(said.FILE_SUBJECT)
    view = clerk.view(day.file)
    day.checks.expect("provisional number", expected=number, seen=view.number)
    papers = [paper.receipt_id for paper in view.papers]
    day.checks.expect("papers in the file", expected=1, seen=papers.count(day.receipt))
    day.checks.expect(
        "the letter is",
        expected=CaseStatus.IN_FILE.name,
        seen=clerk.view(day.receipt).status.name,
    )


def note_and_send(day: Day) -> None:
    """A yellow note becomes green, and final by being sent."""
    day.checks.begin(said.NOTE_AND_SEND)
    clerk, desk, ids = day.clerk, day.clerk.desk, day.clerk.desk.ids
    note = ids.note()
    clerk.do(commands.WriteYellowNote(ids.op(), day.file, note, said.NOTE))
    clerk.do(commands.ConfirmNote(ids.op(), day.file, note))
    due_on = due_after(desk.calendar, received=office_date(desk.now()), working_days=3)
    clerk.do(
        commands.ForwardCase(
            ids.op(),
            day.file,
            day.officer.post,
            Action.APPROVAL,
            Priority.URGENT,
            due_on,
            said.FORWARD_REMARKS,
        )
    )
    day.checks.tell(said.NOTE)
    view = clerk.view(day.file)
    day.checks.expect("note 1", expected=NoteState.FINAL.name, seen=view.notes[0].state.name)
    day.checks.expect("now with", expected=post_name(day.officer), seen=view.holder.post.english)
    day.checks.expect("unsent", expected=OFFLINE_OPS, seen=clerk.unsent)
    is_known = day.officer.has(day.file)
    day.checks.expect("the officer knows of it", expected=False, seen=is_known)


def officer_alone(day: Day) -> None:
    """The officer works on what she has, without a line."""
    day.checks.begin(said.OFFICER_ALONE)
    officer, ids = day.officer, day.officer.desk.ids
    unread = officer.desk.inbox_page(InboxQuestion(show=InboxShow.UNREAD), 0, 50)
    own = next((row for row in unread if row.kind is CaseKind.FILE), None)
    if own is None:
        raise DayBroken("the officer has no unread file")
    officer.do(commands.ReceiveCase(ids.op(), own.case_id), post=own.held_by)
    officer.do(
        commands.WriteNote(ids.op(), own.case_id, ids.note(), said.OWN_NOTE), post=own.held_by
    )
    day.checks.tell(f"{own.number}: {own.subject}", said.OWN_NOTE)
    seen = [note.text for note in officer.view(own.case_id).notes][-1]
    day.checks.expect("last note", expected=said.OWN_NOTE, seen=seen)
    day.checks.expect("link", expected=Link.OFFLINE.name, seen=officer.link.name)
    day.checks.expect("unsent", expected=2, seen=officer.unsent)


def _particulars(view: CaseView) -> Particulars:
    if view.particulars is None:
        raise DayBroken("the letter has no particulars")
    return view.particulars


def _reason(outcome: object) -> str:
    return outcome.reason.name if isinstance(outcome, Refused) else "not refused"
