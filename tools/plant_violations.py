"""Breaks every import contract on purpose, in a copy, and says whether the contract noticed.

A contract that cannot fail protects nothing: a first draft of these let a screen reach the network
through the transport. Run as `python tools/plant_violations.py`; the exit code is the verdict.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ("eoffice_core", "eoffice_server", "eoffice_tui")
LINT = "from importlinter.cli import lint_imports_command; lint_imports_command()"
LINT_SECONDS_MAX = 120


@dataclass(frozen=True, slots=True)
class Plant:
    """One violation: the contract that must notice it, and the code that commits it by module."""

    contract: str
    sin: str
    code: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the linter said of one plant."""

    plant: Plant
    is_caught: bool
    report: str


def plant(contract: str, module: str, imported: str, *, sin: str = "") -> Plant:
    """A violation of one line: the module imports what it must not."""
    return Plant(contract, sin or f"{module} → {imported}", {module: f"import {imported}"})


PLANTS: tuple[Plant, ...] = (
    plant("programs", "eoffice_tui.desk", "eoffice_server.settings"),
    plant("programs", "eoffice_server.routes.planted", "eoffice_tui.keys"),
    plant("programs", "eoffice_core.wire.planted", "eoffice_server.tables"),
    plant("core-layers", "eoffice_core.domain.planted", "eoffice_core.wire"),
    plant("core-layers", "eoffice_core.proof.planted", "eoffice_core.store"),
    Plant("core-layers", "a new undeclared module in the core", {"eoffice_core.planted": ""}),
    plant("client-layers", "eoffice_tui.local.planted", "eoffice_tui.desk"),
    plant("client-layers", "eoffice_tui.screens.planted", "eoffice_tui.bootstrap"),
    plant("client-layers", "eoffice_tui.intake.planted", "eoffice_tui.present.cells"),
    Plant("client-layers", "a new undeclared module in the client", {"eoffice_tui.planted": ""}),
    plant("server-layers", "eoffice_server.tables", "eoffice_server.registry"),
    plant("server-layers", "eoffice_server.feed", "eoffice_server.routes"),
    Plant("server-layers", "a new undeclared module in the server", {"eoffice_server.planted": ""}),
    plant("one-sqlite", "eoffice_core.store.planted", "sqlite3"),
    plant("one-sqlite", "eoffice_server.registry", "sqlite3"),
    plant("one-sqlite", "eoffice_tui.local.planted", "sqlite3.dbapi2"),
    plant("domain-stdlib", "eoffice_core.domain.planted", "pydantic"),
    plant("domain-stdlib", "eoffice_core.domain.decide.planted", "sqlmodel"),
    Plant(
        "domain-stdlib",
        "eoffice_core.domain → eoffice_core.wire → cbor2",
        {
            "eoffice_core.domain.planted": "import eoffice_core.wire.planted",
            "eoffice_core.wire.planted": "import cbor2",
        },
    ),
    plant("domain-pure", "eoffice_core.domain.planted", "time"),
    plant("domain-pure", "eoffice_core.domain.apply.planted", "os.path"),
    plant("core-layers", "eoffice_core.script.planted", "eoffice_core.domain"),
    plant("script-stdlib", "eoffice_core.script.planted", "pydantic"),
    plant("script-stdlib", "eoffice_core.script.planted", "eoffice_core.domain.hindi"),
    plant("script-pure", "eoffice_core.script.planted", "time"),
    plant("script-pure", "eoffice_core.script.krutidev", "pathlib"),
    plant("command-stdlib", "eoffice_core.command", "eoffice_core.wire"),
    plant("command-stdlib", "eoffice_core.command", "textual"),
    plant("bytes-are-pure", "eoffice_core.wire.planted", "sqlalchemy"),
    plant("bytes-are-pure", "eoffice_core.proof.planted", "httpx"),
    plant("sql-in-stores", "eoffice_core.wire.planted", "sqlmodel"),
    plant("sql-in-stores", "eoffice_server.routes.planted", "sqlalchemy"),
    plant("sql-in-stores", "eoffice_tui.screens.planted", "sqlcipher3"),
    plant("sql-in-stores", "eoffice_tui.desk", "sqlalchemy.orm"),
    plant(
        "local-is-private",
        "eoffice_tui.screens.planted",
        "eoffice_tui.sync.transport",
        sin="eoffice_tui.screens → eoffice_tui.sync.transport → httpx",
    ),
    plant("local-is-private", "eoffice_tui.app", "eoffice_tui.local"),
    plant("store-is-private", "eoffice_tui.screens.planted", "eoffice_core.store"),
    plant("store-is-private", "eoffice_tui.sync.planted", "eoffice_core.store.engine"),
    plant("screens-no-bytes", "eoffice_tui.screens.planted", "eoffice_core.wire"),
    plant("screens-no-bytes", "eoffice_tui.widgets.planted", "pydantic"),
    plant("http-in-transport", "eoffice_tui.desk", "httpx"),
    plant("http-in-transport", "eoffice_tui.sync.planted", "httpx"),
    plant("http-in-transport", "eoffice_core.store.planted", "requests"),
    plant("widgets-are-given", "eoffice_tui.widgets.planted", "eoffice_tui.desk"),
    Plant(
        "widgets-are-given",
        "eoffice_tui.present → eoffice_tui.widgets → eoffice_tui.screens → eoffice_tui.desk",
        {
            "eoffice_tui.present.planted": "import eoffice_tui.widgets.planted",
            "eoffice_tui.widgets.planted": "import eoffice_tui.screens.planted",
            "eoffice_tui.screens.planted": "import eoffice_tui.desk",
        },
    ),
    plant("textual-above", "eoffice_tui.desk", "textual.app"),
    plant("textual-above", "eoffice_server.app", "textual"),
    plant("textual-above", "eoffice_tui.terminal.planted", "textual.app"),
    plant("client-layers", "eoffice_tui.terminal.planted", "eoffice_tui.widgets"),
    Plant(
        "textual-above",
        "eoffice_tui.present, for its types only → textual",
        {
            "eoffice_tui.present.planted": (
                "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import textual"
            )
        },
    ),
    plant("engine-no-io", "eoffice_tui.sync.engine", "asyncio"),
    plant(
        "engine-no-io",
        "eoffice_tui.sync.engine",
        "eoffice_tui.sync.transport",
        sin="eoffice_tui.sync.engine → eoffice_tui.sync.transport → httpx",
    ),
    plant("no-server-parts", "eoffice_tui.local.planted", "nacl.signing"),
    plant("no-server-parts", "eoffice_core.store.planted", "psycopg"),
    Plant(
        "no-cycles",
        "eoffice_core.domain: two siblings import each other",
        {
            "eoffice_core.domain.planted": "import eoffice_core.domain.planted_too",
            "eoffice_core.domain.planted_too": "import eoffice_core.domain.planted",
        },
    ),
    Plant(
        "no-cycles",
        "eoffice_tui: two screens import each other inside functions",
        {
            "eoffice_tui.screens.planted": (
                "def later():\n    import eoffice_tui.screens.planted_too"
            ),
            "eoffice_tui.screens.planted_too": "import eoffice_tui.screens.planted",
        },
    ),
)


def contracts(root: Path = ROOT) -> dict[str, str]:
    """The contracts of pyproject.toml: the name of each by its id."""
    settings: dict[str, Any] = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    return {row["id"]: row["name"] for row in settings["tool"]["importlinter"]["contracts"]}


def verdicts(root: Path, *only: str) -> tuple[dict[str, str], str]:
    """KEPT or BROKEN for each contract in the tree at `root`, and the linter's whole report."""
    limits = [word for identifier in only for word in ("--contract", identifier)]
    environment = {**os.environ, "PYTHONUTF8": "1", "COLUMNS": "400", "NO_COLOR": "1"}
    run = subprocess.run(
        [sys.executable, "-c", LINT, "--no-cache", "--no-logo", *limits],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=LINT_SECONDS_MAX,
        check=False,
    )
    report = run.stdout + run.stderr
    found: dict[str, str] = {}
    for identifier, name in contracts(root).items():
        for verdict in ("KEPT", "BROKEN"):
            if f"{name} {verdict}" in report:
                found[identifier] = verdict
    return found, report


def try_plant(planted: Plant, root: Path = ROOT) -> Outcome:
    """Copy the packages, commit the violation there and ask the linter about that one contract."""
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place)
        shutil.copy(root / "pyproject.toml", copy)
        for package in PACKAGES:
            shutil.copytree(
                root / package, copy / package, ignore=shutil.ignore_patterns("__pycache__")
            )
        for module, code in planted.code.items():
            _write(copy, module, code)
        found, report = verdicts(copy, planted.contract)
    return Outcome(planted, found.get(planted.contract) == "BROKEN", report)


def survey(root: Path = ROOT) -> Iterator[Outcome]:
    """Every plant, one after another as far as the machine's cores allow, in their order."""
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        yield from pool.map(lambda planted: try_plant(planted, root), PLANTS)


def _write(root: Path, module: str, code: str) -> None:
    """Append the code to a module, or begin the module if there is none."""
    path = root.joinpath(*module.split("."))
    target = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("a", encoding="utf-8") as text:
        text.write(f"\n{code}\n")


def main() -> int:
    """Print a line per plant; 0 if the tree is clean and every violation was caught."""
    held, report = verdicts(ROOT)
    if set(held) != set(contracts()) or "BROKEN" in held.values():
        print(report)
        print("The contracts do not hold before anything is planted.")
        return 1
    missed = []
    for outcome in survey():
        mark = "caught" if outcome.is_caught else "MISSED"
        print(f"{mark}  {outcome.plant.contract:<18} {outcome.plant.sin}", flush=True)
        if not outcome.is_caught:
            missed.append(outcome)
    for outcome in missed:
        print(f"\n{outcome.plant.sin}\n{outcome.report}")
    print(f"{len(PLANTS) - len(missed)} of {len(PLANTS)} violations caught")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
