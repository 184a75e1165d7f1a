"""Each trouble of a store has one name."""

from eoffice_core.domain.trouble import DiskFull, StoreUnavailable, Trouble


def test_every_trouble_is_named_by_one_exception() -> None:
    assert {kind.reason for kind in StoreUnavailable.__subclasses__()} == set(Trouble)
    assert len(StoreUnavailable.__subclasses__()) == len(Trouble)


def test_what_the_driver_said_is_kept_or_the_trouble_named() -> None:
    assert str(DiskFull("no space left")) == "no space left"
    assert str(DiskFull()) == "disk_full"
