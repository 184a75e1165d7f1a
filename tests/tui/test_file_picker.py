"""A file is chosen by its path, with what may follow in view and nothing hidden by haste."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import App

from eoffice_tui.intake.folders import Folder, folder_at
from eoffice_tui.present.sentences import Language
from eoffice_tui.present.sentences import intake as say
from eoffice_tui.screens.bringing import _labels
from eoffice_tui.widgets.choice_list import FilterLine
from eoffice_tui.widgets.file_picker import FilePicker, parted
from tests.tui.faces import Touch
from tests.tui.test_pasting import drawn

SIZE = (80, 24)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with files that are read, files that are not, and a folder inside."""
    for name in ("b.docx", "A.txt", "आदेश.csv", "scan.pdf", ".hidden.txt", "~$b.docx"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "2025 वर्ष").mkdir()
    (tmp_path / "2025 वर्ष" / "note.txt").write_text("x", encoding="utf-8")
    return tmp_path


class Desk(App[None]):
    """Opens one picker and keeps its answer."""

    def __init__(self, start: Path, look: Callable[[Path], Folder] = folder_at) -> None:
        super().__init__()
        self.picker = FilePicker(_labels, look, Language.ENGLISH, start=start)
        self.answers: list[Path | None] = []

    def on_mount(self) -> None:
        _ = self.push_screen(self.picker, self.answers.append)

    @property
    def line(self) -> FilterLine:
        return self.screen.query_one(FilterLine)


async def looked(touch: Touch) -> None:
    """Wait until the folder has been looked into."""
    await touch.pause()
    await touch.app.workers.wait_for_complete()
    await touch.pause()


def test_a_folder_offers_what_is_read(papers: Path) -> None:
    found = folder_at(papers)
    assert found.folders == ("2025 वर्ष",)
    assert found.files == ("A.txt", "b.docx", "आदेश.csv")
    assert found.others == 1


@pytest.mark.parametrize("path", ["absent", "A.txt", "nul\0"])
def test_what_is_no_folder_is_said_to_be_shut(papers: Path, path: str) -> None:
    assert not folder_at(papers / path).is_open


def test_a_path_is_parted_at_its_last_separator() -> None:
    assert parted(f"a{os.sep}b") == (f"a{os.sep}", "b")
    assert parted("a/") == ("a/", "")
    assert parted("a") == ("", "a")


async def test_folders_are_opened_and_files_chosen(papers: Path) -> None:
    app = Desk(papers)
    async with app.run_test(size=SIZE) as touch:
        await looked(touch)
        seen = drawn(app)
        assert "../" in seen
        assert "2025 वर्ष/" in seen
        assert "scan.pdf" not in seen
        await touch.press("enter")
        await looked(touch)
        assert app.line.value == str(papers / "2025 वर्ष") + os.sep
        await touch.press("enter")
        assert app.answers == [papers / "2025 वर्ष" / "note.txt"]


async def test_typing_narrows_and_tab_completes(papers: Path) -> None:
    app = Desk(papers)
    async with app.run_test(size=SIZE) as touch:
        await looked(touch)
        await touch.press("d", "o", "c", "tab")
        assert app.line.value == str(papers / "b.docx")
        await touch.press("enter")
        assert app.answers == [papers / "b.docx"]


async def test_enter_in_haste_waits_for_the_folder(papers: Path) -> None:
    app = Desk(papers / "absent")
    async with app.run_test(size=SIZE) as touch:
        await looked(touch)
        assert say.PICK_SHUT.english in drawn(app)
        app.line.value = str(papers / "b.d")
        await touch.press("enter")
        await looked(touch)
        assert app.answers == [papers / "b.docx"]


async def test_the_folder_above(papers: Path) -> None:
    app = Desk(papers / "2025 वर्ष")
    async with app.run_test(size=SIZE) as touch:
        await looked(touch)
        await touch.press("up", "enter")
        await looked(touch)
        assert app.line.value == str(papers) + os.sep


async def test_a_path_that_is_not_listed_is_taken_as_typed_and_esc_takes_none(papers: Path) -> None:
    app = Desk(papers)
    async with app.run_test(size=SIZE) as touch:
        await looked(touch)
        app.line.value = str(papers / "scan.pdf")
        await looked(touch)
        assert say.PICK_EMPTY.english in drawn(app)
        await touch.press("enter")
        assert app.answers == [papers / "scan.pdf"]
    app = Desk(papers)
    async with app.run_test(size=SIZE) as touch:
        await touch.press("escape")
        assert app.answers == [None]
