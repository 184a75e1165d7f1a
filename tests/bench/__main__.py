"""`python -m tests.bench NAME`: run one measurement; its last line is one JSON object."""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

CONSOLE = Console(highlight=False)


def names() -> list[str]:
    """The measurements there are: the modules beside this one."""
    found = (path.stem for path in Path(__file__).parent.glob("*.py"))
    return sorted(name for name in found if not name.startswith("_"))


def main(arguments: Sequence[str]) -> int:
    """Run the measurement that the first argument names, or say which there are."""
    known = names()
    if not arguments or arguments[0] not in known:
        for name in known:
            what = importlib.import_module(f"tests.bench.{name}").__doc__ or ""
            CONSOLE.print(f"{name:8} {what.splitlines()[0]}")
        return 2 if arguments else 0
    measured = importlib.import_module(f"tests.bench.{arguments[0]}").run(arguments[1:])
    sys.stdout.write(json.dumps(measured, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
