"""Adds the pages to the application: routes, files, the theme, and errors as pages."""

from pathlib import Path

from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from app.web import assets, errors
from app.web.pages import PAGES


def install(app: FastAPI, theme: Path | None) -> None:
    """Errors of pages become pages; whatever handled errors before still does so elsewhere."""
    for module in PAGES:
        app.include_router(module.router, include_in_schema=False)
    app.mount(assets.ADDRESS, assets.own_files())
    app.add_api_route(assets.SPRITE, assets.sprite, include_in_schema=False)
    app.add_api_route("/favicon.svg", assets.favicon, include_in_schema=False)
    if theme:
        app.mount("/thema", assets.theme_files(theme))
    errors.install(app)
    app.add_middleware(errors.BugPages)
    app.add_middleware(GZipMiddleware, minimum_size=1_000)
