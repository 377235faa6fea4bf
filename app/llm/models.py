"""Model files on disk: which are there, fetching them, checking them by digest."""

import fcntl
import hashlib
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Literal

from app.errors import ModelMissing
from app.llm.registry import MODELS_TOML, LocalSource, Model, Part, Registry, Source, read_registry
from app.llm.sources import BLOCK, Unavailable, blocks

Progress = Callable[[int], None]
State = Literal["whole", "broken", "missing"]


def _ignore(_size: int) -> None:
    """Nobody watches."""


class ModelStore:
    """The folder with model files.

    `free_bytes` tells how much room a folder has.
    """

    def __init__(
        self,
        folder: Path,
        registry: Path = MODELS_TOML,
        *,
        free_bytes: Callable[[Path], int] = lambda folder: shutil.disk_usage(folder).free,
    ) -> None:
        self.folder = folder
        self.registry: Registry = read_registry(registry)
        self._free_bytes = free_bytes

    def find(self, name: str | None) -> Model:
        """The model of that name, or the default. Raises: NotFound."""
        return self.registry.find(name) if name else self.registry.default

    def path(self, model: Model) -> Path:
        return self.folder / model.file

    def is_present(self, model: Model) -> bool:
        """Whether the file is there with the right size; `verify` reads it all."""
        path = self.path(model)
        return path.is_file() and path.stat().st_size == model.bytes

    def verify(self, model: Model) -> State:
        path = self.path(model)
        if not path.is_file():
            return "missing"
        with path.open("rb") as file:
            return "whole" if _digest(file, 0, None) == model.sha256 else "broken"

    def pull(
        self, model: Model, *, look_first: Path | None = None, progress: Progress = _ignore
    ) -> Path:
        """The whole, checked file; only parts that are not there yet are fetched.

        Args:
            look_first: a file or folder to try before the sources of the registry.
            progress: is told each time how many bytes more of the file are right.

        Raises: ModelMissing, with the reason.
        """
        if self.verify(model) == "whole":
            progress(model.bytes)
            return self.path(model)
        ahead = [LocalSource(path=look_first)] if look_first else []
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self._partial(model) as file:
                self._fill(file, model, [*ahead, *model.sources], progress)
                if _digest(file, 0, None) != model.sha256:
                    raise ModelMissing(f"Het model {model.name} is opgehaald maar klopt niet.")
                Path(file.name).replace(self.path(model))
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise ModelMissing(
                f"Het model {model.name} kan niet worden bewaard in {self.folder}: {reason}."
            ) from error
        return self.path(model)

    @contextmanager
    def _partial(self, model: Model) -> Iterator[BinaryIO]:
        """The file under construction, as long as the model; locked for this process."""
        path = self.folder / f"{model.file}.partial"
        with path.open("r+b" if path.exists() else "w+b") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise ModelMissing(f"Het model {model.name} wordt al opgehaald.") from None
            self._check_room(file, model)
            file.truncate(model.bytes)
            yield file

    def _check_room(self, file: BinaryIO, model: Model) -> None:
        """What is still to come, and the largest part once more while it is unpacked."""
        taken = Path(file.name).stat().st_blocks * 512
        needed = model.bytes - taken + max(part.bytes for part in model.pieces)
        if (free := self._free_bytes(self.folder)) < needed:
            raise ModelMissing(
                f"Te weinig ruimte in {self.folder}: nodig is {needed // 10**6 + 1} MB, "
                f"vrij is {free // 10**6} MB."
            )

    def _fill(
        self, file: BinaryIO, model: Model, sources: Sequence[Source], progress: Progress
    ) -> None:
        offset = 0
        for number, part in enumerate(model.pieces):
            if _digest(file, offset, part.bytes) != part.sha256:
                self._fetch(file, model, number, offset, sources)
            offset += part.bytes
            progress(part.bytes)

    def _fetch(
        self, file: BinaryIO, model: Model, number: int, offset: int, sources: Sequence[Source]
    ) -> None:
        """One part from the first source that has it whole."""
        part = model.pieces[number]
        reasons = []
        for source in sources:
            try:
                _write(file, offset, part, blocks(source, model, number, self.folder))
            except Unavailable as error:
                reasons.append(str(error))
            else:
                return
        raise ModelMissing(
            f"Deel {number + 1} van {len(model.pieces)} van het model {model.name} "
            f"kon niet worden opgehaald: {'; '.join(reasons) or 'er is geen bron'}."
        )


def _write(file: BinaryIO, offset: int, part: Part, data: Iterator[bytes]) -> None:
    """Never more than the part is long, however much a source gives.

    Raises: Unavailable when it is not the part that the registry describes.
    """
    file.seek(offset)
    digest, left = hashlib.sha256(), part.bytes
    for block in data:
        if len(block) > left:
            break
        file.write(block)
        digest.update(block)
        left -= len(block)
    file.flush()
    if left or digest.hexdigest() != part.sha256:
        raise Unavailable("wat deze bron geeft, klopt niet met de controlesom")


def _digest(file: BinaryIO, offset: int, length: int | None) -> str:
    """SHA-256 of a piece of a file; the rest of it when `length` is None."""
    file.seek(offset)
    digest = hashlib.sha256()
    while length != 0 and (block := file.read(BLOCK if length is None else min(BLOCK, length))):
        digest.update(block)
        length = None if length is None else length - len(block)
    return digest.hexdigest()
