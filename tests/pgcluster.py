"""A throw-away PostgreSQL cluster, for root and for others, without su or sudo."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

START_SECONDS = "30"
SETTINGS = """
port={port}
listen_addresses='127.0.0.1'
unix_socket_directories=''
fsync=off
synchronous_commit=off
full_page_writes=off
shared_buffers=64MB
max_connections=50
"""


def find_programs() -> Path | None:
    """The directory of initdb and pg_ctl, newest release first, or None where there is none."""
    found = shutil.which("initdb")
    candidates = [
        *([Path(os.environ["PG_BIN"])] if "PG_BIN" in os.environ else []),
        *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True),
        *([Path(found).parent] if found else []),
    ]
    return next((path for path in candidates if os.access(path / "initdb", os.X_OK)), None)


@contextmanager
def cluster(programs: Path) -> Iterator[int]:
    """Run a cluster until the block ends; yields its port on 127.0.0.1."""
    root = Path(tempfile.mkdtemp(prefix="pgt-"))
    account = _account()
    if account is not None and sys.platform != "win32":
        os.chown(root, account, account)
    root.chmod(0o755)
    port = _free_port()
    stored = root / "stored"
    try:
        _run(root, programs / "initdb", "-D", stored, "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync", "--no-instructions")  # fmt: skip
        with (stored / "postgresql.conf").open("a") as file:
            file.write(SETTINGS.format(port=port))
        _run(root, programs / "pg_ctl", "-D", stored, "-l", root / "log", "-w", "-t", START_SECONDS,
             "start")  # fmt: skip
        yield port
    finally:
        if (stored / "postmaster.pid").exists():
            _run(root, programs / "pg_ctl", "-D", stored, "-m", "immediate", "-w", "stop")
        shutil.rmtree(root, ignore_errors=True)


def _account() -> int | None:
    """The account to run as: PostgreSQL refuses to run as root."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return None
    import pwd

    names = {entry.pw_name: entry.pw_uid for entry in pwd.getpwall()}
    return names.get("postgres", names.get("nobody", 65534))


def _run(root: Path, *command: Path | str) -> None:
    account = _account()
    done = subprocess.run(
        [str(part) for part in command],
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": str(root), "TZ": "UTC"},
        cwd=root,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        user=account,
        group=account,
        extra_groups=None if account is None else [],
    )
    if done.returncode:
        raise RuntimeError(f"{command[0]}: {done.stderr.strip()}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
