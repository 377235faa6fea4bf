"""Writes docs/speed.md: how fast answers and search are on this machine, today.

`python benchmarks/speed.py [--sizes 1000 10000 100000] [--rounds 3]`; the parts run one after
another, because together they would slow each other down.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

from machine import machine

from app.llm.models import ModelStore
from app.settings import read_settings

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "speed.md"
SHARED = HERE.parents[1] / "shared" / "data" / "algoritmekader" / "corpus"
SHIPPED = HERE.parent / "knowledge_base" / "sources"
QUESTIONS = HERE / "cases" / "questions_hard.jsonl"
PAGE_TEXT = """# Speed, measured

Made by `make bench`; do not edit by hand.

*{machine}*

## Answers of the default model

*bare* is llama-cpp-python by itself, *ours* is this service with its queue and warm beginnings of
prompts, asked in turns. Ours is {cold[rate_percent]:.1f}% slower per token when cold and
{warm[rate_percent]:.1f}% when warm; the first token comes {cold[first_token_ms]:.0f} ms and
{warm[first_token_ms]:.0f} ms later. Seconds, at the median; then four people at once.

{answers}

## Search

Over chunks made of the documents in `{corpus}`.

{search}
"""


def measured(script: str, *arguments: str) -> str:
    """What a script prints; its progress goes to stderr. Raises: CalledProcessError."""
    command = [sys.executable, str(HERE / "speed" / script), *arguments]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout  # noqa: S603


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", nargs="+", default=["1000", "10000", "100000"])
    parser.add_argument("--rounds", default="3")
    given = parser.parse_args()
    store = ModelStore(read_settings().models)
    model = store.path(store.registry.default)
    corpus = SHARED if SHARED.is_dir() else SHIPPED
    answers = json.loads(measured("llm.py", str(model), "--rounds", given.rounds))
    search = measured(
        "search.py",
        *("--corpus", str(corpus), "--questions", str(QUESTIONS), "--sizes", *given.sizes),
    )
    text = PAGE_TEXT.format(
        machine=machine(),
        answers=answers["table"],
        corpus="/".join(corpus.parts[-2:]),
        search=search.strip(),
        **answers["overhead"],
    )
    PAGE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
