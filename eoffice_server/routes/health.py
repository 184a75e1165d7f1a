"""GET /healthz and /readyz: for whoever watches the server; without a detail for strangers."""

from fastapi import APIRouter
from starlette.responses import PlainTextResponse, Response

from eoffice_core.wire.problems import ProblemName
from eoffice_server.routes.parts import PartsOf
from eoffice_server.routes.problems import Declined

RETRY_SECONDS = 5

router = APIRouter()


@router.get("/healthz")
def alive() -> Response:
    """Whether the program runs."""
    return PlainTextResponse("ok\n")


@router.get("/readyz")
def ready(parts: PartsOf) -> Response:
    """Whether the store answers and has the shape of this release."""
    if not parts.opened.is_ready():
        raise Declined(ProblemName.STORE_TROUBLE, limit=RETRY_SECONDS)
    return PlainTextResponse("ok\n")
