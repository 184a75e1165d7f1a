"""Write the golden files that are not there yet: `python -m tests.unit.wire.write_golden`.

A file that is there is never touched: such ops have been signed, and must be read for ever.
"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from eoffice_core.domain.ops import Body
from eoffice_core.wire.bodies import KIND_OF
from eoffice_core.wire.codec import Envelope, seal
from tests.unit.wire.forms import plain
from tests.unit.wire.samples import BARE_BODIES, BODIES, ENVELOPE, KEY

GOLDEN = Path(__file__).parent / "golden" / "v1"


BY_NAME: dict[str, tuple[Envelope, Body]] = {
    **{type(body).__name__: (ENVELOPE, body) for body in BODIES},
    **{f"{type(body).__name__}.bare": (replace(ENVELOPE, group=0), body) for body in BARE_BODIES},
}
"""Every golden op by the name of its file."""


def golden_path(name: str) -> Path:
    """Where the golden file of this name lies."""
    return GOLDEN / f"{name}.json"


def golden(envelope: Envelope, body: Body) -> str:
    """The text of a golden file."""
    kind = KIND_OF[type(body)]
    sealed = seal(envelope, body, KEY.sign)
    written = {
        "kind": kind.number,
        "schema": kind.schema,
        "raw": sealed.raw.hex(),
        "hash": sealed.hash.hex(),
        "signature": sealed.signature.hex(),
        "envelope": plain(envelope),
        "body": plain(body),
    }
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write what is missing."""
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for name, (envelope, body) in BY_NAME.items():
        path = golden_path(name)
        if not path.exists():
            path.write_text(golden(envelope, body), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
