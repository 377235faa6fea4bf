"""Whether the service lives and what is loaded: for machines, so outside /v1."""

from http import HTTPStatus
from typing import Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from app.values.health import Part

router = APIRouter(prefix="/health", include_in_schema=False)


class Health(BaseModel):
    status: Literal["ready", "starting", "degraded"]
    parts: tuple[Part, ...]


@router.get("/live")
async def live() -> dict[str, str]:
    return {"status": "alive"}


@router.get("/ready")
async def ready(request: Request, response: Response) -> Health:
    """503 until everything was tried; 200 also when something failed, with the reason."""
    parts: tuple[Part, ...] = request.app.state.warming.parts()
    states = {part.state for part in parts}
    if "loading" in states:
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        return Health(status="starting", parts=parts)
    return Health(status="degraded" if "failed" in states else "ready", parts=parts)
