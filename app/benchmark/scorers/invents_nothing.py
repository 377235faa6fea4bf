"""Whether every figure and name in the text was given, as it was written."""

import re
from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from dutch.names import names

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_HEADING = re.compile(r"^#+ .*$", re.MULTILINE)
_SIGNS = re.compile(r"^\s*(?:[-*]|\d+\.)\s+", re.MULTILINE)
_OURS = frozenset({"aanvullen", "woo", "akkoord"})


@dataclass(frozen=True, slots=True)
class InventsNothing:
    """Stricter than by value: "twee" may not become "2". Headings and list signs do not count."""

    name: str = "invents_nothing"
    version: int = 1
    title: str = "Verzint geen getal of naam"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        text = _SIGNS.sub("", _HEADING.sub("", sample.text))
        given = set(_FIGURE.findall(sample.source))
        known = sample.source.casefold()
        new = [figure for figure in _FIGURE.findall(text) if figure not in given]
        new += [
            name.text
            for name in names(text)
            if name.text.casefold() not in _OURS and name.text.casefold() not in known
        ]
        return Score(0.0 if new else 1.0, f"Nieuw: {', '.join(new)}" if new else "")
