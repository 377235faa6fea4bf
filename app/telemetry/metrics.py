"""Counters for Prometheus; every application has its own registry."""

import time
from collections.abc import Callable
from functools import partial

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SECONDS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120)


class Metrics:
    def __init__(self) -> None:
        # They double the page and say nothing.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        registry = self.registry = CollectorRegistry()
        counter = partial(Counter, registry=registry)
        seconds = partial(Histogram, registry=registry, buckets=_SECONDS)
        self.requests = counter(
            "notabene_requests", "Requests answered.", ["method", "route", "status"]
        )
        self.durations = seconds(
            "notabene_request_seconds", "Seconds until the last byte.", ["route"]
        )
        self.tokens = counter("notabene_tokens", "Tokens read and written.", ["kind"])
        self.first_token = seconds(
            "notabene_first_token_seconds",
            "Seconds from asking the model to its first text, queue included.",
        )
        self.waiting = Gauge(
            "notabene_queue_waiting", "Questions waiting for the model.", registry=registry
        )

    async def page(self) -> Response:
        return Response(generate_latest(self.registry), media_type=CONTENT_TYPE_LATEST)


class Measured:
    """Pure ASGI: counts every request by the template of its route."""

    def __init__(self, app: ASGIApp, metrics: Metrics, route_of: Callable[[Scope], str]) -> None:
        self._app = app
        self._metrics = metrics
        self._route_of = route_of

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 0

        async def send_watching(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        started = time.perf_counter()
        try:
            await self._app(scope, receive, send_watching)
        finally:
            route = self._route_of(scope)
            self._metrics.requests.labels(scope["method"], route, status).inc()
            self._metrics.durations.labels(route).observe(time.perf_counter() - started)
