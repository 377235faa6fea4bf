"""A text that someone gives to work on, as a model may read it."""

from collections.abc import Collection, Sequence

from anyio.to_thread import run_sync

from app.errors import QuestionRefused
from app.ports.texts import Readable
from app.values.guarding import Done, counted
from guardrails.checks.marking import read_marking
from guardrails.contract import Action
from guardrails.injection.guard import InjectionGuard
from guardrails.pipeline import Pipeline

_TOGETHER = 100


class TextGuardInThread:
    """Satisfies the port TextGuard; `privacy` says what is masked for good."""

    def __init__(
        self, privacy: Pipeline, injection: InjectionGuard, *, accredited_for_dep_v: bool
    ) -> None:
        self._privacy = privacy
        self._injection = injection
        self._accredited = accredited_for_dep_v

    async def refuse_marked(self, text: str) -> None:
        marking = await run_sync(lambda: read_marking(text, accredited_for_dep_v=self._accredited))
        if marking.decision == "block":
            raise QuestionRefused((marking.level or "marking",), marking.advice)

    async def readable(self, sentences: Sequence[str]) -> Readable:
        return await run_sync(self._readable, sentences)

    def _readable(self, sentences: Sequence[str]) -> Readable:
        shown: list[str | None] = []
        done: list[tuple[str, Done]] = []
        for start in range(0, len(sentences), _TOGETHER):
            some = sentences[start : start + _TOGETHER]
            orders = self._orders(some)
            for sentence in some:
                if _holds(sentence, orders):
                    shown.append(None)
                    done.append(("injection", "withhold"))
                else:
                    shown.append(self._masked(sentence, done))
        return Readable(tuple(shown), counted(done))

    def _orders(self, sentences: Sequence[str]) -> list[str]:
        """Whatever may be one: a sentence less does little harm to a summary."""
        verdict = self._injection.review("\n".join(sentences), "document")
        return [" ".join(order.split()) for order in verdict.passages if verdict.flagged]

    def _masked(self, sentence: str, done: list[tuple[str, Done]]) -> str:
        verdict = self._privacy.review(sentence)
        done += [(d.finding.kind, "mask") for d in verdict.decisions if d.action > Action.NOTE]
        return verdict.text


def _holds(sentence: str, orders: Collection[str]) -> bool:
    return bool(sentence) and any(order in sentence or sentence in order for order in orders)
