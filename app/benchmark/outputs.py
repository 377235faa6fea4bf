"""What one cell of a run gave, and where outputs are kept so that nothing is paid twice."""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from guardrails.contract import SentenceSupport

# Raised when outputs of before can no longer be compared with outputs of today.
_FORM = 1


@dataclass(frozen=True, slots=True)
class Output:
    """A text and what it cost: seconds, tokens, Wh (`energy_how`: measured or estimated), MiB.

    `alarm`: a check stopped this text, or let it through; None where nothing was checked. `counts`
    are figures of the task itself, such as how many sentences the model worded.
    """

    text: str
    model: str
    prompt: str
    first_token_s: float
    total_s: float
    prompt_tokens: int
    completion_tokens: int
    energy_wh: float = 0.0
    energy_how: str = "geschat"
    memory_mib: float = 0.0
    abstained: bool = False
    sentences: tuple[SentenceSupport, ...] = ()
    sources: tuple[str, ...] = ()
    alarm: bool | None = None
    counts: Mapping[str, float] = field(default_factory=dict)


_OUTPUT = TypeAdapter(Output)


def key_of(fields: Mapping[str, str], variant: Mapping[str, Any], repeat: int) -> str:
    """The same key means: the same text would come out."""
    told = json.dumps([_FORM, dict(fields), dict(variant), repeat], sort_keys=True)
    return hashlib.sha256(told.encode()).hexdigest()


class OutputCache:
    """One small file an output, written whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> Output | None:
        try:
            return _OUTPUT.validate_json(self._path(key).read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, key: str, output: Output) -> None:
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(f".{os.getpid()}")
        beside.write_bytes(_OUTPUT.dump_json(output))
        beside.replace(path)

    def forget(self, oldest: datetime) -> None:
        """Delete what was put here before this moment."""
        for path in self._folder.glob("*/*.json"):
            if path.stat().st_mtime < oldest.timestamp():
                path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"
