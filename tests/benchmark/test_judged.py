"""A judge is compared with people: AUROC, kappa, and what it could not judge."""

from pathlib import Path

import pytest

from app.benchmark.judged import JudgedText, judge_agreement, read_judged
from app.errors import InvalidInput

SHIPPED = Path(__file__).parents[2] / "benchmarks" / "cases" / "judged.jsonl"


def texts(good: int, bad: int) -> list[JudgedText]:
    return [
        JudgedText(id=str(nr), fields={"a": "b"}, text="t", good=nr < good)
        for nr in range(good + bad)
    ]


def test_a_judge_that_is_always_right_agrees_wholly() -> None:
    given = texts(6, 6)

    found = judge_agreement(given, {each.id: 0.9 if each.good else 0.2 for each in given})

    assert (found.auroc, found.low, found.high) == (1.0, 1.0, 1.0)
    assert (found.agreed.kappa, found.unjudged) == (1.0, 0)


def test_a_judge_that_says_the_same_of_all_knows_nothing() -> None:
    given = texts(6, 6)

    found = judge_agreement(given, {each.id: 0.9 for each in given})

    assert found.auroc == 0.5
    assert found.agreed.kappa == 0


def test_what_was_not_judged_counts_in_neither() -> None:
    given = texts(3, 3)
    scores = {each.id: 0.9 if each.good else 0.1 for each in given} | {"0": None}

    found = judge_agreement(given, scores)

    assert (found.cases, found.unjudged, found.auroc) == (5, 1, 1.0)
    with pytest.raises(InvalidInput, match="goede én slechte"):
        judge_agreement(texts(3, 0), {str(nr): 0.5 for nr in range(3)})


def test_a_row_without_a_verdict_is_refused_by_its_number(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    row = '{"id": "a", "fields": {"x": "y"}, "text": "t", "good": true}'
    path.write_text(f'{row}\n{{"id": "b"}}\n', encoding="utf-8")

    with pytest.raises(InvalidInput, match="regel 2"):
        read_judged(path)


def test_the_shipped_texts_are_half_good_and_all_different() -> None:
    found = read_judged(SHIPPED)

    assert len({each.id for each in found}) == len({each.text for each in found}) == len(found)
    assert sum(each.good for each in found) * 2 == len(found) >= 24
