"""Builds the application; run with `notabene serve`, or by its import string."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from app import logs
from app.api import (
    antwoorden,
    collecties,
    controles,
    description,
    gesprekken,
    health,
    herschrijvingen,
    leesbaarheid,
    metingen,
    notas,
    notulen,
    openai,
    problem_json,
    samenvattingen,
    taken,
    woo_antwoord,
    woo_dossiers,
    woo_export,
    woo_gegevens,
    woo_recht,
    zoekopdrachten,
)
from app.api.headers import API_VERSION, Headers
from app.api.requests import BodyLimit, RequestLog, route_of
from app.settings import Settings, quiet_libraries, read_settings
from app.settings_groups import ServerSettings
from app.telemetry.metrics import Measured
from app.tidying import tidy_forever
from app.warming import Warming
from app.web import site
from app.wiring import Services

_ROUTERS = (
    antwoorden,
    gesprekken,
    zoekopdrachten,
    collecties,
    controles,
    taken,
    leesbaarheid,
    herschrijvingen,
    samenvattingen,
    notas,
    notulen,
    woo_recht,
    woo_dossiers,
    woo_gegevens,
    woo_antwoord,
    woo_export,
    metingen,
    openai,
    health,
)


def create_app(settings: Settings | None = None, services: Services | None = None) -> FastAPI:
    quiet_libraries()
    made = services or Services(settings or read_settings())
    settings = made.settings
    logs.configure(settings.log.level)

    app = FastAPI(
        title="Notabene",
        version=API_VERSION,
        lifespan=_lifespan,
        openapi_url=None,  # our own document replaces it
        docs_url=None,  # these pages load scripts from a CDN
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.services = made
    app.state.warming = Warming(made)
    _add_routes(app, made)
    contact = settings.contact.model_dump(mode="json")
    description.install(app, _address(settings.server), contact)
    problem_json.install(app)
    site.install(app, settings.pages.theme)
    _add_middleware(app, made)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """Check what must be right, load what takes long behind the first requests."""
    services: Services = app.state.services
    services.check()
    working = [
        asyncio.create_task(app.state.warming.run()),
        asyncio.create_task(tidy_forever(services)),
    ]
    try:
        yield
    finally:
        for work in working:
            work.cancel()
        await asyncio.gather(*working, return_exceptions=True)
        await services.close()


def _add_routes(app: FastAPI, services: Services) -> None:
    for module in _ROUTERS:
        app.include_router(module.router)
    app.include_router(woo_dossiers.jobs)
    app.add_api_route("/metrics", services.metrics.page, include_in_schema=False)


def _add_middleware(app: FastAPI, services: Services) -> None:
    """Add from the inside out: the last one sees a request first."""
    server = services.settings.server
    app.add_middleware(BodyLimit, upload=server.max_upload_mb * 1_000_000)
    app.add_middleware(RequestLog)
    app.add_middleware(Measured, metrics=services.metrics, route_of=route_of)
    if server.allowed_origins:
        app.add_middleware(
            CORSMiddleware,
            allow_origins=server.allowed_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type"],
        )
    app.add_middleware(Headers)


def _address(server: ServerSettings) -> str:
    return str(server.public_url or f"http://{server.host}:{server.port}")
