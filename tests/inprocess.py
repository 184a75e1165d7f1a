"""A transport for httpx straight into an ASGI app: real client, real server, no socket."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, MutableMapping
from typing import Any

import httpx
from starlette.types import ASGIApp

ADDRESS = "203.0.113.7"


class InProcess(httpx.BaseTransport):
    """Hands each request to the app in an event loop of its own; usable from any thread.

    The body goes up in pieces of `chunk_bytes`. Where `lose_reply` says so, the reply is lost on
    the way: the app did its work, the client hears nothing. An error in the app comes out as it
    is, unless it is one of `hides_errors`: then the client sees only the answer.
    """

    def __init__(
        self,
        app: ASGIApp,
        *,
        address: str = ADDRESS,
        chunk_bytes: int = 16 * 1024,
        lose_reply: Callable[[httpx.Request], bool] | None = None,
        hides_errors: tuple[type[Exception], ...] = (),
    ) -> None:
        self._app = app
        self._address = address
        self._chunk_bytes = chunk_bytes
        self._lose_reply = lose_reply
        self._hides_errors = hides_errors
        self.pieces_taken = 0
        """How many pieces of the last request's body the app took."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Answer one request."""
        response = asyncio.run(self._answer(request, request.read()))
        if self._lose_reply is not None and self._lose_reply(request):
            raise httpx.ReadTimeout("the reply was lost", request=request)
        return response

    async def _answer(self, request: httpx.Request, body: bytes) -> httpx.Response:
        size = self._chunk_bytes
        pieces = [body[start : start + size] for start in range(0, len(body), size)] or [b""]
        sent: list[MutableMapping[str, Any]] = []

        self.pieces_taken = 0

        async def receive() -> MutableMapping[str, Any]:
            if not pieces:
                return {"type": "http.disconnect"}
            piece = pieces.pop(0)
            self.pieces_taken += 1
            return {"type": "http.request", "body": piece, "more_body": bool(pieces)}

        async def send(message: MutableMapping[str, Any]) -> None:
            sent.append(message)

        try:
            await self._app(self._scope(request), receive, send)
        except self._hides_errors:
            # Starlette answers and then raises, so that the server may log it.
            assert sent, "an error was hidden before there was an answer"
        begun = sent[0]
        return httpx.Response(
            begun["status"],
            headers=begun["headers"],
            content=b"".join(message.get("body", b"") for message in sent[1:]),
            request=request,
        )

    def _scope(self, request: httpx.Request) -> dict[str, object]:
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": request.method,
            "scheme": request.url.scheme,
            "path": request.url.path,
            "raw_path": request.url.raw_path.partition(b"?")[0],
            "query_string": request.url.query,
            "root_path": "",
            "headers": [(name.lower(), value) for name, value in request.headers.raw],
            "server": (request.url.host, request.url.port or 80),
            "client": (self._address, 50_000),
            "state": {},
        }


def client(app: ASGIApp, *, address: str = ADDRESS) -> httpx.Client:
    """A client of the app."""
    return httpx.Client(transport=InProcess(app, address=address), base_url="http://office.test")
