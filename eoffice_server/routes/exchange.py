"""POST /v1/sync: what a desk has made goes up, what it may see comes down."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from eoffice_core.wire.cbor import Malformed
from eoffice_core.wire.limits import EXCHANGE_BYTES_MAX
from eoffice_core.wire.messages import Exchange
from eoffice_core.wire.problems import ProblemName
from eoffice_server.identity import SignedDevice
from eoffice_server.routes.parts import PartsOf, bounded, read, signed_device
from eoffice_server.routes.problems import Declined, answer

router = APIRouter()


@router.post("/v1/sync")
def exchange(
    parts: PartsOf,
    device: Annotated[SignedDevice, Depends(signed_device)],
    body: Annotated[bytes, Depends(bounded(EXCHANGE_BYTES_MAX))],
) -> Response:
    """Take what the desk offers and answer with what it may see."""
    message = read(Exchange, body, bytes_max=EXCHANGE_BYTES_MAX)
    try:
        return answer(parts.registry.exchange(device, message, parts.clock()))
    except Malformed as why:
        raise Declined(ProblemName.MALFORMED, str(why)) from why
