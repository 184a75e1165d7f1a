"""What something is called, in both languages of the office."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """What something is called in both languages."""

    hindi: str
    english: str


NOBODY = Name(hindi="", english="")
