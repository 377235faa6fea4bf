"""Every error leaves as `application/problem+json`; this is the only translation to HTTP."""

import math
from collections.abc import Mapping
from dataclasses import asdict
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from app.complaints import phrase, place
from app.errors import ModelBusy, NotabeneError, NotSignedIn, PersonalDataFound
from app.problems import INVALID, Kind, describe, kind_of, kind_of_status, problem

MEDIA_TYPE = "application/problem+json"


def install(app: FastAPI) -> None:
    @app.exception_handler(NotabeneError)
    async def as_problem(request: Request, error: NotabeneError) -> JSONResponse:
        return answer(error, request.url.path)

    @app.exception_handler(RequestValidationError)
    async def all_errors_together(request: Request, error: RequestValidationError) -> JSONResponse:
        found = [_found(each) for each in error.errors()]
        detail = "; ".join(f"{each['field']} {each['detail']}" for each in found)
        told = problem(INVALID, detail, request.url.path)
        return _json(INVALID, {**told, "errors": found})

    @app.exception_handler(HTTPException)
    async def from_the_router(request: Request, error: HTTPException) -> JSONResponse:
        kind = kind_of_status(HTTPStatus(error.status_code))
        own = error.detail != kind.status.phrase
        detail = error.detail if own else kind.title
        return _json(kind, problem(kind, detail, request.url.path), error.headers)


def answer(error: NotabeneError, path: str) -> JSONResponse:
    return _json(kind_of(error), describe(error, path) | _extras(error), _headers(error))


def _extras(error: NotabeneError) -> dict[str, object]:
    match error:
        case PersonalDataFound():
            return {"findings": [asdict(each) for each in error.findings]}
        case _:
            return {}


def _headers(error: NotabeneError) -> dict[str, str]:
    match error:
        case ModelBusy():
            return {"Retry-After": str(max(1, math.ceil(error.retry_after)))}
        case NotSignedIn():
            return {"WWW-Authenticate": 'Bearer realm="Notabene"'}
        case _:
            return {}


def _found(error: Mapping[str, Any]) -> dict[str, str]:
    if error["type"] == "json_invalid":
        return {"field": "body", "detail": phrase(error)}
    return {"field": place(error), "detail": phrase(error)}


def _json(
    kind: Kind, body: dict[str, object], headers: Mapping[str, str] | None = None
) -> JSONResponse:
    return JSONResponse(
        body,
        status_code=kind.status,
        media_type=MEDIA_TYPE,
        headers=headers,
    )
