"""The colours: a plain one, a light one, and one of high contrast for poor screens and eyes."""

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


def next_theme(name: str) -> str:
    """The theme after this one."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]
