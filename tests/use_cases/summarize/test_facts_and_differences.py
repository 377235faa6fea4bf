import pytest

from app.reading import given_text
from app.use_cases.summarize.differences import differences
from app.use_cases.summarize.facts import fact_table
from app.use_cases.summarize.pieces import every_sentence


def facts(text: str) -> list[tuple[str, str]]:
    return [(fact.kind, fact.value) for fact in fact_table(every_sentence(given_text(text)))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Het college heeft op 3 juni 2025 besloten de ondergrond te vervangen.",
            "decision",
            id="decided",
        ),
        pytest.param("De raad stemt in met het voorstel.", "decision", id="agrees"),
        pytest.param("Daarvoor is € 180.000 beschikbaar.", "amount", id="amount"),
        pytest.param("Het werk is uiterlijk 1 december 2025 klaar.", "deadline", id="by a date"),
        pytest.param("Reageer binnen zes weken op de brief.", "deadline", id="within a period"),
        pytest.param(
            "De Inspectie Leefomgeving en Transport keek mee.", "organisation", id="body"
        ),
    ],
)
def test_a_sentence_gives_its_fact(text: str, found: str) -> None:
    assert found in [kind for kind, _ in facts(text)]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Besluiten worden soms uitgelegd in een brief.", id="about decisions"),
        pytest.param("In 2019 stond daar een school.", id="a year without a limit"),
        pytest.param("Er kwamen 42 mensen.", id="a count"),
    ],
)
def test_what_only_looks_like_a_fact_is_none(text: str) -> None:
    assert facts(text) == []


def test_a_fact_that_is_said_often_stands_once_with_its_count() -> None:
    said = every_sentence(given_text("Het kost € 5.000. Nogmaals, het kost € 5.000."))

    (amount,) = [fact for fact in fact_table(said) if fact.kind == "amount"]

    assert (amount.value, amount.count) == ("€ 5.000", 2)


def test_the_same_sentence_with_another_figure_is_a_difference_with_both() -> None:
    one = every_sentence(given_text("De kosten van de nieuwe sporthal zijn € 2,1 miljoen.", "a"))
    two = every_sentence(given_text("De kosten van de nieuwe sporthal zijn € 3,4 miljoen.", "b"))

    found = differences([*one, *two])

    pairs = [(d.document, d.other.text) for d in found if d.other]
    assert pairs == [("a", two[0].text), ("b", one[0].text)]


def test_what_one_document_alone_speaks_of_is_a_difference_without_a_counterpart() -> None:
    shared = "De sporthal krijgt een nieuw dak en nieuwe kleedkamers."
    extra = "Omwonenden vrezen geluidsoverlast tijdens toernooien."
    one = every_sentence(given_text(f"{shared} {extra}", "a"))
    two = every_sentence(given_text(shared, "b"))

    assert [(d.document, d.text, d.other) for d in differences([*one, *two])] == [
        ("a", extra, None)
    ]


def test_one_document_has_no_differences() -> None:
    assert differences(every_sentence(given_text("Eén tekst. Nog een zin over iets."))) == ()
