"""Placeholders that stay the same in a conversation, and the way back for who typed the text."""

import re
from dataclasses import dataclass, field

from guardrails.contract import Finding

_LABELS = {
    "person_name": "NAAM",
    "bsn": "BSN",
    "iban": "REKENINGNUMMER",
    "phone": "TELEFOONNUMMER",
    "email": "E-MAILADRES",
    "postal_address": "ADRES",
    "date_of_birth": "GEBOORTEDATUM",
    "licence_plate": "KENTEKEN",
    "passport_or_id": "DOCUMENTNUMMER",
    "v_number": "V-NUMMER",
    "btw_id": "BTW-ID",
    "credit_card": "KAARTNUMMER",
    "ip_address": "APPARAATADRES",
    "credentials": "GEHEIM",
    "other_id": "NUMMER",
}
_PLACEHOLDER = re.compile(r"\[[A-Z-]{2,20} \d{1,6}\]")
_TUSSENVOEGSELS_TEXT = """
    van von de der den des d ten ter te het t in op aan el al la le du da di vd ben bin
"""
_TUSSENVOEGSELS = frozenset(_TUSSENVOEGSELS_TEXT.split())


@dataclass(slots=True)
class Masks:
    """Values of one conversation, in memory only; never log, store or serialise this object."""

    _values: dict[str, str] = field(default_factory=dict, repr=False)
    _known: dict[str, list[tuple[str, str]]] = field(default_factory=dict, repr=False)
    _taken: set[str] = field(default_factory=set)

    def placeholder(self, finding: Finding, value: str) -> str:
        """Give what stands for this value: the same person or number has the same placeholder."""
        label = _LABELS.get(finding.kind, finding.kind.upper().replace("_", "-"))
        known = self._known.setdefault(label, [])
        for placeholder, earlier in known:
            if _is_same(finding.kind, value, earlier):
                known.append((placeholder, value))
                return placeholder
        placeholder = self._free(label, len({p for p, _ in known}) + 1)
        known.append((placeholder, value))
        self._values[placeholder] = value
        return placeholder

    def keep_clear_of(self, text: str) -> None:
        """Give out no placeholder that this text already uses: there it stands for another."""
        self._taken.update(_PLACEHOLDER.findall(text))

    def _free(self, label: str, number: int) -> str:
        while (placeholder := f"[{label} {number}]") in self._taken or placeholder in self._values:
            number += 1
        return placeholder

    def restore(self, text: str) -> str:
        """Put the values back, for the person who typed them; unknown placeholders stay."""
        return _PLACEHOLDER.sub(lambda m: self._values.get(m[0], m[0]), text)


def without_placeholders(text: str) -> str:
    """Give the words to search for: a placeholder stands in no document."""
    return " ".join(_PLACEHOLDER.sub(" ", text).split()) if "[" in text else text


def _is_same(kind: str, value: str, other: str) -> bool:
    if kind == "person_name":
        return is_same_person(value, other)
    return _bare(value) == _bare(other)


def _bare(value: str) -> str:
    return re.sub(r"[\W_]+", "", value).casefold()


def is_same_person(one: str, other: str) -> bool:
    """Say whether two spellings can be one person: 'Jan de Vries', 'J. de Vries', 'De Vries'."""
    short, long = sorted((_words(one), _words(other)), key=len)
    if not short:
        return not long and _bare(one) == _bare(other)
    if set(short) <= set(long):
        return True
    return (
        short[-1] == long[-1]
        and len(short) == len(long)
        and all(_abbreviates(a, b) for a, b in zip(short[:-1], long[:-1], strict=True))
    )


def _words(name: str) -> list[str]:
    """The parts of a name in order, surname last, also for 'Vries, J. de'."""
    surname, comma, given = name.casefold().partition(",")
    ordered = f"{given} {surname}" if comma else name.casefold()
    words = re.findall(r"[^\W\d_]+", ordered)
    return [w for w in words if w not in _TUSSENVOEGSELS]


def _abbreviates(one: str, other: str) -> bool:
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])
