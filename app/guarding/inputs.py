"""What a person gave, as a language model may read it: masked, or refused with advice."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from app.errors import InvalidInput, QuestionRefused
from app.guarding.passages import without
from app.values.guarding import ACTED, Done, Guarded, Override, counted
from guardrails.checks.marking import read_marking
from guardrails.contract import Action, Decision, Verdict
from guardrails.injection.guard import InjectionGuard, Role
from guardrails.masking import Masks
from guardrails.pipeline import Pipeline
from guardrails.policies import Policy

# A person is refused only when the guard is sure: at 0.6 it stops none of 38 ordinary questions
# that it did not learn from, and 18 of 24 attacks by users that are worded in other ways.
_SURE = 0.6
_SHORTEST_REASON = 10
_DUTCH = {"credentials": "een wachtwoord, code of sleutel", "bsn": "een BSN"}


@dataclass(frozen=True, slots=True)
class Typed:
    """A text and who wrote it: the person, or someone else whose document it is.

    `marked`: a rubricering in it refuses the text. `orders` says what an order to the assistant
    in it does: refuse the text, leave those sentences out, or nothing where no model follows it.
    """

    text: str
    role: Role = "user"
    marked: bool = True
    orders: Literal["refuse", "leave_out", "keep"] = "refuse"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The texts as a model may read them; `masks` gives back what was there, in memory only.

    `guards` are of the last text, `all_guards` of all of them.
    """

    texts: tuple[str, ...]
    masks: Masks
    done: tuple[tuple[tuple[str, Done], ...], ...] = field(repr=False)

    @property
    def guards(self) -> tuple[Guarded, ...]:
        return counted(self.done[-1]) if self.done else ()

    @property
    def all_guards(self) -> tuple[Guarded, ...]:
        return counted(each for done in self.done for each in done)


@dataclass(frozen=True, slots=True)
class InputGuard:
    """Looks for state secrets, orders to the assistant and personal data.

    `privacy` holds the checks and the policy; a refused text is kept nowhere.
    """

    privacy: Pipeline
    injection: InjectionGuard
    accredited_for_dep_v: bool = False

    @property
    def policy(self) -> str:
        return self.privacy.policy.name

    def reviewed(self, texts: Sequence[Typed], override: Override | None = None) -> Reviewed:
        """Mask in the order in which it was typed, so that placeholders stay the same.

        Raises: QuestionRefused with advice, InvalidInput for an override that cannot be.
        """
        policy = _loosened(self.privacy.policy, override)
        for typed in texts:
            if typed.marked:
                self._check_marking(typed.text)
        allowed = [self._without_orders(typed) for typed in texts]
        masks = Masks()
        for typed in texts:
            masks.keep_clear_of(typed.text)
        pipeline = replace(self.privacy, policy=policy, placeholder=masks.placeholder)
        verdicts = [_shown(pipeline, text) for text in allowed]
        kinds = override.kinds if override else frozenset()
        done = tuple(
            (*self._mentions(typed.text, text), *_done(verdict.decisions, kinds))
            for typed, text, verdict in zip(texts, allowed, verdicts, strict=True)
        )
        return Reviewed(tuple(verdict.text for verdict in verdicts), masks, done)

    def _check_marking(self, text: str) -> None:
        marking = read_marking(text, accredited_for_dep_v=self.accredited_for_dep_v)
        if marking.decision == "block":
            raise QuestionRefused((marking.level or "marking",), marking.advice)

    def _mentions(self, text: str, allowed: str) -> Iterator[tuple[str, Done]]:
        """That the text speaks of a rubricering (a warning), and that orders were left out."""
        marking = read_marking(text, accredited_for_dep_v=self.accredited_for_dep_v)
        if marking.decision == "warn":
            yield "marking_mentioned", "note"
        if allowed != text:
            yield "injection", "withhold"

    def _without_orders(self, typed: Typed) -> str:
        if typed.orders == "keep":
            return typed.text
        verdict = self.injection.review(typed.text, typed.role)
        if not verdict.flagged or verdict.score < _SURE:
            return typed.text
        rest = without(typed.text, verdict.passages) if typed.orders == "leave_out" else ""
        if not any(map(str.isalnum, rest)):
            raise QuestionRefused(
                ("injection",),
                "Uw tekst lijkt de regels van de assistent te willen veranderen. "
                "Stel uw vraag zonder die opdracht. De tekst is niet opgeslagen.",
            )
        return rest


def _loosened(policy: Policy, override: Override | None) -> Policy:
    """The policy with what the person lets through.

    Raises: InvalidInput when the policy does not leave that to a person, or without a reason.
    """
    if override is None:
        return policy
    if fixed := sorted(override.kinds - policy.override):
        raise InvalidInput(f"Voor deze soorten is geen uitzondering mogelijk: {', '.join(fixed)}.")
    if len(override.reason.strip()) < _SHORTEST_REASON:
        raise InvalidInput(
            f"Geef een reden voor de uitzondering, van minstens {_SHORTEST_REASON} tekens."
        )
    return replace(
        policy, actions={**policy.actions, **dict.fromkeys(override.kinds, Action.NOTE)}
    )


def _shown(pipeline: Pipeline, text: str) -> Verdict:
    verdict = pipeline.review(text)
    _check_blocks(verdict.decisions)
    return verdict


def _check_blocks(decisions: Iterable[Decision]) -> None:
    kinds = tuple(sorted({d.finding.kind for d in decisions if d.action is Action.BLOCK}))
    if kinds:
        found = ", ".join(_DUTCH.get(kind, kind) for kind in kinds)
        raise QuestionRefused(
            kinds,
            f"Uw tekst is tegengehouden. Gevonden: {found}. Haal dit weg en stel uw vraag "
            "opnieuw. De tekst is niet opgeslagen.",
        )


def _done(
    decisions: Iterable[Decision], let_through: frozenset[str]
) -> Iterator[tuple[str, Done]]:
    for decision in decisions:
        found = decision.finding
        overridden = found.kind in let_through and not found.public
        yield found.kind, "override" if overridden else ACTED[decision.action]
