"""`eoffice demo`: the app with a sample office; without a terminal a whole day, checked."""

import csv
import io
import os
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape

from eoffice_core.parser import CommandParser
from eoffice_tui.present import cells
from eoffice_tui.workday.server import SampleServer, ServerGone, sample_server

if TYPE_CHECKING:
    from eoffice_tui.bootstrap import DeskOpener
    from eoffice_tui.desk import Desk

EXIT_TROUBLE = 1
EXIT_INTERRUPTED = 128 + signal.SIGINT
REPORT_COLUMNS = 118
OFFER_CELLS = (2, 18, 34)
OFFERED = (
    "bhupendra.sahu",
    "ghanshyam.patel",
    "meenakshi.dubey",
    "rakesh.tamrakar",
    "mrinalini.deshmukh",
    "seema.yadav",
    "kamla.ahirwar",
    "imran.qureshi",
    "joseph.minj",
)
"""Who is offered by number: the clerk, whoever his files go to, then tehsil and block."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """One officer of the sample office, with the post they sit in."""

    login: str
    officer: str
    post: str
    post_english: str
    office: str


@dataclass(frozen=True, slots=True)
class Shown:
    """How the app is shown: its language, and the rule of widths if one was asked for by hand."""

    language: str
    width: str | None = None


def command(rest: Sequence[str]) -> int:
    """Let a person try the app; without a terminal, or when asked, play the working day."""
    parser = CommandParser("demo", "नमूना कार्यालय के साथ चलाकर देखें।", "Try it with a sample office.")
    parser.add_argument(
        "--play",
        action="store_true",
        help="पूरा दिन स्वयं चले, हर अपेक्षा जाँची जाए · play a whole day and check it",
    )
    parser.add_argument("--language", choices=("hi", "en"), default="hi", help="भाषा · language")
    _add_width(parser)
    asked = parser.parse_args(list(rest))
    # What is thrown away in an hour leaves no token in the keyring of whoever tries it.
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.null.Keyring"
    signal.signal(signal.SIGTERM, _leave)
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    try:
        with sample_server() as server:
            if is_terminal and not asked.play:
                return _try_out(Console(), server, Shown(asked.language, asked.width))
            return _play(server, asked.width)
    except KeyboardInterrupt:
        return EXIT_INTERRUPTED


def _add_width(parser: CommandParser) -> None:
    from eoffice_tui.bootstrap import add_width

    add_width(parser)


def sittings() -> dict[str, Sitting]:
    """Who sits where in the sample office, by login; an officer's first charge counts."""
    text = (files("eoffice_data") / "demo" / "district.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    offices = {row["code"]: row["hindi"] for row in rows if row["record"] == "office"}
    names = {row["login"]: row["hindi"] for row in rows if row["record"] == "officer"}
    posts = {
        f"{row['of'].partition('/')[0]}/{row['code']}": row
        for row in rows
        if row["record"] == "post"
    }
    found: dict[str, Sitting] = {}
    for row in rows:
        if row["record"] == "charge" and not row["until"] and row["login"] not in found:
            post = posts[row["post"]]
            found[row["login"]] = Sitting(
                login=row["login"],
                officer=names[row["login"]],
                post=post["hindi"],
                post_english=post["english"],
                office=offices[row["post"].partition("/")[0]],
            )
    return found


def _leave(_number: int, _frame: object) -> None:
    """End by way of every cleaning-up."""
    sys.exit(128 + signal.SIGTERM)


def _play(server: SampleServer, width: str | None) -> int:
    """The whole day, its tables measured as this terminal draws."""
    from eoffice_tui.bootstrap import measured_terminal
    from eoffice_tui.workday.play import play

    with measured_terminal(server.place / "desks", width) as take_answers:
        take_answers()
    return play(Console(width=None if sys.stdout.isatty() else REPORT_COLUMNS), server)


def _try_out(console: Console, server: SampleServer, shown: Shown) -> int:
    """The app, as whichever officer is chosen, until nobody is chosen any more."""
    from eoffice_tui.bootstrap import DeskOpener

    opener = DeskOpener(home=server.place / "desks")
    opener.warm_up()
    try:
        with console.status("नमूना कार्यालय बन रहा है … · Making the sample office …"):
            server.start()
    except ServerGone as gone:
        console.print("[red]नमूना कार्यालय नहीं चला। · The sample office did not start.[/]")
        console.print(escape(str(gone)))
        return EXIT_TROUBLE
    host, port = server.address
    opener.server = f"http://{host}:{port}"
    _welcome(console, server.password)
    login = _chosen(console, default=OFFERED[0])
    while login:
        _work(console, opener, login=login, password=server.password, shown=shown)
        login = _chosen(console, default="")
    console.print("नमूना कार्यालय हटाया जा रहा है। · The sample office is being removed.")
    return 0


def _welcome(console: Console, password: str) -> None:
    known = sittings()
    for number, login in enumerate(OFFERED, start=1):
        one = known[login]
        texts = (str(number), login, f"{one.post} · {one.office}")
        fitted = [cells.fit(text, room) for text, room in zip(texts, OFFER_CELLS, strict=True)]
        line = "  ".join([*fitted, one.post_english])
        # Cut here: Rich by itself gives the vowel signs no cell, and would break the line.
        console.print(cells.fit(line, console.width - 1), soft_wrap=True, markup=False)
    console.print(f"सबका पासवर्ड · password of all:  [bold]{escape(password)}[/]")
    console.print("F1 सहायता · help    F8 हिन्दी/English")
    console.print("Ctrl+Q बंद करें, फिर दूसरे लॉगिन से देखें · quit, then look as another")


def _chosen(console: Console, *, default: str) -> str:
    """A login by its number or name; nothing when whoever tries it has seen enough."""
    known = sittings()
    hint = f"Enter = {default}" if default else "Enter = समाप्त · end"
    while True:
        try:
            typed = console.input(f"\nसंख्या या लॉगिन · number or login ({hint}): ").strip()
        except (EOFError, KeyboardInterrupt):
            return ""
        if not typed:
            return default
        if typed.isdecimal() and 1 <= int(typed) <= len(OFFERED):
            return OFFERED[int(typed) - 1]
        if typed in known:
            return typed
        console.print("ऐसा कोई लॉगिन नहीं है। · There is no such login.")


def _work(
    console: Console, opener: "DeskOpener", *, login: str, password: str, shown: Shown
) -> None:
    """Open this officer's desk and the app at it; the desk stays for the next time."""
    from eoffice_tui.screens.opening import Failed

    with console.status(f"{escape(login)} …"):
        opened = opener.open(login, password, lambda _step: None)
    if isinstance(opened, Failed):
        console.print(f"[red]{escape(login)}: {opened.reason.value}[/]")
        return
    try:
        _show(opener, opened, shown)
    finally:
        opened.close()


def _show(opener: "DeskOpener", desk: "Desk", shown: Shown) -> None:
    """The real app, already signed in."""
    from eoffice_tui.bootstrap import keep_values_private, loading, measured_terminal, take_turns

    keep_values_private()
    take_turns()
    with measured_terminal(opener.home, shown.width) as take_answers:
        with loading():
            from eoffice_tui.app import OfficeApp
            from eoffice_tui.present.sentences import Language

        typed_ahead = take_answers()

    class SignedInApp(OfficeApp):
        def on_mount(self) -> None:
            """Go straight to work."""
            self.enter(desk)

    SignedInApp(opener, language=Language(shown.language), typed_ahead=typed_ahead).run()
