"""The use cases that the wiring made, for pages."""

from typing import TYPE_CHECKING, cast

from starlette.requests import Request

if TYPE_CHECKING:
    from app.wiring import Services


def services_of(request: Request) -> "Services":
    return cast("Services", request.app.state.services)
