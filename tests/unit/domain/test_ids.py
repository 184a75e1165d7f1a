"""Ids sort by time and are built from what is handed in."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.ids import ID_BYTES, RANDOM_BYTES, shown, time_ordered_id
from tests.cast import NOW, case_id, note_id, op_id

RANDOM = st.binary(min_size=RANDOM_BYTES, max_size=RANDOM_BYTES)
TIMES = st.integers(min_value=0, max_value=2**48 - 1)


@given(at_ms=TIMES, random=RANDOM)
def test_it_is_a_uuid_of_version_seven(at_ms: int, random: bytes) -> None:
    identifier = time_ordered_id(at_ms=at_ms, random=random)
    assert len(identifier) == ID_BYTES
    value = uuid.UUID(bytes=identifier)
    assert (value.version, value.variant) == (7, uuid.RFC_4122)
    assert value.int >> 80 == at_ms


@given(first=TIMES, second=TIMES, random=RANDOM)
def test_ids_sort_by_time(first: int, second: int, random: bytes) -> None:
    if first < second:
        assert time_ordered_id(at_ms=first, random=random) < time_ordered_id(
            at_ms=second, random=bytes(RANDOM_BYTES)
        )


@pytest.mark.parametrize("count", [0, RANDOM_BYTES - 1, RANDOM_BYTES + 1])
def test_ten_random_bytes_are_needed(count: int) -> None:
    with pytest.raises(ValueError, match="ten random bytes"):
        time_ordered_id(at_ms=NOW, random=bytes(count))


def test_an_id_as_people_see_it() -> None:
    assert shown(case_id(1)) == "019a904f-2fa0-7001-8000-000000000001"


def test_the_ids_of_the_tests_are_all_different() -> None:
    made = [make(number) for make in (case_id, op_id, note_id) for number in range(300)]
    assert len(set(made)) == len(made)
