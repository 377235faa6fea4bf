"""How near the text is in meaning to a reference: the cosine of their vectors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from app.benchmark.scorers.scorer import Sample, Score

Embed = Callable[[Sequence[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Similarity:
    """Only for comparing: cosines of one embedder lie close together, whatever the texts are."""

    embed: Embed
    name: str = "similarity"
    version: int = 1
    title: str = "Lijkt op het voorbeeld"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("reference",)

    def score(self, sample: Sample) -> Score | None:
        if not (reference := sample.expect.get("reference")):
            return None
        if not sample.text.strip():
            return Score(0.0, "Er is geen tekst")
        wanted = reference[0] if isinstance(reference, list) else reference
        a, b = self.embed([str(wanted), sample.text])
        return Score(float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b))))
