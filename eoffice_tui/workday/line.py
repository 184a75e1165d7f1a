"""The telephone line between a desk and the server: it can be cut, mended, and lose an answer."""

import socket
import threading
from collections.abc import Callable
from contextlib import suppress

HOST = "127.0.0.1"
PIECE_BYTES = 64 * 1024
CONNECT_SECONDS = 5.0

Address = tuple[str, int]


class Line:
    """Carries bytes both ways between one desk and the server; knows nothing of what they say."""

    def __init__(self, server: Address) -> None:
        self._server = server
        self._is_cut = False
        self._is_over = False
        self._on_loss: Callable[[], None] | None = None
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listening = socket.create_server((HOST, 0))
        self.port: int = self._listening.getsockname()[1]
        threading.Thread(target=self._accept, name="line", daemon=True).start()

    @property
    def address(self) -> str:
        """The address by which the desk knows the server."""
        return f"http://{HOST}:{self.port}"

    def cut(self) -> None:
        """From now on nothing gets through; what is under way breaks off."""
        with self._lock:
            self._is_cut = True
            broken, self._open = self._open, set()
        for end in broken:
            _break(end)

    def mend(self, server: Address | None = None) -> None:
        """Let bytes through again, to another server if one is given."""
        with self._lock:
            self._server = server or self._server
            self._is_cut = False

    def lose_next_answer(self, on_loss: Callable[[], None]) -> None:
        """When the server next answers: the answer is lost, this is called, and the line is cut."""
        with self._lock:
            self._on_loss = on_loss

    def close(self) -> None:
        """Take the line down."""
        self._is_over = True
        _break(self._listening)
        self.cut()

    def _accept(self) -> None:
        while not self._is_over:
            try:
                desk, _ = self._listening.accept()
            except OSError:
                return
            threading.Thread(target=self._connect, args=(desk,), daemon=True).start()

    def _connect(self, desk: socket.socket) -> None:
        with self._lock:
            is_cut, server = self._is_cut, self._server
        try:
            far = None if is_cut else socket.create_connection(server, timeout=CONNECT_SECONDS)
        except OSError:
            far = None
        if far is None:
            _break(desk)
            return
        far.settimeout(None)
        with self._lock:
            is_cut = self._is_cut
            if not is_cut:
                self._open |= {desk, far}
        if is_cut:
            _break(desk)
            _break(far)
            return
        threading.Thread(target=self._carry, args=(desk, far), daemon=True).start()
        self._carry(far, desk, is_answer=True)

    def _carry(
        self, source: socket.socket, target: socket.socket, *, is_answer: bool = False
    ) -> None:
        with suppress(OSError):  # either end may go away at any time: then the line is down
            while piece := source.recv(PIECE_BYTES):
                if is_answer and self._is_lost():
                    break
                target.sendall(piece)
        _break(source)
        _break(target)
        with self._lock:
            self._open -= {source, target}

    def _is_lost(self) -> bool:
        with self._lock:
            on_loss, self._on_loss = self._on_loss, None
        if on_loss is None:
            return False
        on_loss()
        self.cut()
        return True


def _break(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
