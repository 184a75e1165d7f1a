"""The afternoon: a power cut, the registry's answers, an approval, a file marked by mistake."""

from eoffice_core.domain import commands
from eoffice_core.domain.case import CaseStatus
from eoffice_core.domain.link import Link
from eoffice_core.domain.movement import MovementKind, Priority
from eoffice_core.domain.noting import NoteKind, NoteState
from eoffice_core.domain.refusal import Reason
from eoffice_core.domain.views import InboxQuestion, InboxShow
from eoffice_tui.present.refusals import SENTENCES
from eoffice_tui.workday import said
from eoffice_tui.workday.day import OFFLINE_OPS, Day, post_name
from eoffice_tui.workday.desks import DayBroken


def power_cut(day: Day) -> None:
    """The server dies between writing and answering: the worst moment there is."""
    day.checks.begin(said.POWER_CUT)
    clerk = day.clerk
    killed: list[bool] = []

    def kill() -> None:
        day.server.kill()
        killed.append(True)

    clerk.line.lose_next_answer(kill)
    clerk.line.mend()
    clerk.sync_until(lambda: bool(killed), "the server's answer")
    clerk.sync_until(lambda: clerk.link is Link.OFFLINE, "noticing that no answer came")
    day.checks.expect("server killed", expected=True, seen=bool(killed))
    day.checks.expect("still unsent", expected=OFFLINE_OPS, seen=clerk.unsent)
    view = clerk.view(day.file)
    day.checks.expect("number is provisional", expected=True, seen=view.is_provisional)


def restart(day: Day) -> None:
    """What the server wrote before it died is there, and reaches the officer."""
    day.checks.begin(said.RESTART)
    day.server.start()
    officer = day.officer
    officer.line.mend(day.server.address)
    officer.sync_until(lambda: officer.has(day.file), "the file on the officer's desk")
    officer.sync()
    view = officer.view(day.file)
    day.checks.tell(f"{view.number}: {view.subject}")
    day.checks.expect("note word for word", expected=said.NOTE, seen=view.notes[0].text)
    day.checks.expect("opened yet", expected=False, seen=view.is_received)
    day.checks.expect("officer's unsent", expected=0, seen=officer.unsent)
    day.checks.expect("clerk's unsent", expected=OFFLINE_OPS, seen=day.clerk.unsent)


def both_numbers(day: Day) -> None:
    """The retry gets the same answer; the provisional number stays searchable."""
    day.checks.begin(said.BOTH_NUMBERS)
    clerk = day.clerk
    clerk.line.mend(day.server.address)
    clerk.sync()
    day.checks.expect("unsent", expected=0, seen=clerk.unsent)
    day.checks.expect("returned", expected=0, seen=len(clerk.desk.returned()))
    for name, case_id in (("receipt", day.receipt), ("file", day.file)):
        view = clerk.view(case_id)
        day.checks.tell(f"{view.provisional} → {view.number}")
        is_official = view.number != view.provisional and not view.is_provisional
        day.checks.expect(f"{name}: official number", expected=True, seen=is_official)
        for number in (view.provisional, view.number):
            found = [row.case_id for row in clerk.desk.track(number)]
            day.checks.expect(f"{name}: found by {number}", expected=1, seen=found.count(case_id))
    same = clerk.view(day.file).number == day.officer.view(day.file).number
    day.checks.expect("one number on both desks", expected=True, seen=same)
    doubled = clerk.desk.track(said.FILE_SUBJECT)
    day.checks.expect("files of this subject", expected=1, seen=len(doubled))


def approve(day: Day) -> None:
    """Receive, approve, return."""
    day.checks.begin(said.APPROVE)
    officer, ids = day.officer, day.officer.desk.ids
    officer.do(commands.ReceiveCase(ids.op(), day.file))
    officer.do(
        commands.ApproveCase(ids.op(), day.file, ids.note(), said.APPROVAL),
        commands.ReturnCase(ids.op(), day.file, ids.note(), priority=Priority.URGENT),
    )
    officer.sync()
    day.checks.tell(said.APPROVAL)
    view = officer.view(day.file)
    day.checks.expect("now with", expected=post_name(day.clerk), seen=view.holder.post.english)
    day.checks.expect("officer's unsent", expected=0, seen=officer.unsent)


def close_file(day: Day) -> None:
    """What was approved may be closed by the post that opened it."""
    day.checks.begin(said.CLOSE)
    clerk, ids = day.clerk, day.clerk.desk.ids
    clerk.sync_until(lambda: clerk.view(day.file).is_mine, "the file's return")
    approvals = [n.text for n in clerk.view(day.file).notes if n.kind is NoteKind.APPROVAL]
    day.checks.expect("approval", expected=said.APPROVAL, seen="; ".join(approvals))
    clerk.do(commands.ReceiveCase(ids.op(), day.file))
    clerk.do(commands.CloseCase(ids.op(), day.file, said.CLOSING))
    clerk.sync()
    day.officer.sync()
    for name, seated in (("clerk", clerk), ("officer", day.officer)):
        status = seated.view(day.file).status.name
        day.checks.expect(f"{name} sees it", expected=CaseStatus.CLOSED.name, seen=status)


def wrong_marking(day: Day) -> None:
    """A file goes to the wrong officer, who opens it without a line."""
    day.checks.begin(said.WRONG_MARKING)
    clerk, officer = day.clerk, day.officer
    question = InboxQuestion(show=InboxShow.FILES, text=said.MISTAKEN_WORDS)
    found = clerk.desk.inbox_page(question, 0, 1)
    if not found:
        raise DayBroken("the clerk's file for the wrong officer is missing")
    day.mistaken = found[0].case_id
    clerk.do(
        commands.ForwardCase(
            clerk.desk.ids.op(), day.mistaken, officer.post, remarks=said.MISTAKEN_REMARKS
        )
    )
    clerk.sync()
    officer.sync_until(lambda: officer.has(day.mistaken), "the file marked by mistake")
    officer.go_offline()
    ids = officer.desk.ids
    officer.do(commands.ReceiveCase(ids.op(), day.mistaken))
    officer.do(commands.WriteNote(ids.op(), day.mistaken, ids.note(), said.LATE_NOTE))
    day.checks.tell(f"{found[0].number}: {found[0].subject}", said.LATE_NOTE)
    day.checks.expect("officer's unsent", expected=2, seen=officer.unsent)


def pull_back(day: Day) -> None:
    """Recalled before it was opened, as far as the registry knows."""
    day.checks.begin(said.PULL_BACK)
    clerk = day.clerk
    clerk.do(commands.PullBackCase(clerk.desk.ids.op(), day.mistaken))
    clerk.sync()
    view = clerk.view(day.mistaken)
    day.checks.expect("now with", expected=post_name(clerk), seen=view.holder.post.english)
    last = view.movements[-1].kind.name
    day.checks.expect("movement", expected=MovementKind.PULLED_BACK.name, seen=last)
    is_counted = view.movements[-2].is_counted
    day.checks.expect("the officer's days count", expected=False, seen=is_counted)
    note = view.notes[-1].state.name
    day.checks.expect("the clerk's note is again", expected=NoteState.GREEN.name, seen=note)


def come_back(day: Day) -> None:
    """The registry declines what was too late, and nothing of it is lost."""
    day.checks.begin(said.COME_BACK)
    officer = day.officer
    officer.line.mend()
    officer.sync()
    returned = officer.desk.returned()
    day.checks.expect("returned with objection", expected=2, seen=len(returned))
    texts = [row.text for row in returned if row.text]
    day.checks.expect("text, word for word", expected=said.LATE_NOTE, seen="; ".join(texts))
    reasons = {reason for row in returned for reason in row.reasons}
    late = {Reason.NOT_IN_CUSTODY, Reason.CUSTODY_CHANGED}
    told = ", ".join(reason.name for reason in sorted(reasons))
    wanted = " / ".join(reason.name for reason in sorted(late))
    day.checks.expect("why", expected=wanted, seen=told, is_met=bool(reasons & late))
    for reason in sorted(reasons & late):
        day.checks.tell(SENTENCES[reason].hindi, SENTENCES[reason].english)
    notes = [note.text for note in day.clerk.view(day.mistaken).notes]
    day.checks.expect("her note on the file", expected=0, seen=notes.count(said.LATE_NOTE))


def evening(day: Day) -> None:
    """Everything is where it belongs, and says so itself."""
    old = day.clerk.desk.inbox_page(InboxQuestion(text=said.OLD_WORDS), 0, 1)
    shown = [
        (said.REGISTER_NEW, day.file),
        (said.REGISTER_MISTAKEN, day.mistaken),
        *((said.REGISTER_OLD, row.case_id) for row in old),
    ]
    registers = [(title, day.clerk.view(case_id).movements) for title, case_id in shown]
    day.checks.begin(said.EVENING)
    for name, seated in (("clerk", day.clerk), ("officer", day.officer)):
        day.checks.expect(f"{name}: unsent", expected=0, seen=seated.unsent)
        breaches = [f"{b.invariant.value}: {b.what}" for b in seated.desk.breaches()]
        day.checks.expect(f"{name}: breaches", expected=[], seen=breaches)
    day.close()
    day.server.stop()
    day.checks.expect("server: doctor's exit code", expected=0, seen=day.server.doctor())
    for title, stays in registers:
        day.checks.show_register(title, stays)
