"""The files of a run: `run.json` says what was run, `results.jsonl` what each cell gave.

Both carry a version. A reader knows every version there ever was: when a form changes, the old
class stays, gets the next number's class beside it, and a function that makes the new of the old.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.errors import InvalidInput

RUN, RESULTS = "run.json", "results.jsonl"
_ATTEMPT = "attempt"


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True)


class CaseRecord(_Kept):
    id: str
    fields: dict[str, str]
    expect: dict[str, Any]
    tags: tuple[str, ...]


class VariantRecord(_Kept):
    """One way of doing it; `digests` name the exact prompt texts, `model_digest` the weights."""

    name: str
    prompts: dict[str, int]
    digests: dict[str, str]
    model: str
    model_digest: str
    temperature: float | None
    seed: int


class RunRecord(_Kept):
    """Everything that is needed to repeat a run exactly."""

    version: Literal[1] = 1
    task: str
    collection: str = ""
    cases_digest: str
    cases: tuple[CaseRecord, ...]
    broken: dict[str, str]
    variants: tuple[VariantRecord, ...]
    scorers: dict[str, int]
    repeats: int
    started: str
    machine: str
    software: dict[str, str]


class ScoreRecord(_Kept):
    """`value` None: could not be judged, `detail` says why."""

    value: float | None
    detail: str = ""


class CostRecord(_Kept):
    first_token_s: float
    total_s: float
    prompt_tokens: int
    completion_tokens: int
    energy_wh: float
    energy_how: str
    memory_mib: float


class Result(_Kept):
    """What one cell gave; with an `error` there is no text and nothing was scored.

    `counts` are figures of the task itself, such as how many sentences the model worded.
    """

    version: Literal[1] = 1
    case: str
    variant: str
    repeat: int
    text: str = ""
    abstained: bool = False
    error: str = ""
    scores: dict[str, ScoreRecord] = Field(default_factory=dict)
    cost: CostRecord | None = None
    counts: dict[str, float] = Field(default_factory=dict)
    cached: bool = False

    @property
    def cell(self) -> tuple[str, str, int]:
        return self.case, self.variant, self.repeat


class RunFiles:
    """A folder with one run in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def begin(self, record: RunRecord) -> None:
        """Write down what will be run, or go on when exactly that is here already.

        Raises: InvalidInput when the folder holds another run.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        if (self.folder / RUN).exists():
            if _plan(self.record()) != _plan(record):
                raise InvalidInput(f"In {self.folder} staat een andere meting. Kies een lege map.")
            return
        beside = self.folder / f"{RUN}.new"
        beside.write_text(record.model_dump_json(indent=1), encoding="utf-8")
        beside.replace(self.folder / RUN)

    @property
    def attempt(self) -> int:
        """Which attempt to finish this run counts; whoever works on another one must stop."""
        try:
            return int((self.folder / _ATTEMPT).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return 0

    def stop(self) -> None:
        """Make whoever works on this run stop before the next cell, in whatever process."""
        beside = self.folder / f"{_ATTEMPT}.new"
        beside.write_text(str(self.attempt + 1), encoding="utf-8")
        beside.replace(self.folder / _ATTEMPT)

    def record(self) -> RunRecord:
        """Raises: InvalidInput when there is no run here that this version can read."""
        try:
            return RunRecord.model_validate_json((self.folder / RUN).read_bytes())
        except OSError:
            raise InvalidInput(f"In {self.folder} staat geen meting.") from None
        except ValidationError:
            raise InvalidInput(
                f"{self.folder / RUN} is niet te lezen: geen meting, of van een nieuwere versie."
            ) from None

    def add(self, result: Result) -> None:
        """Safe on the disk when this returns."""
        self.append(RESULTS, result.model_dump_json())

    def append(self, name: str, line: str) -> None:
        """Add a line of JSON to a file beside the run; safe on the disk when this returns."""
        with (self.folder / name).open("ab+") as file:
            if file.tell():
                file.seek(-1, os.SEEK_END)
                if file.read(1) != b"\n":  # a crash cut the last line off
                    file.write(b"\n")
            file.write(line.encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())

    def results(self) -> list[Result]:
        """The last result of each cell; a line that a crash cut off is no result."""
        made = map(Result.model_validate, self.lines(RESULTS))
        return list({result.cell: result for result in made}.values())

    def lines(self, name: str) -> list[Any]:
        """What stands on the lines of a file beside the run; half a line from a crash is none."""
        try:
            lines = (self.folder / name).read_bytes().splitlines()
        except OSError:
            return []
        return list(_whole(lines))


def _whole(lines: Iterable[bytes]) -> Iterable[Any]:
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:
            continue


def _plan(record: RunRecord) -> dict[str, Any]:
    """What must be the same for two runs to be one."""
    return record.model_dump(exclude={"started", "machine", "software"})
