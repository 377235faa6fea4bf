"""What the settings' model itself writes in answer to questions, before any check: `written`.

`python benchmarks/written.py --questions FILE:COLLECTION [...] --kept FILE` only asks what is not
kept yet, so that a run that was stopped goes on.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from pathlib import Path

from questions import Question, read_questions

from app.ports.language import TextGenerator
from app.values.language import Event, Message, Sampling, Text
from app.wiring import Services
from app.wiring.asking import answers_from


@dataclass(slots=True)
class Overheard:
    """Satisfies TextGenerator, and keeps what the model behind it wrote last."""

    model: TextGenerator
    said: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.model.name

    @property
    def context_length(self) -> int:
        return self.model.context_length

    def count_tokens(self, text: str) -> int:
        return self.model.count_tokens(text)

    async def stream(
        self, messages: Sequence[Message], sampling: Sampling, *, person: str = ""
    ) -> AsyncGenerator[Event, None]:
        self.said = []
        async with aclosing(self.model.stream(messages, sampling, person=person)) as events:
            async for event in events:
                if isinstance(event, Text):
                    self.said.append(event.text)
                yield event

    async def close(self) -> None:
        await self.model.close()


def asked(given: Sequence[str]) -> list[tuple[Question, str]]:
    """Each question of the files with its collection, from FILE:COLLECTION."""
    pairs = [each.rsplit(":", 1) for each in given]
    return [(one, name) for file, name in pairs for one in read_questions([Path(file)])]


def kept(file: Path) -> dict[str, str]:
    """What was written in answer to each question, by its id; "" where the model declined."""
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    rows: list[Mapping[str, str]] = list(map(json.loads, lines))
    return {row["id"]: row["written"] for row in rows}


async def write(questions: Sequence[tuple[Question, str]], file: Path, until: float) -> None:
    """Ask what is not kept yet, one after another, and keep it."""
    services = Services()
    overheard = Overheard(services.generator)
    ask = replace(answers_from(services, services.retriever), generator=overheard)
    done = kept(file)
    async with services:
        for question, collection in questions:
            if question.id in done or time.monotonic() > until:
                continue
            async with aclosing(ask.stream(question.text, within=[collection])) as events:
                async for _ in events:
                    pass
            with file.open("a", encoding="utf-8") as lines:
                row = {"id": question.id, "written": "".join(overheard.said)}
                lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            overheard.said = []
            sys.stderr.write(f"\r{question.id}   ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", nargs="+", required=True, metavar="FILE:COLLECTION")
    parser.add_argument("--kept", type=Path, required=True)
    parser.add_argument("--seconds", type=float, default=float("inf"))
    given = parser.parse_args()
    until = time.monotonic() + given.seconds
    asyncio.run(write(asked(given.questions), given.kept, until))


if __name__ == "__main__":
    main()
