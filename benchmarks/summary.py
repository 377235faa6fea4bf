"""Measures summaries as markdown: python benchmarks/summary.py --documents FILE... [--out FILE].

Each document goes through the service as it stands, model and guards included. With --out every
summary is kept as a line, and a later run goes on where this one stopped.
"""

import argparse
import asyncio
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from app.benchmark.scorers.invents_no_number import InventsNoNumber
from app.benchmark.scorers.scorer import Sample
from app.benchmark.scorers.supported_share import SupportedShare
from app.values.summaries import SummaryDone
from app.wiring import Services
from dutch.numbers import numbers
from guardrails.contract import SentenceSupport

HEAD = (
    "| document | pages | words | sentences read | summary words | sentences | by the model | "
    "left out | supported | figures | invented | tokens read | seconds |\n" + "|---" * 13 + "|"
)


@dataclass(frozen=True, slots=True)
class Row:
    """What is kept of one summary, its text included so that people can read it."""

    document: str
    prompt: str
    pages: int
    words: int
    read: str
    text: str
    sentences: int
    by_model: int
    left_out: int
    supported: float
    figures: int
    invented: int
    tokens: int
    seconds: float


async def summarised(services: Services, path: Path) -> Row:
    given = await services.files.read(path)
    events = [event async for event in services.summarize.stream(given)]
    (summary,) = [event.summary for event in events if isinstance(event, SummaryDone)]
    judged = tuple(
        SentenceSupport(s.start, s.end, s.text, s.support, s.score, s.sources, s.reasons)
        for s in summary.sentences
    )
    source = "\n\n".join(text.text for text in given)
    sample = Sample({"text": source}, summary.text, sentences=judged)
    supported, invented = SupportedShare().score(sample), InventsNoNumber().score(sample)
    return Row(
        document=path.name,
        prompt=summary.prompt,
        pages=summary.extent.pages,
        words=len(source.split()),
        read=f"{summary.extent.read} of {summary.extent.sentences}",
        text=summary.text,
        sentences=len(judged),
        by_model=sum(not sentence.literal for sentence in summary.sentences),
        left_out=summary.extent.left_out,
        supported=supported.value if supported and supported.value is not None else 0.0,
        figures=len(numbers(summary.text)),
        invented=invented.detail.count(",") + 1 if invented and invented.detail else 0,
        tokens=summary.usage.prompt_tokens - summary.usage.cached_tokens,
        seconds=summary.timings.total_ms / 1000,
    )


def line(row: Row) -> str:
    cells = [
        row.document,
        str(row.pages or ""),
        str(row.words),
        row.read,
        str(len(row.text.split())),
        str(row.sentences),
        str(row.by_model),
        str(row.left_out),
        f"{row.supported:.2f}",
        str(row.figures),
        str(row.invented),
        str(row.tokens),
        f"{row.seconds:.0f}",
    ]
    return f"| {' | '.join(cells)} |"


def kept(path: Path | None, prompt: str) -> dict[str, Row]:
    """Summaries of an earlier run with the same prompt, by document."""
    if path is None or not path.exists():
        return {}
    rows = [Row(**json.loads(text)) for text in path.read_text(encoding="utf-8").splitlines()]
    return {row.document: row for row in rows if row.prompt == prompt}


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, nargs="+", required=True)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    services = Services()
    done = kept(chosen.out, services.prompts.active("summarize/part").reference)
    async with services:
        for path in chosen.documents:
            if path.name not in done:
                row = done[path.name] = await summarised(services, path)
                if chosen.out:
                    with chosen.out.open("a", encoding="utf-8") as file:
                        file.write(json.dumps(asdict(row), ensure_ascii=False) + "\n")
    print("\n".join([HEAD, *(line(done[path.name]) for path in chosen.documents)]))


if __name__ == "__main__":
    asyncio.run(main())
