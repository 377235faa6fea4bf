"""Dutch VAT numbers (btw-id); the form of before 2020 holds the BSN of a sole trader."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.nl import btw

from guardrails.contract import Finding
from guardrails.layout import line_of

_CANDIDATE = re.compile(r"[Nn](?<!\w.)[Ll] ?\.?(?:[ .-]?\d){9} ?\.?-?[Bb][ .-]?\d ?\d(?!\w)")
_COMPANY = re.compile(
    r"\b(?:b\.?v\.?|n\.?v\.?|stichting|vereniging|gemeente|provincie|ministerie)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class BtwIdCheck:
    """A number that passes the eleven-test or mod-97, and whose company is not named beside it."""

    name: str = "btw_id"

    def __call__(self, text: str) -> Iterator[Finding]:
        for match in _CANDIDATE.finditer(text):
            if btw.is_valid(re.sub(r"[ .-]", "", match[0]).upper()):
                company = bool(_COMPANY.search(line_of(text, match.start(), 100).lower()))
                reason = "btw-id van een bedrijf" if company else "btw-id, mogelijk met een BSN"
                yield Finding("btw_id", *match.span(), reason, 0.98, public=company)
