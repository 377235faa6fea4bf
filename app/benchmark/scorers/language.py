"""The text is in Dutch, or in the language that the case names (by py3langid)."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from py3langid.langid import (  # type: ignore[import-untyped]  # it ships no types
    MODEL_FILE,
    LanguageIdentifier,
)

from app.benchmark.scorers.scorer import Sample, Score

# Below this a guess is worth little.
_FEWEST_WORDS = 6
_LANGUAGES = ["nl", "en", "de", "fr", "es", "af", "da"]
_AS_CODE = "```"


@dataclass(frozen=True, slots=True)
class Language:
    name: str = "language"
    version: int = 1
    title: str = "In de goede taal"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ("language",)

    def score(self, sample: Sample) -> Score | None:
        if _AS_CODE in sample.text:
            return None
        if len(sample.text.split()) < _FEWEST_WORDS:
            return Score(None, "Te kort om de taal te herkennen")
        wanted = sample.expect.get("language", "nl")
        wanted = wanted[0] if isinstance(wanted, list) else wanted
        found = str(_identifier().classify(sample.text)[0])
        return Score(float(found == wanted), "" if found == wanted else f"Lijkt op: {found}")


@cache
def _identifier() -> Any:
    made = LanguageIdentifier.from_model_file(MODEL_FILE)
    made.set_languages(_LANGUAGES)
    return made
