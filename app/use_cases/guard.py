"""What the guardrails say of a text, for people and programs that only want to know."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from guardrails.checks.marking import Level, Mark, MarkingDecision, read_marking
from guardrails.contract import Decision
from guardrails.injection.guard import InjectionGuard, InjectionVerdict, Role
from guardrails.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class PrivacyFinding:
    """Personal data as a span in code points of the text as given."""

    kind: str
    start: int
    end: int
    text: str
    score: float
    action: Literal["note", "mask", "block"]
    reason: str


@dataclass(frozen=True, slots=True)
class PrivacyReview:
    decision: Literal["allow", "mask", "block"]
    masked: str
    findings: tuple[PrivacyFinding, ...]


@dataclass(frozen=True, slots=True)
class MarkingReview:
    """`advice` tells the person who has the text what to do."""

    level: Level | None
    decision: MarkingDecision
    spans: tuple[Mark, ...]
    advice: str


@dataclass(frozen=True, slots=True)
class Guard:
    """Nothing of what is reviewed here is kept."""

    privacy_guard: Callable[[str], Pipeline]
    injection_guard: InjectionGuard
    accredited_for_dep_v: bool = False

    def privacy(self, text: str, policy: str = "chat") -> PrivacyReview:
        """Raises: InvalidInput when there is no such policy."""
        verdict = self.privacy_guard(policy).review(text)
        findings = tuple(_finding(text, decision) for decision in verdict.decisions)
        return PrivacyReview(verdict.decision, verdict.text, findings)

    def injection(self, text: str, role: Role = "document") -> InjectionVerdict:
        return self.injection_guard.review(text, role)

    def marking(self, text: str) -> MarkingReview:
        found = read_marking(text, accredited_for_dep_v=self.accredited_for_dep_v)
        return MarkingReview(found.level, found.decision, found.spans, found.advice)


def _finding(text: str, decision: Decision) -> PrivacyFinding:
    found = decision.finding
    action: Literal["note", "mask", "block"] = decision.action.name.lower()  # type: ignore[assignment]
    return PrivacyFinding(
        found.kind,
        found.start,
        found.end,
        text[found.start : found.end],
        found.score,
        action,
        found.reason,
    )
