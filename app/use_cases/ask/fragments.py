"""Judges what the model wrote, also where it is no whole sentence."""

from collections.abc import Sequence
from dataclasses import replace

from app.ports.judging import SupportJudge
from app.use_cases.ask.turns import Found
from dutch.sentences import sentences
from guardrails.contract import SentenceSupport
from knowledge_base.terms import terms

# With fewer terms than this a sentence leans on the question that it answers.
_STANDS_ALONE = 5


async def verdicts(judge: SupportJudge, sentence: str, found: Found) -> Sequence[SentenceSupport]:
    """The verdicts on one sentence; "De gemeente." must also hold as the answer to its question.

    Alone it would be carried by any source with that word.
    """
    alone = await judge.judge(sentence, found.carriers)
    if len(alone) > 1 or len(set(terms(sentence))) >= _STANDS_ALONE:
        return alone
    asked = sentences(found.question)[-1].text.rstrip(" ?")
    whole = await judge.judge(f"{asked}: {sentence}", found.carriers)
    return [_weakest(each, whole[-1]) for each in alone]


def _weakest(alone: SentenceSupport, whole: SentenceSupport) -> SentenceSupport:
    """What is said of the fragment alone, unless it does worse as an answer."""
    if "not_checkable" in (alone.support, whole.support) or alone.score <= whole.score:
        return alone
    return replace(whole, start=alone.start, end=alone.end, text=alone.text)
