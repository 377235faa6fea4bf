"""The contract of every command, once: JSON in and out, ids, errors, order and exit codes."""

import asyncio
import json
import sys
import traceback
from collections.abc import Awaitable, Callable, Coroutine, Iterable, Mapping
from enum import IntEnum
from typing import Annotated, Any, Generic, NoReturn, TypeVar

import typer
from pydantic import BaseModel, ConfigDict, ValidationError
from pydantic_core import to_jsonable_python

from app.complaints import phrase, place
from app.errors import InvalidInput, NotabeneError, SettingsWrong
from app.problems import detail_of, kind_of

T = TypeVar("T")
In = TypeVar("In", bound="Line")

AsJson = Annotated[bool, typer.Option("--json", help="Eén JSON-document op stdout.")]
AsLines = Annotated[
    bool, typer.Option("--jsonl", help="Een JSON-object per regel, van stdin naar stdout.")
]


class Exit(IntEnum):
    DONE = 0
    FAILED = 1
    WRONG_USAGE = 2


class Line(BaseModel):
    """What every line may have; commands add their own fields."""

    model_config = ConfigDict(extra="ignore")

    id: Any = None


class TextLine(Line):
    text: str


class Lines(Generic[In]):
    """Reads objects from stdin and prints what the work makes of each, in the same order."""

    def __init__(
        self, reads: type[In], work: Callable[[In], Awaitable[Mapping[str, Any]]]
    ) -> None:
        self._reads = reads
        self._work = work

    async def run(self, lines: Iterable[bytes]) -> None:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                _write(await self._answer(number, line))

    async def _answer(self, number: int, line: bytes) -> bytes:
        given: object = None
        try:
            given = _parse(number, line)
            asked = self._reads.model_validate(given)
            return _encoded({"id": asked.id, **await self._work(asked)})
        except ValidationError as error:
            return _error(_id(given), InvalidInput(_complaints(number, error)))
        except Exception as error:  # noqa: BLE001  one line never stops the others
            if not isinstance(error, NotabeneError):
                complain(_surprise(error))
            return _error(_id(given), error)


def read_one(reads: type[In], data: bytes) -> In:
    """One JSON document from stdin, on as many lines as it likes. Raises: InvalidInput."""
    try:
        return reads.model_validate(_parse(1, data))
    except ValidationError as error:
        raise InvalidInput(_complaints(1, error)) from error


def show(document: object) -> None:
    """Print one JSON document on a line of its own, at once."""
    _write(_encoded(document))


def _encoded(document: object) -> bytes:
    """Raises: ValueError for what JSON cannot hold."""
    ready = to_jsonable_python(document)
    try:
        return json.dumps(ready, ensure_ascii=False, allow_nan=False).encode()
    except UnicodeEncodeError:  # half a surrogate pair cannot be written as itself
        return json.dumps(ready, allow_nan=False).encode()


def _write(data: bytes) -> None:
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def complain(text: str) -> None:
    """One line on stderr."""
    sys.stderr.write(" ".join(text.split()) + "\n")


def finish(work: Callable[[], T]) -> T:
    """Run a whole command, and end with one Dutch line and the right code when it fails."""
    try:
        return work()
    except SettingsWrong as error:
        _stop(str(error), Exit.WRONG_USAGE)
    except NotabeneError as error:
        _stop(str(error), Exit.FAILED)
    except (typer.Exit, typer.Abort, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001  a person gets one line, whatever broke
        _stop(_surprise(error), Exit.FAILED)


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run one coroutine to its end."""
    return asyncio.run(work)


def wrong_usage(text: str) -> NoReturn:
    _stop(text, Exit.WRONG_USAGE)


def _stop(text: str, code: Exit) -> NoReturn:
    complain(text)
    raise typer.Exit(code)


def _parse(number: int, line: bytes) -> object:
    try:
        given = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse)
    except (ValueError, RecursionError):
        raise InvalidInput(f"Regel {number} is geen geldige JSON.") from None
    if not isinstance(given, dict):
        raise InvalidInput(f"Regel {number} is geen JSON-object.")
    try:
        _encoded(given.get("id"))
    except (ValueError, RecursionError):
        # Said here, so that every later error can give the id back.
        raise InvalidInput(f"Regel {number}: id past niet in JSON.") from None
    return given


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _id(given: object) -> object:
    return given.get("id") if isinstance(given, dict) else None


def _error(line_id: object, error: Exception) -> bytes:
    told = {"type": kind_of(error).slug, "detail": detail_of(error)}
    return _encoded({"id": line_id, "error": told})


def _complaints(number: int, error: ValidationError) -> str:
    found = [f"{place(each) or 'regel'} {phrase(each)}" for each in map(dict, error.errors())]
    return f"Regel {number}: {'; '.join(found)}."


def _surprise(error: Exception) -> str:
    """Where it broke; not the message, which may hold a text."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"Er ging iets mis: {type(error).__name__} in {last.filename}, regel {last.lineno}."
