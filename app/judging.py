"""Whether sources carry a text: the check of the guardrails, in a thread of its own."""

import logging
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from time import monotonic

from anyio import CapacityLimiter, from_thread, move_on_after
from anyio.to_thread import run_sync

from app.errors import ModelError, ModelMissing
from app.ports.judging import SECONDS, SupportJudge
from app.ports.language import TextGenerator
from app.values.language import Message, Opened, Sampling
from guardrails.contract import SentenceSupport, Similarity, SourceText
from guardrails.support.calibration import CalibrationMismatch
from guardrails.support.check import SupportCheck
from knowledge_base.contract import Embedder

_log = logging.getLogger("app.judging")


class SupportInThread:
    """Satisfies the port SupportJudge; asks no language model."""

    def __init__(self, check: SupportCheck) -> None:
        self._check = check
        self._one_at_a_time = CapacityLimiter(1)

    async def judge(
        self,
        text: str,
        sources: Sequence[SourceText],
        *,
        seconds: float = SECONDS,  # noqa: ARG002 - it needs no more than milliseconds
        person: str = "",  # noqa: ARG002 - it waits for nobody
    ) -> Sequence[SentenceSupport]:
        return await run_sync(self._check, text, sources, limiter=self._one_at_a_time)


class Embedded:
    """An embedder as the similarity of the guardrails."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self.name = embedder.name

    def __call__(self, sentence: str, passages: Sequence[str]) -> Sequence[float]:
        first, *others = self._embedder.passages([sentence, *passages])
        return [float(first @ other) for other in others]


@dataclass(frozen=True, slots=True)
class Wording:
    """How a model is asked whether a sentence follows from a source: `messages` of the two.

    The sampling has an opening: the probability of its wanted word is the answer.
    """

    reference: str
    sampling: Sampling
    messages: Callable[[str, str], Sequence[Message]]


@dataclass(frozen=True, slots=True)
class AskedModel:
    """A language model as the entailment of the guardrails, called from another thread.

    Args:
        until: when there is no more time, on the clock of `time.monotonic`.
    """

    generator: TextGenerator
    wording: Wording
    person: str = ""
    until: float = 0.0

    @property
    def name(self) -> str:
        return f"{self.generator.name} {self.wording.reference}"

    def __call__(self, source: str, sentence: str) -> float | None:
        if monotonic() >= self.until:
            return None
        asked = self.wording.messages(source, sentence)
        try:
            return from_thread.run(self._opening, asked)
        except ModelError as error:
            _log.info("support_not_asked: %s", type(error).__name__)
            return None

    async def _opening(self, asked: Sequence[Message]) -> float | None:
        events = self.generator.stream(asked, self.wording.sampling, person=self.person)
        with move_on_after(self.until - monotonic()):
            async with aclosing(events):
                async for event in events:
                    if isinstance(event, Opened):
                        return event.probability
        return None


class SupportByModel:
    """Satisfies the port SupportJudge; where no model is there, it judges without.

    `without` is the check for when there is no model.
    """

    def __init__(self, similarity: Similarity, model: AskedModel, without: SupportCheck) -> None:
        self._similarity = similarity
        self._model = model
        self._without = without
        # They wait for the model in its own queue; more than a few only hold threads.
        self._few_at_a_time = CapacityLimiter(4)

    async def judge(
        self,
        text: str,
        sources: Sequence[SourceText],
        *,
        seconds: float = SECONDS,
        person: str = "",
    ) -> Sequence[SentenceSupport]:
        def work() -> Sequence[SentenceSupport]:
            model = replace(self._model, until=monotonic() + seconds, person=person)
            if not self._there():
                return self._without(text, sources)
            return SupportCheck(self._similarity, model)(text, sources)

        return await run_sync(work, limiter=self._few_at_a_time)

    def _there(self) -> bool:
        """Whether the file of the model is there; it may have been fetched meanwhile."""
        try:
            self._model.generator.count_tokens("")
        except ModelMissing:
            return False
        return True


@dataclass(frozen=True, slots=True)
class Judges:
    """`fast` compares words and facts in milliseconds; `careful` also reads for the meaning."""

    fast: SupportJudge
    careful: SupportJudge


def strongest(embedder: Embedder, generator: TextGenerator, wording: Wording) -> SupportJudge:
    """The best check that was calibrated for this embedder and this model as it is asked."""
    similarity, model = Embedded(embedder), AskedModel(generator, wording)
    try:
        without = SupportCheck(similarity)
        SupportCheck(similarity, model)
    except CalibrationMismatch as mismatch:
        _log.info("support_not_calibrated: %s", mismatch)
        return SupportInThread(without_model(similarity))
    return SupportByModel(similarity, model, without)


def without_model(similarity: Similarity, *, close: bool = False) -> SupportCheck:
    """The check by this embedder, or by the text alone where it was not calibrated for it.

    Args:
        close: for texts that were written from their sources, see SupportCheck.
    """
    try:
        return SupportCheck(similarity, close=close)
    except CalibrationMismatch:
        return SupportCheck(close=close)
