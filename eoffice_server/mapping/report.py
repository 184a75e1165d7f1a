"""A mapping's plan as the administrator reads it: what changes, what is wrong, bilingual."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from eoffice_core.script.digits import with_commas
from eoffice_server.mapping.columns import HINDI_NAMES, Column, Kind
from eoffice_server.mapping.faults import Fault
from eoffice_server.mapping.plan import Change, Fate, Plan
from eoffice_server.mapping.reading import Read

FAULTS_SHOWN_MAX = 100
CHANGES_SHOWN_MAX = 50

KIND_NAMES = {
    Kind.OFFICE: "कार्यालय / offices",
    Kind.SECTION: "शाखाएँ / sections",
    Kind.POST: "पद / posts",
    Kind.OFFICER: "अधिकारी / officers",
    Kind.CHARGE: "प्रभार / charges",
}
FATE_NAMES = {
    Fate.ADDED: "नए / added",
    Fate.CHANGED: "बदले / changed",
    Fate.ENDED: "समाप्त / ended",
    Fate.UNCHANGED: "ज्यों के त्यों / unchanged",
}


def show_plan(console: Console, plan: Plan, read: Read) -> None:
    """Show what a file would change, or why it cannot be taken."""
    if read.ignored:
        names = ", ".join(escape(name) for name in dict.fromkeys(read.ignored))
        console.print(f"अनदेखे स्तम्भ या शीट / Columns or sheets left out: {names}")
    if plan.faults:
        _show_faults(console, plan.faults)
        return
    console.print(_counts(plan))
    telling = [change for change in plan.changes if change.fate is not Fate.UNCHANGED]
    if telling:
        console.print(_list_of(telling[:CHANGES_SHOWN_MAX]))
    _and_more(console, len(telling) - CHANGES_SHOWN_MAX)


def _counts(plan: Plan) -> Table:
    table = Table("प्रकार / record", title="क्या बदलेगा / What changes", box=SIMPLE_HEAD)
    for name in FATE_NAMES.values():
        table.add_column(name, justify="right")
    counts = plan.counts
    for kind, name in KIND_NAMES.items():
        table.add_row(name, *(with_commas(counts.get((kind, fate), 0)) for fate in FATE_NAMES))
    return table


def _list_of(changes: Iterable[Change]) -> Table:
    table = Table(
        "पंक्ति / row",
        "प्रकार / record",
        "क्या / what",
        "कौन / which",
        "अन्तर / difference",
        box=SIMPLE_HEAD,
    )
    for change in changes:
        table.add_row(
            _place(change.line.sheet, change.line.row),
            KIND_NAMES[change.kind],
            FATE_NAMES[change.fate],
            escape(change.name),
            escape("; ".join(change.differs)),
        )
    return table


def _show_faults(console: Console, faults: tuple[Fault, ...]) -> None:
    table = Table(
        "पंक्ति / row",
        "स्तम्भ / column",
        "क्या ठीक नहीं है / what is wrong",
        title=f"दोष / Faults: {with_commas(len(faults))}",
        box=SIMPLE_HEAD,
    )
    for fault in faults[:FAULTS_SHOWN_MAX]:
        said = escape(f"{fault.hindi}\n{fault.english}")
        table.add_row(_place(fault.sheet, fault.row), escape(_column(fault.column)), said)
    console.print(table)
    _and_more(console, len(faults) - FAULTS_SHOWN_MAX)
    console.print(
        "इनके ठीक होने पर शेष जाँच होगी: अनजाने नाम, घेरे, एक ही समय के दो प्रभार। · "
        "Once these are right the rest is checked: unknown names, circles, charges that overlap."
    )


def _place(sheet: str, row: int) -> str:
    where = str(row) if row else "–"
    return escape(f"{sheet}: {where}") if sheet else where


def _column(name: str) -> str:
    column = next((c for c in Column if c == name), None)
    return name if column is None else f"{column}\n{HINDI_NAMES[column]}"


def _and_more(console: Console, left: int) -> None:
    if left > 0:
        console.print(f"… और {left} / and {left} more")
