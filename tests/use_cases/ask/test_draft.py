from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.use_cases.ask.draft import Draft, Incoming
from app.use_cases.ask.turns import QUOTES
from app.values.answers import AskEvent, Delta, Judged
from guardrails.contract import Mark, SentenceSupport

TEXTS = st.text(alphabet="abc A.\n-1[]?! ", max_size=60)


def a_verdict(
    text: str, support: Mark = "supported", sources: tuple[str, ...] = ("1",)
) -> SentenceSupport:
    return SentenceSupport(0, len(text), text, support, 1.0, sources, ())


def shown(events: Iterable[AskEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, Delta))


def sentences_of(chunks: Iterable[str]) -> list[tuple[str, str]]:
    incoming = Incoming()
    found = [each for chunk in chunks for each in incoming.feed(chunk)]
    return [*found, *incoming.rest()]


@given(TEXTS, st.lists(st.integers(0, 60), max_size=8))
def test_how_a_text_was_cut_into_chunks_changes_no_sentence(text: str, cuts: list[int]) -> None:
    places = [0, *sorted(cut for cut in cuts if cut < len(text)), len(text)]
    chunks = [text[a:b] for a, b in pairwise(places)]

    assert sentences_of(chunks) == sentences_of([text])


def test_a_list_stays_a_list() -> None:
    written = sentences_of(["De stappen zijn:\n1. Vraag aan.\n2. Bet", "aal.\n"])

    assert written == [(" ", "De stappen zijn:"), ("\n1. ", "Vraag aan."), ("\n2. ", "Betaal.")]


def test_offsets_cut_out_the_sentence_that_was_judged() -> None:
    draft = Draft(frozenset({1}))
    events = [*draft.add(" ", a_verdict("Dat mag.")), *draft.add("\n- ", a_verdict("Dat niet."))]
    events += draft.quote([(1, "Dat mag altijd.")], QUOTES)

    assert shown(events) == draft.text
    judged = [event.sentence for event in events if isinstance(event, Judged)]
    assert [draft.text[s.start : s.end] for s in judged] == [s.text for s in judged]
    assert [s.text for s in judged] == ["Dat mag [1].", "Dat niet [1].", "“Dat mag altijd.” [1]"]


def test_an_unsupported_sentence_is_kept_back_and_counted() -> None:
    draft = Draft(frozenset({1}))

    assert list(draft.add(" ", a_verdict("Onzin.", "unsupported", ()))) == []
    assert (draft.text, draft.withheld) == ("", 1)


def test_quotes_without_an_answer_begin_at_the_top() -> None:
    draft = Draft(frozenset({1}))
    list(draft.quote([(1, "Dat mag."), (1, "Dat niet.")], QUOTES))

    assert draft.text == "Uit de bronnen:\n- “Dat mag.” [1]\n- “Dat niet.” [1]"


def test_only_named_sources_count_as_cited() -> None:
    draft = Draft(frozenset({1, 2}))
    list(draft.add(" ", a_verdict("Dat mag.", sources=("2",))))

    assert draft.cited == {2}
