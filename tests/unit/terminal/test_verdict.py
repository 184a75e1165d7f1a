"""What is said of a terminal: by its own name first, by what its surroundings say after that."""

import pytest

from eoffice_tui.present.cells import Rule, measure
from eoffice_tui.present.sentences import Sentence
from eoffice_tui.present.sentences import terminal as say
from eoffice_tui.terminal.answers import PROBES, Answers
from eoffice_tui.terminal.command import report
from eoffice_tui.terminal.counting import SAFE, SIZED, Counting, Width
from eoffice_tui.terminal.settling import Settled, Source
from eoffice_tui.terminal.verdict import verdict_on

CELLS = {probe: measure(probe, rule=Rule.SUM1) for probe in PROBES}


def named(name: str) -> Settled:
    return Settled(Counting(Rule.SUM1), Source.ANSWERED, Answers(name, CELLS))


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("XTerm(379)", say.VERDICT_BAD),
        ("VTE(8001)", say.VERDICT_GOOD),
        ("Konsole 26.08", say.VERDICT_GOOD),
        ("tmux 3.3a", say.VERDICT_WITHIN),
        ("kitty(0.26.5)", say.VERDICT_BAD),
        ("foot(1.28.0)", say.VERDICT_BAD),
        ("Zutty 0.16", say.VERDICT_UNKNOWN),
    ],
)
def test_a_terminal_is_judged_by_its_name(name: str, verdict: Sentence) -> None:
    assert verdict_on(named(name), {"VTE_VERSION": "7006"}) is verdict


@pytest.mark.parametrize(
    ("environ", "verdict"),
    [
        ({"VTE_VERSION": "7006", "TERM": "xterm-256color"}, say.VERDICT_GOOD),
        ({"WT_SESSION": "1"}, say.VERDICT_UNSEEN),
        ({"TERM": "linux"}, say.VERDICT_BAD),
        ({"TERM_PROGRAM": "vscode", "TERM": "xterm-256color"}, say.VERDICT_BAD),
        ({"TERM": "xterm-256color"}, say.VERDICT_UNKNOWN),
        ({}, say.VERDICT_UNKNOWN),
    ],
)
def test_a_nameless_one_by_its_surroundings(environ: dict[str, str], verdict: Sentence) -> None:
    assert verdict_on(Settled(SAFE, Source.SAFE), environ) is verdict


def test_where_words_are_shaped_it_is_the_best() -> None:
    sized = Settled(SIZED, Source.ANSWERED, Answers("kitty(0.41.1)", CELLS, obeys_sizes=True))
    assert verdict_on(sized, {}) is say.VERDICT_BEST


@pytest.mark.parametrize("width", [width for width in Width if width is not Width.AUTO])
@pytest.mark.parametrize("source", list(Source))
def test_every_page_is_bilingual_and_its_edge_straight(width: Width, source: Source) -> None:
    counting = SIZED if width is Width.SIZED else Counting(Rule[width.name])
    lines = list(report(Settled(counting, source), {}))
    page = "\n".join(lines)
    assert say.SOURCES[source.value].english.split()[0] in page
    assert "Which terminal to take" in page
    assert "कौन सा टर्मिनल लें" in page
    rows = [line for line in lines if line.strip().startswith("│")]
    quirks = counting.quirks
    assert len({measure(row, rule=counting.rule, quirks=quirks) for row in rows}) == 1
    assert all(measure(line, rule=counting.rule, quirks=quirks) <= 80 for line in lines)
