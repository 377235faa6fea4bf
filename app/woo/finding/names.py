"""Names as they are written: cut into their parts, without what stands around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.woo.finding.lists import word_list
from guardrails.names.lexicon import lexicon

INTERFIX, LABELS, REPLIES = map(word_list, ("interfix", "labels", "replies"))
TITLES, GREETINGS = word_list("titles"), word_list("greetings")
TOKEN = re.compile(r"[^\W\d_](?:[\w'’-]*[^\W_])?\.?|['’]t(?!\w)")
_INITIALS = re.compile(r"(?:[A-Z]|IJ|Ch|Th|Ph|Tj|Sj|Joh|Chr)\.?(?:-?[A-Z]\.?)*")
_JOB = re.compile(
    r"(?:manager|adviseur|medewerkers?|leider|secretaris|directeur|coördinator|coordinator|jurist"
    r"|ontwikkelaar|consultant|hoofd|specialist|ambtenaar|controller|voorzitter|griffier|meester"
    r"|beheerder|inspecteur|toezichthouder|handhaver|planner|strateeg|architect|engineer|analist"
    r"|regisseur|assistent|stagiair|trainee|officer|lead|wethouder|burgemeester|woordvoerder)$",
    re.IGNORECASE,
)
STREET = re.compile(
    r"(?:straat|laan|weg|plein|gracht|kade|dijk|hof|singel|dreef|pad|steeg|plantsoen|park|markt"
    r"|brug|haven)$",
    re.IGNORECASE,
)
_MANDATE = re.compile(
    r"(?:^|\n|,)\W*namens (?:het college|de burgemeester|de minister|de staatssecretaris"
    r"|de raad|dezen?\b"
    r"|gedeputeerde staten|het dagelijks bestuur|de (?:gemeente)?raad|burgemeester en wethouders)"
    r"[^.!?:]{0,140}$",
    re.IGNORECASE,
)
_SHORT_INTERFIX = re.compile(r"^(?:van de[rn]?|v\.? ?/?d\.?) ")
# How somebody is called, behind how he is written: "T. (Tjitske) Ypma".
_IN_BRACKETS = re.compile(r"\s*\((?P<said>[^()]+)\)")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Name:
    """A name cut into its parts; any of them may be empty, but not all."""

    first: str
    initial: str
    surname: str

    @property
    def whole(self) -> bool:
        """Whether it tells one person from another."""
        return bool(self.surname and self.initial)

    @property
    def key(self) -> str:
        """What "G. Wolthuis" and "Gerrit Wolthuis" share."""
        surname = _SHORT_INTERFIX.sub("vd ", self.surname.casefold())
        return f"{surname}|{self.initial.casefold()}"


def parse(written: str) -> Name | None:
    """Cut a name as it is written, titles and labels left out; None when nothing is left."""
    if called := _IN_BRACKETS.search(written):
        return _called(written.replace(called[0], "", 1), called["said"])
    if "," in written:
        surname, _, rest = written.partition(",")
        written = f"{rest.strip()} {surname.strip()}"
    parts = [p for p in written.split() if p.casefold() not in TITLES | GREETINGS]
    while parts and parts[-1].strip(":").casefold() in LABELS:
        parts.pop()
    if not parts:
        return None
    head = parts[0]
    if len(parts) == 1:
        return Name("", "", head)
    if _INITIALS.fullmatch(head):
        return Name("", head[0], _surname(parts[1:]))
    if head.casefold() in INTERFIX:
        return Name("", "", " ".join(parts))
    return Name(head, head[0], _surname(parts[1:]))


def _called(written: str, said: str) -> Name | None:
    """The same person by the name that he goes by; a department in brackets says nothing."""
    name = parse(written)
    goes_by = " " not in said and (
        not (name and name.first) or lexicon().is_first_name(said.lower())
    )
    return replace(name, first=said) if name and goes_by else name


def shorter_forms(name: Name) -> list[Name]:
    """How somebody with two first names is called too: "Mei Ling" or "M. Tjon"."""
    parts = name.surname.split()
    if len(parts) != _PAIR or parts[0].casefold() in INTERFIX:
        return []
    return [Name(name.first, name.initial, part) for part in parts]


def _surname(parts: Sequence[str]) -> str:
    """From the interfix on; more first names or initials before it fall away."""
    left = list(parts)
    while len(left) > 1 and _INITIALS.fullmatch(left[0]):
        left.pop(0)
    return " ".join(left)


def trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of a name without what the finder took along; None when it is no name."""
    tokens = list(TOKEN.finditer(text, start, end))
    while tokens and _is_label(text, tokens):
        tokens.pop()
    tokens = _before_street(tokens)
    if not tokens or _JOB.search(tokens[0].group()):
        return None
    last = tokens[-1]
    return tokens[0].start(), last.end() if len(last.group()) <= _PAIR else end_of(last)


def _is_label(text: str, tokens: Sequence[re.Match[str]]) -> bool:
    """The word behind a name that opens the next line of a form: "Jan de Wit Steller: "."""
    last = tokens[-1]
    answers = len(tokens) > _PAIR and text[: tokens[0].start()].rstrip().endswith(":")
    opens = answers and text[last.end() : last.end() + 2] == ": "
    opens = opens and tokens[-2].group().casefold() not in INTERFIX
    return opens or last.group().casefold() in LABELS


def _before_street(tokens: list[re.Match[str]]) -> list[re.Match[str]]:
    """What is left of "Wolthuis van de Lindelaan"; "Aldershof" is a name as it is."""
    for place, token in enumerate(tokens):
        street = STREET.search(token.group())
        if street and street.start() > 1 and place > _PAIR:
            before = [each.group().casefold() for each in tokens[place - _PAIR : place]]
            if before[0] in ("van", "aan", "op", "uit", "in") and before[1] in INTERFIX:
                return tokens[: place - _PAIR]
    return tokens


def signs_under_mandate(text: str, start: int) -> bool:
    """Who signs for the college or minister is named; the signature itself is not."""
    return bool(_MANDATE.search(text[max(0, start - 200) : start]))


def end_of(token: re.Match[str]) -> int:
    """Without the full stop of the sentence; an initial keeps its own."""
    return token.end() - (len(token.group()) > _PAIR and token.group().endswith("."))
