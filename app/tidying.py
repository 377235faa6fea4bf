"""Deletes what was kept long enough, while the service runs."""

import asyncio
from typing import TYPE_CHECKING

import structlog

if TYPE_CHECKING:
    from app.wiring import Services

SECONDS_BETWEEN = 3600.0
# Not while the service is warming up.
SECONDS_BEFORE = 60.0
_log = structlog.stdlib.get_logger("app.tidying")


async def tidy_forever(services: "Services", before: float = SECONDS_BEFORE) -> None:
    """Conversations go on the day after their last one; a failure is tried again later.

    Runs of the lab bench go with the outputs that were kept so that nothing is paid twice.
    """
    await asyncio.sleep(before)
    while True:
        try:
            if gone := await services.conversations.forget_expired():
                _log.info("conversations_expired", count=gone)
            if gone := await services.runs.forget_expired():
                _log.info("runs_expired", count=gone)
        except Exception:  # noqa: BLE001  the next round may go well
            _log.exception("tidying_failed")
        await asyncio.sleep(SECONDS_BETWEEN)
