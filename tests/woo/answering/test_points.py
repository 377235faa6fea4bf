"""A request is cut into its points, however people write it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.woo.answering.points import Point, points

LISTED = """Hierbij verzoek ik u om openbaarmaking van, in de periode 1 mei 2024 t/m 30 juni 2025:

1. Alle e-mails tussen de wethouder en Bouwbedrijf Kranendonk over het zwembad;
2. De offertes voor de renovatie:
   a. die van Kranendonk
   b. die van de tweede aanbieder
3) notulen van de projectgroep uit 2025.

Graag ontvang ik een bevestiging vóór 1 juli 2026. Met vriendelijke groet, J. Jansen"""


def texts(request: str) -> list[str]:
    return [point.text for point in points(request)]


def labels(found: list[Point]) -> list[str]:
    return [point.label for point in found]


def test_a_numbered_list_gives_its_items_and_their_parts() -> None:
    found = points(LISTED)

    assert labels(found) == ["1", "2a", "2b", "3"]
    assert found[1].text == "De offertes voor de renovatie: die van Kranendonk"
    assert found[3].text == "notulen van de projectgroep uit 2025"


def test_a_period_that_the_request_names_counts_for_points_without_one() -> None:
    first, *_, last = (point.asked.period for point in points(LISTED))

    assert first == (date(2024, 5, 1), date(2025, 6, 30))
    assert last == (date(2025, 1, 1), date(2025, 12, 31))


def test_dashes_make_points_too() -> None:
    request = "Ik wil graag weten:\n- welke adviezen er zijn\n- hoeveel klachten er waren\n\nGroet"

    assert texts(request) == ["welke adviezen er zijn", "hoeveel klachten er waren"]


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Op grond van de Wet open overheid vraag ik u om alle documenten over de sluis "
            "en over de brug.",
            ["alle documenten over de sluis", "over de brug"],
        ),
        (
            "Wij verzoeken u om de stukken inzake het festival; de correspondentie met de "
            "politie.",
            ["de stukken inzake het festival", "de correspondentie met de politie"],
        ),
        (
            "Ik ontvang graag alle rapporten over de kade, alsmede de nota's daarover.",
            ["alle rapporten over de kade", "de nota's daarover"],
        ),
    ],
)
def test_one_sentence_may_ask_for_more_than_one_thing(sentence: str, wanted: list[str]) -> None:
    assert texts(sentence) == wanted


def test_what_only_says_how_to_answer_is_no_point() -> None:
    request = (
        "Ik verzoek om alle documenten over de kap van bomen. "
        "Ik ontvang de stukken graag digitaal. U kunt contact met mij opnemen over dit verzoek. "
        "Ik wil graag een ontvangstbevestiging van alle documenten die u stuurt."
    )

    assert texts(request) == ["alle documenten over de kap van bomen"]


def test_a_request_without_any_form_is_one_point() -> None:
    assert texts("Hoe zit het met de bomen op de Singel?") == [
        "Hoe zit het met de bomen op de Singel?"
    ]


def test_the_words_to_search_leave_out_what_every_request_has() -> None:
    (point,) = points("Op grond van de Woo verzoek ik u om alle e-mails over de kademuur.")

    assert point.asked.subject == "over de kademuur"
    assert point.asked.kinds == {"email"}


def test_sorts_of_documents_bind_only_when_nothing_else_is_asked() -> None:
    (point,) = points("Ik vraag om alle documenten, waaronder e-mails, over de kademuur.")

    assert point.asked.kinds == frozenset()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("van 1 januari 2025 tot 1 juni 2025", date(2025, 1, 1), date(2025, 6, 1)),
        ("tussen maart 2024 en mei 2024", date(2024, 3, 1), date(2024, 5, 31)),
        ("vanaf 2023", date(2023, 1, 1), None),
        ("uit 2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("in de jaren 2022-2024", date(2022, 1, 1), date(2024, 12, 31)),
        ("sinds 3 februari 2021", date(2021, 2, 3), None),
        ("over de brief van 3 april 2025", None, None),
        ("van 1 juni 2025 tot 1 januari 2025", None, None),
    ],
)
def test_periods_as_people_write_them(text: str, first: date | None, last: date | None) -> None:
    (point,) = points(f"Ik vraag om alle documenten over het zwembad {text}.")

    assert point.asked.period == (first, last)


@settings(deadline=None)  # a busy machine is no error
@given(st.text(alphabet="1ab.)(-;, \nomvraagikalledocumentenover", max_size=400))
def test_any_text_gives_points_with_a_label_and_a_text(text: str) -> None:
    for point in points(text):
        assert point.label
        assert point.text.strip() == point.text != ""
