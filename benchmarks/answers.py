"""Measures whole answers of the real service on questions, as a table.

`python benchmarks/answers.py --questions FILE:COLLECTION [...] --out FOLDER` asks each question of
the settings' model through the lab bench, one after another.
"""

import argparse
import resource
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from engine import measured
from questions import Question, read_questions

from app.benchmark.results import Result
from app.use_cases.ask.turns import ONLY_QUOTES, QUOTES


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of a set, with what the service answered."""

    set: str
    question: Question
    result: Result

    @property
    def by_model(self) -> str:
        """What the model wrote, without the quotes below it."""
        return self.result.text.split(ONLY_QUOTES, maxsplit=1)[0].split(QUOTES, maxsplit=1)[0]

    def has_facts(self, text: str) -> bool:
        return not self.result.abstained and self.question.facts_in(text)


def asked(given: str, out: Path) -> list[Asked]:
    """All questions of FILE:COLLECTION."""
    file, collection = given.rsplit(":", 1)
    questions = read_questions([Path(file)])
    cases = [
        {"id": each.id, "fields": {"question": each.text}, "abstain": not each.answerable}
        for each in questions
    ]
    name = Path(file).stem
    results = measured("ask", cases, out / name, collection)
    return [Asked(name, *pair) for pair in zip(questions, results, strict=True)]


def table(answers: Sequence[Asked]) -> str:
    lines = [
        "| questions | all facts | by the model alone | refused | wrongly refused | words "
        "| first token (median, p95) | first words (median) | whole answer (median) |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    names = dict.fromkeys(each.set for each in answers)
    rows = [row(name, [each for each in answers if each.set == name]) for name in names]
    return "\n".join([*lines, *rows])


def row(name: str, answers: Sequence[Asked]) -> str:
    can = [each for each in answers if each.question.answerable]
    cannot = [each for each in answers if not each.question.answerable]
    costs = [each.result.cost for each in answers if each.result.cost]
    firsts = sorted(cost.first_token_s for cost in costs)
    words = median(each.result.counts["first_words_s"] for each in answers)
    return (
        f"| {name} ({len(can)} + {len(cannot)}) "
        f"| {_share(each.has_facts(each.result.text) for each in can)} "
        f"| {_share(each.has_facts(each.by_model) for each in can)} "
        f"| {_share(each.result.abstained for each in cannot)} "
        f"| {_share(each.result.abstained for each in can)} "
        f"| {median(len(each.result.text.split()) for each in can):.0f} "
        f"| {median(firsts):.1f} s, {firsts[int(0.95 * (len(firsts) - 1))]:.1f} s "
        f"| {words:.1f} s | {median(cost.total_s for cost in costs):.1f} s |"
    )


def _share(values: Iterable[bool]) -> str:
    given = list(values)
    return f"{sum(given) / len(given):.2f}" if given else "-"


def memory() -> str:
    return f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GiB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", nargs="+", required=True, metavar="FILE:COLLECTION")
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    answers = [each for one in given.questions for each in asked(one, given.out)]
    sys.stdout.write(f"{table(answers)}\n\nPeak memory of the process: {memory()}.\n")


if __name__ == "__main__":
    main()
