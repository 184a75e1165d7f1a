"""A terminal that was closed does not hold the office open.

Textual's writer ends when nobody can be written to any more, and whoever then has something to
write waits for ever, with the clerk's store locked. The names replaced are private; a contract
test holds them.
"""

from contextlib import suppress
from queue import Full
from typing import Final

from textual.drivers._writer_thread import WriterThread

WAIT_SECONDS: Final = 0.25

_original_run = WriterThread.run


def install() -> None:
    """Let the writer be waited for only while it lives; may be called again."""
    for name, replacement in REPLACED:
        setattr(WriterThread, name, replacement)


def run(thread: WriterThread) -> None:
    """Write what comes, until nobody can be written to."""
    with suppress(OSError, ValueError):
        _original_run(thread)


def write(thread: WriterThread, text: str) -> None:
    """Hand a text over to be written."""
    _hand_over(thread, text)


def stop(thread: WriterThread) -> None:
    """Have the writer end, and wait until it has."""
    _hand_over(thread, None)
    thread.join()


def _hand_over(thread: WriterThread, text: str | None) -> None:
    while thread.is_alive():
        with suppress(Full):
            thread._queue.put(text, timeout=WAIT_SECONDS)
            return


REPLACED: Final = (("run", run), ("write", write), ("stop", stop))
