"""What the guardrails say of a text, for people and programs that only want to know."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Literal

from app.values.guarding import GivenSource
from guardrails.checks.marking import Level, Mark, MarkingDecision, read_marking
from guardrails.contract import Decision, SentenceSupport, SourceText
from guardrails.contract import Mark as Support
from guardrails.injection.guard import InjectionGuard, InjectionVerdict, Role
from guardrails.pipeline import Pipeline
from guardrails.support.check import SupportCheck


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
class SentenceReview:
    """A SentenceSupport with the ids of the sources as they were given."""

    start: int
    end: int
    text: str
    support: Support
    score: float
    sources: tuple[str | int, ...]
    reasons: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class SupportReview:
    """`score` is the mean of the sentences that can be checked; 1 is fully supported."""

    score: float
    sentences: tuple[SentenceReview, ...]


@dataclass(frozen=True, slots=True)
class Guard:
    """Nothing of what is reviewed here is kept."""

    privacy_guard: Callable[[str], Pipeline]
    injection_guard: InjectionGuard
    support_check: SupportCheck
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

    def support(self, answer: str, sources: Sequence[GivenSource]) -> SupportReview:
        given = {str(source.id): source.id for source in sources}
        texts = [SourceText(str(source.id), source.text) for source in sources]
        sentences = tuple(_reviewed(each, given) for each in self.support_check(answer, texts))
        scores = [each.score for each in sentences if each.support != "not_checkable"]
        return SupportReview(round(sum(scores) / len(scores), 4) if scores else 1.0, sentences)


def _reviewed(sentence: SentenceSupport, given: Mapping[str, str | int]) -> SentenceReview:
    sources = tuple(given[source] for source in sentence.sources)
    return SentenceReview(**asdict(sentence) | {"sources": sources})


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
