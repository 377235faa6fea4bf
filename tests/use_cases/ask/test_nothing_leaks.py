"""However a model's answer comes in, no number of a person gets out that nobody brought in."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from app.guarding.answers import AnswerGuardInThread
from app.guarding.inputs import InputGuard
from app.llm.scripted import ScriptedGenerator
from app.prompting.library import PromptLibrary
from app.use_cases.ask import Ask
from app.use_cases.ask.answerability import Decision
from app.use_cases.guarded_ask import GuardedAsk, Guardian
from app.values.answers import Answered, Delta
from app.values.audit import AuditEvent
from app.values.language import Event, Sampling, Text
from guardrails.contract import SentenceSupport, SourceText
from guardrails.injection.guard import InjectionGuard
from guardrails.privacy import privacy_guard
from knowledge_base.contract import Chunk, Passage

PROMPTS = PromptLibrary.read(Path(__file__).parents[3] / "prompts")
TERM = "De beslistermijn is vier weken."
ASKER_BSN = "123456782"
guardian = Guardian(InputGuard(privacy_guard("chat"), InjectionGuard()))
answer_guard = AnswerGuardInThread(privacy_guard("answer"))


class InPieces(ScriptedGenerator):
    """Gives the same text cut at these places."""

    def __init__(self, answer: str, cuts: Sequence[int]) -> None:
        super().__init__(answer)
        self._cuts = cuts

    async def _say(
        self, answer: str, prompt_tokens: int, sampling: Sampling
    ) -> AsyncGenerator[Event, None]:
        events = [event async for event in super()._say(answer, prompt_tokens, sampling)]
        text = "".join(event.text for event in events if isinstance(event, Text))
        ahead = [event for event in events[:-1] if not isinstance(event, Text)]
        edges = [0, *sorted(min(cut, len(text)) for cut in self._cuts), len(text)]
        for event in [*ahead, *(Text(text[a:b]) for a, b in pairwise(edges)), events[-1]]:
            yield event


class OneDocument:
    async def search(self, question: str, limit: int, within: Sequence[str]) -> list[Passage]:
        return [Passage(Chunk("c", "d", "t.md", "Termijnen", "", None, 0, TERM), 1.0, 0.9)]

    async def neighbours(self, chunk: Chunk, collection: str, reach: int) -> list[Chunk]:
        return [chunk]


class Trusting:
    """Finds everything supported, so that only the guard stands between model and reader."""

    async def judge(
        self, text: str, sources: Sequence[SourceText], *, seconds: float = 0, person: str = ""
    ) -> list[SentenceSupport]:
        return [SentenceSupport(0, len(text), text, "supported", 1.0, ("1",), ())]


class NoEnergy:
    def spent(self, seconds: float) -> float:
        return 0.0


class NoAudit:
    async def append(self, event: AuditEvent) -> None: ...


@dataclass(frozen=True)
class Shown:
    streamed: str
    whole: str


def shown(answer: str, cuts: Sequence[int], question: str = "Wat is de beslistermijn?") -> Shown:
    judge = Trusting()
    ask = Ask(
        prompts=PROMPTS,
        retriever=OneDocument(),
        generator=InPieces(answer, cuts),
        judge=judge,
        careful=judge,
        guard=answer_guard,
        decision=Decision({}, bias=1.0, threshold=0.5),
        energy=NoEnergy(),
    )

    async def collect() -> Shown:
        streamed, whole = "", ""
        async for event in GuardedAsk(ask, guardian, NoAudit()).stream(question, within=["c"]):
            if isinstance(event, Delta):
                streamed += event.text
            elif isinstance(event, Answered):
                whole = event.answer.text
        return Shown(streamed, whole)

    return asyncio.run(collect())


SENTENCES = st.sampled_from(
    [
        "Uw bsn is 111222333. ",
        "Uw burgerservicenummer is\n111222333. ",
        "Het bsn luidt 12345\n6782, klopt dat? ",
        "Bel 06-12345678. ",
        "Zijn rekening is NL91ABNA0417164300. ",
        "- BSN 111 222 333\n- Tel 06 12345678\n",
        "Zie art. 5.1 Woo, d.w.z. lid 2. ",
        "Op 3 mei. 12 mensen kwamen. ",
        TERM + " ",
    ]
)
ANSWERS = st.lists(SENTENCES, min_size=1, max_size=5).map("".join)
CUTS = st.lists(st.integers(0, 200), max_size=15)
PRIVATE = ("111222333", "111 222 333", "6782", "12345678", "0417164300")


@settings(deadline=None, max_examples=40)
@given(ANSWERS, CUTS)
def test_no_way_of_streaming_lets_a_number_of_a_person_out(
    answer: str, cuts: Sequence[int]
) -> None:
    seen = shown(answer, cuts)

    assert not any(number in seen.streamed + "|" + seen.whole for number in PRIVATE)


@settings(deadline=None, max_examples=20)
@given(CUTS)
def test_what_the_person_typed_comes_back_whole(cuts: Sequence[int]) -> None:
    question = f"Meneer Oebele Ypma, bsn {ASKER_BSN}: wat is de beslistermijn?"
    seen = shown(f"{TERM} Dat geldt voor [NAAM 1] met bsn [BSN 1].", cuts, question)

    assert "Dat geldt voor Oebele Ypma met bsn 123456782" in seen.streamed
    assert seen.streamed == seen.whole


def test_the_test_would_see_a_leak() -> None:
    assert TERM.rstrip(".") in shown(TERM, []).streamed
