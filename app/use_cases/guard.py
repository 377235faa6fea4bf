"""What the guardrails say of a text, for people and programs that only want to know."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from app.values.audit import AuditEvent
from app.values.guarding import ACTED, Acted, Done, counted
from guardrails.checks.marking import Mark, MarkingDecision, read_marking
from guardrails.contract import Decision
from guardrails.injection.guard import InjectionGuard, InjectionVerdict, Role
from guardrails.marking.patterns import Level
from guardrails.pipeline import Pipeline


@dataclass(frozen=True, slots=True)
class PrivacyFinding:
    """Personal data as a span in code points of the text as given."""

    kind: str
    start: int
    end: int
    text: str
    score: float
    action: Acted
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
    """Nothing of what is reviewed here is kept; `record` writes down what was decided."""

    privacy_guard: Callable[[str], Pipeline]
    injection_guard: InjectionGuard
    record: Callable[[AuditEvent], None]
    accredited_for_dep_v: bool = False

    def privacy(self, text: str, policy: str = "chat", person: str = "") -> PrivacyReview:
        """Raises: InvalidInput when there is no such policy."""
        verdict = self.privacy_guard(policy).review(text)
        done = ((d.finding.kind, ACTED[d.action]) for d in verdict.decisions)
        self._record(person, verdict.decision, done, {"check": "privacy", "policy": policy})
        findings = tuple(_finding(text, decision) for decision in verdict.decisions)
        return PrivacyReview(verdict.decision, verdict.text, findings)

    def injection(self, text: str, role: Role = "document", person: str = "") -> InjectionVerdict:
        verdict = self.injection_guard.review(text, role)
        done: list[tuple[str, Done]] = [("injection", "note")] * len(verdict.passages)
        decision = "flagged" if verdict.flagged else "allow"
        self._record(person, decision, done, {"check": "injection", "role": role})
        return verdict

    def marking(self, text: str, person: str = "") -> MarkingReview:
        found = read_marking(text, accredited_for_dep_v=self.accredited_for_dep_v)
        stops: Done = "block" if found.decision == "block" else "note"
        done = ((m.level or "mentioned", stops if m.decides else "note") for m in found.spans)
        self._record(person, found.decision, done, {"check": "marking"})
        return MarkingReview(found.level, found.decision, found.spans, found.advice)

    def _record(
        self,
        person: str,
        decision: str,
        done: Iterable[tuple[str, Done]],
        facts: Mapping[str, str],
    ) -> None:
        counts = {f"{each.kind}.{each.action}": each.count for each in counted(done)}
        self.record(AuditEvent("text_checked", person, decision, counts=counts, facts=facts))


def _finding(text: str, decision: Decision) -> PrivacyFinding:
    found = decision.finding
    return PrivacyFinding(
        found.kind,
        found.start,
        found.end,
        text[found.start : found.end],
        found.score,
        ACTED[decision.action],
        found.reason,
    )
