"""What the day expects and what it sees: said as it happens, and in a table at the end."""

from collections.abc import Iterable
from dataclasses import dataclass

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from eoffice_core.domain.names import Name
from eoffice_core.domain.views import MovementView
from eoffice_tui.present import dates
from eoffice_tui.present.sentences import Sentence
from eoffice_tui.present.sentences.words import word
from eoffice_tui.widgets.movement_sheet import days_bar

MET, MISSED = "✓", "✗"
OK_CELLS = 12
"""What the column of the marks and the space between the columns take."""


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation with what was seen instead of it, or as it."""

    step: int
    expected: str
    seen: str
    is_met: bool


class Checks:
    """Says each step in both languages and keeps what was expected and seen."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._steps: list[Sentence] = []
        self.all: list[Check] = []

    @property
    def exit_code(self) -> int:
        """0 only if something was expected and everything held."""
        return 0 if self.all and all(check.is_met for check in self.all) else 1

    def begin(self, step: Sentence) -> None:
        """A new step of the day."""
        self._steps.append(step)
        self._console.print()
        self._console.print(f"[bold cyan]{len(self._steps):>2}. {escape(step.hindi)}[/]")
        self._console.print(f"    [bold]{escape(step.english)}[/]")

    def tell(self, *texts: str) -> None:
        """Something worth reading that is no expectation."""
        for text in texts:
            self._console.print(Padding(Text(text, style="dim"), (0, 0, 0, 6)))

    def expect(
        self, what: str, *, expected: object, seen: object, is_met: bool | None = None
    ) -> None:
        """Note an expectation; unless said otherwise it is met when both are equal."""
        met = expected == seen if is_met is None else is_met
        wanted, found = _line(expected), _line(seen)
        self.all.append(Check(len(self._steps), f"{what}: {wanted}", found, met))
        mark = f"[green]{MET}[/]" if met else f"[bold red]{MISSED}[/]"
        missed = "" if met else f" [red]≠ {escape(wanted)}[/]"
        told = f"{mark} {escape(what)}: {escape(found)}{missed}"
        self._console.print(Padding(told, (0, 0, 0, 4)))

    def fail(self, what: str, trouble: Exception) -> None:
        """The day could not go on."""
        told = f"{type(trouble).__name__}: {trouble}"
        self.expect(what, expected="no trouble", seen=told, is_met=False)

    def show_table(self) -> None:
        """Every step of the day with its expectations, one line each."""
        table = Table(box=SIMPLE_HEAD, title="दिन का लेखा · The day in a table")
        table.title_justify = "left"
        room = self._console.width - OK_CELLS
        table.add_column("ok", justify="center", no_wrap=True)
        for name, share in (("अपेक्षित · expected", 0.40), ("देखा गया · seen", 0.25)):
            table.add_column(name, width=int(room * share), no_wrap=True, overflow="ellipsis")
        table.add_column("चरण · step", width=int(room * 0.35))
        for number, step in enumerate(self._steps, start=1):
            mine = [check for check in self.all if check.step == number]
            table.add_row(
                "\n".join(
                    f"[green]{MET}[/]" if check.is_met else f"[bold red]{MISSED}[/]"
                    for check in mine
                ),
                escape("\n".join(check.expected for check in mine)),
                escape("\n".join(check.seen for check in mine)),
                escape(f"{number}. {step.hindi}\n{step.english}"),
                end_section=True,
            )
        self._console.print()
        self._console.print(table)
        met = sum(check.is_met for check in self.all)
        self._console.print(f"{met}/{len(self.all)} अपेक्षाएँ पूरी हुईं · expectations held")

    def show_register(self, title: Sentence, stays: Iterable[MovementView]) -> None:
        """A movement register, each stay's working days as a bar against its limit."""
        table = Table(box=SIMPLE_HEAD, title=f"{title.hindi} · {title.english}")
        table.title_justify = "left"
        for name in ("#", "दिन · days", "█ = 1", "कब · when", "किसके पास · with", "कैसे · how"):
            table.add_column(name, no_wrap=name in ("#", "दिन · days", "█ = 1"))
        for stay in stays:
            days = f"{stay.days_kept}/{stay.limit_days}" if stay.is_counted else "–"
            bar = days_bar(stay.days_kept, stay.limit_days) if stay.is_counted else ""
            table.add_row(
                str(stay.serial),
                f"[red]{days}[/]" if stay.excess_days else days,
                f"[red]{bar}[/]" if stay.excess_days else bar,
                dates.moment(stay.received_at),
                escape(f"{stay.post.hindi}\n{_seat(stay.post, stay.officer)}"),
                escape(f"{word(stay.kind).hindi}\n{word(stay.kind).english}"),
            )
        self._console.print()
        self._console.print(table)


def _line(value: object) -> str:
    """A value on one line, as it stands in a table."""
    return " / ".join(str(value).splitlines())


def _seat(post: Name, officer: Name) -> str:
    return f"{post.english} ({officer.english})" if officer.english else post.english
