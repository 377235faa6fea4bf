"""Word lists as they are easiest to read and extend: words with spaces between."""

from importlib.resources import files


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


def lines(file: str) -> list[str]:
    """The lines of a list beside this module, without its comments."""
    text = files("dutch").joinpath(file).read_text("utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
