"""The sample office's server as a program of its own, which can be killed and started again."""

import json
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from eoffice_tui.workday.line import Address

START_SECONDS_MAX = 180.0
STOP_SECONDS_MAX = 30.0
LOG_SHOWN_CHARACTERS = 2000
RUN = "import sys; from eoffice_core.command import main; sys.exit(main())"


class ServerGone(Exception):
    """The sample office's server did not start, or did not end in order."""


class SampleServer:
    """A child program; it ends with this one, however this one ends."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.address: Address = ("", 0)
        self.password = ""
        self._store = place / "server"
        self._log = place / "server.log"
        self._child: subprocess.Popen[bytes] | None = None

    def launch(self) -> None:
        """Let it begin to start, and wait for nothing: its libraries and ours load side by side."""
        with self._log.open("ab") as log:
            self._child = subprocess.Popen(  # noqa: S603 - our own program, our own interpreter
                [*_command("demo-server"), "--data", str(self._store), "--until-eof"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                env=_environment(),
                start_new_session=True,  # Ctrl+C at this terminal is for the demo, not for it
            )

    def start(self) -> None:
        """Start it, unless that has begun, and wait; the first time it makes the sample office."""
        if self._child is None:
            self.launch()
        child = self._child
        assert child is not None, "it was launched"
        assert child.stdout is not None, "it was asked for"
        too_slow = threading.Timer(START_SECONDS_MAX, child.kill)
        too_slow.start()
        line = child.stdout.readline()
        too_slow.cancel()
        if not line:
            self.kill()
            raise ServerGone(self._said())
        ready = json.loads(line)
        host, _, port = str(ready["address"]).removeprefix("http://").rpartition(":")
        self.address = (host, int(port))
        self.password = str(ready["password"])

    def kill(self) -> None:
        """End it without a warning, as a power cut does."""
        if self._child is not None:
            self._child.kill()
            self._wait()

    def stop(self) -> None:
        """Let it end in order."""
        if self._child is None:
            return
        assert self._child.stdin is not None, "it was asked for"
        self._child.stdin.close()
        if self._wait() != 0:
            raise ServerGone(self._said())

    def doctor(self) -> int:
        """Have the stopped server's store checked; the exit code says whether it is sound."""
        with self._log.open("ab") as log:
            checked = subprocess.run(  # noqa: S603 - our own program, by our own interpreter
                [*_command("doctor"), "--data", str(self._store)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_environment(),
                timeout=START_SECONDS_MAX,
                check=False,
            )
        return checked.returncode

    def _wait(self) -> int:
        child, self._child = self._child, None
        assert child is not None, "only a started server is waited for"
        try:
            code = child.wait(timeout=STOP_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            child.kill()
            code = child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                pipe.close()
        return code

    def _said(self) -> str:
        text = self._log.read_text(encoding="utf-8", errors="replace")
        return text[-LOG_SHOWN_CHARACTERS:].strip()


@contextmanager
def sample_server() -> Iterator[SampleServer]:
    """A launched server in a folder of its own; afterwards both are gone."""
    with tempfile.TemporaryDirectory(prefix="eoffice-", ignore_cleanup_errors=True) as place:
        server = SampleServer(Path(place))
        server.launch()
        try:
            yield server
        finally:
            server.kill()


def _command(name: str) -> list[str]:
    return [sys.executable, "-c", RUN, name]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONUTF8": "1"}
