"""The scorers of checks: the dangerous error and the annoying one are never the same number."""

from collections.abc import Mapping
from typing import Any

import pytest

from app.benchmark.scorers.catches import Catches
from app.benchmark.scorers.flags_what_is_not_carried import FlagsWhatIsNotCarried
from app.benchmark.scorers.hides_every_datum import HidesEveryDatum
from app.benchmark.scorers.keeps_readable import KeepsReadable
from app.benchmark.scorers.leaves_what_is_carried import LeavesWhatIsCarried
from app.benchmark.scorers.raises_no_false_alarm import RaisesNoFalseAlarm
from app.benchmark.scorers.scorer import Sample, Scorer
from guardrails.contract import Mark, SentenceSupport


def value(scorer: Scorer, sample: Sample) -> float | None:
    score = scorer.score(sample)
    return score.value if score else None


@pytest.mark.parametrize(
    ("wanted", "alarm", "caught", "quiet"),
    [
        (True, True, 1.0, None),
        (True, False, 0.0, None),
        (False, False, None, 1.0),
        (False, True, None, 0.0),
        (["ja"], False, 0.0, None),
    ],
)
def test_a_miss_and_a_false_alarm_are_counted_apart(
    wanted: object, alarm: bool, caught: float | None, quiet: float | None
) -> None:
    sample = Sample({}, "", {"alarm": wanted}, alarm=alarm)

    assert value(Catches(), sample) == caught
    assert value(RaisesNoFalseAlarm(), sample) == quiet


@pytest.mark.parametrize("scorer", [Catches(), RaisesNoFalseAlarm()])
def test_where_nothing_was_checked_or_expected_there_is_nothing_to_say(scorer: Scorer) -> None:
    assert scorer.score(Sample({}, "", {"alarm": True})) is None
    assert scorer.score(Sample({}, "", {}, alarm=True)) is None


def test_a_datum_that_can_still_be_read_is_missed() -> None:
    expect = {"hides": ["Jan", "06-12345678"], "stays": ["januari"]}
    sample = Sample({}, "[NAAM] belt in januari met 06-12345678.", expect)

    assert value(HidesEveryDatum(), sample) == 0.5
    assert value(KeepsReadable(), sample) == 1.0


def test_hiding_everything_misses_nothing_and_is_still_wrong() -> None:
    sample = Sample({}, "[...]", {"hides": ["Jan"], "stays": ["januari"]})

    assert value(HidesEveryDatum(), sample) == 1.0
    assert value(KeepsReadable(), sample) == 0.0


def judged(expect: Mapping[str, Any], *marks: Mark) -> Sample:
    sentences = tuple(
        SentenceSupport(n, n + 1, f"Zin {n}.", mark, 0.5, (), ()) for n, mark in enumerate(marks)
    )
    return Sample({}, "", expect, sentences=sentences)


def test_sentences_without_support_and_with_it_are_counted_apart() -> None:
    sample = judged(
        {"carried": [False, False, True, True, None]},
        "unsupported",
        "supported",
        "supported",
        "partial",
        "unsupported",
    )

    assert value(FlagsWhatIsNotCarried(), sample) == 0.5
    assert value(LeavesWhatIsCarried(), sample) == 0.5


def test_another_number_of_sentences_than_labels_cannot_be_judged() -> None:
    score = FlagsWhatIsNotCarried().score(judged({"carried": [False]}, "supported", "supported"))

    assert score is not None
    assert score.value is None
    assert "2 zinnen, 1 oordelen" in score.detail
