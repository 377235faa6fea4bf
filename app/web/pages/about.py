"""Pages of text: about, accessibility, privacy, the algorithm register, licences."""

from functools import lru_cache

from fastapi import APIRouter, Request
from fastapi.responses import Response

from app.web import assets
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import MaybeVisitor

router = APIRouter()


@router.get("/over")
async def about(request: Request, who: MaybeVisitor) -> Response:
    return _text_page(request, who, "over")


@router.get("/toegankelijkheid")
async def accessibility(request: Request, who: MaybeVisitor) -> Response:
    return _text_page(request, who, "toegankelijkheid")


@router.get("/privacy")
async def privacy(request: Request, who: MaybeVisitor) -> Response:
    return _text_page(request, who, "privacy")


@router.get("/algoritmeregister")
async def register(request: Request, who: MaybeVisitor) -> Response:
    return _text_page(request, who, "algoritmeregister")


@router.get("/licenties")
async def licences(request: Request, who: MaybeVisitor) -> Response:
    return page(request, "licenties.html.j2", who, {"notice": _notice(), "texts": _texts()})


def _text_page(request: Request, who: MaybeVisitor, name: str) -> Response:
    services = services_of(request)
    settings = services.settings
    values = {"contact": settings.contact, "keep": settings.keep, "model": services.generator.name}
    return page(request, f"{name}.html.j2", who, values)


@lru_cache(maxsize=1)
def _notice() -> list[tuple[str, ...]]:
    """Each part with its version, licence and licence text."""
    lines = (assets.FOLDER / "vendor" / "NOTICE.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split(" – ")) for line in lines if " – " in line]


@lru_cache(maxsize=1)
def _texts() -> dict[str, str]:
    folder = assets.FOLDER / "vendor"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted((folder / "licenties").glob("*.txt"))
    }
