"""What this service adds to bare llama-cpp-python, and how it treats four people at once.

`python benchmarks/speed/llm.py MODEL.gguf [--rounds 3] [--tokens 64] [--threads 2]`
Prints JSON on stdout and a table on stderr.

Bare and ours take turns with the same prompt, each cold and then warm, so that a busy machine
troubles both alike.
"""

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from llama_cpp import Llama

from app.llm.cores import usable_cores
from app.llm.llama_cpp import LlamaCppGenerator
from app.llm.queue import QueuedGenerator
from app.values.language import Finished, Message, Sampling, Text, Waiting

CONTEXT = 4096
RULES = "Je helpt ambtenaren. Antwoord kort, in het Nederlands, en noem de bron. "
QUESTION = "Leg in eenvoudige woorden uit wat de Wet open overheid regelt."


@dataclass(frozen=True, slots=True)
class Run:
    """Seconds, and tokens a second after the first."""

    what: str
    first_token: float
    total: float
    rate: float
    prompt_tokens: int = 0
    cached_tokens: int = 0
    person: str = ""
    told: tuple[tuple[int, float], ...] = ()


def prompt(number: int) -> list[Message]:
    """Nothing in it is warm, apart from what is in front of the number."""
    return [Message("system", f"{number}. {RULES * 20}"), Message("user", QUESTION)]


def bare(llama: Llama, what: str, messages: list[Message], tokens: int) -> Run:
    turns = [{"role": each.role, "content": each.content} for each in messages]
    started, first, said = time.perf_counter(), 0.0, 0
    parts = llama.create_chat_completion(
        turns,  # type: ignore[arg-type]
        temperature=0.0,
        max_tokens=tokens,
        stream=True,
    )
    for part in _texts(parts):
        first = first or time.perf_counter() - started
        said += bool(part)
    total = time.perf_counter() - started
    return Run(what, first, total, (said - 1) / (total - first))


def _texts(parts: object) -> Iterator[str]:
    for part in parts:  # type: ignore[attr-defined]
        if text := part["choices"][0]["delta"].get("content"):
            yield text


async def ours(
    queue: QueuedGenerator, what: str, messages: list[Message], tokens: int, person: str = ""
) -> Run:
    started, first, said = time.perf_counter(), 0.0, 0
    told: list[tuple[int, float]] = []
    end = Finished(0, 0)
    async for event in queue.stream(messages, Sampling(max_tokens=tokens), person=person):
        match event:
            case Text():
                first = first or time.perf_counter() - started
                said += 1
            case Waiting(place, seconds):
                told.append((place, round(seconds, 1)))
            case Finished():
                end = event
            case _:
                pass
    total = time.perf_counter() - started
    rate = (said - 1) / (total - first)
    return Run(what, first, total, rate, end.prompt_tokens, end.cached_tokens, person, tuple(told))


async def compared(file: Path, rounds: int, tokens: int, threads: int) -> list[Run]:
    """Bare and ours in turns; then another conversation in between; then four at once."""
    llama = Llama(
        str(file), n_ctx=CONTEXT, n_threads=threads, n_threads_batch=threads, verbose=False
    )
    model = LlamaCppGenerator(file, context_length=CONTEXT, threads=threads)
    queue = QueuedGenerator(model, max_waiting=8)
    bare(llama, "", prompt(0), 2)
    await ours(queue, "", prompt(0), 2)
    runs = []
    for number in range(1, rounds + 1):
        for heat in ("cold", "warm"):
            runs.append(bare(llama, f"bare {heat}", prompt(number), tokens))
            runs.append(await ours(queue, f"ours {heat}", prompt(number), tokens))
    for number in range(1, rounds + 1):
        runs.append(bare(llama, "bare, other conversation between", prompt(number), tokens))
        runs.append(await ours(queue, "ours, other conversation between", prompt(number), tokens))
    llama.close()
    four = (
        ours(queue, "four at once", prompt(90 + nr), tokens, f"person {nr}") for nr in range(4)
    )
    runs += await asyncio.gather(*four)
    await queue.close()
    return runs


def table(runs: list[Run]) -> str:
    """Markdown."""
    rows: list[tuple[str, ...]] = [
        ("", "first token (s)", "total (s)", "tokens/s", "warm", "told: place, seconds"),
        ("---",) * 6,
    ]
    for what in dict.fromkeys(run.what for run in runs if not run.person):
        some = [run for run in runs if run.what == what]
        keys = ("first_token", "total", "rate")
        middle = (f"{median(getattr(run, key) for run in some):.2f}" for key in keys)
        rows.append((what, *middle, warm(some[-1]), ""))
    for run in sorted((run for run in runs if run.person), key=lambda run: run.first_token):
        told = ", ".join(f"{place}: {seconds:.0f}" for place, seconds in run.told)
        figures = (f"{each:.2f}" for each in (run.first_token, run.total, run.rate))
        rows.append((run.person, *figures, warm(run), told))
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def warm(run: Run) -> str:
    return f"{run.cached_tokens}/{run.prompt_tokens}" if run.prompt_tokens else ""


def overhead(runs: list[Run], heat: str) -> dict[str, float]:
    """How much slower ours is: percent of the rate, milliseconds to the first token."""
    pairs = list(
        zip(
            [run for run in runs if run.what == f"bare {heat}"],
            [run for run in runs if run.what == f"ours {heat}"],
            strict=True,
        )
    )
    return {
        "rate_percent": 100 * (1 - median(o.rate / b.rate for b, o in pairs)),
        "first_token_ms": 1000 * median(o.first_token - b.first_token for b, o in pairs),
    }


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("model", type=Path)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--tokens", type=int, default=64)
    asked.add_argument("--threads", type=int, default=usable_cores())
    given = asked.parse_args()
    runs = asyncio.run(compared(given.model, given.rounds, given.tokens, given.threads))
    sys.stderr.write(f"{table(runs)}\n")
    added = {heat: overhead(runs, heat) for heat in ("cold", "warm")}
    report = {
        "model": given.model.name,
        "threads": given.threads,
        "overhead": added,
        "table": table(runs),
        "runs": [asdict(run) for run in runs],
    }
    sys.stdout.write(json.dumps(report, indent=2) + "\n")


if __name__ == "__main__":
    main()
