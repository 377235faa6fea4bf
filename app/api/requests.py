"""Around every request: its id, its size limit, a line in the log, and an end to surprises."""

import logging
import time
import uuid

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problem_json import answer
from app.errors import NotabeneError

REQUEST_ID = b"x-request-id"
_log = structlog.stdlib.get_logger("app.requests")


class RequestLog:
    """Logs what was asked of which route, never the path or query as typed.

    What no handler foresaw ends here: a problem without details, and its lines in the log.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = uuid.uuid4().hex
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=request_id)
        sending = _Sending(send, request_id)
        started = time.perf_counter()
        try:
            await self._app(scope, receive, sending)
        except ClientDisconnect:
            _log.info("reader_left", route=route_of(scope))
        except Exception:  # noqa: BLE001  whatever it is, the reader gets a problem
            _log.exception("request_broke", route=route_of(scope))
            if sending.status is None:
                await answer(NotabeneError(), scope["path"])(scope, receive, sending)
        finally:
            sending.tell(scope, time.perf_counter() - started)


class _Sending:
    """Passes messages on and remembers what an operator wants to know about them."""

    def __init__(self, send: Send, request_id: str) -> None:
        self._send = send
        self._request_id = request_id.encode()
        self.status: int | None = None
        self.size = 0

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            message["headers"] = [*message.get("headers", ()), (REQUEST_ID, self._request_id)]
        self.size += len(message.get("body", b""))
        await self._send(message)

    def tell(self, scope: Scope, seconds: float) -> None:
        _log.log(
            logging.DEBUG if _is_machine(scope) else logging.INFO,
            "request_answered",
            method=scope["method"],
            route=route_of(scope),
            status=self.status,
            bytes=self.size,
            milliseconds=round(seconds * 1000, 1),
        )


class BodyLimit:
    """Stops reading a body that is too large, whatever its Content-Length says."""

    def __init__(self, app: ASGIApp, *, upload: int, other: int = 4_000_000) -> None:
        self._app = app
        self._upload = upload
        self._other = other

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit = self._upload if _is_upload(scope) else self._other
        size = 0

        async def receive_counting() -> Message:
            nonlocal size
            message = await receive()
            size += len(message.get("body", b""))
            if size > limit:
                megabytes = limit / 1_000_000
                raise HTTPException(413, f"Er mag hoogstens {megabytes:g} MB tegelijk komen.")
            return message

        await self._app(scope, receive_counting, send)


def route_of(scope: Scope) -> str:
    """The template of the route, because a path may hold what someone typed."""
    route = scope.get("route")
    return getattr(route, "path", "unknown")


def _is_machine(scope: Scope) -> bool:
    """Whether this is a probe, that comes every few seconds."""
    return route_of(scope).startswith(("/health", "/metrics"))


def _is_upload(scope: Scope) -> bool:
    headers = dict(scope.get("headers", ()))
    return bytes(headers.get(b"content-type", b"")).startswith(b"multipart/form-data")
