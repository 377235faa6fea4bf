"""The default language model as an entailment, with what it said kept in a file.

Asking costs seconds a sentence, so a later run only asks what is new. An answer is kept with a
digest of the question, never with its text.
"""

import argparse
import hashlib
import json
import math
import time
from collections.abc import Callable
from pathlib import Path

import anyio
from support_cases import CASES, Checkers, Embedder

from app.judging import AskedModel
from app.wiring import Services
from app.wiring.judging import wording


class KeptEntailment:
    """Satisfies Entailment; call it in a thread of an event loop.

    Args:
        kept: lines with `key`, `probability` and `seconds`; new answers are added.
    """

    def __init__(self, model: AskedModel, kept: Path) -> None:
        self.name = model.name
        self._model = model
        self._file = kept
        lines = kept.read_text("utf-8").splitlines() if kept.exists() else []
        self._kept = {row["key"]: row for row in map(json.loads, lines)}

    def __call__(self, source: str, sentence: str) -> float | None:
        key = digest(self.name, source, sentence)
        if key not in self._kept:
            started = time.perf_counter()
            probability = self._model(source, sentence)
            if probability is None:
                return None
            seconds = round(time.perf_counter() - started, 2)
            self._keep({"key": key, "probability": probability, "seconds": seconds})
        found: float | None = self._kept[key]["probability"]
        return found

    def seconds(self) -> float:
        """What a question took, at the median of all that are kept."""
        taken = sorted(row["seconds"] for row in self._kept.values())
        return float(taken[len(taken) // 2]) if taken else 0.0

    def _keep(self, row: dict[str, object]) -> None:
        self._kept[str(row["key"])] = row
        with self._file.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")


def digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def arguments(description: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--cases", type=Path, nargs="+", default=CASES)
    parser.add_argument("--similarity", action="store_true", help="with the default embedder too")
    parser.add_argument("--model", action="store_true", help="with the default model as well")
    parser.add_argument("--seconds", type=float, default=math.inf, help="to ask the model in")
    parser.add_argument("--kept", type=Path, help="what the model said; a later run goes on")
    return parser


def chosen_checkers(
    chosen: argparse.Namespace, model: KeptEntailment | None
) -> dict[str, Checkers]:
    """By the name of their calibration, from least to most."""
    found = {"text": Checkers()}
    if chosen.similarity or model:
        embedder = Embedder()
        found["similarity"] = Checkers(embedder)
        if model:
            found["entailment"] = Checkers(embedder, model)
    return found


def run(chosen: argparse.Namespace, work: Callable[[KeptEntailment | None], None]) -> None:
    """Run work that may ask the model, in the thread that such a model is called from."""
    if not chosen.model:
        work(None)
        return

    async def running() -> None:
        services = Services()
        until = time.monotonic() + chosen.seconds
        model = AskedModel(services.generator, wording(services.prompts), until=until)
        kept = chosen.kept or services.settings.home / "quality" / "support_model.jsonl"
        kept.parent.mkdir(parents=True, exist_ok=True)
        async with services:
            await anyio.to_thread.run_sync(work, KeptEntailment(model, kept))

    anyio.run(running)
