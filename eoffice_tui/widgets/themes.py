"""The colours: a plain one, a light one, and one of high contrast for poor screens and eyes."""

from enum import Enum
from typing import Final

from textual.theme import Theme

PLAIN: Final = Theme(
    name="eoffice",
    primary="#1f4e79",
    secondary="#3a6b8c",
    accent="#8fd0ff",
    foreground="#e6e6e6",
    background="#10161c",
    surface="#161e26",
    panel="#212c37",
    success="#8bd48b",
    warning="#f2c14e",
    error="#ff8f8f",
    dark=True,
)

LIGHT: Final = Theme(
    name="eoffice-light",
    primary="#1f4e79",
    secondary="#3a6b8c",
    accent="#0b4f8a",
    foreground="#1a1a1a",
    background="#ffffff",
    surface="#f7f7f5",
    panel="#e6e9ec",
    success="#1c6b1c",
    warning="#7a5200",
    error="#a30000",
    dark=False,
)

CONTRAST: Final = Theme(
    name="eoffice-contrast",
    primary="#0000c0",
    secondary="#0000c0",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#202020",
    success="#00ff00",
    warning="#ffff00",
    error="#ff6060",
    dark=True,
    variables={"text-muted": "#e0e0e0"},
)

THEMES: Final = (PLAIN, LIGHT, CONTRAST)


class Colours(Enum):
    """What an officer may choose; the value is the name of the theme."""

    PLAIN = PLAIN.name
    LIGHT = LIGHT.name
    CONTRAST = CONTRAST.name

    @property
    def following(self) -> "Colours":
        """The colours after these."""
        known = list(Colours)
        return known[(known.index(self) + 1) % len(known)]
