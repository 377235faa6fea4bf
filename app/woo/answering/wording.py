"""How people write a request: app/woo/data/requests.toml."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).parents[1] / "data" / "requests.toml"


@cache
def wording(name: str) -> re.Pattern[str]:
    """Any of the expressions under this name."""
    return _any_of(_data()[name])


@cache
def kinds() -> Mapping[str, re.Pattern[str]]:
    """The words for each sort of document."""
    return {kind: _any_of(words) for kind, words in _data()["kinds"].items()}


def _any_of(expressions: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(expressions), re.IGNORECASE)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
