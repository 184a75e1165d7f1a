"""POST /v1/session and /v1/session/renew: sign in at a desk, and stay signed in."""

from collections.abc import Mapping
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from eoffice_core.wire.directory import directory_lines
from eoffice_core.wire.limits import SIGN_IN_BYTES_MAX
from eoffice_core.wire.messages import Renew, Renewed, SignedIn, SignIn
from eoffice_core.wire.problems import ProblemName
from eoffice_server.identity import NotSignedIn, SignInRefusal
from eoffice_server.passwords import TooBusy, login_form
from eoffice_server.routes.parts import PartsOf, bounded, read, within
from eoffice_server.routes.problems import Declined, answer, seconds

BUSY_WAIT_SECONDS = 5

Body = Annotated[bytes, Depends(bounded(SIGN_IN_BYTES_MAX))]

PROBLEM_OF: Mapping[SignInRefusal, ProblemName] = {
    SignInRefusal.WRONG_PASSWORD: ProblemName.WRONG_PASSWORD,
    SignInRefusal.LOCKED_OUT: ProblemName.LOCKED_OUT,
    SignInRefusal.NO_POST: ProblemName.NO_POST,
    SignInRefusal.DEVICE_REVOKED: ProblemName.DEVICE_REVOKED,
    SignInRefusal.DEVICE_OF_ANOTHER: ProblemName.DEVICE_OF_ANOTHER,
}

router = APIRouter()


@router.post("/v1/session")
def sign_in(parts: PartsOf, request: Request, body: Body) -> Response:
    """Sign an officer in and enrol the desk, or know it again."""
    asked = read(SignIn, body, bytes_max=SIGN_IN_BYTES_MAX)
    at = parts.clock()
    within(parts.sign_ins, f"{_address(request)} {login_form(asked.login)}", at)
    try:
        admitted = parts.identity.sign_in(asked, at)
    except TooBusy as why:
        raise Declined(ProblemName.TOO_MANY, limit=BUSY_WAIT_SECONDS) from why
    if isinstance(admitted, NotSignedIn):
        raise Declined(PROBLEM_OF[admitted.reason], limit=seconds(admitted.wait_ms))
    device, tokens = admitted.device, admitted.tokens
    return answer(
        SignedIn(
            officer_id=device.officer_id,
            device_id=device.device_id,
            device_code=device.code,
            device_epoch=device.epoch,
            token=tokens.access,
            token_until=tokens.access_until,
            refresh=tokens.refresh,
            epoch=parts.opened.epoch(),
            directory=directory_lines(parts.opened.directory()),
        )
    )


@router.post("/v1/session/renew")
def renew(parts: PartsOf, request: Request, body: Body) -> Response:
    """New tokens for a refresh token."""
    asked = read(Renew, body, bytes_max=SIGN_IN_BYTES_MAX)
    at = parts.clock()
    within(parts.renewals, _address(request), at)
    tokens = parts.identity.renew(asked.refresh, at)
    if tokens is None:
        raise Declined(ProblemName.TOKEN)
    return answer(
        Renewed(token=tokens.access, token_until=tokens.access_until, refresh=tokens.refresh)
    )


def _address(request: Request) -> str:
    return request.client.host if request.client is not None else "unknown"
