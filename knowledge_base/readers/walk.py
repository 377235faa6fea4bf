"""Goes through a file and the files inside it, at any depth, within one budget for all."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge_base.contract import Extracted, Part, Unreadable
from knowledge_base.readers.limits import DEFAULT_LIMITS, Limits, megabytes
from knowledge_base.readers.registry import read

Found = tuple[str, Extracted | Unreadable]


@dataclass(frozen=True, slots=True)
class Member:
    """A file or a file inside it: `outer/inner`, how deep, its bytes, and what was read in them.

    `data` is empty where the bytes themselves could not be had.
    """

    path: str
    depth: int
    data: bytes
    outcome: Extracted | Unreadable


def walk(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Iterator[Found]:
    """Yield the file and every file inside it as (`outer/inner`, text or reason).

    An archive has no text of its own and is yielded only when it is unreadable itself. One
    unreadable member changes nothing for the others. Where the budget for all members together
    ends, the archive is yielded once more, with the reason why the rest was not read.
    """
    for member in members(name, data, limits):
        if isinstance(member.outcome, Unreadable) or member.outcome.sections:
            yield member.path, member.outcome


def members(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Iterator[Member]:
    """Yield the same with their bytes, and archives too: each file before what is in it."""
    return _Walk(limits).through(name, data, 0)


class _OverBudget(Exception):
    """The message is the reason, in Dutch."""


@dataclass
class _Walk:
    limits: Limits
    members: int = 0
    unpacked: int = 0

    def through(self, name: str, data: bytes, depth: int) -> Iterator[Member]:
        try:
            extracted = read(name.rpartition("/")[2], data, self.limits)
        except Unreadable as reason:
            yield Member(name, depth, data, reason)
            return
        yield Member(name, depth, data, extracted)
        try:
            for part in extracted.parts:
                yield from self._inside(f"{name}/{part.name}", part, depth + 1)
        except _OverBudget as over:
            if depth:
                raise
            yield Member(name, depth, b"", Unreadable(str(over)))

    def _inside(self, name: str, part: Part, depth: int) -> Iterator[Member]:
        if depth > self.limits.depth:
            reason = Unreadable(
                f"Dit bestand zit meer dan {self.limits.depth} archieven diep. "
                "Pak het archief uit."
            )
            yield Member(name, depth, b"", reason)
            return
        self._count(name)
        try:
            data = part.data
        except Unreadable as reason:
            yield Member(name, depth, b"", reason)
            return
        self._weigh(name, len(data))
        yield from self.through(name, data, depth)

    def _count(self, name: str) -> None:
        self.members += 1
        if self.members > self.limits.members:
            raise _OverBudget(
                f"Er zitten meer dan {self.limits.members} bestanden in. Vanaf {name} is niets "
                "meer gelezen. Splits het archief."
            )

    def _weigh(self, name: str, size: int) -> None:
        self.unpacked += size
        if self.unpacked > self.limits.unpacked_bytes:
            raise _OverBudget(
                f"Alle bestanden samen zijn groter dan {megabytes(self.limits.unpacked_bytes)}. "
                f"Vanaf {name} is niets meer gelezen. Splits het archief."
            )
