import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guardrails.contract import Finding
from guardrails.masking import Masks, is_same_person, without_placeholders
from guardrails.privacy import privacy_guard

MESSAGES = (
    "Mevrouw Sietske Ypma (bsn 111222333) belt.",
    "Bel Youssef Benali op 06-12345678.",
    "Mail naar k.bos@post.example.nl, rekening NL91ABNA0417164300.",
    "Zij woont op Kerkstraat 12, 2500 EA Den Haag.",
    "De beslistermijn is vier weken.",
)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jan de Vries", "J. de Vries", True),
        ("Jan de Vries", "De Vries", True),
        ("Jan de Vries", "Vries, J. de", True),
        ("Jan de Vries", "Jan", True),
        ("Osman Yavuz", "Emine Yavuz", False),
        ("Jan de Vries", "Jan Smit", False),
        ("J. Smit", "Jan Smit", True),
        ("van den", "VAN DEN", True),
        ("van den", "Jan", False),
        ("van den", "van der", False),
        ("Jan Smit", "Smit Jan", True),
        ("Jan Smit", "Joris Smit", False),
        ("J. P. Smit", "Jan Piet Smit", True),
        ("J. P. Smit", "Jan Karel Smit", False),
    ],
)
def test_spellings_of_one_person_are_the_same(one: str, other: str, same: bool) -> None:
    assert is_same_person(one, other) is same
    assert is_same_person(other, one) is same


def test_a_conversation_keeps_its_numbers_and_gives_the_values_back() -> None:
    masks = Masks()
    guard = privacy_guard("chat", placeholder=masks.placeholder)
    first = guard.review("Jan de Vries (bsn 111222333) belt.").text
    second = guard.review("Mevrouw Smit en J. de Vries, bsn 1112.22.333.").text

    assert first == "[NAAM 1] (bsn [BSN 1]) belt."
    assert second == "Mevrouw [NAAM 2] en [NAAM 1], bsn [BSN 1]."
    assert masks.restore("Dag [NAAM 1], [NAAM 9]") == "Dag Jan de Vries, [NAAM 9]"


@settings(deadline=None)
@given(st.lists(st.sampled_from(MESSAGES), min_size=1, max_size=4).map(" ".join))
def test_masking_again_changes_nothing_and_the_way_back_gives_the_text(text: str) -> None:
    masks = Masks()
    guard = privacy_guard("chat", placeholder=masks.placeholder)
    masked = guard.review(text).text

    assert guard.review(masked).text == masked
    assert masks.restore(masked) == text


def test_a_person_keeps_a_placeholder_however_often_the_spelling_changes() -> None:
    masks = Masks()
    spelled = ["Jan de Vries", "J. de Vries", "De Vries", "Emine Yavuz", "jan de vries"]
    given_out = [masks.placeholder(Finding("person_name", 0, 1, ""), name) for name in spelled]

    assert given_out == ["[NAAM 1]", "[NAAM 1]", "[NAAM 1]", "[NAAM 2]", "[NAAM 1]"]


def test_a_placeholder_that_a_text_uses_already_is_not_given_out() -> None:
    masks = Masks()
    masks.keep_clear_of("Wat staat er in [NAAM 1]?")

    assert masks.placeholder(Finding("person_name", 0, 3, ""), "Jan") == "[NAAM 2]"


def test_placeholders_are_no_words_to_search_for() -> None:
    assert without_placeholders("bezwaar van [NAAM 1] tegen leges") == "bezwaar van tegen leges"
    assert without_placeholders("geen  masker") == "geen  masker"


def test_a_kind_without_a_label_gets_its_own_name() -> None:
    assert Masks().placeholder(Finding("new_kind", 0, 1, ""), "x") == "[NEW-KIND 1]"


def test_the_values_do_not_show_in_a_log() -> None:
    masks = Masks()
    masks.placeholder(Finding("bsn", 0, 9, ""), "111222333")

    assert "111222333" not in repr(masks)
