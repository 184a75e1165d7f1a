"""`eoffice convert`: the text of a file in Unicode, and a word on what of it was Kruti Dev."""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from eoffice_core.script.krutidev_writing import write
from eoffice_core.script.legacy import proposal
from eoffice_tui.intake import (
    Kind,
    NotTaken,
    Part,
    Taken,
    bytes_from,
    bytes_of,
    kind_of,
    taken,
)
from eoffice_tui.intake.docx_rewriting import rewritten
from eoffice_tui.intake.reading import COLUMNS_MAX
from eoffice_tui.present.sentences import Language, Sentence
from eoffice_tui.present.sentences import intake as say

EXIT_LOOK: Final = 1
"""Converted, but some glyphs are not known: a person should look."""
EXIT_USAGE: Final = 2
EXIT_REFUSED: Final = 4
EXIT_NOT_WRITTEN: Final = 5
EXIT_INTERRUPTED: Final = 130
STDIN: Final = "-"
GLYPHS_NAMED_MAX: Final = 20
LISTED_CHARACTERS_MAX: Final = 60


def command(rest: Sequence[str]) -> int:
    """Convert one file as the arguments say; the exit code tells how it went."""
    asked = _parser().parse_args(list(rest))
    try:
        return _convert(asked)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="eoffice convert",
        description=f"{say.ABOUT.hindi}\n{say.ABOUT.english}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", nargs="?", default=STDIN, help=_both(say.OPTION_FILE))
    parser.add_argument("-o", "--output", type=Path, help=_both(say.OPTION_OUTPUT))
    parser.add_argument(
        "--to", choices=("unicode", "krutidev"), default="unicode", help=_both(say.OPTION_TO)
    )
    parser.add_argument(
        "--kind", choices=[kind.value for kind in Kind], help=_both(say.OPTION_KIND)
    )
    parser.add_argument(
        "--columns", type=_columns, default=frozenset(), help=_both(say.OPTION_COLUMNS)
    )
    parser.add_argument("--all", action="store_true", help=_both(say.OPTION_ALL))
    parser.add_argument("--list", action="store_true", help=_both(say.OPTION_LIST))
    return parser


def _both(sentence: Sentence) -> str:
    return f"{sentence.hindi} · {sentence.english}".replace("%", "%%")


def _columns(text: str) -> frozenset[int]:
    try:
        columns = frozenset(int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(_both(say.WRONG_COLUMNS)) from None
    if not all(1 <= column <= COLUMNS_MAX for column in columns):
        raise argparse.ArgumentTypeError(_both(say.WRONG_COLUMNS))
    return columns


def _convert(asked: argparse.Namespace) -> int:
    """Read, convert, give out, and report."""
    if _is_word(asked.output) and asked.to == "krutidev":
        return _refuse(say.WORD_IN_UNICODE, EXIT_USAGE)
    if asked.output is not None and asked.output.exists():
        return _refuse(say.EXISTS, EXIT_NOT_WRITTEN, file=str(asked.output))
    is_stdin = asked.file == STDIN
    shown = say.STANDARD_INPUT if is_stdin else asked.file
    raw = bytes_from(sys.stdin.buffer) if is_stdin else bytes_of(Path(asked.file))
    made = _made(raw, asked)
    if isinstance(made, NotTaken):
        return _refuse(say.WHY[made.why], EXIT_REFUSED, file=shown, name=made.name)
    if not _give(made.raw, asked.output):
        return _refuse(say.NOT_WRITTEN, EXIT_NOT_WRITTEN, file=str(asked.output or STDIN))
    if asked.to == "krutidev":
        _tell_glyphs(say.NOT_SHOWN, made.unknown)
    else:
        _report(made.taken, lists_all=asked.list)
    return EXIT_LOOK if made.unknown else 0


@dataclass(frozen=True, slots=True)
class _Made:
    """What is given out, what was taken in, and the glyphs that a person should look at."""

    raw: bytes
    taken: Taken
    unknown: Sequence[str]


def _made(raw: bytes | NotTaken, asked: argparse.Namespace) -> _Made | NotTaken:
    """What the file becomes: a Word file where one is asked for, else its text."""
    if isinstance(raw, NotTaken):
        return raw
    name = "" if asked.file == STDIN else asked.file
    kind = Kind(asked.kind) if asked.kind else kind_of(name, raw)
    if _is_word(asked.output):
        new = rewritten(raw, everything=asked.all)
        return new if isinstance(new, NotTaken) else _Made(new.raw, new.taken, new.taken.unknown)
    found = taken(raw, kind, columns=asked.columns, everything=asked.all)
    if isinstance(found, NotTaken):
        return found
    text, unknown = found.after, found.unknown
    if asked.to == "krutidev":
        written = write(found.before)
        text, unknown = written.text, written.unknown
    return _Made(text.encode("utf-8", "surrogatepass"), found, unknown)


def _is_word(output: Path | None) -> bool:
    return output is not None and output.suffix.casefold() == ".docx"


def _give(raw: bytes, output: Path | None) -> bool:
    """Give it out; a file that exists is never written over."""
    try:
        if output is not None:
            with output.open("xb") as new:
                new.write(raw)
        elif sys.stdout.isatty():
            sys.stdout.write(raw.decode("utf-8", "replace"))
        else:
            sys.stdout.buffer.write(raw)
            sys.stdout.buffer.flush()
    except (OSError, ValueError):
        return False
    return True


# --- the report ---------------------------------------------------------------------------------


def _say(sentence: Sentence, **values: str | int | Sentence) -> None:
    """Say it in both languages, beside the text and not in it."""
    for language in Language:
        sys.stderr.write(sentence.say(language, **values) + "\n")


def _refuse(sentence: Sentence, code: int, **values: str | int | Sentence) -> int:
    _say(sentence, **values)
    return code


def _report(found: Taken, *, lists_all: bool) -> None:
    """What was converted, by its source; what a person should look at; what was left."""
    sources = Counter(part.source for part in found.converted)
    for source, parts in sources.items():
        of_it = [part for part in found.converted if part.source == source]
        characters = sum(len(part.before) for part in of_it)
        _say(say.CONVERTED, source=_source(source), parts=parts, characters=characters)
    if not sources:
        _say(say.NOTHING)
        if proposal(found.before) is not None:
            _say(say.PERHAPS_ALL)
    _tell_glyphs(say.UNKNOWN, found.unknown)
    for left, count in found.left.items():
        _say(say.LEFT_OUT, what=say.LEFT[left], count=count)
    if lists_all:
        for line in _listed(found.converted):
            sys.stderr.write(f"{line}\n")


def _source(source: str) -> str | Sentence:
    if not source:
        return say.BY_LOOK
    if source.isdigit():
        return say.BY_COLUMN.filled(number=source)
    return source


def _tell_glyphs(sentence: Sentence, glyphs: Sequence[str]) -> None:
    if glyphs:
        named = " ".join(sorted(set(glyphs))[:GLYPHS_NAMED_MAX])
        _say(sentence, count=len(glyphs), glyphs=named)


def _listed(parts: Iterator[Part]) -> Iterator[str]:
    for number, part in enumerate(parts, 1):
        before, after = (
            " ".join(text.split())[:LISTED_CHARACTERS_MAX] for text in (part.before, part.after)
        )
        yield f"{number:>5}  {part.source or '-'}  {before} → {after}"
