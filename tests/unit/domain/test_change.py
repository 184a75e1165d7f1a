"""A correction is recorded as old and new text of each field, and folds back into values."""

from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eoffice_core.domain.file import EDITABLE_FIELDS as COVER_FIELDS
from eoffice_core.domain.file import Cover
from eoffice_core.domain.ops.change import Change, as_text, changed_values, changes_between
from eoffice_core.domain.receipt import (
    EDITABLE_FIELDS,
    FROZEN_FIELDS,
    Classification,
    DeliveryMode,
    Form,
    Language,
    Particulars,
)
from tests.builders import COVER, PARTICULARS

PARTICULARS_ANY = st.builds(
    replace,
    st.just(PARTICULARS),
    subject=st.text(),
    sender=st.text(),
    form=st.sampled_from(Form),
    language=st.sampled_from(Language),
    classification=st.sampled_from(Classification),
    remarks=st.text(),
)


def corrected(record: Particulars, changes: tuple[Change, ...]) -> Particulars:
    values = changed_values(record, changes)
    return replace(record, **values)  # type: ignore[arg-type]  # typed by field


@given(old=PARTICULARS_ANY, new=PARTICULARS_ANY)
def test_a_correction_folds_back(old: Particulars, new: Particulars) -> None:
    assert corrected(old, changes_between(old, new, EDITABLE_FIELDS)) == new


@given(old=PARTICULARS_ANY, new=PARTICULARS_ANY)
def test_a_correction_the_other_way_undoes_it(old: Particulars, new: Particulars) -> None:
    there = changes_between(old, new, EDITABLE_FIELDS)
    back = tuple(Change(change.field, change.new, change.old) for change in there)
    assert changes_between(new, old, EDITABLE_FIELDS) == back


def test_nothing_changed_is_no_change() -> None:
    assert changes_between(PARTICULARS, PARTICULARS, EDITABLE_FIELDS) == ()


def test_only_named_fields_are_compared_and_in_their_order() -> None:
    new = replace(PARTICULARS, remarks="र", subject="अ", delivery_mode=DeliveryMode.POST)
    changes = changes_between(PARTICULARS, new, EDITABLE_FIELDS)
    assert [change.field for change in changes] == ["subject", "remarks"]
    assert changes_between(PARTICULARS, new, ["delivery_mode"]) == (
        Change("delivery_mode", "0", "1"),
    )


def test_a_value_as_text() -> None:
    assert as_text(Form.OTHER) == "21"
    assert as_text(date(2025, 11, 7)) == "2025-11-07"
    assert as_text(" जैसा है ") == " जैसा है "


@pytest.mark.parametrize("value", [None, 1, 1.5, b"", ("a",)])
def test_no_field_has_another_type(value: object) -> None:
    with pytest.raises(TypeError, match="no field has the type"):
        as_text(value)


@pytest.mark.parametrize("new", ["99", "-1", "", "letter", "1.0", "0x1", "9" * 5_000])
def test_a_value_that_fits_no_enumeration_is_named(new: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        changed_values(PARTICULARS, [Change("form", "0", new)])


def test_what_may_never_change() -> None:
    assert set(FROZEN_FIELDS) == {"received_on", "letter_date", "delivery_mode"}
    assert set(EDITABLE_FIELDS) | set(FROZEN_FIELDS) == {f.name for f in fields(Particulars)}
    assert set(COVER_FIELDS) | {"head"} == {f.name for f in fields(Cover)}
    assert "head" not in COVER_FIELDS
    assert COVER.head
