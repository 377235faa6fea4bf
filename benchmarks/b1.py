"""Measures rewriting in plain Dutch, and the readability it is measured with, as tables.

`python benchmarks/b1.py --cases FILE --vectors FILE --out FOLDER [--first N]` rewrites each
passage with the settings' model, through the lab bench.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from statistics import mean
from typing import Any

from engine import measured, read_rows

from app.benchmark.results import Result
from app.benchmark.scorers.invents_no_number import InventsNoNumber
from app.benchmark.scorers.keeps_every_duty import KeepsEveryDuty
from app.benchmark.scorers.keeps_every_negation import KeepsEveryNegation
from app.benchmark.scorers.keeps_every_number import KeepsEveryNumber
from app.benchmark.scorers.scorer import Sample, Scorer
from app.benchmark.scorers.whole_sentences import WholeSentences
from dutch.readability import readability

SCORERS: tuple[Scorer, ...] = (
    KeepsEveryNumber(),
    InventsNoNumber(),
    KeepsEveryNegation(),
    KeepsEveryDuty(),
    WholeSentences(),
)


def table(cases: Sequence[dict[str, Any]], results: Sequence[Result]) -> Iterator[str]:
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


def scores(cases: Sequence[dict[str, Any]], results: Sequence[Result]) -> Iterator[str]:
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


def cost(results: Sequence[Result]) -> str:
    names = ("lost", "added", "by_model", "sentences")
    lost, added, own, sentences = (sum(each.counts[name] for each in results) for name in names)
    seconds = sorted(each.cost.total_s for each in results if each.cost)
    return (
        f"Facts lost by its own account: {lost:.0f}; added: {added:.0f}. Sentences that the model "
        f"worded: {own / sentences:.0%}. Seconds a passage: median "
        f"{seconds[len(seconds) // 2]:.1f}, longest {seconds[-1]:.1f}."
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
    cases = read_rows(given.cases)[: given.first]
    asked = [{"id": case["id"], "fields": {"text": case["text"]}} for case in cases]
    results = measured("rewrite", asked, given.out)
    parts = ["\n".join(table(cases, results)), "\n".join(scores(cases, results)), cost(results)]
    sys.stdout.write("\n\n".join([*parts, vectors(read_rows(given.vectors))]) + "\n")


if __name__ == "__main__":
    main()
