"""A language model as one more scorer; worth what its agreement with people is."""

from contextlib import aclosing
from dataclasses import dataclass
from typing import Protocol

from app.benchmark.scorers.scorer import Sample, Score
from app.errors import NotabeneError
from app.ports.language import TextGenerator
from app.problems import detail_of
from app.prompting.library import PromptLibrary
from app.values.language import Opened

PROMPT = "judge/good"
NAME, TITLE = "judge", "Goed volgens het model"


class Judge(Protocol):
    """A scorer that takes its time."""

    async def score(self, sample: Sample) -> Score: ...


@dataclass(frozen=True, slots=True)
class ModelJudge:
    """Gives the probability that the model calls the text good, between its two words."""

    prompts: PromptLibrary
    generator: TextGenerator

    @property
    def version(self) -> int:
        return self.prompts.active(PROMPT).about.version

    async def score(self, sample: Sample) -> Score:
        prompt = self.prompts.active(PROMPT)
        messages = prompt.render(given="\n".join(sample.given.values()), text=sample.text)
        events = self.generator.stream(messages, prompt.about.sampling)
        try:
            async with aclosing(events):
                async for event in events:
                    if isinstance(event, Opened):
                        return Score(round(event.probability, 4), f"door {self.generator.name}")
        except NotabeneError as error:
            return Score(None, detail_of(error))
        return Score(None, "Het model gaf geen oordeel")
