"""The tables of all commands, collected from the test of each: one file per command."""

import importlib
import re
from types import ModuleType
from typing import cast, get_args

from eoffice_core.domain.commands import Command
from tests.unit.domain.tables import Act, Refusal

COMMANDS: tuple[type[Command], ...] = get_args(Command)


def tests_of(command: type[Command]) -> ModuleType:
    """The test of a command: `ForwardCase` is tested by `test_forward_case`."""
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", command.__name__).lower()
    return importlib.import_module(f"tests.unit.domain.test_{name}")


def refusals(command: type[Command]) -> list[Refusal]:
    """The table of a command's refusals."""
    return cast(list[Refusal], tests_of(command).REFUSALS)


def honest_acts(command: type[Command]) -> list[Act]:
    """What a command's test knows to be allowed."""
    return cast(list[Act], tests_of(command).HONEST)


def all_honest_acts() -> list[Act]:
    """The honest acts of every command, each under a name of its own."""
    return [
        Act(f"{command.__name__}: {one.name}", one.story, one.actor, one.asked)
        for command in COMMANDS
        for one in honest_acts(command)
    ]
