"""Mailboxes: every message a part, one at a time."""

import re
from collections.abc import Iterator

from knowledge_base.contract import Extracted, Part, Unreadable
from knowledge_base.readers.limits import Limits
from knowledge_base.readers.reader import FormatReader

_STARTS = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From [^\r\n]*\r?\n(?=[\w-]+:)")
# A line of the text that began with "From " was written with a sign before it.
_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)


class Messages:
    """Can be gone through more than once; holds one message in memory at a time."""

    def __init__(self, data: bytes, starts: list[re.Match[bytes]]) -> None:
        self._data = data
        self._starts = starts

    def __iter__(self) -> Iterator[Part]:
        ends = [*(start.start() for start in self._starts[1:]), len(self._data)]
        for number, (start, end) in enumerate(zip(self._starts, ends, strict=True), start=1):
            message = _QUOTED.sub(rb"\1", self._data[start.end() : end])
            yield Part(f"bericht-{number}.eml", message)


def extract_mbox(data: bytes, limits: Limits) -> Extracted:
    starts = list(_STARTS.finditer(data))
    if not starts:
        raise Unreadable("In dit postvak (mbox) is geen bericht gevonden.")
    if len(starts) > limits.members:
        raise Unreadable(
            f"Dit postvak bevat {len(starts)} berichten, er passen er {limits.members}. "
            "Splits het."
        )
    return Extracted("", (), Messages(data, starts))


reader = FormatReader("mbox", frozenset({".mbox"}), extract_mbox)
