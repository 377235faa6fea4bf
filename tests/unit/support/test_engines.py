"""The check with something that knows meanings beside it, and the less common turns of it."""

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from guardrails.contract import SentenceSupport, SourceText
from guardrails.support.calibration import CalibrationMismatch, calibration
from guardrails.support.check import SupportCheck, check
from guardrails.support.reasons import NOT_REACHED
from guardrails.support.vocabulary import Vocabulary

SOURCES = [
    SourceText(
        "1",
        "Het verzoek: de beslissing valt binnen vier weken (artikel 4.4, eerste lid). "
        "De griffie bewaart alle stukken in het archief. Niemand anders komt daar. "
        "Het bezwaar: de beslissing valt binnen zes weken (artikel 7.10, eerste lid).",
    ),
    SourceText("2", "De subsidie komt in mei 2026. Zij zei: “de brug gaat open”."),
]


@dataclass(frozen=True)
class Alike:
    """Finds all passages equally near."""

    name: str = calibration("entailment").similarity

    def __call__(self, sentence: str, passages: Sequence[str]) -> Sequence[float]:
        return [0.9 for _ in passages]


@dataclass(frozen=True)
class Sure:
    """Gives every sentence the same probability, or has no time."""

    probability: float | None
    name: str = calibration("entailment").entailment

    def __call__(self, source: str, sentence: str) -> float | None:
        return self.probability


def judged(sentence: str, probability: float | None, *, close: bool = False) -> SentenceSupport:
    judge = SupportCheck(Alike(), Sure(probability), close=close)
    (only,) = judge(sentence, SOURCES)
    return only


CARRIED = "De griffie bewaart alle stukken in het archief."
FREE = "Honden blaffen in het archief van de griffie."
LOOSE = "Alle stukken blijven bij de griffie in een archief."


def test_what_the_model_finds_counts_in_the_score() -> None:
    assert judged(LOOSE, 0.95).score > judged(LOOSE, 0.05).score


def test_certainty_without_bounds_does_not_break_the_score() -> None:
    assert 0 <= judged(CARRIED, 0.0).score < judged(CARRIED, 1.0).score <= 1


def test_a_sentence_that_the_model_had_no_time_for_is_not_called_supported() -> None:
    late = judged(CARRIED, None)
    assert (late.support, late.reasons) == ("not_checkable", (NOT_REACHED,))
    assert judged(CARRIED, 0.99).support == "supported"


def test_text_that_was_written_from_its_sources_must_stay_closer_to_them() -> None:
    asked = calibration("text")
    assert asked.for_text_from_sources().supported == asked.close > asked.supported
    bars = [SupportCheck(close=close)(FREE, SOURCES)[0].support for close in (False, True)]
    assert bars == ["supported", "partial"]


def test_another_embedder_is_refused() -> None:
    with pytest.raises(CalibrationMismatch, match="not on other"):
        SupportCheck(Alike("other"))


def test_a_calibration_that_nobody_made_is_refused() -> None:
    with pytest.raises(CalibrationMismatch, match="no calibration 'more'"):
        calibration("more")  # type: ignore[arg-type]


def test_a_source_number_that_does_not_exist_is_told_of_a_carried_sentence_and_of_another() -> (
    None
):
    carried, other = (
        check(f"{said} [9].", SOURCES)[0]
        for said in (CARRIED[:-1], "De burgemeester van Zwolle danst op tafel")
    )
    assert (carried.support, other.support) == ("partial", "unsupported")
    assert all(any("9" in why for why in one.reasons) for one in (carried, other))


def test_an_article_that_the_sources_name_elsewhere_does_not_make_a_sentence_carried() -> None:
    (one,) = check(f"{CARRIED[:-1]} (artikel 7.10, eerste lid).", SOURCES)
    assert one.support == "partial"
    assert "ergens anders in de bronnen" in one.reasons[0]


@pytest.mark.parametrize(
    ("said", "carried"),
    [
        ("De subsidie komt in het voorjaar van 2026.", True),
        ("De subsidie komt in het najaar van 2026.", False),
        ("De subsidie komt in het voorjaar van 2025.", False),
    ],
)
def test_a_part_of_a_year_is_carried_by_a_month_within_it(said: str, carried: bool) -> None:
    assert (check(said, SOURCES)[0].support != "unsupported") is carried


def test_a_quotation_that_is_there_is_no_reason_against() -> None:
    (one,) = check("Zij zei: “de brug gaat open”.", SOURCES)
    assert one.support == "supported"
    assert not one.reasons


def test_of_many_words_that_begin_alike_some_are_enough() -> None:
    words = [f"bestuur{letter}{other}s" for letter in "abcdef" for other in "ghijkl"]
    assert 0 < len(Vocabulary(words).alike("bestuurder")) < len(words)


def test_a_short_word_stands_for_itself_alone() -> None:
    words = Vocabulary(["wet", "wetboek"])
    assert words.alike("wet") == {"wet": 1.0}
    assert words.alike("wat") == {}
    assert words.held("wat") == 0.0


def test_letters_that_stand_for_a_name_are_that_name() -> None:
    source = [SourceText("1", "De Autoriteit Persoonsgegevens legt de boete op.")]
    right, wrong = (check(f"De {name} legt de boete op.", source)[0] for name in ("AP", "RDI"))
    assert right.support == "supported"
    assert right.score > wrong.score
