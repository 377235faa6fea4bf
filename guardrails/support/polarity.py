"""Whether a sentence says something that its source says the other way round."""

from guardrails.support.passages import Reading


def negated(reading: Reading) -> bool:
    return reading.negations > 0 or "need_not" in reading.modality


def polarity(claim: Reading, around: Reading) -> float:
    """How much of the sentence has a twin in the source that says it the other way round."""
    return max((_turned_round(clause, around) for clause in claim.clauses), default=0.0)


def _turned_round(clause: Reading, around: Reading) -> float:
    """Nothing when another part of the source says it the same way round as well."""
    alike = {True: 0.0, False: 0.0}
    for other in around.clauses:
        same = clause.negations % 2 == other.negations % 2
        alike[same] = max(alike[same], _shared(clause, other))
    return alike[False] if alike[False] > alike[True] else 0.0


def _shared(clause: Reading, other: Reading) -> float:
    """The share of its words that another clause has too; one word alone says nothing."""
    shared = clause.stems.keys() & other.stems.keys()
    return len(shared) / len(clause.stems) if len(shared) > 1 else 0.0
