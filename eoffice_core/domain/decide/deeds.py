"""Why an officer cannot do something with an open case: what dims a key, by the deciders.

Each deed is decided with a sample command; reasons about what the officer has still to fill in are
left out. So no rule is written twice.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta

from eoffice_core.domain import commands
from eoffice_core.domain.case import Basis, Case
from eoffice_core.domain.commands import Command
from eoffice_core.domain.decide import decide
from eoffice_core.domain.ids import ID_BYTES, CaseId, NoteId, OpId, PostId
from eoffice_core.domain.moment import Moment, office_date
from eoffice_core.domain.office import Actor
from eoffice_core.domain.refusal import Reason, Refused
from eoffice_core.domain.views import Deed

STILL_TO_FILL = frozenset(
    {
        Reason.SAME_POST,
        Reason.RECEIVER_UNKNOWN,
        Reason.RECEIPT_UNKNOWN,
        Reason.NOTHING_NOTED,
        Reason.REASON_MISSING,
        Reason.NOTHING_CHANGED,
    }
)

_OP = OpId(bytes(ID_BYTES))
_NOTE = NoteId(bytes(ID_BYTES))
_NO_CASE = CaseId(bytes(ID_BYTES))
_NO_POST = PostId(-1)
_SAMPLE = "…"


def _edit(case: Case) -> Command:
    if case.receipt is not None:
        changed = replace(case.receipt, remarks=case.receipt.remarks + _SAMPLE)
        return commands.EditReceipt(_OP, case.case_id, changed)
    assert case.cover is not None, "a case is a receipt or a file"
    return commands.EditCover(
        _OP, case.case_id, replace(case.cover, remarks=case.cover.remarks + _SAMPLE)
    )


def _park(case: Case, at: Moment) -> Command:
    tomorrow = office_date(at) + timedelta(days=1)
    return commands.ParkCase(_OP, case.case_id, _SAMPLE, tomorrow)


_SAMPLES: Mapping[Deed, Callable[[Case, Moment], Command]] = {
    Deed.RECEIVE: lambda case, _: commands.ReceiveCase(_OP, case.case_id),
    Deed.NOTE: lambda case, _: commands.WriteNote(_OP, case.case_id, _NOTE, _SAMPLE),
    Deed.FORWARD: lambda case, _: commands.ForwardCase(_OP, case.case_id, _NO_POST),
    Deed.RETURN: lambda case, _: commands.ReturnCase(_OP, case.case_id, _NOTE, reason=_SAMPLE),
    Deed.PULL_BACK: lambda case, _: commands.PullBackCase(_OP, case.case_id),
    Deed.APPROVE: lambda case, _: commands.ApproveCase(_OP, case.case_id, _NOTE, _SAMPLE),
    Deed.PUT_IN_FILE: lambda case, _: commands.PutInFile(_OP, _OP, case.case_id, _NO_CASE),
    Deed.EDIT: lambda case, _: _edit(case),
    Deed.PARK: _park,
    Deed.RESUME: lambda case, _: commands.ResumeCase(_OP, case.case_id),
    Deed.CLOSE: lambda case, _: commands.CloseCase(_OP, case.case_id, _SAMPLE),
    Deed.REOPEN: lambda case, _: commands.ReopenCase(_OP, case.case_id, _SAMPLE),
}


def reasons_against(
    basis: Basis, case: Case, deed: Deed, actor: Actor, at: Moment
) -> tuple[Reason, ...]:
    """Why the actor cannot do this now; empty when he can begin."""
    if deed is Deed.PUT_IN_FILE and case.receipt is not None:
        deed = Deed.NOTE  # a receipt that is worked on here may go into a file that is held here
    decision = decide(basis, _SAMPLES[deed](case, at), actor, at)
    if not isinstance(decision, Refused):
        return ()
    return tuple(reason for reason in decision.reasons if reason not in STILL_TO_FILL)


def all_reasons(
    basis: Basis, case: Case, actor: Actor, at: Moment
) -> Mapping[Deed, tuple[Reason, ...]]:
    """The reasons against every deed."""
    return {deed: reasons_against(basis, case, deed, actor, at) for deed in Deed}
