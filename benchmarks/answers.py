"""Measures whole answers of the real service on questions, as a table or as JSON.

`python benchmarks/answers.py --questions FILE:COLLECTION [...] [--out FILE]` asks each question
of the settings' model, one after another. Answers are kept in the file given by `--out`, one JSON
object a line, so that a run that was stopped goes on where it was and people can read them.
"""

import argparse
import asyncio
import json
import resource
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import aclosing
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from questions import Question, read_questions

from app.ports.asking import Answering
from app.settings import read_settings
from app.use_cases.ask.turns import ONLY_QUOTES, QUOTES
from app.values.answers import Answer, Answered, Delta
from app.wiring import Services


@dataclass(frozen=True, slots=True)
class Result:
    id: str
    set: str
    answerable: bool
    answer: str
    abstained: bool
    facts: bool
    facts_by_model: bool
    sentences: int
    supported: int
    prompt_tokens: int
    cached_tokens: int
    first_token: float
    first_text: float
    total: float
    search: float


Keep = Callable[[Result], None]


async def answer(ask: Answering, question: str, collection: str) -> tuple[Answer, float]:
    """The answer, and after how many seconds its first words could be read."""
    loop = asyncio.get_running_loop()
    began, first = loop.time(), None
    async with aclosing(ask.stream(question, within=[collection])) as events:
        async for event in events:
            if first is None and isinstance(event, Delta):
                first = loop.time() - began
            if isinstance(event, Answered):
                return event.answer, first or loop.time() - began
    raise RuntimeError("no answer")


def result(question: Question, name: str, given: Answer, first_text: float) -> Result:
    by_model = given.text.split(ONLY_QUOTES, maxsplit=1)[0].split(QUOTES, maxsplit=1)[0]
    return Result(
        id=question.id,
        set=name,
        answerable=question.answerable,
        answer=given.text,
        abstained=given.abstained,
        facts=question.answerable and not given.abstained and question.facts_in(given.text),
        facts_by_model=(
            question.answerable and not given.abstained and question.facts_in(by_model)
        ),
        sentences=len(given.sentences),
        supported=sum(s.support == "supported" for s in given.sentences),
        prompt_tokens=given.usage.prompt_tokens,
        cached_tokens=given.usage.cached_tokens,
        first_token=given.timings.first_token_ms / 1000,
        first_text=first_text,
        total=given.timings.total_ms / 1000,
        search=given.timings.search_ms / 1000,
    )


async def run(questions: Sequence[tuple[Question, str, str]], keep: Keep) -> None:
    """Ask each question (with the name of its set and its collection) and keep the result."""
    services = Services(read_settings())
    try:
        for question, name, collection in questions:
            keep(result(question, name, *await answer(services.ask, question.text, collection)))
    finally:
        await services.close()


def measured(given: Sequence[str], out: Path) -> list[Result]:
    """All results, those of an earlier run that was stopped included."""
    lines = out.read_text(encoding="utf-8").splitlines() if out.exists() else []
    results = [Result(**json.loads(line)) for line in lines]
    done = {each.id for each in results}
    pairs = [each.rsplit(":", 1) for each in given]
    questions = [
        (question, Path(file).stem, collection)
        for file, collection in pairs
        for question in read_questions([Path(file)])
        if question.id not in done
    ]
    with out.open("a", encoding="utf-8") as file:

        def keep(one: Result) -> None:
            results.append(one)
            file.write(json.dumps(asdict(one), ensure_ascii=False) + "\n")
            file.flush()
            sys.stderr.write(f"\r{len(results)} {one.id}   ")

        asyncio.run(run(questions, keep))
    return results


def table(results: Sequence[Result]) -> str:
    lines = [
        "| questions | all facts | by the model alone | refused | wrongly refused | words "
        "| first token (median, p95) | first words (median) | whole answer (median) |",
        "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    for name in dict.fromkeys(each.set for each in results):
        rows = [each for each in results if each.set == name]
        can = [each for each in rows if each.answerable]
        cannot = [each for each in rows if not each.answerable]
        firsts = sorted(each.first_token for each in rows)
        lines.append(
            f"| {name} ({len(can)} + {len(cannot)}) | {_share(r.facts for r in can)} "
            f"| {_share(r.facts_by_model for r in can)} "
            f"| {_share(r.abstained for r in cannot)} | {_share(r.abstained for r in can)} "
            f"| {median(len(r.answer.split()) for r in can):.0f} "
            f"| {median(firsts):.1f} s, {firsts[int(0.95 * (len(firsts) - 1))]:.1f} s "
            f"| {median(r.first_text for r in rows):.1f} s "
            f"| {median(r.total for r in rows):.1f} s |"
        )
    return "\n".join(lines)


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
    results = measured(given.questions, given.out)
    # Only a run that was stopped goes on; the next whole run asks everything again.
    given.out.replace(given.out.with_suffix(".done.jsonl"))
    sys.stdout.write(f"{table(results)}\n\nPeak memory of the process: {memory()}.\n")


if __name__ == "__main__":
    main()
