"""The first page: what this is and how to ask."""

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

router = APIRouter(include_in_schema=False)

_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
)


@router.get("/", response_class=HTMLResponse)
async def start(request: Request) -> str:
    address = str(request.base_url).rstrip("/")
    return _TEMPLATES.get_template("start.html.j2").render(address=address)
