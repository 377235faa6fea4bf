"""A chain of records: each holds the digest of the one before, so that no change goes unseen."""

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

START = "0" * 64


def linked(record: Mapping[str, object], before: str) -> dict[str, object]:
    """The record with its place in the chain: the digest before it and its own."""
    placed = {**record, "before": before}
    return {**placed, "digest": _digest(placed)}


def first_break(lines: Iterable[str]) -> int | None:
    """The number (from 1) of the first line that does not fit; None when the chain is whole."""
    before = START
    for number, line in enumerate(lines, start=1):
        record = _read(line)
        digest = record.pop("digest", None)
        if record.get("before") != before or digest != _digest(record):
            return number
        before = str(digest)
    return None


def digest_of(line: str) -> str:
    """The digest that a written record says it has; '' for what is no record."""
    return str(_read(line).get("digest", ""))


def _read(line: str) -> dict[str, object]:
    try:
        record = json.loads(line)
    except ValueError:
        return {}
    return record if isinstance(record, dict) else {}


def _digest(record: Mapping[str, object]) -> str:
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"))
    return sha256(canonical.encode()).hexdigest()
