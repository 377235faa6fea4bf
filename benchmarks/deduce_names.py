"""Persons as deduce sees them, to compare with; only its name lists are loaded, not streets."""

import logging
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from guardrails.contract import Finding
from guardrails.names.lexicon import lists_of_deduce

_UNUSED = ("lst_street", "lst_hospital", "lst_healthcare_institution", "lst_hospital_abbr")
_NOT_NAMES = {
    "ages",
    "dates",
    "email_addresses",
    "hospitals",
    "identifiers",
    "institutions",
    "locations",
    "phone_numbers",
    "urls",
}


def prepare(folder: Path) -> None:
    """Copy deduce's lists without streets and institutions, and load them once."""
    source, copy = lists_of_deduce(), folder / "src"
    if not copy.exists():
        shutil.copytree(source, copy)
        for items in copy.rglob("items.txt"):
            if items.parent.name in _UNUSED:
                items.write_text("zzzz\n", encoding="utf-8")
        for extra in copy.rglob("streets_bag.txt"):
            extra.unlink()
    (folder / "cache").mkdir(exist_ok=True)
    DeduceNames(folder)


class DeduceNames:
    """Finds with deduce's rules for names; `folder` was made by `prepare`."""

    name = "deduce"

    def __init__(self, folder: Path) -> None:
        root = logging.getLogger()
        # Deduce sets up logging to stdout when nobody has; a handler of our own prevents it.
        if not root.handlers:
            root.addHandler(logging.NullHandler())
        from deduce import Deduce  # type: ignore[import-untyped]  # noqa: PLC0415

        self._deduce: Any = Deduce(lookup_data_path=folder, cache_path=folder)

    def __call__(self, text: str) -> Iterator[Finding]:
        document = self._deduce.deidentify(text, disabled=_NOT_NAMES)
        for found in document.annotations:
            yield Finding(
                "person_name", found.start_char, found.end_char, "deduce ziet een persoon", 0.6
            )
