"""Several processes that serve one PostgreSQL database: Python runs on one core in each.

Every process opens the database for itself and counts its own rate limits; what must be the same
for all of them stands in the database. A process that dies is started anew.
"""

import logging
import multiprocessing
import os
import signal
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass

from fastapi import FastAPI
from uvicorn import Config
from uvicorn.supervisors import Multiprocess

from eoffice_core.domain.moment import Moment
from eoffice_server.app import build
from eoffice_server.memory import collect_seldom
from eoffice_server.opened import open_store
from eoffice_server.settings import LOG_FORMAT, Settings


@dataclass(frozen=True, slots=True)
class Worker:
    """Makes the app in a process of its own; it travels there, so it holds no store."""

    settings: Settings
    clock: Callable[[], Moment]

    def __call__(self) -> FastAPI:
        """Open the database and build its app, which closes it at the end."""
        logging.basicConfig(level=logging.WARNING, format=LOG_FORMAT)
        threading.Thread(target=_stop_with_the_parent, daemon=True).start()
        opened = open_store(self.settings, random_bytes=os.urandom)

        @asynccontextmanager
        async def closing(_app: FastAPI) -> AsyncIterator[None]:
            try:
                yield
            finally:
                opened.close()

        app = build(self.settings, opened=opened, clock=self.clock, random_bytes=os.urandom)
        app.router.lifespan_context = closing
        collect_seldom()
        return app


def _stop_with_the_parent() -> None:
    """A parent that was killed told nobody: without it nobody would stop this process."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    parent.join()
    while True:  # one that comes while the server is still beginning could be lost
        signal.raise_signal(signal.SIGTERM)
        time.sleep(1)


def run_workers(config: Config, listening: socket.socket) -> None:
    """Serve from `config.workers` processes until the program is told to stop."""
    Multiprocess(config, sockets=[listening]).run()
