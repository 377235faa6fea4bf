"""Looks for texts that break or delay the privacy guard, led by coverage.

Usage: python benchmarks/fuzz_guards.py -max_total_time=300
Needs atheris (`pip install atheris`), which is no dependency; the suite has Hypothesis for this.
"""

import sys
import time

import atheris  # type: ignore[import-untyped]

with atheris.instrument_imports(include=["guardrails"]):
    from guardrails.privacy import privacy_guard

guard = privacy_guard()
SECONDS = 2.0


def one(data: bytes) -> None:
    """Raises: AssertionError for a text that breaks a check or takes too long."""
    text = atheris.FuzzedDataProvider(data).ConsumeUnicode(len(data))
    started = time.process_time()
    verdict = guard.review(text)
    spans = [(d.finding.start, d.finding.end) for d in verdict.decisions]
    assert "check_failed" not in verdict.kinds  # noqa: S101
    assert all(0 <= start < end <= len(text) for start, end in spans)  # noqa: S101
    assert time.process_time() - started < SECONDS  # noqa: S101


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
