"""What speaks for and against a sentence, as numbers that a calibration weighs."""

import math
import re
from collections.abc import Sequence

from dutch.negation import Kind
from dutch.stems import stem
from guardrails.support.evidence import Evidence, overlap
from guardrails.support.mismatches import Mismatch
from guardrails.support.passages import Reading

# What makes a claim stronger when it is added, or when it gets lost on the way.
_ADDED: tuple[Kind, ...] = ("need_not", "may", "only", "all", "cause", "exception")
_LOST: tuple[Kind, ...] = ("need_not", "must", "can", "all", "exception")
_AGENT = re.compile(
    r"\bdoor (?!te\b|middel\b)((?:de |het |een |hun |zijn |haar )?"
    r"([A-Za-z-]+)(?: (?:van de |van )?([A-Z][\w-]+))?)"
)
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
        "agent_absent": float(bool(unknown_agent(claim, around))),
        **_wrong_facts(mismatches),
        **_turned(claim, said, around),
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
        "quote_absent": count(False, "quote"),
    }


def _turned(claim: Reading, said: Reading, around: Reading) -> dict[str, float]:
    added = {f"{kind}_added": float(kind in claim.modality - around.modality) for kind in _ADDED}
    lost = {f"{kind}_lost": float(kind in said.modality - claim.modality) for kind in _LOST}
    return (
        added
        | lost
        | {
            "negation_added": float(negated(claim) and not negated(around)),
            "negation_lost": float(negated(said) and not negated(claim)),
            "polarity": polarity(claim, around),
        }
    )


def unknown_agent(claim: Reading, around: Reading) -> str:
    """Who does it according to the sentence ("door ..."), when the source does not name them."""
    for match in _AGENT.finditer(claim.text):
        if not all(around.vocabulary.held(stem(word)) for word in match.groups()[1:] if word):
            return match[1].strip()
    return ""


def polarity(claim: Reading, around: Reading) -> float:
    """How much of the sentence has a twin in the source that says it the other way round."""
    return max((_turned_round(clause, around) for clause in claim.clauses), default=0.0)


def _turned_round(clause: Reading, around: Reading) -> float:
    twin = max(around.clauses, key=lambda other: overlap_of_stems(clause, other), default=None)
    if twin is None or clause.negations % 2 == twin.negations % 2:
        return 0.0
    return overlap_of_stems(clause, twin)


def overlap_of_stems(clause: Reading, other: Reading) -> float:
    shared = clause.stems.keys() & other.stems.keys()
    return len(shared) / len(clause.stems) if len(shared) > 1 else 0.0


def negated(reading: Reading) -> bool:
    return bool(reading.modality & {"negation", "need_not"})
