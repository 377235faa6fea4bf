"""Runs checks over one original text and applies a policy to what they find."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from guardrails.contract import Action, Check, Decision, Finding, Verdict
from guardrails.policies import Policy

CHECK_FAILED = "check_failed"
_FREE = re.compile(rb"\0+")
_SAYS_SOMETHING = re.compile(r"[^\W_]")

Placeholder = Callable[[Finding, str], str]


def kind_in_brackets(finding: Finding, _value: str) -> str:
    return f"[{finding.kind}]"


@dataclass(frozen=True, slots=True)
class Pipeline:
    """Checks and a policy. `placeholder` names what stands where a finding was masked."""

    checks: Sequence[Check]
    policy: Policy
    placeholder: Placeholder = kind_in_brackets

    def review(self, text: str, since: int = 0) -> Verdict:
        """Judge a text; whatever goes wrong in a check blocks it.

        What stands before `since` is context: it is read, and left out of the verdict.
        """
        failures: list[Finding] = []
        found: list[Finding] = []
        for check in self.checks:
            try:
                found += check(text)
            except Exception as error:  # noqa: BLE001 - fail closed: a broken check proves nothing
                reason = f"{check.name} failed: {type(error).__name__}"
                failures.append(Finding(CHECK_FAILED, 0, len(text), reason))
        decided = _since(since, _disjoint(text, [self.policy.decide(f) for f in found]))
        stopped = _since(since, [Decision(f, Action.BLOCK) for f in failures])
        shown = "" if stopped else self._masked(text[since:], decided)
        return Verdict(shown, decided + stopped)

    def _masked(self, text: str, decisions: Sequence[Decision]) -> str:
        shown: list[str] = []
        cursor = 0
        for decision in decisions:
            if decision.action is Action.NOTE:
                continue
            span = decision.finding
            shown.append(text[cursor : span.start])
            shown.append(self.placeholder(span, text[span.start : span.end]))
            cursor = span.end
        return "".join(shown) + text[cursor:]


def _since(start: int, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions about the text from `start` on, in its own offsets."""
    if not start:
        return tuple(decisions)
    return tuple(
        replace(
            d,
            finding=replace(
                d.finding, start=max(d.finding.start - start, 0), end=d.finding.end - start
            ),
        )
        for d in decisions
        if d.finding.end > start
    )


def _disjoint(text: str, decisions: Sequence[Decision]) -> list[Decision]:
    """In order of place and without overlap; the strictest, surest and longest goes first.

    What remains of an overlapped finding is kept, so that masking never shows a part of it.
    """
    strictest = sorted(
        decisions,
        key=lambda d: (-d.action, -d.finding.score, d.finding.start - d.finding.end),
    )
    taken: list[Decision] = []
    covered = bytearray(len(text))
    for decision in strictest:
        span = decision.finding
        for free in _FREE.finditer(bytes(covered[span.start : span.end])):
            start, end = span.start + free.start(), span.start + free.end()
            whole = (start, end) == (span.start, span.end)
            rest = decision.action is not Action.NOTE and _SAYS_SOMETHING.search(text, start, end)
            if whole:
                taken.append(decision)
            elif rest:
                taken.append(replace(decision, finding=replace(span, start=start, end=end)))
        covered[span.start : span.end] = b"x" * (span.end - span.start)
    return sorted(taken, key=lambda d: d.finding.start)
