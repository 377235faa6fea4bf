"""Lists of words that are data: app/woo/data/names.toml."""

import tomllib
from pathlib import Path

_FILE = Path(__file__).parents[1] / "data" / "names.toml"


def word_list(name: str) -> frozenset[str]:
    lists: dict[str, list[str]] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return frozenset(lists[name])
