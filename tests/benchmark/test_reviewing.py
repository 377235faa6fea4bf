"""Reviewers choose blind; what they chose is counted for the right variant."""

import asyncio
from pathlib import Path

import pytest

from app.benchmark.results import RunFiles
from app.benchmark.reviewing import REVIEWS, Duel, Reviewing
from app.benchmark.run_values import Side
from app.errors import InvalidInput
from tests.support.lab import SaidLab, a_run

NOW = "2026-01-01T00:00:00+00:00"


@pytest.fixture
def files(tmp_path: Path) -> RunFiles:
    """Twelve cases; only in the first both variants say the same."""
    files = a_run(tmp_path, cases=12)
    lab = SaidLab(tmp_path, lambda v, q: "gelijk" if q == "v0" else f"{v.name} {q}")

    async def scenario() -> None:
        async for _ in lab.bench.run(files):
            pass

    asyncio.run(scenario())
    return files


def judge(reviewing: Reviewing, reviewer: str, wanted: str) -> list[Duel]:
    """Choose `wanted` wherever it stands; gives what was seen."""
    seen: list[Duel] = []
    while duel := reviewing.next(reviewer):
        side: Side = "left" if duel.left.startswith(wanted) else "right"
        reviewing.add(reviewer, duel.case, side, NOW)
        seen.append(duel)
    return seen


def test_a_choice_counts_for_the_variant_that_wrote_the_text(files: RunFiles) -> None:
    reviewing = Reviewing(files, "p@1", "p@2")

    seen = judge(reviewing, "an", "p@2")
    found = reviewing.outcome()

    assert [duel.case for duel in seen] == [f"c{n}" for n in range(1, 12)]
    assert found is not None
    assert (found.chosen_a, found.chosen_b, found.equal) == (0, 11, 0)
    assert (found.found.mean, found.verdict) == (1.0, "better")


def test_the_sides_are_shuffled_differently_for_each_reviewer_but_stay_put(
    files: RunFiles,
) -> None:
    reviewing = Reviewing(files, "p@1", "p@2")
    first = reviewing.next("an")
    sides = {
        who: [duel.left.startswith("p@1") for duel in judge(reviewing, who, "p@1")]
        for who in ("an", "bo", "cy")
    }

    assert first is not None
    assert first.left.startswith("p@1") == sides["an"][0]
    assert len({tuple(some) for some in sides.values()}) > 1
    assert all(0 < sum(some) < 11 for some in sides.values())


def test_reviewers_who_choose_the_same_agree_and_others_do_not(files: RunFiles) -> None:
    reviewing = Reviewing(files, "p@1", "p@2")
    for who, wanted in (("an", "p@1"), ("bo", "p@1"), ("cy", "p@2")):
        judge(reviewing, who, wanted)

    found = reviewing.outcome()

    assert found is not None
    same = {(each.first, each.second): each.found.same for each in found.agreed}
    assert same == {("an", "bo"): 1.0, ("an", "cy"): 0.0, ("bo", "cy"): 0.0}


def test_the_last_choice_of_a_reviewer_counts(files: RunFiles) -> None:
    reviewing = Reviewing(files, "p@1", "p@2")
    for side in ("left", "right", "equal"):
        reviewing.add("an", "c1", side, NOW)
    with (files.folder / REVIEWS).open("a") as file:
        file.write('{"half a line')

    found = reviewing.outcome()

    assert found is not None
    assert (found.chosen_a, found.chosen_b, found.equal) == (0, 0, 1)


def test_what_cannot_be_reviewed_is_refused(files: RunFiles) -> None:
    with pytest.raises(InvalidInput, match="twee verschillende"):
        Reviewing(files, "p@1", "p@1")
    with pytest.raises(InvalidInput, match="er niet"):
        Reviewing(files, "p@1", "p@2").add("an", "c0", "left", NOW)
    assert Reviewing(files, "p@1", "p@2").outcome() is None
