"""What speaks for and against a sentence, as numbers that a calibration weighs."""

import math
from collections.abc import Sequence

from dutch.negation import Kind
from dutch.opposites import opposed
from guardrails.support.evidence import Evidence, overlap
from guardrails.support.mismatches import Mismatch
from guardrails.support.passages import Reading
from guardrails.support.polarity import negated, polarity

# What makes a claim stronger when it is added, or when it gets lost on the way.
_ADDED: tuple[Kind, ...] = ("need_not", "may", "only", "all", "later", "cause", "exception")
_LOST: tuple[Kind, ...] = ("need_not", "must", "can", "all", "exception")
_FREE: frozenset[Kind] = frozenset({"can", "may", "need_not"})
# Below these a sentence is about something else; above them more says little.
_COVERED, _LIKE = 0.3, 0.4
_SUREST = 1e-3
_FIGURES = ("number", "period", "date")


def signals(
    claim: Reading,
    evidence: Evidence,
    mismatches: Sequence[Mismatch],
    entailment: float | None = None,
) -> dict[str, float]:
    """Give every signal by name; `cosine` and `entailment` only when they were measured."""
    said, around = evidence.passage.said, evidence.passage.around
    letters = overlap(claim, around)
    found = {
        "cover_around": evidence.cover_around,
        "cover_all": evidence.cover_all,
        "letters": letters,
        "uncovered": max(0.0, _COVERED - evidence.cover_around),
        "unlike": max(0.0, _LIKE - letters),
        "missing": evidence.missing,
        "role_absent": float(not claim.roles <= around.roles),
        **_wrong_facts(mismatches),
        **_turned(claim, said, around),
        **_denied(claim, evidence),
    }
    if evidence.cosine is not None:
        found["cosine"] = evidence.cosine
    if entailment is not None:
        found["entailment"] = logit(entailment)
    return found


def logit(probability: float) -> float:
    """The log of the odds, so that certainty keeps counting near 0 and 1."""
    bounded = min(max(probability, _SUREST), 1 - _SUREST)
    return math.log(bounded / (1 - bounded))


def _wrong_facts(mismatches: Sequence[Mismatch]) -> dict[str, float]:
    def count(elsewhere: bool, *kinds: str) -> float:
        return float(sum(m.kind in kinds and m.elsewhere is elsewhere for m in mismatches))

    return {
        "figure_wrong": count(False, *_FIGURES) + count(True, *_FIGURES),
        "reference_wrong": count(False, "reference") + count(True, "reference"),
        "name_absent": count(False, "name"),
        "name_elsewhere": count(True, "name"),
        "quote_absent": count(False, "quote"),
    }


def _turned(claim: Reading, said: Reading, around: Reading) -> dict[str, float]:
    added = {f"{kind}_added": float(kind in claim.modality - around.modality) for kind in _ADDED}
    lost = {f"{kind}_lost": float(kind in said.modality - claim.modality) for kind in _LOST}
    return added | lost | {"duty_added": float(_duty_added(claim, said))}


def _duty_added(claim: Reading, said: Reading) -> bool:
    """Whether the sentence makes a duty of what is free in the source."""
    must = "must" in claim.modality and not claim.modality & _FREE
    return must and "must" not in said.modality and bool(said.modality & {"can", "may"})


def _denied(claim: Reading, evidence: Evidence) -> dict[str, float]:
    """What the source says the other way round, the more so the more words they share."""
    said, around = evidence.passage.said, evidence.passage.around
    near = max(0.0, evidence.cover_around - _COVERED)
    same = claim.negations % 2 == said.negations % 2
    return {
        "negation_added": near * (negated(claim) and not negated(around)),
        "negation_lost": near * (negated(said) and not negated(claim)),
        "opposite": float(same and opposed(claim.sides, said.sides)),
        "polarity": polarity(claim, around),
    }
