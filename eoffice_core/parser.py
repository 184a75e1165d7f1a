"""The command line of every sub-command, in both languages, argparse's own words included."""

import argparse
from typing import NoReturn

EXIT_USAGE = 2


class CommandParser(argparse.ArgumentParser):
    """A parser whose help and complaints are Hindi and English side by side."""

    def __init__(self, name: str, hindi: str, english: str) -> None:
        super().__init__(
            prog=f"eoffice {name}",
            description=f"{hindi}\n{english}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            usage=f"eoffice {name} [विकल्प · OPTIONS]",
            add_help=False,
        )
        self._optionals.title = "विकल्प · options"
        self._positionals.title = "क्या · what"
        self.add_argument("-h", "--help", action="help", help="यह सहायता · this help")

    def say_usage(self, usage: str) -> None:
        """Say what stands beside the options on the first line of the help."""
        self.usage = f"{self.prog} [विकल्प · OPTIONS] {usage}"

    def format_help(self) -> str:
        """The help, its first word in both languages as well."""
        return super().format_help().replace("usage: ", "प्रयोग · usage:  ", 1)

    def error(self, message: str) -> NoReturn:
        """Say that the command line is not understood, and where its help is."""
        self.exit(
            EXIT_USAGE,
            f"आदेश समझ में नहीं आया। · The command line is not understood: {message}\n"
            f"सहायता · help:  {self.prog} --help\n",
        )
