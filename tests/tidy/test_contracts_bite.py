"""The import contracts hold, and each of them can fail."""

from __future__ import annotations

import pytest

from tools.plant_violations import PLANTS, ROOT, Plant, contracts, try_plant, verdicts


def test_the_contracts_hold() -> None:
    found, report = verdicts(ROOT)
    assert found == dict.fromkeys(contracts(), "KEPT"), report


def test_every_contract_has_a_violation_that_tries_it() -> None:
    assert {planted.contract for planted in PLANTS} == set(contracts())


@pytest.mark.parametrize("planted", PLANTS, ids=lambda planted: planted.sin.replace("→", "to"))
def test_a_planted_violation_is_caught(planted: Plant) -> None:
    outcome = try_plant(planted)
    assert outcome.is_caught, outcome.report
