"""Builds the ASGI app of an opened store: routes and error mapping only."""

import logging
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from eoffice_core.store.trouble import StoreUnavailable
from eoffice_core.wire.problems import ProblemName
from eoffice_server.buckets import Buckets
from eoffice_server.identity import Identity, verify
from eoffice_server.opened import Opened, RandomBytes
from eoffice_server.passwords import Passwords
from eoffice_server.registry import Registry
from eoffice_server.routes import exchange, health, search, session
from eoffice_server.routes.parts import Clock, Parts
from eoffice_server.routes.problems import Declined, problem
from eoffice_server.settings import Settings

LOG = logging.getLogger("eoffice_server")

STORE_RETRY_SECONDS = 10
PACKED_FROM_BYTES = 1024

_BY_STATUS = {404: ProblemName.NOT_FOUND, 405: ProblemName.NO_SUCH_METHOD}

Answer = Callable[[Request, Exception], Awaitable[Response]]


def build(
    settings: Settings, *, opened: Opened, clock: Clock, random_bytes: RandomBytes
) -> FastAPI:
    """The app that serves this store. Whoever opened the store closes it."""
    limits = settings.limits
    app = FastAPI(title="eoffice", openapi_url=None, docs_url=None, redoc_url=None)
    app.state.parts = Parts(
        opened=opened,
        identity=Identity(
            opened.store,
            passwords=Passwords(at_once=limits.password_checks_at_once),
            lifetimes=settings.lifetimes,
            random_bytes=random_bytes,
        ),
        registry=Registry(opened.store, verify=verify, usual=settings.usual_numbers),
        clock=clock,
        exchanges=Buckets(limits.exchange),
        sign_ins=Buckets(limits.sign_in),
        renewals=Buckets(limits.renew),
        searches=Buckets(limits.search),
    )
    # Notes in Hindi shrink to a quarter: on a line of 64 kbit/s that is minutes.
    app.add_middleware(GZipMiddleware, minimum_size=PACKED_FROM_BYTES)
    for router in (session.router, exchange.router, search.router, health.router):
        app.include_router(router)
    for kind, answered in _ANSWERS.items():
        app.add_exception_handler(kind, answered)
    return app


async def _declined(_request: Request, why: Exception) -> Response:
    assert isinstance(why, Declined)
    return problem(why.name, why.detail, limit=why.limit)


async def _store_trouble(_request: Request, why: Exception) -> Response:
    assert isinstance(why, StoreUnavailable)
    LOG.warning("the store does not answer: %s: %s", why.reason.value, why)
    return problem(ProblemName.STORE_TROUBLE, limit=STORE_RETRY_SECONDS)


async def _refused_by_framework(_request: Request, why: Exception) -> Response:
    assert isinstance(why, HTTPException)
    return problem(_BY_STATUS.get(why.status_code, ProblemName.MALFORMED))


async def _broken(_request: Request, _why: Exception) -> Response:
    # The server's log has the cause; a stranger gets no word of it.
    return problem(ProblemName.INTERNAL)


_ANSWERS: dict[type[Exception], Answer] = {
    Declined: _declined,
    StoreUnavailable: _store_trouble,
    HTTPException: _refused_by_framework,
    Exception: _broken,
}
