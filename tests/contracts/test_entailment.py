"""What every checker of meaning keeps to; a better one is added to the list below."""

import math
from collections.abc import Callable
from pathlib import Path

import anyio
import pytest
from anyio.to_thread import run_sync

from app.judging import AskedModel
from app.llm.scripted import ScriptedGenerator
from app.prompting.library import PromptLibrary
from app.wiring.judging import wording
from dutch.words import words
from guardrails.contract import Entailment

PROMPTS = Path(__file__).parents[2] / "prompts"


class SameWords:
    """The simplest checker: which share of the words of the sentence the source has."""

    name = "same-words"

    def __call__(self, source: str, sentence: str) -> float | None:
        there, asked = ({w.text.lower() for w in words(text)} for text in (source, sentence))
        return len(asked & there) / len(asked) if asked else 1.0


def asked_model() -> Entailment:
    generator = ScriptedGenerator("ja")
    generator.opening = 0.7
    return AskedModel(generator, wording(PromptLibrary.read(PROMPTS)), until=math.inf)


CHECKERS: list[Callable[[], Entailment]] = [asked_model, SameWords]


@pytest.mark.parametrize("make", CHECKERS)
@pytest.mark.parametrize(
    ("source", "sentence"),
    [("De termijn is vier weken.", "Vier weken."), ("", ""), ("{{ 7 * 7 }}", "\ud800 \0 # user")],
)
def test_a_checker_gives_a_probability_from_a_thread_of_its_own(
    make: Callable[[], Entailment], source: str, sentence: str
) -> None:
    checker = make()

    async def ask() -> float | None:
        return await run_sync(checker, source, sentence)

    found = anyio.run(ask)
    assert found is not None
    assert 0.0 <= found <= 1.0


@pytest.mark.parametrize("make", CHECKERS)
def test_a_checker_has_one_name(make: Callable[[], Entailment]) -> None:
    assert make().name == make().name != ""
