"""POST /v1/search: look for more than the desk has, in what its officer may see."""

from dataclasses import asdict
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from eoffice_core.wire.limits import SEARCH_BYTES_MAX
from eoffice_core.wire.messages import Find, FoundLine, FoundLines
from eoffice_core.wire.problems import ProblemName
from eoffice_server.finding import asking, find, question_of
from eoffice_server.identity import SignedDevice
from eoffice_server.routes.parts import PartsOf, bounded, read, signed_device, within
from eoffice_server.routes.problems import Declined, answer

router = APIRouter()


@router.post("/v1/search")
def search(
    parts: PartsOf,
    device: Annotated[SignedDevice, Depends(signed_device)],
    body: Annotated[bytes, Depends(bounded(SEARCH_BYTES_MAX))],
) -> Response:
    """Look in what the asking posts may see."""
    asked = read(Find, body, bytes_max=SEARCH_BYTES_MAX)
    if device.is_revoked:
        raise Declined(ProblemName.DEVICE_REVOKED)
    at = parts.clock()
    within(parts.searches, str(device.device_id), at)
    try:
        question = question_of(asked)
    except ValueError as why:
        raise Declined(ProblemName.MALFORMED, str(why)) from why
    if question.is_empty:
        raise Declined(ProblemName.NOTHING_ASKED)
    who = asking(parts.opened.directory(), device.officer_id, asked, at)
    if who is None:
        raise Declined(ProblemName.POST_NOT_HELD)
    with parts.opened.store.reading() as connection:
        total, rows = find(connection, question, who, offset=asked.offset, limit=asked.limit)
    return answer(FoundLines(total=total, lines=[FoundLine(**asdict(row)) for row in rows]))
