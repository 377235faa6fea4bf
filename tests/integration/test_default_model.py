"""What people may expect of the default model on two cores; its words are not held against it."""

import asyncio
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from app.llm.llama_cpp import LlamaCppGenerator
from app.values.language import Finished, Message, Opened, Opening, Sampling, Text
from dutch.stopwords import STOPWORDS
from tests.support.models import model_file

pytestmark = [pytest.mark.model, pytest.mark.timeout(240)]

HELPFUL = Message("system", "Je helpt ambtenaren. Antwoord kort en in het Nederlands.")
TEXT = (
    "Tekst: De bibliotheek is open van maandag tot en met vrijdag, van negen tot vijf uur. "
    "Op zaterdag is zij gesloten."
)


@dataclass(frozen=True, slots=True)
class Said:
    text: str
    opening: float | None
    first_event_seconds: float
    cached: int


@pytest.fixture(scope="module")
def model() -> Iterator[LlamaCppGenerator]:
    model = LlamaCppGenerator(model_file("default"), context_length=1024)
    yield model
    asyncio.run(model.close())


def ask(
    model: LlamaCppGenerator, question: str, sampling: Sampling, system: Message = HELPFUL
) -> Said:
    async def scenario() -> Said:
        text, opening, cached, first = "", None, 0, 0.0
        started = time.perf_counter()
        async for event in model.stream([system, Message("user", question)], sampling):
            first = first or time.perf_counter() - started
            match event:
                case Opened(probability):
                    opening = probability
                case Text(piece):
                    text += piece
                case Finished():
                    cached = event.cached_tokens
                case _:
                    pass
        return Said(text, opening, first, cached)

    return asyncio.run(scenario())


def test_the_same_seed_gives_the_same_answer_once_the_prompt_is_warm(
    model: LlamaCppGenerator,
) -> None:
    # The first, cold reading of a prompt adds up in other batches and may differ in a last digit.
    ask(model, "Noem een provincie en haar hoofdstad.", Sampling(max_tokens=1))
    sampling = Sampling(temperature=0.9, seed=11, max_tokens=8)

    answers = {ask(model, "Noem een provincie en haar hoofdstad.", sampling).text for _ in "ab"}

    assert len(answers) == 1


def test_it_answers_in_dutch(model: LlamaCppGenerator) -> None:
    said = ask(model, "Wat is een bouwvergunning?", Sampling(max_tokens=24))

    words = re.findall(r"\w+", said.text.casefold())

    assert len(words) > 8
    assert sum(word in STOPWORDS for word in words) >= len(words) / 5


def test_a_beginning_that_was_read_before_is_not_read_again(model: LlamaCppGenerator) -> None:
    rules = Message("system", f"{TEXT} " * 5)
    one = Sampling(max_tokens=1)
    ask(model, "Hoi", one)

    cold = ask(model, "Wanneer is zij open?", one, rules)
    warm = ask(model, "Wanneer is zij dicht?", one, rules)

    assert warm.cached > 100
    assert warm.first_event_seconds < cold.first_event_seconds / 3


def test_it_is_more_sure_of_a_yes_than_of_a_no(model: LlamaCppGenerator) -> None:
    sampling = Sampling(max_tokens=1, opening=Opening("ja", "nee"))

    def certainty(question: str) -> float:
        asked = f"{TEXT}\n\nStaat in de tekst {question}? Antwoord met ja of nee."
        said = ask(model, asked, sampling)
        assert said.opening is not None
        return said.opening

    yes = certainty("op welke dagen de bibliotheek open is")
    no = certainty("hoeveel inwoners de stad Groningen heeft")

    assert yes > 0.9 > no
