"""One number in all its spellings: with spaces, dots or dashes, in capitals or not."""

import re

# Letters apart from digits, so that "7999AB" and "7999 ab" are one.
PIECE = re.compile(r"\d+|[^\W\d_]+")
_FROM_ABROAD = re.compile(r"^(?:00)?31(?:0(?=[1-9])|(?=[1-9]))")
_NUMBERS = frozenset({
    "bsn", "iban", "phone", "credit_card", "v_number", "other_id", "passport_or_id",
    "licence_plate", "postal_address",
})  # fmt: skip


def canonical(kind: str, written: str) -> str:
    """What all spellings of one number share; empty for what is no number."""
    if kind not in _NUMBERS:
        return ""
    joined = "".join(PIECE.findall(written.casefold()))
    if kind != "phone":
        return joined
    return _FROM_ABROAD.sub("0", joined)
