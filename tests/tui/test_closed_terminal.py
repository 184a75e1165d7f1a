"""Writing to a terminal that is gone ends; writing to one that is there loses nothing."""

from __future__ import annotations

import inspect
import io

from textual.drivers._writer_thread import WriterThread

from eoffice_tui.widgets import closed_terminal


class Gone(io.StringIO):
    """A terminal that was closed."""

    def write(self, text: str) -> int:
        raise OSError(5, "Input/output error")


def test_whoever_writes_to_a_closed_terminal_is_not_held() -> None:
    closed_terminal.install()
    writer = WriterThread(Gone())
    writer.start()
    for _ in range(100):
        writer.write("टीप")
    writer.stop()
    assert not writer.is_alive()


def test_all_is_written_to_one_that_is_there() -> None:
    closed_terminal.install()
    place = io.StringIO()
    writer = WriterThread(place)
    writer.start()
    for number in range(200):
        writer.write(f"{number} ")
    writer.stop()
    assert place.getvalue().split() == [str(number) for number in range(200)]


def test_the_private_names_are_there() -> None:
    assert "self._queue: Queue" in inspect.getsource(WriterThread.__init__)
    for name, replacement in closed_terminal.REPLACED:
        assert (
            list(inspect.signature(getattr(WriterThread, name)).parameters)[1:]
            == list(inspect.signature(replacement).parameters)[1:]
        )
