"""Joins things that belong together into groups."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)


class Groups(Generic[T]):
    """Union-find: what was joined, directly or through others, is one group."""

    def __init__(self) -> None:
        self._above: dict[T, T] = {}

    def join(self, one: T, other: T) -> None:
        self._above[self._top(one)] = self._top(other)

    def together(self, one: T, other: T) -> bool:
        return self._top(one) == self._top(other)

    def of(self, members: Iterable[T]) -> list[list[T]]:
        """The groups of these members, in their order; who is alone is a group of one."""
        found: dict[T, list[T]] = {}
        for member in members:
            found.setdefault(self._top(member), []).append(member)
        return list(found.values())

    def _top(self, one: T) -> T:
        while (above := self._above.setdefault(one, one)) != one:
            self._above[one] = one = self._above[above]
        return one
