"""The wheel holds what the checkout holds: what is left out would fail only at the office."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.tidy.tree import PROGRAMS, ROOT, texts

PACKAGING = ("pyproject.toml", "setup.py", "LICENSE", "README.md")
BUILD_SECONDS_MAX = 120
RESOURCES = (".py", ".tcss", ".json")


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what gets packed, with resources at depth and a store that must stay out."""
    place = tmp_path_factory.mktemp("checkout")
    for name in PACKAGING:
        if (ROOT / name).exists():
            shutil.copy(ROOT / name, place)
    for package in (*PROGRAMS, "data"):
        ignored = shutil.ignore_patterns("__pycache__", "*.db", "*.db-*")
        shutil.copytree(ROOT / package, place / package, ignore=ignored)
    (place / "eoffice_tui" / "planted.tcss").touch()
    (place / "data" / "planted" / "deep").mkdir(parents=True)
    (place / "data" / "planted" / "deep" / "words.csv").touch()
    (place / "data" / "planted" / "office.db").touch()
    return place


@pytest.fixture(scope="module")
def packed(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in the wheel, built without a network as `start.py` installs."""
    wheels = tmp_path_factory.mktemp("wheels")
    build = ["wheel", "--no-index", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels)]
    run = subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *build, str(checkout)],
        capture_output=True,
        text=True,
        timeout=BUILD_SECONDS_MAX,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    (wheel,) = wheels.glob("*.whl")
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_module_and_resource_is_packed(packed: set[str]) -> None:
    programs = {
        name for name in texts() if name.split("/")[0] in PROGRAMS and name.endswith(RESOURCES)
    }
    resources = {
        name.replace("data/", "eoffice_data/", 1) for name in texts() if name.startswith("data/")
    }
    assert not (programs | resources) - packed


def test_resources_at_any_depth_are_packed(packed: set[str]) -> None:
    assert {"eoffice_tui/planted.tcss", "eoffice_data/planted/deep/words.csv"} <= packed


def test_no_store_and_no_test_is_packed(packed: set[str]) -> None:
    assert not [name for name in packed if name.endswith(".db") or name.startswith("tests/")]
