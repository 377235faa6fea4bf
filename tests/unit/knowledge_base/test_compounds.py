import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.compounds import parts
from knowledge_base.terms import stem

WORDS = "beslissen termijn persoon verwerking besluit vorming leverancier hond hok"
KNOWN = frozenset(map(stem, WORDS.split(" ")))


@pytest.mark.parametrize(
    ("compound", "expected"),
    [
        pytest.param("beslistermijn", ("beslissen", "termijn"), id="no link"),
        pytest.param("besluitvorming", ("besluit", "vorming"), id="noun"),
        pytest.param("hondenhok", (), id="a part of three letters is too short"),
        pytest.param("leverancierstermijn", ("leverancier", "termijn"), id="linking s"),
        pytest.param("termijn", (), id="no compound"),
        pytest.param("fietstermijn", (), id="unknown first part"),
    ],
)
def test_a_compound_is_split_into_words_of_the_collection(
    compound: str, expected: tuple[str, ...]
) -> None:
    assert parts(stem(compound), KNOWN.__contains__) == tuple(map(stem, expected))


@given(st.text(max_size=40))
def test_every_part_is_a_known_word(term: str) -> None:
    assert all(part in KNOWN for part in parts(term, KNOWN.__contains__))
