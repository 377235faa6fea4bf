"""Cuts a long sentence where Dutch lets it, rule by rule, until nothing more is sure."""

import re

from dutch.plain.additions import aim, both, example_inside, following, limit, place_or_time
from dutch.plain.conditions import condition_first, condition_last, exception, question_first
from dutch.plain.coordination import (
    allowed_where,
    coordination,
    next_order,
    second_action,
    two_ways,
)
from dutch.plain.parts import SHORTEST, Rule
from dutch.plain.relatives import (
    example,
    indefinite,
    purpose,
    reason,
    reason_first,
    relative,
)
from dutch.plain.tokens import count

LONG = 12
# Every rule looks at every word, and some at all words behind it.
_LONGEST = 80
_SPACED = re.compile(r"(?<=[a-zë]),(?=[a-zë])")
# Other ways to open a condition.
_WHEN = re.compile(r"^(?:Op het moment dat|In het geval dat|Ingeval|In geval)\b")
_RULES: tuple[Rule, ...] = (
    condition_first,
    question_first,
    exception,
    condition_last,
    example_inside,
    next_order,
    coordination,
    both,
    limit,
    reason_first,
    reason,
    purpose,
    relative,
    indefinite,
    two_ways,
    second_action,
    following,
    aim,
    allowed_where,
    place_or_time,
    example,
)


def split(text: str) -> list[str]:
    """One sentence as one or more; as it is when it is short or nothing is sure."""
    tokens = _WHEN.sub("Als", _SPACED.sub(", ", text)).split()
    if not LONG < count(tokens) <= _LONGEST or not _may_be_cut(text):
        return [text]
    for rule in _RULES:
        parts = rule(tokens)
        if parts and all(count(part.split()) >= SHORTEST for part in parts):
            return [short for part in parts for short in split(part)]
    return [text]


def _may_be_cut(text: str) -> bool:
    return text.endswith(".") and "\n" not in text and text.count("(") == text.count(")")
