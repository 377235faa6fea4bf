import pytest

from dutch.laws import law_key
from dutch.references import references


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Awb", "Algemene wet bestuursrecht"),
        ("AVG", "Algemene verordening gegevensbescherming"),
        ("AI-verordening", "Verordening Artificiële Intelligentie"),
        ("Archiefwet 1995", "Archiefwet"),
        ("Parkeerverordening 2023", "parkeerverordening"),
    ],
)
def test_two_names_of_one_law_have_one_key(one: str, other: str) -> None:
    assert law_key(one) == law_key(other)


def test_two_laws_have_two_keys() -> None:
    assert len({law_key(name) for name in ("Awb", "Woo", "Wob", "AVG", "UAVG", "")}) == 6


@pytest.mark.parametrize(
    ("text", "law"),
    [
        ("artikel 9:11 van de Algemene wet bestuursrecht en de Woo", "Algemene wet bestuursrecht"),
        ("artikel 5.1 van de Wet open overheid", "Wet open overheid"),
        ("artikel 3 van de Parkeerverordening 2023; de tarieven", "Parkeerverordening"),
        ("artikel 12 van de Algemene subsidieverordening", "Algemene subsidieverordening"),
        ("artikel 5 van deze regeling", ""),
    ],
)
def test_the_law_of_an_article_is_read_whole(text: str, law: str) -> None:
    (reference,) = references(text)

    assert reference.law == law


def test_a_paragraph_in_brackets_is_a_paragraph() -> None:
    (short,), (long,) = references("Artikel 73(1) AI Act"), references("artikel 73, eerste lid")

    assert short.place == long.place == ("73", "1")
