"""The OpenAPI document, as the NLGov REST API Design Rules want it."""

from functools import cache, partial
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import JSONResponse

from app.api.headers import API_VERSION, VERSION_HEADER
from app.api.problem_json import MEDIA_TYPE

PATH = "/v1/openapi.json"
_BASE = "/v1"
_TITLE = "Notabene"
_SUMMARY = "Vragen stellen, zoeken en documenten toevoegen."
_ABOUT = (
    "De paden chat/completions, models en embeddings, en de velden daarvan, heten zoals "
    "bestaande OpenAI-programma's ze verwachten. Systeemberichten van een programma worden "
    "aangenomen, maar vervangen de eigen instructies van Notabene niet."
)
_VERSION = {"description": "Versie van de API.", "schema": {"type": "string", "example": "1.0.0"}}
_PROBLEM = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "instance": {"type": "string", "format": "uri-reference"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}
_REFUSALS = {
    "400": "Ongeldige of tegengehouden invoer.",
    "401": "Geen geldige sleutel.",
    "403": "Dit mag niet met deze sleutel.",
    "404": "Niet gevonden.",
    "503": "Het taalmodel is bezet of niet bereikbaar.",
}


def install(app: FastAPI, address: str, contact: dict[str, str]) -> None:
    """Serve the document without a key, to pages of every origin; it is made once."""
    document = cache(partial(describe, app, address, contact))

    @app.get(PATH, include_in_schema=False)
    async def openapi() -> JSONResponse:
        return JSONResponse(document(), headers={"Access-Control-Allow-Origin": "*"})


def describe(app: FastAPI, address: str, contact: dict[str, str]) -> dict[str, Any]:
    document = get_openapi(
        title=_TITLE,
        version=API_VERSION,
        summary=_SUMMARY,
        description=_ABOUT,
        contact=contact,
        license_info={"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        servers=[{"url": address.rstrip("/") + _BASE}],
        routes=app.routes,
    )
    document["paths"] = {
        path.removeprefix(_BASE): _operations(item) for path, item in document["paths"].items()
    }
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    schemas["Problem"] = _PROBLEM
    return document


def _operations(item: dict[str, Any]) -> dict[str, Any]:
    for operation in item.values():
        responses = operation["responses"]
        responses.pop("422", None)
        for status, text in _REFUSALS.items():
            responses[status] = {"description": text, "content": _problem_content()}
        for response in responses.values():
            response["headers"] = {VERSION_HEADER: _VERSION}
    return item


def _problem_content() -> dict[str, Any]:
    return {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
