import pytest

from dutch.plain.active import active


@pytest.mark.parametrize(
    ("passive", "expected"),
    [
        (
            "De aanvraag wordt binnen acht weken door de commissie beoordeeld.",
            "De commissie beoordeelt de aanvraag binnen acht weken.",
        ),
        (
            "Het verslag moet door de secretaris worden ondertekend.",
            "De secretaris moet het verslag ondertekenen.",
        ),
        ("U wordt door ons op tijd geïnformeerd.", "Wij informeren u op tijd."),
        (
            "Het plan werd door de bewoners niet aangenomen.",
            "De bewoners namen het plan niet aan.",
        ),
        ("De zaak mag door Weesp worden behandeld.", "Weesp mag de zaak behandelen."),
    ],
)
def test_who_is_named_comes_in_front(passive: str, expected: str) -> None:
    assert active(passive) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("De aanvraag wordt binnen acht weken beoordeeld.", id="nobody is named"),
        pytest.param("De brief wordt door weer en wind bezorgd.", id="no person"),
        pytest.param("De formulieren worden door de leden van de raad ingevuld.", id="unsure end"),
        pytest.param("De raad wordt door het college tijdig geïnformeerd.", id="unsure noun"),
        pytest.param("De weg is door de politie afgesloten.", id="a state"),
        pytest.param("Wij lopen door de stad.", id="another door"),
        pytest.param("Er wordt door de gemeente gebouwd.", id="nobody receives"),
        pytest.param("Zij worden door ons geholpen.", id="one or more"),
    ],
)
def test_where_it_is_not_sure_nothing_changes(sentence: str) -> None:
    assert active(sentence) == sentence
