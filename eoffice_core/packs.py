"""Reads the state packs that are installed beside the programs."""

from importlib.resources import files

from eoffice_core.domain.state_pack import (
    PackFault,
    PackRefused,
    State,
    StatePack,
    read_pack,
    state_named,
)


def load_pack(name: str) -> StatePack | PackRefused:
    """The pack of this name; refused where there is none or its file is damaged."""
    state = state_named(name)
    if state is None:
        return PackRefused(PackFault.UNKNOWN, ", ".join(known.value for known in State))
    place = files("eoffice_data") / "packs" / f"{state.value}.json"
    try:
        text = place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        return PackRefused(PackFault.DAMAGED, type(error).__name__)
    return read_pack(state, text)
