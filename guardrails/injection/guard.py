"""Says whether a text gives the assistant orders that its user did not give."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from guardrails.injection.classifier import Linear, weights
from guardrails.injection.closeness import closeness, cosines
from guardrails.injection.features import add_lonely, features, is_english
from guardrails.injection.views import DISGUISES, Part, parts

Role = Literal["user", "document"]
Embed = Callable[[Sequence[str]], Sequence[Sequence[float]]]

DECIDES = 0.5
# A second look costs about 25 ms a sentence, and a hostile text is all doubt.
_MOST_READ = 24
_MOST_COMPARED = 3
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class InjectionVerdict:
    """`score` 0.5 is the decision point; `passages` are the sentences that give orders."""

    flagged: bool
    score: float
    reasons: tuple[str, ...]
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A part of a text, and what it shows of an order."""

    part: Part
    features: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class InjectionGuard:
    """A linear model over features; with `embed` a second one reads what the first doubts.

    `embed` gives one vector per text. Few sentences of a text are doubtful, so it stays quick.
    """

    embed: Embed | None = None
    models: Callable[[str], Linear] = weights

    def review(self, text: str, role: Role = "document") -> InjectionVerdict:
        """Judge what a user typed, or a text that is only there to be read."""
        return self.judge(see(text, role), role)

    def judge(self, seen: Sequence[Seen], role: Role) -> InjectionVerdict:
        """Do the same for the parts of a text."""
        if not seen:
            return InjectionVerdict(flagged=False, score=0.0, reasons=())
        scores = self._scores(seen, role)
        score = max(scores)
        flagged = score >= DECIDES
        worst = seen[scores.index(score)]
        reasons = [*filter(None, [worst.part.hidden]), *self.models(role).reasons(worst.features)]
        return InjectionVerdict(
            flagged,
            round(score, 4),
            tuple(dict.fromkeys(reasons)) if flagged else (),
            tuple(s.part.text for s, p in zip(seen, scores, strict=True) if p >= DECIDES),
        )

    def _scores(self, seen: Sequence[Seen], role: Role) -> list[float]:
        first = self.models(role)
        scores = [first.score(each.features) for each in seen]
        doubtful, compared = to_read(seen, scores, first.doubt)
        if self.embed and doubtful:
            second = self.models(f"{role}+vectors")
            vectors = self.embed([read_part(seen[place]) for place in (*doubtful, *compared)])
            read = zip(doubtful, vectors, closeness(cosines(vectors)), strict=False)
            for place, vector, close in read:
                scores[place] = second.score({**seen[place].features, **close}, vector)
        return [_at_least(*pair) for pair in zip(seen, scores, strict=True)]


def to_read(
    seen: Sequence[Seen], scores: Sequence[float], doubt: float
) -> tuple[list[int], list[int]]:
    """The places of what is doubtful, and of some other sentences to compare that with."""
    places = sorted(range(len(seen)), key=scores.__getitem__, reverse=True)
    doubtful = [place for place in places if scores[place] >= doubt][:_MOST_READ]
    others = sorted(places[len(doubtful) :], key=lambda place: -len(seen[place].part.text))
    return doubtful, others[:_MOST_COMPARED] if doubtful else []


def read_part(seen: Seen) -> str:
    """As much of a sentence as is turned into a vector."""
    return seen.part.text[:_LONGEST]


def see(text: str, role: Role) -> list[Seen]:
    """Each sentence of a document, or a prompt as a whole and in parts."""
    found = parts(text)
    if role == "user" and len(found) > 1:
        found = [Part(" ".join(p.text for p in found)[:2000], _hidden(found)), *found]
    dutch = not is_english(" ".join(p.text for p in found if not p.hidden))
    named = [features(p.text, hidden=bool(p.hidden), dutch_around=dutch) for p in found]
    if role == "document":
        add_lonely(named)
    return [Seen(part, each) for part, each in zip(found, named, strict=True)]


def _at_least(seen: Seen, score: float) -> float:
    """Letters in disguise serve one purpose, and so does hidden text that speaks to a machine."""
    orders = bool(_ORDERS.intersection(seen.features))
    meant = seen.part.hidden in DISGUISES or bool(_TO_A_MACHINE.intersection(seen.features))
    return max(score, _SURE) if seen.part.hidden and orders and meant else score


_ORDERS = frozenset(
    (
        "order (nl)",
        "order (en)",
        "order after colon",
        "forget all before",
        "undo rules",
        "hidden prompt",
        "tell the user",
        "your answer (nl)",
        "your answer (en)",
    )
)
_TO_A_MACHINE = frozenset(
    (
        "names a machine",
        "tell the user",
        "your answer (nl)",
        "your answer (en)",
        "undo rules",
        "forget all before",
        "hidden prompt",
    )
)
_SURE = 0.9


def _hidden(found: Sequence[Part]) -> str:
    return next((p.hidden for p in found if p.hidden), "")
