"""The command lines of the server's commands, in both languages, and the settings they give."""

import argparse
import os
import sys
from pathlib import Path

from eoffice_core.domain.state_pack import (
    DEFAULT_STATE,
    USUAL_PATTERNS,
    NumberPatterns,
    PackFault,
    PackRefused,
)
from eoffice_core.packs import load_pack
from eoffice_core.parser import CommandParser
from eoffice_server.settings import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    Settings,
    absolute,
    port,
    server_home,
    workers,
)

Complaint = tuple[str, str]
"""What stands in the way, in Hindi and in English."""


def serve_parser() -> CommandParser:
    """`eoffice serve`."""
    parser = server_parser(
        "serve",
        "कार्यालय का सर्वर चलाएँ; Ctrl+C या SIGTERM से रुकता है।",
        "Run the office's server; Ctrl+C or SIGTERM stops it.",
    )
    parser.add_argument("--host", default=DEFAULT_HOST, help="किस पते पर · address to listen on")
    parser.add_argument(
        "--port", type=port, default=DEFAULT_PORT, help="पोर्ट, 0 से खाली · port; 0 takes a free one"
    )
    parser.add_argument(
        "--tls-certificate", type=Path, help="प्रमाणपत्र, PEM · certificate chain, PEM"
    )
    parser.add_argument(
        "--tls-key", type=Path, help="उसकी निजी कुंजी, PEM · private key of the certificate, PEM"
    )
    parser.add_argument(
        "--workers",
        type=workers,
        default=1,
        metavar="N",
        help="कितनी प्रक्रियाएँ, PostgreSQL पर · processes that serve, on PostgreSQL",
    )
    parser.add_argument(
        "--pack",
        default=os.environ.get("EOFFICE_PACK", DEFAULT_STATE.value),
        metavar="STATE",
        help="किस राज्य के क्रमांक, जैसे bihar · numbers as in which state, such as bihar",
    )
    return parser


def mapping_parser() -> CommandParser:
    """`eoffice import-mapping`."""
    parser = server_parser(
        "import-mapping",
        "कार्यालय, शाखा, पद, अधिकारी और प्रभार CSV या XLSX से लें।",
        "Take in offices, sections, posts, officers and charges (docs/mapping.md).",
    )
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="CSV (UTF-8) या XLSX · CSV (UTF-8) or XLSX"
    )
    parser.add_argument(
        "--apply",
        action="store_true",
        help="लिख दें; इसके बिना केवल दिखता है · write it; without this it is only shown",
    )
    parser.say_usage("FILE")
    return parser


def password_parser() -> CommandParser:
    """`eoffice set-password`."""
    parser = server_parser(
        "set-password",
        "किसी अधिकारी का पासवर्ड रखें; पासवर्ड पूछा जाएगा।",
        "Set an officer's password; it is asked for, or read as one line from standard input.",
    )
    parser.add_argument("login", metavar="LOGIN", help="किसका · whose")
    parser.say_usage("LOGIN")
    return parser


def server_parser(name: str, hindi: str, english: str) -> CommandParser:
    """A command that works on the server's store."""
    parser = CommandParser(name, hindi, english)
    parser.add_argument("--data", type=Path, help="संग्रह का फ़ोल्डर · folder of the server's store")
    parser.add_argument(
        "--database",
        help="उसके बदले postgresql://user@host/name · in place of a file in that folder",
    )
    return parser


def settings_of(options: argparse.Namespace) -> Settings:
    """Where the store lies, by the command line, the environment, or the system's custom."""
    place = (
        absolute(options.data.expanduser().absolute(), name="--data")
        if options.data is not None
        else server_home(os.environ, platform=sys.platform, home=Path.home())
    )
    database = options.database or os.environ.get("EOFFICE_SERVER_DATABASE") or None
    return Settings(place=place, database=database)


def usual_numbers(name: str) -> tuple[NumberPatterns, Complaint | None]:
    """How the state of this name numbers; the default, with a complaint, where that is unknown."""
    pack = load_pack(name)
    if not isinstance(pack, PackRefused):
        return pack.numbers, None
    if pack.fault is PackFault.UNKNOWN:
        return USUAL_PATTERNS, (
            f"'{name}' नाम का कोई राज्य-पैक नहीं है; सामान्य क्रमांक दिए जाएँगे। उपलब्ध: {pack.where}",
            f"There is no state pack '{name}'; the usual numbers are given. Known: {pack.where}",
        )
    return USUAL_PATTERNS, (
        f"'{name}' का राज्य-पैक ठीक नहीं है ({pack.where}); सामान्य क्रमांक दिए जाएँगे।",
        f"The state pack '{name}' is damaged ({pack.where}); the usual numbers are given.",
    )
