import pytest

from dutch.roles import roles


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("de leverancier", "alle aanbieders"),
        ("de FG", "de functionaris voor gegevensbescherming"),
        ("inwoners", "een burger"),
        ("de Minister", "het ministerie van BZK"),
    ],
)
def test_words_for_one_role_are_the_same(one: str, other: str) -> None:
    assert roles(one) == roles(other) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [("de burgemeester", "de wethouder"), ("de verwerker", "de verwerkingsverantwoordelijke")],
)
def test_other_roles_are_not(one: str, other: str) -> None:
    assert roles(one).isdisjoint(roles(other))


@pytest.mark.parametrize(
    "text", ["Vraag om raad.", "Een collegezaal.", "Politiek.", "Gebruik de kaart.", ""]
)
def test_a_word_that_only_looks_like_one_is_no_role(text: str) -> None:
    assert roles(text) == frozenset()
