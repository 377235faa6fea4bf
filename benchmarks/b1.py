"""Measures rewriting in plain Dutch, and the readability it is measured with, as tables.

`python benchmarks/b1.py --cases FILE --vectors FILE --out FILE [--first N]` rewrites each passage
with the settings' model. What was made is kept in `--out`, one JSON object a line, so that a run
that was stopped goes on where it was and people can read it.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import aclosing
from dataclasses import asdict, dataclass
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean
from typing import Any

from app.benchmark.scorers.invents_no_number import InventsNoNumber
from app.benchmark.scorers.keeps_every_duty import KeepsEveryDuty
from app.benchmark.scorers.keeps_every_negation import KeepsEveryNegation
from app.benchmark.scorers.keeps_every_number import KeepsEveryNumber
from app.benchmark.scorers.scorer import Sample, Scorer
from app.benchmark.scorers.whole_sentences import WholeSentences
from app.values.rewriting import Rewriting, RewritingDone
from app.wiring import Services
from dutch.readability import readability

SCORERS: tuple[Scorer, ...] = (
    KeepsEveryNumber(),
    InventsNoNumber(),
    KeepsEveryNegation(),
    KeepsEveryDuty(),
    WholeSentences(),
)


@dataclass(frozen=True, slots=True)
class Made:
    """One passage rewritten; `lost` and `added` are the facts that the service itself reports."""

    id: str
    text: str
    lost: tuple[str, ...]
    added: tuple[str, ...]
    by_model: int
    sentences: int
    attempts: int
    seconds: float


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def made(cases: Sequence[dict[str, Any]], out: Path) -> list[Made]:
    """What was made before, and the rest made now."""
    kept = {row["id"]: Made(**row) for row in (rows(out) if out.exists() else [])}
    asyncio.run(_make([case for case in cases if case["id"] not in kept], out))
    now = {row["id"]: Made(**row) for row in rows(out)}
    return [now[case["id"]] for case in cases]


async def _make(cases: Sequence[dict[str, Any]], out: Path) -> None:
    services = Services()
    try:
        with out.open("a", encoding="utf-8") as file:
            for case in cases:
                began = time.perf_counter()
                result = await _rewritten(services, case["text"])
                row = _made(case["id"], result, time.perf_counter() - began)
                file.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
                file.flush()
    finally:
        await services.close()


async def _rewritten(services: Services, text: str) -> Rewriting:
    async with aclosing(services.rewrite.stream(text)) as events:
        async for event in events:
            if isinstance(event, RewritingDone):
                return event.rewriting
    raise RuntimeError("nothing was made")


def _made(id_: str, result: Rewriting, seconds: float) -> Made:
    return Made(
        id=id_,
        text=result.text,
        lost=result.facts.lost,
        added=result.facts.added,
        by_model=sum(sentence.by == "model" for sentence in result.sentences),
        sentences=len(result.sentences),
        attempts=result.attempts,
        seconds=round(seconds, 1),
    )


def table(cases: Sequence[dict[str, Any]], results: Sequence[Made]) -> Iterator[str]:
    """The text given, the editors' reference and ours, one row each."""
    columns = {
        "given": [case["text"] for case in cases],
        "editors": [case["reference"] for case in cases],
        "Notabene": [result.text for result in results],
    }
    yield "| text | words a sentence | rules met | Flesch-Douma | likeness to the editors' |"
    yield "| --- | --- | --- | --- | --- |"
    for name, texts in columns.items():
        measured = [readability(text) for text in texts]
        near = [_near(text, case["reference"]) for text, case in zip(texts, cases, strict=True)]
        words = sum(m.words for m in measured) / sum(m.sentences for m in measured)
        met = mean(m.rules_met for m in measured)
        flesch = mean(m.flesch_douma for m in measured)
        yield f"| {name} | {words:.1f} | {met:.2f} | {flesch:.0f} | {mean(near):.2f} |"


def _near(one: str, other: str) -> float:
    """Share of the words that stay in place between the two (1 is the same text)."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


def scores(cases: Sequence[dict[str, Any]], results: Sequence[Made]) -> Iterator[str]:
    """How often each kind of fact was kept, for our text and for the editors'."""
    yield "| scorer | Notabene | passages with an error | editors | passages |"
    yield "| --- | --- | --- | --- | --- |"
    for scorer in SCORERS:
        ours = _judged(scorer, cases, [result.text for result in results])
        theirs = _judged(scorer, cases, [case["reference"] for case in cases])
        errors = sum(value < 1 for value in ours)
        yield (
            f"| {scorer.name} {scorer.version} | {mean(ours):.3f} | {errors} "
            f"| {mean(theirs):.3f} | {len(ours)} |"
        )


def _judged(scorer: Scorer, cases: Sequence[dict[str, Any]], texts: Sequence[str]) -> list[float]:
    samples = [
        Sample({"text": case["text"]}, text) for case, text in zip(cases, texts, strict=True)
    ]
    found = [scorer.score(sample) for sample in samples]
    return [score.value for score in found if score and score.value is not None]


def cost(results: Sequence[Made]) -> str:
    lost, added = (sum(len(getattr(r, name)) for r in results) for name in ("lost", "added"))
    share = sum(r.by_model for r in results) / sum(r.sentences for r in results)
    seconds = sorted(result.seconds for result in results)
    return (
        f"Facts lost by its own account: {lost}; added: {added}. Sentences that the model worded: "
        f"{share:.0%}. Seconds a passage: median {seconds[len(seconds) // 2]:.1f}, "
        f"longest {seconds[-1]:.1f}."
    )


def vectors(cases: Sequence[dict[str, Any]]) -> str:
    """How many of the texts that were counted by hand come out within their tolerance."""
    right = sum(_within(case) for case in cases)
    return f"Readability: {right} of {len(cases)} texts counted by hand within tolerance."


def _within(case: dict[str, Any]) -> bool:
    measured, expected = readability(case["text"]), case["expect"]
    near = [
        abs(getattr(measured, name) - expected[name]) <= expected[f"tolerance_{short}"]
        for name, short in (("flesch_douma", "flesch"), ("leesindex_a", "leesindex"))
        if name in expected
    ]
    counts = abs(measured.words - expected["words"]) <= 1
    return all(near) and counts and measured.sentences == expected["sentences"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--first", type=int, help="only so many passages, to try something out")
    given = parser.parse_args()
    cases = rows(given.cases)[: given.first]
    results = made(cases, given.out)
    if given.first is None:
        # What is complete is measured anew by a next run.
        given.out.replace(given.out.with_suffix(".done.jsonl"))
    parts = ["\n".join(table(cases, results)), "\n".join(scores(cases, results)), cost(results)]
    sys.stdout.write("\n\n".join([*parts, vectors(rows(given.vectors))]) + "\n")


if __name__ == "__main__":
    main()
