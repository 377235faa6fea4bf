"""Sentences beside what the case says of them: `carried` has an answer for each, in order."""

from app.benchmark.scorers.scorer import Sample, Score
from app.benchmark.scorers.yes import yes
from guardrails.contract import SentenceSupport


def share(sample: Sample, *, carried: bool, flagged: bool) -> Score | None:
    """Of the sentences that are carried or not, the share that is flagged or not.

    A sentence with null in the case does not count.
    """
    labels = list(sample.expect.get("carried", ()))
    if not labels:
        return None
    if len(labels) != len(sample.sentences):
        return Score(None, f"{len(sample.sentences)} zinnen, {len(labels)} oordelen")
    pairs = zip(sample.sentences, labels, strict=True)
    asked = [each for each, label in pairs if label is not None and yes(label) == carried]
    if not asked:
        return None
    wrong = [each.text.strip() for each in asked if _is_flagged(each) != flagged]
    return Score(1 - len(wrong) / len(asked), " · ".join(wrong))


def _is_flagged(sentence: SentenceSupport) -> bool:
    return sentence.support in {"partial", "unsupported"}
