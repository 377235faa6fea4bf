"""Numbers of credit and debit cards."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum import luhn

from guardrails.contract import Finding
from guardrails.layout import before

_CANDIDATE = re.compile(r"\d(?<![\w.,-]\d)(?:[ .-]?\d){12,18}(?![\w])(?![.,-]\d)")
_ISSUED = re.compile(
    r"^(?:4\d{12}(?:\d{3}){0,2}|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}"
    r"|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d)\d{12}|(?:5018|5020|5038|6304|6759"
    r"|676[1-3])\d{8,15})$"
)
_GROUPED = re.compile(r"^\d{4}([ .-])\d{4}\1\d{4}\1\d{4}$|^\d{4}([ .-])\d{6}\2\d{5}$")
_SAYS_CARD = re.compile(r"card|kaart|visa|maestro|amex|betaalpas|bankpas|\bpas\b|\bcc\b")


@dataclass(frozen=True, slots=True)
class CreditCardCheck:
    """An issued prefix and the Luhn test, in groups of four or after a word for a card."""

    name: str = "credit_card"

    def __call__(self, text: str) -> Iterator[Finding]:
        for match in _CANDIDATE.finditer(text):
            digits = re.sub(r"\D", "", match[0])
            if not (_ISSUED.match(digits) and luhn.is_valid(digits)):
                continue
            if _GROUPED.match(match[0]) or _SAYS_CARD.search(before(text, match.start(), 80)):
                yield Finding("credit_card", *match.span(), "kaartnummer (Luhn klopt)", 0.97)
