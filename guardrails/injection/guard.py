"""Says whether a text gives the assistant orders that its user did not give."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from guardrails.injection.classifier import weights
from guardrails.injection.features import features, is_english
from guardrails.injection.views import DISGUISES, Part, parts

Role = Literal["user", "document"]
Embed = Callable[[Sequence[str]], Sequence[Sequence[float]]]

DECIDES = 0.5
_MOST_PARTS = 400
_OFF_TOPIC = "off topic"


@dataclass(frozen=True, slots=True)
class InjectionVerdict:
    """`score` 0.5 is the decision point; `passages` are the sentences that give orders."""

    flagged: bool
    score: float
    reasons: tuple[str, ...]
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """A part of a text as the model weighs it."""

    part: Part
    features: Mapping[str, float]
    vector: Sequence[float] | None


@dataclass(frozen=True, slots=True)
class InjectionGuard:
    """Features and a linear model; `embed` gives one vector per text and makes it surer."""

    embed: Embed | None = None

    def review(self, text: str, role: Role = "document") -> InjectionVerdict:
        """Judge what a user typed, or a text that is only there to be read."""
        model = weights(role + ("+vectors" if self.embed else ""))
        seen = see(text, role, self.embed)
        if not seen:
            return InjectionVerdict(flagged=False, score=0.0, reasons=())
        scored = [(_at_least(s, model.score(s.features, s.vector)), s) for s in seen]
        score, worst = max(scored, key=lambda pair: pair[0])
        flagged = score >= DECIDES
        reasons = [*filter(None, [worst.part.hidden]), *model.reasons(worst.features)]
        return InjectionVerdict(
            flagged,
            round(score, 4),
            tuple(dict.fromkeys(reasons)) if flagged else (),
            tuple(s.part.text for p, s in scored if p >= DECIDES),
        )


def see(text: str, role: Role, embed: Embed | None) -> list[Seen]:
    """Each sentence of a document, or a prompt as a whole and in parts."""
    found = parts(text)[:_MOST_PARTS]
    if role == "user" and len(found) > 1:
        found = [Part(" ".join(p.text for p in found)[:2000], _hidden(found)), *found]
    if not found:
        return []
    vectors = embed([p.text[:1000] for p in found]) if embed else None
    dutch = not is_english(" ".join(p.text for p in found if not p.hidden))
    seen = []
    for place, part in enumerate(found):
        named = features(part.text, hidden=bool(part.hidden), dutch_around=dutch)
        if vectors is not None and role == "document" and len(found) > 1:
            named[_OFF_TOPIC] = _distance(vectors, place)
        seen.append(Seen(part, named, None if vectors is None else vectors[place]))
    return seen


def _at_least(seen: Seen, score: float) -> float:
    """Letters in disguise serve one purpose: an order among them is not doubted."""
    if seen.part.hidden in DISGUISES and _ORDERS.intersection(seen.features):
        return max(score, _SURE)
    return score


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
_SURE = 0.9


def _hidden(found: Sequence[Part]) -> str:
    return next((p.hidden for p in found if p.hidden), "")


def _distance(vectors: Sequence[Sequence[float]], place: int) -> float:
    """How far a sentence lies from its neighbours, 0 (same) to about 3 (nothing in common)."""
    near = [
        vectors[i] for i in range(max(0, place - 3), min(len(vectors), place + 4)) if i != place
    ]
    dots = [sum(a * b for a, b in zip(vectors[place], other, strict=True)) for other in near]
    return max(0.0, 0.9 - max(dots)) * 10 + max(0.0, 0.9 - sum(dots) / len(dots)) * 10
