"""`eoffice serve` as a program of its own, started and stopped by a test."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

START_SECONDS = 60
RUN = (
    "import sys; from eoffice_server import cli; sys.exit(getattr(cli, sys.argv[1])(sys.argv[2:]))"
)


@contextmanager
def serving(place: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server on a free port, and its address; killed when the block ends, if it still runs."""
    command = [sys.executable, "-c", RUN, "serve", "--data", str(place), "--port", "0", *more]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        watch = threading.Timer(START_SECONDS, server.kill)
        watch.start()
        try:
            assert server.stdout is not None
            said = ""
            while "Ctrl+C stops it" not in said:
                line = server.stdout.readline()
                assert line, f"{said} {server.stderr.read() if server.stderr else ''}"
                said += line
            found = re.search(r"is running: (\S+)", said)
            assert found is not None
            answered(found[1] + "/readyz")
            yield server, found[1]
        finally:
            watch.cancel()
            server.kill()


def answered(url: str) -> httpx.Response:
    """The answer of a server that may only just have begun."""
    for _ in range(200):
        try:
            return httpx.get(url)
        except httpx.ConnectError:
            time.sleep(0.05)
    raise AssertionError(f"{url} does not answer")


def ended(server: subprocess.Popen[str]) -> tuple[int, str, str]:
    """The exit code of a server that was told to stop, and what it said last."""
    out, err = server.communicate(timeout=START_SECONDS)
    return server.returncode, out, err
