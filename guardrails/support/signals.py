"""What speaks for and against a sentence, as numbers that a calibration weighs."""

from collections.abc import Sequence

from dutch.negation import Kind
from dutch.opposites import OPPOSITES
from guardrails.support.evidence import Evidence, overlap
from guardrails.support.mismatches import Mismatch
from guardrails.support.passages import Reading

# These make a claim stronger when added, those when they get lost on the way.
_ADDED: tuple[Kind, ...] = (
    "need_not", "must", "may", "can", "only", "all", "some", "cause", "exception",
)  # fmt: skip
_LOST: tuple[Kind, ...] = ("must", "may", "can", "only", "all", "some", "exception")


def signals(
    claim: Reading,
    evidence: Evidence,
    mismatches: Sequence[Mismatch],
    entailment: float | None = None,
) -> dict[str, float]:
    """Give every signal by name; `cosine` and `entailment` only when they were measured."""
    said = evidence.passage.said
    found = {
        "cover": evidence.cover,
        "cover_around": evidence.cover_around,
        "cover_all": evidence.cover_all,
        "letters": overlap(claim, evidence.passage.around),
        **_wrong_facts(mismatches),
        **_turned(claim, said, evidence.passage.around),
        "opposite": float(bool(opposites(claim, said))),
    }
    if evidence.cosine is not None:
        found["cosine"] = evidence.cosine
    if entailment is not None:
        found["entailment"] = entailment
    return found


def _wrong_facts(mismatches: Sequence[Mismatch]) -> dict[str, float]:
    def count(elsewhere: bool, *kinds: str) -> float:
        return float(sum(m.kind in kinds and m.elsewhere is elsewhere for m in mismatches))

    return {
        "figure_absent": count(False, "number", "period", "date"),
        "figure_elsewhere": count(True, "number", "period", "date"),
        "reference_absent": count(False, "reference"),
        "reference_elsewhere": count(True, "reference"),
        "name_absent": count(False, "name"),
        "name_elsewhere": count(True, "name"),
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
            "negation_added_here": float(negated(claim) and not negated(said)),
            "negation_lost": float(negated(said) and not negated(claim)),
        }
    )


def negated(reading: Reading) -> bool:
    return bool(reading.modality & {"negation", "need_not"})


def opposites(claim: Reading, said: Reading) -> list[tuple[str, str]]:
    """Words of the sentence whose opposite stands in the source where they do not."""
    only_there = said.all_stems - claim.all_stems
    return [
        (word, other)
        for word in claim.all_stems - said.all_stems
        for other in OPPOSITES.get(word, frozenset()) & only_there
    ]
