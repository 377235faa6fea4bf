"""Word lists as they are easiest to read and extend: words with spaces between."""


def listed(words: str) -> frozenset[str]:
    return frozenset(words.split())
