from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge_base.hybrid import Candidate, Question, ranked
from knowledge_base.lexical import Words
from tests.support.knowledge_base import a_chunk


def a_candidate(
    *,
    document: str = "d",
    n: int = 0,
    cosine: float = 0.8,
    words: float = 0.0,
    coverage: float = 0.0,
    copies: int = 1,
    body: str = "",
) -> Candidate:
    text = body or f"tekst {document} {n} eigen{document}{n}"
    chunk = a_chunk(text, document=document, n=n)
    return Candidate(chunk, cosine, words, coverage, copies, frozenset(text.split()))


def the_words(body: str = "", *, title: str = "", heading: str = "", parts: str = "") -> Words:
    return Words(
        tuple(title.split()), tuple(heading.split()), tuple(body.split()), frozenset(parts.split())
    )


CANDIDATES = st.lists(
    st.builds(
        a_candidate,
        document=st.sampled_from("abc"),
        n=st.integers(0, 999),
        cosine=st.floats(-1, 1),
        words=st.floats(0, 3),
        coverage=st.floats(0, 1),
        copies=st.integers(1, 100),
    ),
    unique_by=lambda candidate: candidate.chunk.id,
    max_size=12,
)


@given(CANDIDATES, st.integers(1, 8))
def test_scores_are_between_zero_and_one_and_go_down(found: list[Candidate], limit: int) -> None:
    passages = ranked(found, 0.1, limit)
    scores = [passage.score for passage in passages]

    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert len(passages) <= limit


@given(CANDIDATES)
def test_no_document_fills_the_list(found: list[Candidate]) -> None:
    documents = [passage.chunk.document for passage in ranked(found, 0.1, 10)]

    assert all(documents.count(document) <= 2 for document in documents)


def test_the_same_text_is_shown_once_unless_each_place_counts() -> None:
    found = [a_candidate(document=d, body="laat het ons weten via de mail") for d in "abc"]

    assert len(ranked(found, 0.1, 5)) == 1
    assert len(ranked(found, 0.1, 5, copies=True)) == 3


def test_meaning_and_words_each_bring_a_passage_up() -> None:
    near = a_candidate(document="near", cosine=0.9)
    said = a_candidate(document="said", cosine=0.85, words=1.0, coverage=1.0)
    neither = a_candidate(document="neither", cosine=0.85)

    order = [p.chunk.document for p in ranked([neither, near, said], 0.1, 3)]

    assert order == ["said", "near", "neither"]


def test_boilerplate_yields_to_a_text_of_its_own() -> None:
    everywhere = a_candidate(document="a", copies=50)
    own = a_candidate(document="b")

    assert [p.chunk.document for p in ranked([everywhere, own], 0.1, 2)] == ["b", "a"]


@pytest.mark.parametrize(
    ("question", "words", "expected"),
    [
        pytest.param({"wet": ()}, the_words("wet"), 1.0, id="said"),
        pytest.param({"wet": ()}, the_words(title="wet"), 1.0, id="in the title"),
        pytest.param({"wet": ()}, the_words(parts="wet"), 0.6, id="in a compound"),
        pytest.param({"wet": ()}, the_words("iets"), 0.0, id="not said"),
        pytest.param({"wet": (), "oud": ()}, the_words("wet"), 0.5, id="half of it"),
        pytest.param(
            {"beslistermijn": ("beslis", "termijn")}, the_words("termijn beslis"), 0.8, id="parts"
        ),
        pytest.param({}, the_words("wet"), 0.0, id="a question without words"),
    ],
)
def test_coverage_is_the_share_of_the_question_that_is_there(
    question: Mapping[str, tuple[str, ...]], words: Words, expected: float
) -> None:
    idf = dict.fromkeys((*question, "beslis", "termijn"), 1.0)

    assert Question(question, idf).coverage(words) == pytest.approx(expected)


def test_nothing_found_is_nothing_ranked() -> None:
    assert ranked([], 0.1, 5) == []
