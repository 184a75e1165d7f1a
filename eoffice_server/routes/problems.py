"""Messages as answers, and problems with their HTTP status."""

from collections.abc import Mapping

from starlette.responses import Response

from eoffice_core.wire.messages import Message, Problem, write_message
from eoffice_core.wire.problems import ProblemName

MEDIA_TYPE = "application/cbor"

STATUS: Mapping[ProblemName, int] = {
    ProblemName.MALFORMED: 400,
    ProblemName.TOKEN: 401,
    ProblemName.WRONG_PASSWORD: 403,
    ProblemName.LOCKED_OUT: 403,
    ProblemName.NO_POST: 403,
    ProblemName.DEVICE_REVOKED: 403,
    ProblemName.DEVICE_OF_ANOTHER: 403,
    ProblemName.POST_NOT_HELD: 403,
    ProblemName.NOTHING_ASKED: 400,
    ProblemName.NOT_FOUND: 404,
    ProblemName.NO_SUCH_METHOD: 405,
    ProblemName.TOO_LARGE: 413,
    ProblemName.UNSUPPORTED_TYPE: 415,
    ProblemName.PROTOCOL_TOO_OLD: 426,
    ProblemName.TOO_MANY: 429,
    ProblemName.INTERNAL: 500,
    ProblemName.STORE_TROUBLE: 503,
}

_LIMIT_IS_A_WAIT = frozenset(
    {ProblemName.LOCKED_OUT, ProblemName.TOO_MANY, ProblemName.STORE_TROUBLE}
)


class Declined(Exception):
    """A request that is declined as a whole; the app answers it with its problem."""

    def __init__(self, name: ProblemName, detail: str = "", *, limit: int = 0) -> None:
        super().__init__(name.value)
        self.name = name
        self.detail = detail
        self.limit = limit


def answer(message: Message, *, status: int = 200) -> Response:
    """A message as an answer that nobody keeps."""
    return Response(
        write_message(message),
        status_code=status,
        media_type=MEDIA_TYPE,
        headers={"Cache-Control": "no-store"},
    )


def problem(name: ProblemName, detail: str = "", *, limit: int = 0) -> Response:
    """A problem as an answer."""
    answered = answer(
        Problem(name=name.value, detail=detail[:500], limit=limit), status=STATUS[name]
    )
    if name in _LIMIT_IS_A_WAIT:
        answered.headers["Retry-After"] = str(max(limit, 1))
    if name is ProblemName.TOKEN:
        answered.headers["WWW-Authenticate"] = "Bearer"
    return answered


def seconds(wait_ms: int) -> int:
    """A wait in whole seconds, never too short."""
    return -(-wait_ms // 1000)
