"""The files that pages load, under an address that changes with them: browsers may keep them."""

import hashlib
from pathlib import Path

from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from app.rendering.claims import SPRITE

FOLDER = Path(__file__).parent / "static"
_YEAR = "public, max-age=31536000, immutable"
_HOUR = "public, max-age=3600"


def version() -> str:
    """A digest of all files, names included."""
    digest = hashlib.sha256()
    for path in sorted(FOLDER.rglob("*")):
        if path.is_file():
            digest.update(path.relative_to(FOLDER).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:12]


VERSION = version()
ADDRESS = f"/static/{VERSION}"


class Static(StaticFiles):
    """Files with a time that browsers may keep them."""

    def __init__(self, directory: Path, *, keep: str) -> None:
        super().__init__(directory=directory)
        self._keep = keep

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = self._keep
        return response


def own_files() -> Static:
    return Static(FOLDER, keep=_YEAR)


def theme_files(folder: Path) -> Static:
    """The theme of an organisation, which may change while the service runs."""
    return Static(folder, keep=_HOUR)


async def sprite() -> Response:
    """All icons, under an address that also stands in answers of the API."""
    return FileResponse(FOLDER / "vendor" / "icons.svg", headers={"Cache-Control": _HOUR})


async def favicon() -> Response:
    return FileResponse(FOLDER / "img" / "notabene.svg", headers={"Cache-Control": _HOUR})


__all__ = ["ADDRESS", "SPRITE", "favicon", "own_files", "sprite", "theme_files"]
