"""The one command of both programs: finds a sub-command among the entry points and runs it.

Neither program is imported before its sub-command is asked for, so desk and server share one
command without importing each other.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from importlib.metadata import EntryPoint, entry_points, version
from typing import TextIO, cast

GROUP = "eoffice.commands"
DEFAULT_COMMAND = "open"
DISTRIBUTION = "eoffice-tui"
EXIT_USAGE = 2
EXIT_NOT_INSTALLED = 3

SubCommand = Callable[[Sequence[str]], int]

SENTENCES: Mapping[str, tuple[str, str]] = {
    "open": (
        "इस कंप्यूटर पर ई-ऑफिस खोलें (आदेश न देने पर यही चलता है)",
        "open the office at this desk (runs when no command is given)",
    ),
    "demo": (
        "नमूना कार्यालय के साथ चलाकर देखें",
        "try it with a sample office",
    ),
    "terminal": (
        "देखें कि यह टर्मिनल हिन्दी कैसे दिखाता है",
        "see how this terminal does with Hindi",
    ),
    "demo-server": (
        "नमूना कार्यालय का सर्वर चलाएँ (demo इसे स्वयं चलाता है)",
        "run the sample office's server (demo does it by itself)",
    ),
    "convert": (
        "कृति देव के पाठ, DOCX या CSV को यूनिकोड में बदलें",
        "turn Kruti Dev text, DOCX or CSV into Unicode",
    ),
    "serve": (
        "कार्यालय का सर्वर चलाएँ",
        "run the office's server",
    ),
    "import-mapping": (
        "कार्यालय, शाखा, पद और अधिकारी CSV या XLSX से लें",
        "take in offices, sections, posts and officers from CSV or XLSX",
    ),
    "set-password": (
        "किसी अधिकारी का पासवर्ड बदलें",
        "set an officer's password",
    ),
    "doctor": (
        "संग्रह की जाँच करें कि सब कुछ नियम से है",
        "check that a store keeps every invariant",
    ),
}

SERVER_MODULES = frozenset(
    {"argon2", "fastapi", "nacl", "openpyxl", "psycopg", "starlette", "uvicorn"}
)


def main() -> int:
    """Run what the command line asks for; the target of the `eoffice` script."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old code page shows '?', it does not crash
    return run(sys.argv[1:], registered=tuple(entry_points(group=GROUP)))


def run(arguments: Sequence[str], *, registered: Sequence[EntryPoint]) -> int:
    """Run the sub-command that the arguments name, among those registered."""
    name, rest = _split(arguments)
    if name in ("-h", "--help"):
        _say(sys.stdout, listing(registered))
        return 0
    if name == "--version":
        _say(sys.stdout, f"eoffice {version(DISTRIBUTION)}")
        return 0
    known = {entry.name: entry for entry in registered}
    if name not in known:
        _say(sys.stderr, unknown(name, known=tuple(known)))
        return EXIT_USAGE
    return _run_loaded(known[name], rest)


def listing(registered: Sequence[EntryPoint]) -> str:
    """The sub-commands with a sentence each, Hindi above English."""
    lines = [
        "प्रयोग / Usage:  eoffice [आदेश / COMMAND] [विकल्प / OPTIONS]",
        "",
        "आदेश / Commands:",
    ]
    for name in sorted({entry.name for entry in registered}, key=_place):
        hindi, english = SENTENCES.get(name, ("", ""))
        lines += [f"  {name:<16}{hindi}".rstrip(), f"  {'':<16}{english}".rstrip()]
    lines += [
        "",
        "हर आदेश के विकल्प / Options of a command:  eoffice COMMAND --help",
    ]
    return "\n".join(lines)


def unknown(name: str, *, known: Sequence[str]) -> str:
    """What to say to a sub-command that nobody registered, with the nearest known one."""
    lines = [
        f"ऐसा कोई आदेश नहीं है: {name}",
        f"There is no such command: {name}",
    ]
    for near in get_close_matches(name, known, n=1):
        lines.append(f"क्या आपका आशय यह था / Did you mean:  eoffice {near}")
    lines.append("सभी आदेश / All commands:  eoffice --help")
    return "\n".join(lines)


def not_installed(command: str, *, missing: str) -> str:
    """What to say when a sub-command belongs to an extra that this machine does not have."""
    extra = f'pip install "{DISTRIBUTION}[server]"'
    return (
        f"'{command}' के लिए सर्वर वाला भाग चाहिए, जो यहाँ स्थापित नहीं है ('{missing}' नहीं मिला)।\n"
        f"'{command}' needs the server part, which is not installed ('{missing}' is missing).\n"
        f"स्थापित करें / Install it:  {extra}"
    )


def _split(arguments: Sequence[str]) -> tuple[str, Sequence[str]]:
    """The sub-command and what follows it; options alone belong to the default one."""
    if not arguments:
        return DEFAULT_COMMAND, ()
    first = arguments[0]
    if first.startswith("-") and first not in ("-h", "--help", "--version"):
        return DEFAULT_COMMAND, arguments
    return first, arguments[1:]


def _run_loaded(entry: EntryPoint, rest: Sequence[str]) -> int:
    """Load the program behind an entry point and run it; only a missing extra is explained."""
    try:
        command = cast(SubCommand, entry.load())
        return command(rest)
    except ModuleNotFoundError as trouble:
        missing = (trouble.name or "").partition(".")[0]
        if missing not in SERVER_MODULES:
            raise
        _say(sys.stderr, not_installed(entry.name, missing=missing))
        return EXIT_NOT_INSTALLED


def _place(name: str) -> tuple[int, str]:
    """Where a sub-command stands in the list: ours in our order, others after them by name."""
    order = tuple(SENTENCES)
    return (order.index(name) if name in order else len(order), name)


def _say(stream: TextIO, text: str) -> None:
    stream.write(f"{text}\n")
