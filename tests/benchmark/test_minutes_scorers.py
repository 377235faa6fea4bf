"""Minutes beside what a meeting decided: missed, invented, and whose it is."""

import pytest

from app.benchmark.scorers.finds_every_item import FindsEveryItem
from app.benchmark.scorers.finds_nothing_else import FindsNothingElse
from app.benchmark.scorers.names_who_and_when import NamesWhoAndWhen
from app.benchmark.scorers.scorer import Sample, Scorer

EXPECT = {
    "decisions": ["we huren een zaal"],
    "actions": [
        {"in": "ik bel de beheerder", "who": "Noor", "when": "maandag"},
        {"in": "ik maak de agenda", "who": "Sem", "when": ""},
    ],
}
ALL = "\n".join(
    [
        "besluit |  |  | Er komt een zaal. | Goed, we huren een zaal.",
        "actie | Noor | maandag | Beheerder bellen | Prima, ik bel de beheerder maandag.",
        "actie | Sem |  | Agenda maken | En ik maak de agenda.",
    ]
)


def value(scorer: Scorer, text: str, expect: dict[str, object] = EXPECT) -> float | None:
    score = scorer.score(Sample({}, text, expect))
    return score.value if score else None


def test_all_items_with_their_owners_are_right() -> None:
    for scorer in (FindsEveryItem(), FindsNothingElse(), NamesWhoAndWhen()):
        assert value(scorer, ALL) == 1.0


def test_a_missed_item_is_the_error_of_one_scorer_only() -> None:
    text = ALL.rpartition("\n")[0]

    assert value(FindsEveryItem(), text) == pytest.approx(2 / 3)
    assert value(FindsNothingElse(), text) == 1.0


def test_an_item_too_many_is_the_error_of_the_other() -> None:
    text = f"{ALL}\nbesluit |  |  | Iets anders | We praten er later over."

    assert value(FindsEveryItem(), text) == 1.0
    assert value(FindsNothingElse(), text) == 0.75


def test_one_item_counts_once_and_a_decision_is_no_action() -> None:
    first = ALL.partition("\n")[0]

    assert value(FindsNothingElse(), f"{first}\n{first}") == 0.5
    assert value(FindsEveryItem(), first.replace("besluit", "actie")) == 0.0


def test_a_day_that_was_not_said_must_stay_open() -> None:
    text = ALL.replace("Sem |  |", "Sem | dinsdag |")

    assert value(NamesWhoAndWhen(), text) == 0.5


def test_a_meeting_without_items_is_right_when_nothing_is_found() -> None:
    nothing: dict[str, object] = {"decisions": [], "actions": []}

    assert value(FindsEveryItem(), "", nothing) is None
    assert value(FindsNothingElse(), "", nothing) == 1.0
    assert value(FindsNothingElse(), ALL, nothing) == 0.0
