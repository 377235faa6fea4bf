import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.contract import SentenceSupport, SourceText
from guardrails.support.calibration import Calibration, CalibrationMismatch, calibration
from guardrails.support.check import SupportCheck, check, score

SOURCES = [
    SourceText(
        "1",
        "Na 15 minuten zonder gebruik gaat de toepassing op slot. "
        "Na 10 foute pogingen wordt het account geblokkeerd. "
        "De wethouder stelt het beleid vast op grond van artikel 4.1 van de Archiefwet.",
    ),
    SourceText(
        "2",
        "De subsidie is 80% van de kosten en wordt uiterlijk op 3 maart 2026 betaald. "
        "Een vergunning is niet verplicht voor kleine bomen. "
        "De gemeente Zwolle beslist binnen twee weken.",
    ),
]


def judged(sentence: str) -> SentenceSupport:
    (only,) = check(sentence, SOURCES)
    return only


@pytest.mark.parametrize(
    "sentence",
    [
        "Na een kwartier zonder gebruik gaat de toepassing op slot.",
        "De subsidie is vier vijfde van de kosten.",
        "De subsidie wordt uiterlijk in maart 2026 betaald.",
        "De gemeente Zwolle beslist binnen 14 dagen.",
        "Voor kleine bomen is geen vergunning verplicht.",
        "De wethouder stelt het beleid vast op grond van art. 4.1 Archiefwet.",
    ],
)
def test_another_way_of_writing_the_same_is_supported(sentence: str) -> None:
    assert judged(sentence).support == "supported"


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        (
            "Na 12 foute pogingen wordt het account geblokkeerd.",
            "Het getal 12 staat niet in de bron",
        ),
        ("Na 20 minuten zonder gebruik gaat de toepassing op slot.", "daar staat 15 minuten"),
        (
            "De subsidie is 60% van de kosten.",
            "Het getal 60% staat niet in de bron; daar staat 80%",
        ),
        ("De subsidie wordt uiterlijk op 5 maart 2026 betaald.", "De datum 5 maart 2026"),
        (
            "De wethouder stelt het beleid vast op grond van artikel 4.2 van de Archiefwet.",
            "De verwijzing artikel 4.2",
        ),
        ("De gemeente heeft gezegd: “Bomen zijn altijd mooi en groen.”", "Het citaat"),
        ("Een vergunning is verplicht voor kleine bomen.", "In de bron is het geen plicht"),
    ],
)
def test_a_wrong_fact_is_flagged_and_named(sentence: str, reason: str) -> None:
    found = judged(sentence)

    assert found.support in ("unsupported", "partial")
    assert reason in " ".join(found.reasons)


def test_the_evidence_is_the_source_sentence_that_carries_it() -> None:
    found = judged("De gemeente Zwolle beslist binnen twee weken.")

    assert found.sources == ("2",)
    assert found.evidence == "De gemeente Zwolle beslist binnen twee weken."


def test_one_length_in_two_wordings_is_shown() -> None:
    reasons = judged("De gemeente Zwolle beslist binnen 14 dagen.").reasons

    assert reasons == ("De zin zegt '14 dagen', de bron 'twee weken'; dat is even lang.",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Wilt u meer weten?",
        "Geachte heer De Vries,",
        "Ik heb dit niet gevonden.",
        "Kort samengevat:",
    ],
)
def test_what_no_source_can_carry_is_not_checkable(sentence: str) -> None:
    assert judged(sentence).support == "not_checkable"


def test_a_citation_of_a_source_that_does_not_exist_is_named() -> None:
    found = judged("De gemeente Zwolle beslist binnen twee weken [7].")

    assert "Bron 7 bestaat niet." in found.reasons


def test_a_citation_of_a_source_that_does_not_exist_is_at_most_partial() -> None:
    found = judged("De gemeente Zwolle beslist binnen twee weken [7].")

    assert found.support == "partial"
    assert found.score < judged("De gemeente Zwolle beslist binnen twee weken [2].").score


def test_every_source_that_carries_a_sentence_as_well_is_named() -> None:
    said = "De gemeente Zwolle beslist binnen twee weken."
    twice = [*SOURCES, SourceText("3", f"Let op: {said[0].lower()}{said[1:]}")]

    (found,) = check(said, twice)

    assert found.sources == ("2", "3")


def test_a_source_with_another_figure_does_not_carry_the_sentence_too() -> None:
    other = SourceText("3", "De gemeente Zwolle beslist binnen drie weken.")

    (found,) = check("De gemeente Zwolle beslist binnen twee weken.", [*SOURCES, other])

    assert found.sources == ("2",)


@pytest.mark.parametrize(
    "sentence",
    [
        "Bananen zijn krom.",
        "De trein naar Parijs vertrekt vanaf spoor acht.",
        "Katten slapen graag in de zon.",
    ],
)
def test_a_sentence_about_something_else_is_unsupported(sentence: str) -> None:
    assert judged(sentence).support == "unsupported"


@pytest.mark.parametrize("sentence", ["Dat is zo.", "En dan nog dit.", "Zo is het."])
def test_a_short_sentence_without_content_is_not_checkable(sentence: str) -> None:
    assert judged(sentence).support == "not_checkable"


def test_a_citation_of_the_wrong_source_is_named_with_the_right_one() -> None:
    found = judged("De gemeente Zwolle beslist binnen twee weken [1].")

    assert found.sources == ("2",)
    assert "De zin verwijst naar bron 1, maar bron 2 past er het best bij." in found.reasons


def test_without_sources_nothing_is_supported() -> None:
    (found,) = check("De termijn is twee weken.", [])

    assert (found.support, found.score) == ("unsupported", 0.0)


def test_an_answer_is_as_good_as_its_weakest_sentence() -> None:
    found = check(
        "De gemeente Zwolle beslist binnen twee weken. Na 12 foute pogingen stopt het.", SOURCES
    )

    assert score(found) == min(s.score for s in found) < found[0].score


def test_an_answer_of_questions_only_has_nothing_against_it() -> None:
    assert score(check("Klopt dat?", SOURCES)) == 1.0


class _Embedder:
    name = "another-embedder"

    def __call__(self, sentence: str, passages: object) -> list[float]:
        raise AssertionError


def test_another_embedder_than_the_calibration_was_fitted_on_is_refused() -> None:
    with pytest.raises(CalibrationMismatch):
        SupportCheck(_Embedder())


def test_a_signal_that_was_not_measured_is_refused() -> None:
    weigh = Calibration("2026-11-26", "none", "none", 0.0, {"cover_all": 1.0}, 0.5, 0.2, 0.7)

    with pytest.raises(CalibrationMismatch):
        weigh.score({})


@pytest.mark.parametrize(
    "sentence",
    [
        "De gemeente Zwolle beslist binnen twee weken.",
        "Binnen veertien dagen valt in Zwolle het besluit.",
        "De subsidie is vier vijfde van de kosten.",
        "Voor kleine bomen is geen vergunning verplicht.",
    ],
)
def test_what_was_written_from_its_sources_must_stay_closer_to_them(sentence: str) -> None:
    (usual,), (strict,) = (
        SupportCheck()(sentence, SOURCES),
        SupportCheck(close=True)(sentence, SOURCES),
    )
    bars = calibration("text")

    assert usual.score == strict.score
    assert (strict.support == "supported") == (strict.score >= bars.close > bars.supported)


def test_words_in_common_never_speak_against_a_sentence_nor_errors_for_it() -> None:
    weights = calibration("text").weights
    speak_for = {"cover_around", "cover_all", "letters", "cosine", "entailment"}

    for signal, weight in weights.items():
        assert weight > 0 if signal in speak_for else weight < 0, signal


@settings(deadline=None)
@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=3))
def test_any_text_is_judged_and_offsets_cut_it_out(answer: str, texts: list[str]) -> None:
    sources = [SourceText(str(nr), text) for nr, text in enumerate(texts, 1)]
    for found in check(answer, sources):
        assert answer[found.start : found.end] == found.text
        assert 0 <= found.score <= 1
        assert set(found.sources) <= {source.id for source in sources}
