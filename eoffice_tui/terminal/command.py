"""`eoffice terminal`: shows how this terminal does with Hindi, and which one is advised."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Final

from eoffice_core.parser import CommandParser
from eoffice_tui.present import cells, runs
from eoffice_tui.present.cells import Align
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.present.sentences import terminal as say
from eoffice_tui.terminal.answers import RULE_PROBES
from eoffice_tui.terminal.asking import Asking, Nobody, asked, can_ask
from eoffice_tui.terminal.counting import Width, given
from eoffice_tui.terminal.settling import Settled, settle, width_of
from eoffice_tui.terminal.verdict import verdict_on

SAMPLES: Final = (
    *RULE_PROBES,
    "श्रीमान्",
    "र्क",
    "ज्ञापन",
    "फ़ाइल",
    "मज़दूरी",
    "विकास खण्ड अधिकारी",
    "निर्देशानुसार",
)
WORD_CELLS: Final = 24
NUMBER_CELLS: Final = 17
INDENT: Final = "  "
ROOM: Final = 78


def run(rest: Sequence[str], environ: Mapping[str, str], home: Path) -> int:
    """Ask the terminal and print what is known of it; without a terminal, what can be."""
    parser = CommandParser("terminal", say.DESCRIPTION.hindi, f"{say.DESCRIPTION.english}.")
    parser.add_argument("--plain", action="store_true", help=_both(say.PLAIN_OPTION))
    parser.add_argument("--width", choices=[width.value for width in Width], help=_both(say.RULE))
    wanted = parser.parse_args(list(rest))
    width = width_of(wanted.width, environ)
    with nullcontext(Nobody()) if given(width) else _asked_here(environ) as asking:
        settled = settle(asking, environ, home, width)
    is_plain = wanted.plain or not sys.stdout.isatty()
    is_sized = settled.counting.is_sized and not is_plain
    for line in report(settled, environ):
        sys.stdout.write(f"{runs.sized(line) if is_sized else line}\n")
    return 0


@contextmanager
def _asked_here(environ: Mapping[str, str]) -> Iterator[Asking]:
    """Ask the terminal, or the console where that is a thing of its own."""
    if sys.platform == "win32" and can_ask(environ):
        from eoffice_tui.terminal.console import WindowsConsole, asked_console  # noqa: PLC0415

        with asked_console(WindowsConsole()) as console:
            yield console or Nobody()
    else:
        with asked(environ) as asking:
            yield asking


def report(settled: Settled, environ: Mapping[str, str]) -> Iterator[str]:
    """The whole page, line by line."""
    counting = settled.counting
    cells.install(counting.rule, counting.quirks)
    name = settled.answers.name if settled.answers else ""
    yield f"{_both(say.NAME)}: {name or _both(say.UNNAMED)}"
    yield from _paragraph(say.SOURCES[settled.source.value])
    yield f"{_both(say.RULE)}: {'SIZED' if counting.is_sized else counting.rule.value}"
    yield from _paragraph(say.SIZED if counting.is_sized else say.RULES[counting.rule.value])
    if settled.answers is not None and not counting.is_exact:
        yield from _paragraph(say.INEXACT)
    yield from _paragraph(verdict_on(settled, environ), name=name or environ.get("TERM", "?"))
    yield ""
    yield _both(say.RULER)
    yield from _ruler(settled)
    yield from _paragraph(say.LOOK, **say.LOOK_AT)
    yield from _paragraph(say.CROOKED)
    yield from _advice()


def _ruler(settled: Settled) -> Iterator[str]:
    """Words with a column rule on their right, sent without any help that would set it straight."""
    edges = [WORD_CELLS + 2, NUMBER_CELLS + 2, NUMBER_CELLS + 2]
    yield INDENT + _rule("┌┬┐", edges)
    heads = [_both(one) for one in (say.RULER_COUNTED, say.RULER_REPORTED)]
    yield INDENT + _row(_both(say.RULER_WORD), heads)
    yield INDENT + _rule("├┼┤", edges)
    reported = settled.answers.cells if settled.answers else {}
    for word in SAMPLES:
        told = str(reported[word]) if word in reported and not settled.counting.is_sized else "–"
        yield INDENT + _row(word, [str(cells.width(word)), told])
    yield INDENT + _rule("└┴┘", edges)


def _rule(signs: str, edges: Sequence[int]) -> str:
    return signs[0] + signs[1].join("─" * edge for edge in edges) + signs[2]


def _row(word: str, numbers: Sequence[str]) -> str:
    fitted = [cells.fit(number, NUMBER_CELLS, align=Align.RIGHT) for number in numbers]
    return "│ " + " │ ".join([cells.fit(word, WORD_CELLS), *fitted]) + " │"


def _advice() -> Iterator[str]:
    yield ""
    yield _both(say.ADVICE)
    for one in say.ADVISED:
        yield from _paragraph(one)
    yield ""
    yield _both(say.FONTS)
    for one in say.FONT_STEPS:
        yield from _paragraph(one)
    yield from (f"{INDENT}{INDENT}{line}" for line in say.KITTY_LINES)
    yield ""
    yield from _paragraph(say.KEYS)


def _both(sentence: Sentence) -> str:
    return f"{sentence.hindi} · {sentence.english}"


def _paragraph(sentence: Sentence, **values: str) -> Iterator[str]:
    """A sentence in Hindi above the same in English, wrapped."""
    spoken = dict.fromkeys(sentence.say(language, **values) for language in Language)
    for text in spoken:
        yield from (INDENT + line for line in cells.wrap(text, ROOM - cells.width(INDENT)))
