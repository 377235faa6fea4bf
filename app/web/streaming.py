"""A page that grows: events for a script, closed in every ending so that the model stops."""

import json
from collections.abc import AsyncGenerator
from typing import Any

import anyio
from fastapi.sse import format_sse_event
from starlette.responses import StreamingResponse
from starlette.types import Send


class PageStream(StreamingResponse):
    """Server-sent events; what makes them is closed when the reader leaves."""

    media_type = "text/event-stream"

    def __init__(
        self, frames: AsyncGenerator[bytes, None], work: AsyncGenerator[Any, None]
    ) -> None:
        super().__init__(frames, headers={"X-Accel-Buffering": "no"})
        self._frames = frames
        self._work = work

    async def stream_response(self, send: Send) -> None:
        try:
            await super().stream_response(send)
        finally:
            with anyio.CancelScope(shield=True):
                await self._frames.aclose()
                await self._work.aclose()


def frame(event: str, data: object) -> bytes:
    return format_sse_event(data_str=json.dumps(data), event=event)
