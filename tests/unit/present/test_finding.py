"""What is looked for is found however it is spelt, and in whole letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_tui.present import cells
from eoffice_tui.present.finding import hits, sought

LINES = st.text(st.sampled_from("कषय्ा़ंम्स ब:।aAß½\u200d०1"), max_size=80)


@pytest.mark.parametrize(
    ("line", "text", "expected"),
    [
        ("यह संबंध है", "सम्बन्ध", ["संबंध"]),
        ("सम्बन्ध और संबंध", "संबंध", ["सम्बन्ध", "संबंध"]),
        ("सड़क पर", "सडक", ["सड़क"]),
        ("दुःख दु:ख", "दुख", ["दुःख", "दु:ख"]),
        ("गयी गई", "गई", ["गयी", "गई"]),
        ("Estimate ESTIMATE", "estimate", ["Estimate", "ESTIMATE"]),
        ("२०२५ / 2025", "2025", ["२०२५", "2025"]),
        ("क्\u200dष", "क्ष", ["क्\u200dष"]),
        ("straße", "STRASSE", ["straße"]),
        ("टीप", "", []),
        ("", "टीप", []),
        ("टीप", "\x1b", []),
    ],
)
def test_other_spellings_are_found_where_they_stand(
    line: str, text: str, expected: list[str]
) -> None:
    found = hits(line, sought(text))
    assert [line[hit.start : hit.end] for hit in found] == expected
    assert all(hit.is_whole for hit in found)


def test_a_word_that_goes_on_in_another_form_is_found_but_not_whole() -> None:
    found = hits("विभागों के विभाग में", sought("विभाग"))
    assert [hit.is_whole for hit in found] == [False, True]
    assert not hits("कार्य", sought("य"))


@given(LINES, LINES)
def test_hits_stand_apart_in_their_order_and_begin_letters(line: str, text: str) -> None:
    at = 0
    for hit in hits(line, sought(text)):
        assert at <= hit.start < hit.end <= len(line)
        assert cells.snap(line, hit.start) == hit.start
        assert hit.is_whole == (cells.snap(line, hit.end) == hit.end)
        at = hit.end


@given(LINES)
def test_a_line_finds_itself_or_nothing_of_it_is_seen(line: str) -> None:
    words = line.split(" ")
    for word in words:
        if sought(word) and cells.snap(word, 0) == 0 and word.isalpha():
            assert hits(word, sought(word))
