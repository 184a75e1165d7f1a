"""Every sentence that the client can say, with where it is written."""

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import eoffice_tui
from eoffice_tui.keys import ACTIONS
from eoffice_tui.present.sentences import Sentence
from eoffice_tui.present.sentences.phrases import PHRASE_GROUPS, PHRASES


def modules() -> Iterator[ModuleType]:
    """Every module of the client: a sentence is found wherever it stands."""
    for found in pkgutil.walk_packages(eoffice_tui.__path__, f"{eoffice_tui.__name__}."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def sentences_in(value: object) -> Iterator[Sentence]:
    """The sentences in a value of a module: alone, in a tuple, in a table."""
    match value:
        case Sentence():
            yield value
        case dict():
            for one in value.values():
                yield from sentences_in(one)
        case tuple():
            for one in value:
                yield from sentences_in(one)


def everything_said() -> Iterator[tuple[str, Sentence]]:
    """Where a sentence stands, and the sentence; each once."""
    seen: set[int] = set()
    for module in modules():
        for name, value in vars(module).items():
            for sentence in sentences_in(value):
                if id(sentence) not in seen:
                    seen.add(id(sentence))
                    yield f"{module.__name__}.{name}", sentence
    for action in ACTIONS:
        yield f"{action.id} label", action.label
        yield f"{action.id} help", action.help
    for group in PHRASE_GROUPS:
        yield f"phrases {group.title.english}", group.title
    for phrase in PHRASES:
        yield f"phrase {phrase.number}", phrase.text


SAID = list(everything_said())
