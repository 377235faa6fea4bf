"""The scorers of a rewritten text find what was lost, and say when there is nothing to judge."""

import pytest

from app.benchmark.scorers.invents_no_number import InventsNoNumber
from app.benchmark.scorers.keeps_every_duty import KeepsEveryDuty
from app.benchmark.scorers.keeps_every_negation import KeepsEveryNegation
from app.benchmark.scorers.keeps_every_number import KeepsEveryNumber
from app.benchmark.scorers.readability_gain import ReadabilityGain
from app.benchmark.scorers.scorer import Sample, Score, Scorer
from app.benchmark.scorers.whole_sentences import WholeSentences
from app.benchmark.scorers.words_per_sentence import WordsPerSentence

LETTER = "U moet voor 1 mei € 50 betalen, tenzij u geen inkomen hebt."


def scored(scorer: Scorer, text: str, given: str = LETTER) -> Score | None:
    return scorer.score(Sample({"text": given}, text))


def value(scorer: Scorer, text: str, given: str = LETTER) -> float | None:
    score = scored(scorer, text, given)
    return score.value if score else None


@pytest.mark.parametrize(
    ("scorer", "good", "bad"),
    [
        (KeepsEveryNumber(), "Betaal vijftig euro voor 1 mei.", "Betaal voor 1 mei."),
        (InventsNoNumber(), "Betaal € 50.", "Betaal € 50 in 3 delen."),
        (KeepsEveryNegation(), "Dit geldt niet als u geen inkomen hebt.", "U hebt inkomen."),
        (KeepsEveryDuty(), "U dient te betalen.", "U kunt betalen."),
        (WholeSentences(), "U betaalt. Dat moet.", "U betaalt. En dan"),
    ],
    ids=lambda each: getattr(each, "name", ""),
)
def test_a_scorer_tells_good_from_bad(scorer: Scorer, good: str, bad: str) -> None:
    judged = scored(scorer, bad)

    assert value(scorer, good) == 1
    assert judged is not None
    assert judged.value is not None
    assert judged.value < 1
    assert judged.detail


@pytest.mark.parametrize(
    "scorer",
    [KeepsEveryNumber(), InventsNoNumber(), KeepsEveryNegation(), KeepsEveryDuty()],
    ids=lambda scorer: scorer.name,
)
def test_without_such_a_fact_there_is_nothing_to_judge(scorer: Scorer) -> None:
    assert scored(scorer, "Een brief.", "Een brief.") is None


def test_a_plainer_text_gains_and_a_harder_one_loses() -> None:
    hard = "Indien u vragen heeft, dient u tevens het formulier in te vullen."
    plain = "Hebt u vragen? Vul dan ook het formulier in."

    assert (value(ReadabilityGain(), plain, hard) or 0) > 0
    assert (value(ReadabilityGain(), hard, plain) or 0) < 0
    assert scored(ReadabilityGain(), "") is None


def test_words_are_counted_per_sentence() -> None:
    assert value(WordsPerSentence(), "Een twee. Een twee drie vier.") == 3
    assert scored(WordsPerSentence(), "") is None
