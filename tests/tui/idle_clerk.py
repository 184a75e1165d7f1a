"""A clerk's app on a terminal, at a small office of its own; run by the tests of what is sent.

With a second argument it writes its screen there, as it means it, at each SIGUSR1.
"""

import asyncio
import signal
import sys
from pathlib import Path

from eoffice_tui.app import OfficeApp
from eoffice_tui.bootstrap import measured_terminal
from tests.tui.faces import OpenedDesk, shown
from tests.tui.office import small_office


def main() -> None:
    """Show the superintendent's inbox until the terminal is closed."""
    place, *told = map(Path, sys.argv[1:])
    with measured_terminal(place) as take_answers:
        take_answers()
    with small_office(place) as office:
        office.at_superintendent()
        desk = office.superintendent.desk

        class AtDesk(OfficeApp):
            def on_mount(self) -> None:
                """Go straight to work."""
                self.enter(desk)
                for path in told:
                    loop = asyncio.get_running_loop()
                    loop.add_signal_handler(signal.SIGUSR1, self.tell, path)

            def tell(self, path: Path) -> None:
                """Write the screen as it is meant."""
                beside = path.with_suffix(".part")
                beside.write_text(shown(self), encoding="utf-8")
                beside.rename(path)

        AtDesk(OpenedDesk(desk)).run()


if __name__ == "__main__":
    main()
