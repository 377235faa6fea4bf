import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.terms import terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("besluiten", "besluit", id="plural"),
        pytest.param("beoordelen", "beoordeling", id="verb and noun"),
        pytest.param("GEMEENTEN", "gemeente", id="case"),
        pytest.param("financiële", "financiele", id="diacritics"),
        pytest.param("foto's", "foto", id="apostrophe"),
    ],
)
def test_forms_of_a_word_are_one_term(one: str, other: str) -> None:
    assert terms(one) == terms(other)


def test_stop_words_are_left_out() -> None:
    assert terms("Wat is de termijn van het besluit?") == ["termijn", "besluit"]


def test_article_numbers_stay_whole() -> None:
    assert "5.1" in terms("artikel 5.1 Woo")


@given(st.text(max_size=200))
def test_terms_never_hold_a_space_or_a_quote(text: str) -> None:
    assert not any(set(term) & set(" \"'\n\t") for term in terms(text))
