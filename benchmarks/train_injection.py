"""Prints how the injection guard does on texts that it did not learn from, or makes its weights.

Usage: python benchmarks/train_injection.py --vectors FILE [--write]
Needs ../shared/data beside the repository. FILE keeps the vectors of sentences for a next run.
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from injection_learning import Models, Vectors, score, with_thresholds
from injection_texts import ELSEWHERE, ROOT, Text, all_texts

from guardrails.injection.classifier import Linear
from guardrails.injection.guard import DECIDES, Role

WEIGHTS = ROOT / "guardrails/injection/weights.json"
ROLES: tuple[Role, ...] = ("document", "user")
MADE = {"grammar", "own sentences"}  # only there to learn from
TURNS = 10
HEAD = """| texts | found by features | with vectors | false alarms by features | with vectors |
| --- | --- | --- | --- | --- |"""


Flags = tuple[bool, bool]  # by features, with vectors


def by_turns(texts: Sequence[Text], embed: Vectors) -> Iterator[tuple[Text, Flags]]:
    """Each text, judged by a guard that learned from nine tenths of the folds without its own."""
    for turn in range(TURNS):
        out = [text for text in texts if _turn(text) == turn]
        models = with_thresholds([text for text in texts if _turn(text) != turn], embed)
        yield from ((text, flags(models, text, embed)) for text in out if text.source not in MADE)


def _turn(text: Text) -> int:
    return int(sha256(text.fold.encode()).hexdigest(), 16) % TURNS


def by_sources(texts: Sequence[Text], embed: Vectors) -> Iterator[tuple[Text, Flags]]:
    """Each text, judged by a guard that never saw its source."""
    for source in sorted({text.source for text in texts} - MADE):
        models = with_thresholds([text for text in texts if text.source != source], embed)
        out = [text for text in texts if text.source == source]
        yield from ((text, flags(models, text, embed)) for text in out)


def by_shipped(
    models: Models, texts: Sequence[Text], embed: Vectors
) -> Iterator[tuple[Text, Flags]]:
    yield from ((text, flags(models, text, embed)) for text in texts)


def flags(models: Models, text: Text, embed: Vectors) -> Flags:
    return score(models, text, None) >= DECIDES, score(models, text, embed) >= DECIDES


def table(title: str, judged: Iterable[tuple[Text, Flags]]) -> Iterator[str]:
    yield f"**{title}**\n\n{HEAD}"
    sources: dict[tuple[Role, str], list[tuple[Text, Flags]]] = defaultdict(list)
    for text, flagged in judged:
        sources[text.role, text.source].append((text, flagged))
    for (role, source), rows in sorted(sources.items()):
        cells = [
            _share([found[way] for text, found in rows if text.attack is attack])
            for attack in (True, False)
            for way in (0, 1)
        ]
        yield f"| {role}: {source} | " + " | ".join(cells) + " |"
    yield ""


def _share(flagged: Sequence[bool]) -> str:
    return f"{sum(flagged)} / {len(flagged)}" if flagged else "-"


def written(models: Models) -> dict[str, dict[str, Any]]:
    def short(model: Linear) -> dict[str, Any]:
        table = asdict(model)
        features = {name: round(weight, 4) for name, weight in model.features.items()}
        return table | {"features": features, "vector": [round(w, 4) for w in model.vector]}

    return {"": short(models.first), "+vectors": short(models.second)}


def write(shipped: dict[Role, Models]) -> None:
    tables = {
        f"{role}{name}": made
        for role, models in shipped.items()
        for name, made in written(models).items()
    }
    WEIGHTS.write_text(json.dumps(tables, indent=0) + "\n", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vectors", type=Path, required=True)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    embed, texts = Vectors(given.vectors), all_texts()
    roles = [[text for text in texts if text.role == role] for role in ROLES]
    learn = [[text for text in mine if text.source not in ELSEWHERE] for mine in roles]
    apart = [[text for text in mine if text.source in ELSEWHERE] for mine in roles]
    shipped = [with_thresholds(mine, embed) for mine in learn]
    if given.write:
        write(dict(zip(ROLES, shipped, strict=True)))
        return
    ways = {
        "The guard as shipped, on texts in another style": [
            by_shipped(models, mine, embed) for models, mine in zip(shipped, apart, strict=True)
        ],
        "Ten turns": [by_turns(mine, embed) for mine in learn],
        "Without the source": [by_sources(mine, embed) for mine in learn],
    }
    for title, judged in ways.items():
        print(*table(title, chain.from_iterable(judged)), sep="\n", flush=True)


if __name__ == "__main__":
    main()
