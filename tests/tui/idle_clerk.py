"""A clerk's app on a terminal, at a small office of its own; run by the test of idle traffic."""

import sys
from pathlib import Path

from eoffice_tui.app import OfficeApp
from tests.tui.faces import OpenedDesk
from tests.tui.office import small_office


def main() -> None:
    """Show the superintendent's inbox until the terminal is closed."""
    with small_office(Path(sys.argv[1])) as office:
        office.at_superintendent()
        desk = office.superintendent.desk

        class AtDesk(OfficeApp):
            def on_mount(self) -> None:
                """Go straight to work."""
                self.enter(desk)

        AtDesk(OpenedDesk(desk)).run()


if __name__ == "__main__":
    main()
