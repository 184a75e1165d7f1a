"""The line between a desk and the server: carries bytes, can be cut, can lose an answer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator

import pytest

from eoffice_tui.workday.line import HOST, Address, Line

SECONDS = 5.0


class Echo:
    """A server that answers whatever it hears with the same in capitals."""

    def __init__(self) -> None:
        self._listening = socket.create_server((HOST, 0))
        self.address: Address = self._listening.getsockname()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            try:
                peer, _ = self._listening.accept()
            except OSError:
                return
            with peer:
                while heard := peer.recv(100):
                    peer.sendall(heard.upper())

    def close(self) -> None:
        """Hear nobody any more."""
        try:
            self._listening.shutdown(socket.SHUT_RDWR)
        except OSError:  # where a listening socket cannot be shut down, closing it is enough
            self._listening.close()
        self._listening.close()
        self._thread.join(SECONDS)


@pytest.fixture
def echo() -> Iterator[Echo]:
    server = Echo()
    yield server
    server.close()


@pytest.fixture
def line(echo: Echo) -> Iterator[Line]:
    carried = Line(echo.address)
    yield carried
    carried.close()


def ask(line: Line, text: bytes) -> bytes:
    """What comes back over a new connection; nothing when the line is down."""
    with socket.create_connection((HOST, line.port), timeout=SECONDS) as desk:
        try:
            desk.sendall(text)
            return desk.recv(100)
        except ConnectionError:
            return b""


def is_broken(desk: socket.socket) -> bool:
    """Whether nothing comes back over a connection any more."""
    try:
        desk.sendall(b"two")
        return desk.recv(100) == b""
    except ConnectionError:
        return True


def test_bytes_go_both_ways(line: Line) -> None:
    assert ask(line, b"namaste") == b"NAMASTE"
    assert line.address == f"http://{HOST}:{line.port}"


def test_a_cut_line_carries_nothing_until_it_is_mended(line: Line) -> None:
    with socket.create_connection((HOST, line.port), timeout=SECONDS) as desk:
        desk.sendall(b"one")
        assert desk.recv(100) == b"ONE"
        line.cut()
        assert is_broken(desk)
    assert ask(line, b"three") == b""
    line.mend()
    assert ask(line, b"four") == b"FOUR"


def test_an_answer_is_lost_once_and_the_line_is_then_cut(line: Line) -> None:
    lost: list[bool] = []
    line.lose_next_answer(lambda: lost.append(True))
    assert ask(line, b"hello") == b""
    assert lost == [True]
    assert ask(line, b"hello") == b""
    line.mend()
    assert ask(line, b"hello") == b"HELLO"
    assert lost == [True]


def test_a_server_that_is_away_is_a_line_that_is_down(line: Line) -> None:
    other = Echo()
    with socket.create_server((HOST, 0)) as free:
        nobody: Address = free.getsockname()
    line.mend(nobody)
    assert ask(line, b"hello") == b""
    line.mend(other.address)
    assert ask(line, b"hello") == b"HELLO"
    other.close()
