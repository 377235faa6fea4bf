import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from app.errors import InvalidInput, ModelBusy
from app.guarding.answers import AnswerGuardInThread
from app.judging import SupportInThread
from app.llm.scripted import ScriptedGenerator
from app.ports.judging import SupportJudge
from app.prompting.library import PromptLibrary
from app.use_cases.ask import Ask, AskLimits
from app.use_cases.ask.answerability import Decision
from app.use_cases.ask.asking import Unsupported
from app.use_cases.ask.turns import NOT_IN_SOURCES, NOTHING
from app.values.answers import Answer, Answered, AskEvent, Delta, Judged, SourcesFound, Turn
from guardrails.contract import SentenceSupport, SourceText
from guardrails.privacy import privacy_guard
from guardrails.support.check import SupportCheck
from knowledge_base.contract import Chunk, Passage
from knowledge_base.terms import terms

PROMPTS = PromptLibrary.read(Path(__file__).parents[3] / "prompts")
BY_THE_MODEL = Decision({"opening": 1.0}, bias=0.0, threshold=0.5)

TEXTS = {
    "termijn.md": "De beslistermijn is vier weken. De termijn gaat in op de dag na ontvangst.",
    "verlengen.md": "De beslistermijn kan één keer met twee weken worden verlengd.",
    "kosten.md": "Voor een verzoek worden geen leges gerekend.",
}


@dataclass(slots=True)
class WordRetriever:
    """Finds the texts that share most words with the question; remembers what was asked."""

    asked: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)

    async def search(self, question: str, limit: int, within: Sequence[str]) -> list[Passage]:
        self.asked.append((question, tuple(within)))
        wanted = set(terms(question))
        scores = {path: len(wanted & set(terms(text))) for path, text in TEXTS.items()}
        best = sorted((path for path in TEXTS if scores[path]), key=lambda path: -scores[path])
        return [
            Passage(Chunk(f"{p}-0", p, p, p.removesuffix(".md"), "", None, 0, TEXTS[p]), 1.0, 0.9)
            for p in best[:limit]
        ]

    async def neighbours(self, chunk: Chunk, collection: str, reach: int) -> list[Chunk]:
        return [chunk]


class NoEnergy:
    def spent(self, seconds: float) -> float:
        return 0.0


GLANCE = SupportInThread(SupportCheck())


@dataclass(slots=True)
class Doubting:
    """Finds no support for a sentence with this word, after a careful look."""

    word: str

    async def judge(
        self,
        text: str,
        sources: Sequence[SourceText],
        *,
        seconds: float = 1.0,
        person: str = "",
    ) -> Sequence[SentenceSupport]:
        judged = await GLANCE.judge(text, sources, seconds=seconds, person=person)
        return [
            replace(each, support="unsupported", score=0.1, reasons=("Er staat iets anders.",))
            if self.word in each.text
            else each
            for each in judged
        ]


def an_ask(
    generator: ScriptedGenerator,
    retriever: WordRetriever | None = None,
    careful: SupportJudge = GLANCE,
    unsupported: Unsupported = "mark",
) -> Ask:
    return Ask(
        PROMPTS,
        retriever or WordRetriever(),
        generator,
        GLANCE,
        careful,
        AnswerGuardInThread(privacy_guard("answer")),
        BY_THE_MODEL,
        NoEnergy(),
        AskLimits(unsupported=unsupported),
    )


def events_of(ask: Ask, question: str, history: Sequence[Turn] = ()) -> list[AskEvent]:
    async def collect() -> list[AskEvent]:
        return [event async for event in ask.stream(question, within=["woo"], history=history)]

    return asyncio.run(collect())


def answer_of(events: Sequence[AskEvent]) -> Answer:
    last = events[-1]
    assert isinstance(last, Answered)
    return last.answer


def test_sources_come_first_then_judged_text_then_the_whole_answer() -> None:
    events = events_of(
        an_ask(ScriptedGenerator("De beslistermijn is vier weken.")), "Hoe lang is de termijn?"
    )

    assert isinstance(events[0], SourcesFound)
    assert isinstance(events[-1], Answered)
    text = "".join(event.text for event in events if isinstance(event, Delta))
    assert text == answer_of(events).text
    assert text.startswith("De beslistermijn is vier weken [1].")


def test_every_sentence_that_is_shown_was_judged_where_it_stands() -> None:
    events = events_of(
        an_ask(ScriptedGenerator("De beslistermijn is vier weken.")), "Hoe lang is de termijn?"
    )

    answer = answer_of(events)
    judged = [event.sentence for event in events if isinstance(event, Judged)]
    assert list(answer.sentences) == sorted(judged, key=lambda sentence: sentence.start)
    assert [answer.text[s.start : s.end] for s in judged] == [s.text for s in judged]


def test_a_sentence_that_no_source_carries_is_not_shown() -> None:
    generator = ScriptedGenerator("De beslistermijn is negentien maanden. Bananen zijn krom.")

    answer = answer_of(events_of(an_ask(generator), "Hoe lang is de termijn?"))

    assert "negentien" not in answer.text
    assert "Bananen" not in answer.text
    assert "“De beslistermijn is vier weken." in answer.text


def test_a_number_of_a_source_that_does_not_exist_never_reaches_the_reader() -> None:
    generator = ScriptedGenerator("De beslistermijn is vier weken [7].")

    answer = answer_of(events_of(an_ask(generator), "Hoe lang is de termijn?"))

    assert "[7]" not in answer.text
    assert {source.nr for source in answer.sources} >= {1}


def test_when_the_model_says_no_the_answer_says_so_and_what_was_found() -> None:
    generator = ScriptedGenerator("De termijn is negen jaar.")
    generator.opening = 0.1

    answer = answer_of(events_of(an_ask(generator), "Wie stelde de termijn vast?"))

    assert answer.abstained
    assert answer.text.startswith(NOT_IN_SOURCES)
    assert "“De beslistermijn is vier weken." in answer.text
    assert "negen jaar" not in answer.text
    assert len(generator.asked) == 1


def test_both_questions_to_the_model_are_one_turn_in_the_queue() -> None:
    generator = ScriptedGenerator("De beslistermijn is vier weken.")
    events_of(an_ask(generator), "Hoe lang is de termijn?")

    (asked,) = generator.asked
    assert asked.sampling.opening is not None
    assert "Hoe lang is de termijn?" in asked.sampling.opening.then


def test_what_the_model_cannot_say_the_sources_still_do() -> None:
    generator = ScriptedGenerator("Dat staat niet in de bronnen.")

    answer = answer_of(events_of(an_ask(generator), "Hoe lang is de termijn?"))

    assert not answer.abstained
    assert answer.text.startswith("Dit zeggen de bronnen hierover:\n- “De beslistermijn is vier")


def test_when_nothing_is_found_the_model_is_not_asked() -> None:
    generator = ScriptedGenerator("Ja hoor.")

    answer = answer_of(events_of(an_ask(generator), "Waar koop ik een fiets?"))

    assert (answer.abstained, answer.text, generator.asked) == (True, NOTHING, [])


def test_a_follow_up_is_searched_with_the_question_before_it() -> None:
    retriever = WordRetriever()
    history = [Turn("Hoe lang is de beslistermijn?", "Vier weken [1].")]

    answer = answer_of(
        events_of(
            an_ask(ScriptedGenerator("Dan komen er twee weken bij."), retriever),
            "En bij verlengen?",
            history,
        )
    )

    assert ("Hoe lang is de beslistermijn? En bij verlengen?", ("woo",)) in retriever.asked
    assert "twee weken" in answer.text


def test_a_follow_up_begins_with_the_prompt_of_the_turn_before() -> None:
    generator = ScriptedGenerator("De beslistermijn is vier weken.")
    ask = an_ask(generator)
    first = answer_of(events_of(ask, "Hoe lang is de beslistermijn?"))
    events_of(ask, "En bij verlengen?", [Turn("Hoe lang is de beslistermijn?", first.text)])

    before, after = (asked.messages for asked in generator.asked)
    assert after[: len(before)] == before
    assert not any("Uit de bronnen" in message.content for message in after[len(before) :])


def test_a_turn_without_an_answer_is_remembered_as_one() -> None:
    generator = ScriptedGenerator("Dan komen er twee weken bij.")
    earlier = [Turn("Hoe lang is de beslistermijn?", NOT_IN_SOURCES)]
    events_of(an_ask(generator), "En bij verlengen?", earlier)

    said = [m.content for m in generator.asked[0].messages if m.role == "assistant"]
    assert said[-1] == "nee"


def test_a_passage_keeps_its_number_through_a_conversation() -> None:
    ask = an_ask(ScriptedGenerator("De beslistermijn is vier weken."))
    first = events_of(ask, "Hoe lang is de beslistermijn?")[0]
    history = [Turn("Hoe lang is de beslistermijn?", "Vier weken [1].")]
    second = events_of(ask, "En de leges en de beslistermijn?", history)[0]

    assert isinstance(first, SourcesFound)
    assert isinstance(second, SourcesFound)
    numbers = {source.path: source.nr for source in first.sources}
    later = {source.path: source.nr for source in second.sources}
    assert all(later[path] == nr for path, nr in numbers.items() if path in later)
    assert len(set(later.values())) == len(later)


@pytest.mark.parametrize("question", ["", "  \n", "x" * 4_001])
def test_an_empty_or_endless_question_is_refused_at_once(question: str) -> None:
    with pytest.raises(InvalidInput):
        an_ask(ScriptedGenerator()).stream(question, within=["woo"])


def test_a_full_queue_is_told_before_anything_else() -> None:
    generator = ScriptedGenerator()
    generator.refuse_with = ModelBusy(8, 30)

    with pytest.raises(ModelBusy):
        events_of(an_ask(generator), "Hoe lang is de termijn?")


def test_a_reader_who_leaves_stops_the_model() -> None:
    generator = ScriptedGenerator("De beslistermijn is vier weken. " * 20)

    async def leave_early() -> None:
        events = an_ask(generator).stream("Hoe lang is de termijn?", within=["woo"])
        async for event in events:
            if isinstance(event, Delta):
                break
        await events.aclose()

    asyncio.run(leave_early())

    assert generator.left == 1


def test_a_sentence_that_was_cut_off_is_not_shown() -> None:
    generator = ScriptedGenerator("De beslistermijn is vier weken. De termijn " + "gaat in " * 200)

    answer = answer_of(events_of(an_ask(generator), "Hoe lang is de termijn?"))

    assert "gaat in gaat in" not in answer.text


TWO = "De beslistermijn is vier weken. De termijn gaat in op de dag na ontvangst."


def test_a_sentence_that_fails_after_a_careful_look_is_marked_where_it_stands() -> None:
    ask = an_ask(ScriptedGenerator(TWO), careful=Doubting("ontvangst"))

    answer = answer_of(events_of(ask, "Hoe lang is de termijn?"))

    marks = {each.text: each.support for each in answer.sentences}
    assert marks["De beslistermijn is vier weken [1]."] == "supported"
    assert marks["De termijn gaat in op de dag na ontvangst [1]."] == "unsupported"


def test_the_text_is_there_before_the_careful_verdicts() -> None:
    events = events_of(an_ask(ScriptedGenerator(TWO)), "Hoe lang is de termijn?")

    kinds = [type(event) for event in events]
    assert kinds[1:] == [Delta, Delta, Judged, Judged, Answered]


def test_where_that_is_the_policy_a_sentence_that_fails_is_left_out() -> None:
    ask = an_ask(ScriptedGenerator(TWO), careful=Doubting("vier"), unsupported="drop")

    events = events_of(ask, "Wanneer gaat de termijn in?")

    said = answer_of(events).text.partition("Uit de bronnen")[0]
    assert said.strip() == "De termijn gaat in op de dag na ontvangst [1]."
    assert all(e.sentence.support == "supported" for e in events if isinstance(e, Judged))


def test_where_that_is_the_policy_the_model_is_asked_once_more_with_the_reason() -> None:
    generator = ScriptedGenerator(
        "De beslistermijn is vijf weken.", "De beslistermijn is vier weken."
    )
    ask = an_ask(generator, careful=Doubting("vijf"), unsupported="redo")

    answer = answer_of(events_of(ask, "Hoe lang is de termijn?"))

    first, again = (asked.messages for asked in generator.asked)
    assert again[: len(first)] == first
    assert "De beslistermijn is vijf weken. (Er staat iets anders.)" in again[-1].content
    assert answer.text.startswith("De beslistermijn is vier weken [1].")
    assert answer.usage.completion_tokens == 10


def test_the_model_is_not_asked_again_more_than_once() -> None:
    generator = ScriptedGenerator("De beslistermijn is vijf weken.")
    ask = an_ask(generator, careful=Doubting("vijf"), unsupported="redo")

    answer = answer_of(events_of(ask, "Hoe lang is de termijn?"))

    assert len(generator.asked) == 2
    assert "vijf" not in answer.text


def test_a_fragment_is_judged_as_the_answer_to_its_question() -> None:
    """The word alone is in a source, but not what was asked about it."""
    generator = ScriptedGenerator("De leges.")
    question = "Welke burgemeester ondertekent verlengingen van de beslistermijn?"

    answer = answer_of(events_of(an_ask(generator), question))

    first = answer.sentences[0]
    assert "leges" not in first.text or first.support != "supported"


def test_a_fragment_that_answers_its_question_is_shown() -> None:
    generator = ScriptedGenerator("Vier weken.")

    answer = answer_of(events_of(an_ask(generator), "Hoe lang is de beslistermijn?"))

    assert answer.text.startswith("Vier weken [1].")
    first = answer.sentences[0]
    assert (answer.text[first.start : first.end], first.support) == (first.text, "supported")
