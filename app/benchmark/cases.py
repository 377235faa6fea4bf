"""Cases that a lab brings: YAML, JSON lines or CSV, with what is wrong told line by line."""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from app.benchmark.promptfoo import as_cases, is_promptfoo
from app.complaints import phrase, place
from app.errors import InvalidInput

# Who a case is about, in a set of cases that are otherwise the same.
PAIR, GROUP = "pair", "group"

_MOST = 10_000
_FIELD, _SEVERAL = "fields.", "|"


@dataclass(frozen=True, slots=True)
class Case:
    """What to fill in, and what is expected of the answer; `tags` group cases in the report."""

    id: str
    fields: Mapping[str, str]
    expect: Mapping[str, Any] = field(default_factory=dict)
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A case that cannot be used: where it stands and why, in Dutch."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class CaseSet:
    cases: tuple[Case, ...]
    broken: tuple[Broken, ...]
    digest: str


class _Line(BaseModel):
    """One case; every other key says what is expected, in the words of a scorer."""

    model_config = ConfigDict(extra="allow", coerce_numbers_to_str=True)

    id: str = Field(pattern=r"^[\w.@:-]{1,100}$")
    fields: dict[str, str] = Field(min_length=1)
    tags: tuple[str, ...] = ()


def read_cases(path: Path, known: Collection[str]) -> CaseSet:
    """All cases of a file; `known` are the expectations that some scorer understands.

    Raises: InvalidInput when the file as a whole cannot be read, or holds no case at all.
    """
    try:
        data = path.read_bytes()
    except OSError:
        raise InvalidInput(f"{path} is niet te lezen.") from None
    rows = rows_of(path.name, data)
    return _sorted_out(rows, known, hashlib.sha256(data).hexdigest())


def rows_of(name: str, data: bytes) -> list[object]:
    """The cases in a file with this name, not yet checked. Raises: InvalidInput."""
    try:
        rows = list(_FORMS[Path(name).suffix.lower()](data.decode("utf-8-sig")))
    except KeyError:
        raise InvalidInput(f"{name}: gebruik {', '.join(sorted(_FORMS))}.") from None
    except (ValueError, yaml.YAMLError, csv.Error) as error:
        raise InvalidInput(f"{name} is niet te lezen: {_short(error)}.") from error
    if not rows or len(rows) > _MOST:
        raise InvalidInput(f"{name} moet 1 tot {_MOST} gevallen bevatten.")
    return rows


def given_cases(rows: Sequence[object], known: Collection[str]) -> CaseSet:
    """The same for cases that were not sent as a file. Raises: InvalidInput without any case."""
    if not 1 <= len(rows) <= _MOST:
        raise InvalidInput(f"Geef 1 tot {_MOST} gevallen.")
    told = json.dumps(rows, sort_keys=True, default=str).encode()
    return _sorted_out(rows, known, hashlib.sha256(told).hexdigest())


def _sorted_out(rows: Sequence[object], known: Collection[str], digest: str) -> CaseSet:
    cases: dict[str, Case] = {}
    broken = []
    for number, row in enumerate(rows, start=1):
        try:
            case = case_of(row, known, taken=cases)
            cases[case.id] = case
        except InvalidInput as error:
            name = row.get("id") if isinstance(row, dict) else None
            broken.append(Broken(str(name or number), f"Geval {number}: {error}."))
    return CaseSet(tuple(cases.values()), tuple(broken), digest)


def case_of(row: object, known: Collection[str], taken: Container[str] = ()) -> Case:
    """Raises: InvalidInput with everything that is wrong."""
    if isinstance(row, ValueError):
        raise InvalidInput("geen geldige JSON") from row
    if not isinstance(row, dict):
        raise InvalidInput("geen object met id en fields")
    try:
        line = _Line.model_validate(row)
    except ValidationError as error:
        told = [f"{place(each)} {phrase(each)}" for each in map(dict, error.errors())]
        raise InvalidInput("; ".join(told)) from error
    if line.id in taken:
        raise InvalidInput(f"id '{line.id}' komt twee keer voor")
    expect = line.model_extra or {}
    if strange := sorted(expect.keys() - {*known, PAIR, GROUP}):
        raise InvalidInput(f"'{strange[0]}' kent geen enkele meting; bekend: {', '.join(known)}")
    return Case(line.id, line.fields, expect, line.tags)


def _yaml(text: str) -> Iterator[object]:
    found = yaml.safe_load(text)
    if is_promptfoo(found):
        yield from as_cases(found)
        return
    yield from found if isinstance(found, list) else found["cases"]


def _json_lines(text: str) -> Iterator[object]:
    """A line that is no JSON is a broken case, not a broken file."""
    for line in text.splitlines():
        if line.strip():
            try:
                yield json.loads(line)
            except ValueError as error:
                yield error


def _csv(text: str) -> Iterator[object]:
    """Columns `fields.NAME` are filled in; several values in one cell are parted by `|`."""
    dialect = csv.Sniffer().sniff(text.partition("\n")[0], delimiters=",;\t")
    for row in csv.DictReader(io.StringIO(text), dialect=dialect):
        filled = {k.removeprefix(_FIELD): v for k, v in row.items() if k and k.startswith(_FIELD)}
        rest = {k: v for k, v in row.items() if k and not k.startswith(_FIELD) and v}
        lists = {k: v.split(_SEVERAL) for k, v in rest.items() if k != "id"}
        yield {"fields": filled, **lists, "id": rest.get("id", "")}


_FORMS: dict[str, Callable[[str], Iterator[object]]] = {
    ".yaml": _yaml,
    ".yml": _yaml,
    ".jsonl": _json_lines,
    ".csv": _csv,
}


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
