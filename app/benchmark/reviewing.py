"""People choose between two answers to one case, without knowing which variant gave which."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from pydantic import BaseModel, ConfigDict

from app.benchmark.agreement import Agreement, agreement
from app.benchmark.results import CaseRecord, Result, RunFiles
from app.benchmark.run_values import Side
from app.benchmark.statistics import Difference, Verdict, difference, verdict
from app.errors import InvalidInput

REVIEWS = "reviews.jsonl"
Choice = Literal["a", "b", "equal"]
_WORTH: dict[Choice, float] = {"a": -1.0, "equal": 0.0, "b": 1.0}


class Review(BaseModel):
    """Which of two variants someone chose for a case; `at` is in UTC."""

    model_config = ConfigDict(frozen=True)

    version: Literal[1] = 1
    reviewer: str
    case: str
    a: str
    b: str
    choice: Choice
    at: str


@dataclass(frozen=True, slots=True)
class Duel:
    """Two answers as a reviewer sees them; `nr` of `total`, the first is 1."""

    case: str
    fields: Mapping[str, str]
    left: str
    right: str
    nr: int
    total: int


@dataclass(frozen=True, slots=True)
class Agreed:
    """How far two reviewers agree, over the cases that both judged."""

    first: str
    second: str
    found: Agreement


@dataclass(frozen=True, slots=True)
class Outcome:
    """How often each was chosen; `found` is the preference for B, from -1 to 1, per case."""

    chosen_a: int
    chosen_b: int
    equal: int
    reviewers: tuple[str, ...]
    found: Difference
    verdict: Verdict
    agreed: tuple[Agreed, ...]


@dataclass(frozen=True, slots=True)
class Reviewing:
    """The review of variants `a` and `b` of one run, kept beside its results.

    Cases that both answered with the same text are left out: there is nothing to choose.

    Raises: InvalidInput for a variant that is not in the run.
    """

    files: RunFiles
    a: str
    b: str

    def __post_init__(self) -> None:
        known = {each.name for each in self.files.record().variants}
        if self.a == self.b or not {self.a, self.b} <= known:
            raise InvalidInput("Kies twee verschillende varianten van deze meting.")

    def next(self, reviewer: str) -> Duel | None:
        """The first case that this reviewer has not judged yet."""
        pairs = self._pairs()
        judged = {each.case for each in self._reviews() if each.reviewer == reviewer}
        for nr, (case, a, b) in enumerate(pairs, start=1):
            if case.id not in judged:
                sides = (b, a) if self._swapped(reviewer, case.id) else (a, b)
                return Duel(case.id, case.fields, *sides, nr, len(pairs))
        return None

    def add(self, reviewer: str, case: str, side: Side, at: str) -> None:
        """Keep a choice; of one reviewer the last choice for a case counts.

        Raises: InvalidInput when there is nothing to choose for this case.
        """
        if case not in {each.id for each, _, _ in self._pairs()}:
            raise InvalidInput("Dit geval is er niet (meer).")
        review = Review(
            reviewer=reviewer,
            case=case,
            a=self.a,
            b=self.b,
            choice=self._choice(reviewer, case, side),
            at=at,
        )
        self.files.append(REVIEWS, review.model_dump_json())

    def outcome(self) -> Outcome | None:
        """None as long as nobody chose."""
        reviews = self._reviews()
        if not reviews:
            return None
        worth: dict[str, list[float]] = {}
        for each in reviews:
            worth.setdefault(each.case, []).append(_WORTH[each.choice])
        means = [sum(some) / len(some) for some in worth.values()]
        found = difference([0.0] * len(means), means)
        choices = [each.choice for each in reviews]
        return Outcome(
            choices.count("a"),
            choices.count("b"),
            choices.count("equal"),
            tuple(sorted({each.reviewer for each in reviews})),
            found,
            verdict(found, found.p, higher_is_better=True),
            tuple(_agreed(reviews)),
        )

    def _choice(self, reviewer: str, case: str, side: Side) -> Choice:
        if side == "equal":
            return "equal"
        return "b" if (side == "left") == self._swapped(reviewer, case) else "a"

    def _swapped(self, reviewer: str, case: str) -> bool:
        """By chance, but the same when the page is opened again."""
        told = "\0".join((self.files.folder.name, self.a, self.b, reviewer, case))
        return hashlib.sha256(told.encode()).digest()[0] % 2 == 1

    def _pairs(self) -> list[tuple[CaseRecord, str, str]]:
        texts = {
            (each.case, each.variant): each.text
            for each in self.files.results()
            if _first_and_whole(each)
        }
        found = []
        for case in self.files.record().cases:
            a, b = texts.get((case.id, self.a)), texts.get((case.id, self.b))
            if a is not None and b is not None and a != b:
                found.append((case, a, b))
        return found

    def _reviews(self) -> list[Review]:
        lines = self.files.lines(REVIEWS)
        found = [Review.model_validate(line) for line in lines]
        last = {(e.reviewer, e.case): e for e in found if (e.a, e.b) == (self.a, self.b)}
        return list(last.values())


def _first_and_whole(result: Result) -> bool:
    return not result.error and result.repeat == 0


def _agreed(reviews: Sequence[Review]) -> list[Agreed]:
    by: dict[str, dict[str, Choice]] = {}
    for each in reviews:
        by.setdefault(each.reviewer, {})[each.case] = each.choice
    found = []
    for first, second in combinations(sorted(by), 2):
        if shared := sorted(by[first].keys() & by[second].keys()):
            said = [[by[who][case] for case in shared] for who in (first, second)]
            found.append(Agreed(first, second, agreement(*said)))
    return found
