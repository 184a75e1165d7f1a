"""The examples of docs/protocol.md are executed: a page that is not run rots."""

import doctest
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "protocol.md"


def test_the_page_tells_the_truth() -> None:
    """Every example prints what it says."""
    failed, tried = doctest.testfile(
        str(PAGE), module_relative=False, optionflags=doctest.IGNORE_EXCEPTION_DETAIL
    )
    assert tried > 10
    assert failed == 0
