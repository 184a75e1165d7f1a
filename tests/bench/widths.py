"""Whether each terminal draws what is counted for it, by its own cursor report.

The app's start asks each terminal that is installed here and settles on a rule; then every office
term, every hard cluster and wrapped prose are drawn without help, and the terminal says where its
cursor came to stand.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass

from rich.console import Console

from eoffice_tui.present import cells
from tests.bench.parts.figures import Goal, result
from tests.office_words import HARD_CLUSTERS, PROSE, TERMS
from tests.terminals import KINDS, DidNotStart, Kind, Reporter, running

TERMS_MIN, CLUSTERS_MIN = 44, 20
ROOMS = range(40, 101, 4)
CONSOLE = Console(highlight=False)


@dataclass(frozen=True, slots=True)
class Seen:
    """What one terminal drew."""

    name: str
    rule: str
    unequal: list[str]
    rows: int
    overflowing: int

    def written(self) -> dict[str, object]:
        """The same as it stands in the result."""
        total = len(TERMS) + len(HARD_CLUSTERS)
        return {
            "terminal": self.name,
            "rule": self.rule,
            "matched": total - len(self.unequal),
            "total": total,
            "unequal": [ascii(text) for text in self.unequal],
            "rows": self.rows,
            "rows_overflowing": self.overflowing,
        }


def seen(reporter: Reporter) -> Seen:
    """Draw everything in one terminal."""
    told = reporter.told
    cells.install(told.rule, told.quirks)
    texts = [*TERMS, *HARD_CLUSTERS]
    drawn = zip(texts, reporter.cells(texts), strict=True)
    rows = [(line, room) for room in ROOMS for text in PROSE for line in cells.wrap(text, room)]
    taken = reporter.cells([line for line, _ in rows])
    quirks = sorted(quirk.value for quirk in told.quirks)
    return Seen(
        name=told.name or "no name",
        rule=" ".join(["SIZED" if told.is_sized else told.rule.value, *quirks]),
        unequal=[text for text, count in drawn if count != cells.width(text)],
        rows=len(rows),
        overflowing=sum(count > room for (_, room), count in zip(rows, taken, strict=True)),
    )


def looked_at(kind: Kind) -> Seen | str:
    """What this kind of terminal drew, or why it could not be asked."""
    if why := kind.needs():
        return why
    try:
        with running(kind) as reporter:
            return seen(reporter)
    except DidNotStart as trouble:
        return str(trouble)


def run(arguments: Sequence[str] = ()) -> dict[str, object]:
    """Ask every terminal that is installed here."""
    argparse.ArgumentParser(prog="python -m tests.bench widths", description=__doc__).parse_args(
        list(arguments)
    )
    assert len(TERMS) >= TERMS_MIN
    assert len(HARD_CLUSTERS) >= CLUSTERS_MIN
    found = {kind.name: looked_at(kind) for kind in KINDS}
    per_terminal = {name: one.written() for name, one in found.items() if isinstance(one, Seen)}
    absent = {name: why for name, why in found.items() if isinstance(why, str)}
    for name, told in per_terminal.items():
        CONSOLE.print(
            f"{name:6} {told['terminal']}: {told['matched']} of {told['total']} as it reports "
            f"({told['rule']}); {told['rows_overflowing']} of {told['rows']} rows overflow"
        )
    for name, why in absent.items():
        CONSOLE.print(f"{name:6} not measured: {why}")
    drawn = [one for one in found.values() if isinstance(one, Seen)]
    total = len(drawn) * (len(TERMS) + len(HARD_CLUSTERS))
    matched = total - sum(len(one.unequal) for one in drawn)
    overflowing = sum(one.overflowing for one in drawn)
    figures = {
        "matched": matched,
        "total": total,
        "terms": len(TERMS),
        "hard_clusters": len(HARD_CLUSTERS),
        "rows_overflowing": overflowing,
        "terminals": per_terminal,
        "not_measured": absent,
    }
    goals = [
        Goal("matched_share", matched / total if total else 0.0, least=1.0),
        Goal("rows_overflowing", overflowing, most=0),
    ]
    return result("widths", figures, goals)
