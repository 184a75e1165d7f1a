"""The directory reaches a desk as it stands; the patterns of numbers stay with the registry."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eoffice_core.domain.office import Directory
from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.directory import directory_lines, read_lines
from eoffice_core.wire.messages import DirectoryLines, read_message, write_message
from tests import cast


def without_patterns(directory: Directory) -> Directory:
    sections = {
        key: replace(section, diary_pattern="", file_pattern="")
        for key, section in directory.sections.items()
    }
    return replace(directory, sections=sections)


@pytest.mark.parametrize("directory", [cast.directory(), Directory()], ids=["cast", "empty"])
def test_a_directory_comes_back_as_it_was(directory: Directory) -> None:
    raw = write_message(directory_lines(directory))
    assert read_lines(read_message(DirectoryLines, raw)) == without_patterns(directory)


def test_a_charge_that_there_is_not_is_refused() -> None:
    lines = directory_lines(cast.directory())
    strange = lines.tenures[0].model_copy(update={"charge": 2})
    with pytest.raises(Malformed, match="no such charge"):
        read_lines(lines.model_copy(update={"tenures": [strange]}))
