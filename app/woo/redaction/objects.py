"""Entries of PDF objects, taken out by name."""

from collections.abc import Collection

import pikepdf


def keep_only(thing: pikepdf.Object, names: Collection[str]) -> None:
    drop(thing, set(map(str, thing.keys())) - set(names))


def drop(thing: pikepdf.Object, names: Collection[str]) -> None:
    """Names that are not there do no harm."""
    for name in names:
        if name in thing:
            del thing[name]
