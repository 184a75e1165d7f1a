"""Letters are cut as Unicode's own published test has it, from wherever one looks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_tui.present import clusters
from tests.letters import ABSENT, VECTORS, bounds_of, published_clusters

KINDS = "कक्षत्रिा़्\u0902\u200d\u200c a।é\u0301👩👧🇮🇳🏽가각\u0600\u0903र\u094d\ufe0f\r\n"


def test_every_published_text_is_cut_as_published() -> None:
    if not VECTORS.exists():
        pytest.skip(ABSENT)
    texts = published_clusters()
    assert len(texts) > 700
    assert [clusters.clusters("".join(letters)) for letters in texts] == texts


def test_steps_through_every_published_text_visit_its_bounds() -> None:
    if not VECTORS.exists():
        pytest.skip(ABSENT)
    for letters in published_clusters():
        text, bounds = "".join(letters), bounds_of(letters)
        assert [clusters.next_bound(text, at) for at in bounds[:-1]] == bounds[1:], ascii(text)
        assert [clusters.prev_bound(text, at) for at in bounds[1:]] == bounds[:-1], ascii(text)
        for start, end in pairwise(bounds):
            assert {clusters.snap(text, at) for at in range(start, end)} == {start}, ascii(text)


@given(st.text(st.sampled_from(sorted(set(KINDS))), max_size=120))
def test_looking_back_a_little_finds_what_reading_from_the_start_does(text: str) -> None:
    bounds = bounds_of(clusters.clusters(text))
    for index in range(len(text) + 1):
        assert clusters.next_bound(text, index) == next((b for b in bounds if b > index), len(text))
        assert clusters.prev_bound(text, index) == max((b for b in bounds if b < index), default=0)


@pytest.mark.parametrize(
    "text",
    ["क" + "\u0941" * 3_000, "🇮🇳" * 600, "क्" * 3_000, "👩\u200d" * 900, "\u0600" * 3_000],
    ids=["marks", "flags", "conjuncts", "joined pictures", "prepended"],
)
def test_steps_through_hostile_text_always_get_on(text: str) -> None:
    at = 0
    while at < len(text):
        after = clusters.next_bound(text, at)
        assert at < after <= at + clusters.CLUSTER_CODE_POINTS_MAX
        at = after
    while at > 0:
        before = clusters.prev_bound(text, at)
        assert at - clusters.CLUSTER_CODE_POINTS_MAX <= before < at
        at = before
