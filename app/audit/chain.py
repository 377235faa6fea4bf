"""A chain of records: each holds the digest of the one before, so that no change goes unseen."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

START = "0" * 64


def linked(record: Mapping[str, object], before: str) -> dict[str, object]:
    """The record with its place in the chain: the digest before it and its own."""
    placed = {**record, "before": before}
    return {**placed, "digest": _digest(placed)}


@dataclass(frozen=True, slots=True)
class Link:
    """A written record without its digest; `fits` when it follows on the one before it."""

    record: dict[str, Any]
    fits: bool


def links(lines: Iterable[str]) -> Iterator[Link]:
    """Every record in order; what is no record is empty and does not fit."""
    before = START
    for line in lines:
        record = _read(line)
        digest = record.pop("digest", None)
        yield Link(record, record.get("before") == before and digest == _digest(record))
        before = str(digest)


def first_break(lines: Iterable[str]) -> int | None:
    """The number (from 1) of the first line that does not fit; None when the chain is whole."""
    numbered = enumerate(links(lines), start=1)
    return next((number for number, link in numbered if not link.fits), None)


def digest_of(line: str) -> str:
    """The digest that a written record says it has; '' for what is no record."""
    return str(_read(line).get("digest", ""))


def _read(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _digest(record: Mapping[str, object]) -> str:
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()
