"""A sentence out of an answer: the marks of the others stay on their own words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidInput
from app.use_cases.conversations.dropping import without_sentence
from app.values.answers import Answer
from guardrails.contract import SentenceSupport
from tests.support.service import an_answer

_TEXTS = st.lists(
    st.sampled_from(["Kort.", "Binnen vier weken [1].", "Dat mag [2] altijd.", "Wat nu?"]),
    min_size=2,
    max_size=6,
)
_GAPS = st.sampled_from([" ", "  ", "\n", "\n\n", "\n- ", "\n2. "])


def answer_of(*parts: str) -> Answer:
    """Of what stands between the sentences and the sentences, in turn."""
    text, judged = "", []
    for place, part in enumerate(parts):
        if place % 2:
            end = len(text) + len(part)
            judged.append(SentenceSupport(len(text), end, part, "supported", 1.0, ("1",), ()))
        text += part
    return replace(an_answer(text), sentences=tuple(judged))


@pytest.mark.parametrize(
    ("parts", "number", "left"),
    [
        pytest.param(("", "Een.", " ", "Twee.", " ", "Drie."), 2, "Een. Drie.", id="between"),
        pytest.param(("", "Een.", " ", "Twee."), 1, "Twee.", id="first"),
        pytest.param(("", "Een.", " ", "Twee."), 2, "Een.", id="last"),
        pytest.param(("- ", "Een", "\n- ", "Twee", "\n- ", "Drie"), 2, "- Een\n- Drie", id="item"),
        pytest.param(("", "Kop:", "\n1. ", "Een", "\n2. ", "Twee"), 3, "Kop:\n1. Een", id="end"),
        pytest.param(("", "Een", " [1].\n", "Twee [2]."), 1, "Twee [2].", id="cited outside"),
        pytest.param(("", "Een.", " ", "Twee", " [2]."), 2, "Een.", id="cited at the end"),
    ],
)
def test_what_is_left_reads_as_if_it_was_never_there(
    parts: tuple[str, ...], number: int, left: str
) -> None:
    answer = answer_of(*parts)

    assert without_sentence(answer, number, len(answer.sentences)).text == left


@given(texts=_TEXTS, data=st.data())
def test_each_mark_stays_on_its_own_words(texts: list[str], data: st.DataObject) -> None:
    gaps = ["", *(data.draw(_GAPS) for _ in texts[1:])]
    answer = answer_of(*(part for pair in zip(gaps, texts, strict=True) for part in pair))
    number = data.draw(st.integers(1, len(texts)))

    left = without_sentence(answer, number, len(texts))

    assert [each.text for each in left.sentences] == texts[: number - 1] + texts[number:]
    assert all(left.text[each.start : each.end] == each.text for each in left.sentences)
    assert left.dropped == 1


@pytest.mark.parametrize(
    ("number", "of"), [(0, 2), (3, 2), (1, 3)], ids=["none", "too far", "an older answer"]
)
def test_a_sentence_of_another_answer_is_not_taken_out(number: int, of: int) -> None:
    with pytest.raises(InvalidInput):
        without_sentence(answer_of("", "Een.", " ", "Twee."), number, of)


def test_the_only_sentence_stays() -> None:
    with pytest.raises(InvalidInput, match="enige zin"):
        without_sentence(answer_of("", "Een."), 1, 1)
