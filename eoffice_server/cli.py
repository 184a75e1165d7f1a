"""The server's commands: serve, import-mapping, set-password, doctor. Here alone is a clock."""

import argparse
import getpass
import logging
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from types import FrameType
from typing import TYPE_CHECKING, Literal

from eoffice_core.domain.moment import Moment
from eoffice_core.parser import EXIT_USAGE
from eoffice_core.script.digits import with_commas
from eoffice_core.store import ground
from eoffice_core.store.trouble import StoreUnavailable, Trouble
from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.limits import PASSWORD_CHARACTERS_MAX
from eoffice_server.arguments import (
    mapping_parser,
    password_parser,
    serve_parser,
    server_parser,
    settings_of,
    usual_numbers,
)
from eoffice_server.opened import Opened, open_store
from eoffice_server.settings import LOG_FORMAT, Settings, SettingsFault

if TYPE_CHECKING:
    import uvicorn

EXIT_TROUBLE = 1
REQUESTS_AT_ONCE_MAX = 1000
REPORT_COLUMNS = 140
LOOPBACK = ("127.0.0.1", "::1", "localhost")


def serve(arguments: Sequence[str]) -> int:
    """Run the server until it is told to stop."""
    parser = serve_parser()
    options = parser.parse_args(arguments)
    if (options.tls_certificate is None) != (options.tls_key is None):
        parser.error("--tls-certificate, --tls-key: दोनों साथ दें · they belong together")
    return _guarded(lambda: _serve(options))


def import_mapping(arguments: Sequence[str]) -> int:
    """Take in offices, sections, posts, officers and charges; only shown unless `--apply`."""
    options = mapping_parser().parse_args(arguments)
    return _guarded(lambda: _import_mapping(options))


def set_password(arguments: Sequence[str]) -> int:
    """Give an officer a password: asked for twice, or one line from standard input."""
    options = password_parser().parse_args(arguments)
    return _guarded(lambda: _set_password(options))


def doctor(arguments: Sequence[str]) -> int:
    """Check that the store keeps every invariant; the exit code says whether it does."""
    options = server_parser(
        "doctor", "संग्रह की जाँच करें।", "Check that the server's store keeps every invariant."
    ).parse_args(arguments)
    return _guarded(lambda: _doctor(options))


def system_clock() -> Moment:
    """The moment, as the system has it."""
    return Moment(time.time_ns() // 1_000_000)


def _guarded(run: Callable[[], int]) -> int:
    """Run a command; what stands in its way is said in both languages."""
    try:
        return run()
    except SettingsFault as fault:
        _complain(f"यह सेटिंग ठीक नहीं है: {fault}", f"This setting cannot be used: {fault}")
        return EXIT_USAGE
    except StoreUnavailable as trouble:
        hindi, english = _TROUBLES.get(trouble.reason, _OTHER_TROUBLE)
        _complain(f"{hindi} ({trouble})", f"{english} ({trouble})")
        return EXIT_TROUBLE


_OTHER_TROUBLE = ("संग्रह नहीं खुल सका।", "The store could not be used.")
_TROUBLES: dict[Trouble, tuple[str, str]] = {
    Trouble.LOCKED: (
        "यह संग्रह पहले से किसी और सर्वर के पास खुला है।",
        "Another server holds this store.",
    ),
    Trouble.UNREACHABLE: (
        "डेटाबेस सर्वर उत्तर नहीं दे रहा है।",
        "The database server does not answer.",
    ),
    Trouble.DISK_FULL: (
        "डिस्क भर गई है; जो पहले लिखा गया था वह सुरक्षित है।",
        "The disk is full; what was written before is safe.",
    ),
    Trouble.DAMAGED: (
        "संग्रह की फ़ाइल बिगड़ी हुई है; बैकअप से वापस लाएँ।",
        "The store's file is damaged; restore it from a backup.",
    ),
    Trouble.NOT_LOCAL: (
        "यह फ़ोल्डर नेटवर्क या पेन ड्राइव पर है; संग्रह के लिए स्थानीय डिस्क चाहिए।",
        "The folder is on a network or removable drive; a store needs a fixed local disk.",
    ),
    Trouble.NEWER_VERSION: (
        "यह संग्रह नए संस्करण का है; नया संस्करण लगाएँ।",
        "A later release wrote this store; update the program.",
    ),
}


@contextmanager
def _opened(settings: Settings) -> Iterator[Opened]:
    opened = open_store(settings, random_bytes=os.urandom)
    try:
        yield opened
    finally:
        opened.close()


def _serve(options: argparse.Namespace) -> int:
    numbers, complaint = usual_numbers(options.pack)
    if complaint is not None:
        _complain(*complaint)
    settings = replace(
        settings_of(options), host=options.host, port=options.port, usual_numbers=numbers
    )
    if options.workers > 1 and settings.database is None:
        raise SettingsFault("--workers: केवल PostgreSQL पर (--database) · on PostgreSQL only")
    logging.basicConfig(level=logging.WARNING, format=LOG_FORMAT)
    try:
        listening = _listening(settings)
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        _complain(
            f"{where} पर सर्वर नहीं चल सकता: {error.strerror}; --port से दूसरा पोर्ट दें।",
            f"Cannot listen on {where}: {error.strerror}; give another port with --port.",
        )
        return EXIT_TROUBLE
    with listening, _sole_server(settings):
        _refuse_damaged(settings)
        if options.workers > 1:
            _run_workers(settings, options, listening)
        else:
            with _opened(settings) as opened:
                _run(settings, options, opened, listening)
        if settings.database is None:
            ground.mark_left_clean(settings.store)
    _say("सर्वर बंद हो गया; सब कुछ सुरक्षित है।", "The server has stopped; everything is safe.")
    return 0


def _listening(settings: Settings) -> socket.socket:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        if sys.platform != "win32":  # there the option would let two servers share one port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((settings.host, settings.port))
    except BaseException:
        listening.close()
        raise
    return listening


def _sole_server(settings: Settings) -> ground.StoreLock | nullcontext[None]:
    """On a file there is one server; on PostgreSQL there may be several."""
    if settings.database is not None:
        return nullcontext()
    settings.place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return ground.StoreLock(settings.lock)


def _refuse_damaged(settings: Settings) -> None:
    """After an unclean stop look at every page before anything is added."""
    if settings.database is not None:
        return
    if not ground.was_left_clean(settings.store):
        with _opened(settings) as opened:
            damages = opened.store.damages()
        if damages:
            from eoffice_core.store.trouble import StoreDamaged

            raise StoreDamaged("; ".join(damages[:3]))
    ground.mark_in_use(settings.store)


def _run(
    settings: Settings, options: argparse.Namespace, opened: Opened, listening: socket.socket
) -> None:
    import uvicorn

    from eoffice_server.app import build
    from eoffice_server.memory import collect_seldom

    app = build(settings, opened=opened, clock=system_clock, random_bytes=os.urandom)
    collect_seldom()
    server = uvicorn.Server(_config(app, settings, options, lifespan="off"))

    def stop(_number: int, _frame: FrameType | None) -> None:
        server.should_exit = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)  # uvicorn raises the signal once more when it has stopped
    _announce(settings, options, opened, listening)
    server.run(sockets=[listening])


def _run_workers(settings: Settings, options: argparse.Namespace, listening: socket.socket) -> None:
    from eoffice_server.workers import Worker, run_workers

    with _opened(settings) as opened:  # what stands in the way is said once, not by every worker
        _announce(settings, options, opened, listening)
    worker = Worker(settings=settings, clock=system_clock)
    run_workers(_config(worker, settings, options, lifespan="on"), listening)


def _config(
    app: Callable[..., object],
    settings: Settings,
    options: argparse.Namespace,
    *,
    lifespan: Literal["on", "off"],
) -> "uvicorn.Config":
    import uvicorn

    return uvicorn.Config(
        app,
        factory=options.workers > 1,
        workers=options.workers,
        log_level="warning",
        access_log=False,
        lifespan=lifespan,
        ws="none",
        server_header=False,
        limit_concurrency=REQUESTS_AT_ONCE_MAX,
        timeout_graceful_shutdown=settings.limits.stop_seconds,
        timeout_worker_healthcheck=settings.limits.worker_silent_seconds,
        ssl_certfile=options.tls_certificate,
        ssl_keyfile=options.tls_key,
    )


def _announce(
    settings: Settings, options: argparse.Namespace, opened: Opened, listening: socket.socket
) -> None:
    host, port = listening.getsockname()[:2]
    scheme = "http" if options.tls_certificate is None else "https"
    address = f"{scheme}://[{host}]:{port}" if ":" in host else f"{scheme}://{host}:{port}"
    _say(f"कार्यालय का सर्वर चल रहा है: {address}", f"The office's server is running: {address}")
    where = settings.store if settings.database is None else "PostgreSQL"
    _say(f"संग्रह: {where}", f"Store: {where}")
    if not opened.directory().officers:
        _say(
            "अभी कोई अधिकारी दर्ज नहीं है। पहले ये दो आदेश चलाएँ:",
            "No officer is known yet. First run these two:\n"
            "  eoffice import-mapping FILE --apply\n  eoffice set-password LOGIN",
        )
    if scheme == "http" and settings.host not in LOOPBACK:
        _complain(
            "सावधान: TLS के बिना पासवर्ड खुले में जाते हैं; --tls-certificate दें या आगे nginx रखें।",
            "Careful: without TLS passwords travel in the open; give --tls-certificate, or put a"
            " reverse proxy with TLS in front.",
        )
    _say("रोकने के लिए Ctrl+C दबाएँ।", "Ctrl+C stops it.")


def _set_password(options: argparse.Namespace) -> int:
    from eoffice_server.passwords import PASSWORD_CHARACTERS_MIN, PasswordFault, Passwords
    from eoffice_server.passwords import set_password as store_password

    password = _asked_password()
    if password is None:
        _complain("दोनों पासवर्ड अलग हैं; कुछ नहीं बदला।", "The two differ; nothing was changed.")
        return EXIT_TROUBLE
    with _opened(settings_of(options)) as opened:
        fault = store_password(
            opened.store, Passwords(at_once=1), login=options.login, password=password
        )
    if fault is None:
        _say(
            f"{options.login} का पासवर्ड बदल गया; हर कंप्यूटर पर फिर से लॉग इन करना होगा।",
            f"The password of {options.login} is set; every desk of theirs must sign in again.",
        )
        return 0
    said = {
        PasswordFault.NO_SUCH_LOGIN: (
            f"ऐसा कोई लॉगिन नहीं है: {options.login}",
            f"There is no such login: {options.login}",
        ),
        PasswordFault.TOO_SHORT: (
            f"पासवर्ड कम से कम {PASSWORD_CHARACTERS_MIN} अक्षरों का हो।",
            f"A password has at least {PASSWORD_CHARACTERS_MIN} characters.",
        ),
        PasswordFault.TOO_LONG: (
            f"पासवर्ड अधिक से अधिक {PASSWORD_CHARACTERS_MAX} अक्षरों का हो।",
            f"A password has at most {PASSWORD_CHARACTERS_MAX} characters.",
        ),
    }
    _complain(*said[fault])
    return EXIT_TROUBLE


def _asked_password() -> str | None:
    """The new password; None when the two that were typed differ."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("नया पासवर्ड / New password: ")
    return first if getpass.getpass("फिर से / Again: ") == first else None


def _import_mapping(options: argparse.Namespace) -> int:
    from rich.console import Console

    from eoffice_server.mapping.reading import read_file
    from eoffice_server.mapping.report import show_plan
    from eoffice_server.mapping.taking import show_mapping, take_mapping

    console = Console(width=None if sys.stdout.isatty() else REPORT_COLUMNS, highlight=False)
    take = take_mapping if options.apply else show_mapping
    with console.status("पढ़ा जा रहा है … / Reading …") as status:
        read = read_file(
            options.file, tell=lambda rows: status.update(f"{with_commas(rows)} पंक्तियाँ / rows …")
        )
        with _opened(settings_of(options)) as opened:
            plan = take(opened.store, read)
    show_plan(console, plan, read)
    if plan.faults:
        _complain("कुछ नहीं लिखा गया।", "Nothing was written.")
        return EXIT_TROUBLE
    if plan.changes_nothing:
        _say("सब पहले से ऐसा ही है।", "Everything is like this already.")
    elif options.apply:
        version = plan.directory.changes
        _say(f"लिखा गया; निर्देशिका संस्करण {version}।", f"Written; directory version {version}.")
    else:
        _say(
            "यह केवल दिखाया गया; लिखने के लिए --apply दें।",
            "This was only shown; give --apply to write it.",
        )
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from eoffice_core.store.check import BREACHES_MAX, server_breaches
    from eoffice_server.evidence import signature_breaches
    from eoffice_server.identity import verify

    settings = settings_of(options)
    if settings.database is None and not settings.store.exists():
        _complain(f"यहाँ कोई संग्रह नहीं है: {settings.store}", f"No store: {settings.store}")
        return EXIT_TROUBLE
    with _opened(settings) as opened:
        damages = opened.store.damages()
        try:
            with opened.store.reading() as connection:
                breaches = [] if damages else server_breaches(connection)
                breaches += [] if damages else signature_breaches(connection, verify)
        except Malformed as why:
            _complain(
                f"बही में ऐसी प्रविष्टि है जो पढ़ी नहीं जाती: {why}",
                f"An op of the ledger cannot be read: {why}",
            )
            return EXIT_TROUBLE
    for damage in damages:
        print(f"टूटा पृष्ठ · damaged: {damage}")
    for breach in breaches:
        print(f"{breach.invariant.value}: {breach.where}: {breach.what}")
    if not damages and not breaches:
        _say("सब कुछ नियम से है।", "The store keeps every invariant.")
        return 0
    count = f"{len(breaches)}+" if len(breaches) == BREACHES_MAX else str(len(breaches))
    _complain(
        f"दोष: {count}, टूटे पृष्ठ: {len(damages)}। बैकअप सँभालें और सहायता लें।",
        f"Breaches: {count}, damaged pages: {len(damages)}. Keep a copy and ask for help.",
    )
    return EXIT_TROUBLE


def _say(hindi: str, english: str) -> None:
    print(f"{hindi}\n{english}", flush=True)


def _complain(hindi: str, english: str) -> None:
    print(f"{hindi}\n{english}", file=sys.stderr, flush=True)
