"""Rules R1-R10: what the Woo allows and asks when grounds are used on one passage."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from app.errors import InvalidInput
from app.woo.law.grounds import Ground, read_ground

Flag = Literal["milieu", "emissies", "intern_beraad"]
PassageKind = Literal["feit", "prognose", "alternatief", "gevolg", "opvatting"]

_YEARS = 5
_INTEREST = re.compile(
    r"belang|levenssfeer|privacy|veilig|beveilig|concurren|toezicht|inspectie|opsporing"
    r"|vervolging|betrekking|functioneren|positie|milieu|schad|schaad|benadel|nadeel",
    re.IGNORECASE,
)
_WEIGHING = re.compile(
    r"\bweeg|\bweg(?:en|ing)|\bwoog|gewogen|afweg|afgewogen|opweeg|opweg|zwaarder|zwaarwegend"
    r"|preval|doorslag|voorrang|ondergeschikt|\bwijk(?:t|en)\b"
    r"|\bga(?:at|an) (?:hier )?(?:voor|boven)"
    r"|\b(?:groter|sterker|belangrijker) dan\b",
    re.IGNORECASE,
)
_SHORTEST_MOTIVATION = 10


@dataclass(frozen=True, slots=True)
class Use:
    """Grounds as somebody wants to use them on one passage, with what was written about it."""

    grounds: Sequence[str]
    flags: frozenset[Flag] = frozenset()
    document_date: date | None = None
    request_date: date | None = None
    motivation: str = ""
    time_motivation: str = ""
    disclosure_date: date | None = None
    passage_kind: PassageKind | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    rule: str
    detail: str


@dataclass(frozen=True, slots=True)
class Checked:
    """A use is valid when no rule forbids it; warnings are for a person to look at."""

    valid: bool
    problems: tuple[Problem, ...]
    warnings: tuple[Problem, ...]


def check(use: Use) -> Checked:
    """Hold a use of grounds against the rules."""
    cited, unknown = _cited(use.grounds)
    problems = [*unknown, *_combined(cited), *_environment(cited, use), *_explained(cited, use)]
    warnings = tuple(_warnings(cited, use))
    return Checked(not problems, tuple(sorted(problems, key=_order)), warnings)


def _order(problem: Problem) -> int:
    return int(problem.rule[1:])


def _cited(given: Sequence[str]) -> tuple[list[Ground], list[Problem]]:
    """R8: only a whole ground of the Woo itself can be cited."""
    cited: dict[str, Ground] = {}
    unknown = [] if given else [Problem("R8", "Er is geen grond genoemd.")]
    for text in given:
        try:
            named = read_ground(text)
        except InvalidInput as error:
            unknown.append(Problem("R8", f"'{text}': {error}"))
            continue
        cited[named.ground.code] = named.ground
        if named.legacy:
            now = named.ground.code
            unknown.append(Problem("R8", f"'{text}' is een grond van de oude Wob. Noem {now}."))
    return list(cited.values()), unknown


def _combined(cited: Sequence[Ground]) -> Iterator[Problem]:
    others = [ground.code for ground in cited if _in_first_two(ground)]
    if others and any(ground.code == "5.1.5" for ground in cited):
        yield Problem("R1", f"5.1.5 mag niet samen met {', '.join(others)} op dezelfde passage.")


def _environment(cited: Sequence[Ground], use: Use) -> Iterator[Problem]:
    """R2-R4: the Woo gives less room to refuse information about the environment."""
    milieu, emissions = "milieu" in use.flags, "emissies" in use.flags
    for ground in cited:
        if ground.code == "5.1.5" and milieu:
            yield Problem("R2", "5.1.5 geldt niet voor milieu-informatie.")
        if ground.code == "5.1.6" and not (milieu or emissions):
            yield Problem("R3", "5.1.6 geldt alleen voor milieu-informatie.")
        if ground.code == "5.1.1.c" and milieu:
            yield Problem("R3", "Bij milieu-informatie komt 5.1.6 in de plaats van 5.1.1.c.")
        if emissions and (_in_first_two(ground) or ground.code == "5.1.5"):
            yield Problem("R4", f"{ground.code} geldt niet voor emissies in het milieu.")


def _explained(cited: Sequence[Ground], use: Use) -> Iterator[Problem]:
    """R5-R7 and R9: what has to be written down, and when the ground is open at all."""
    old = is_older_than_five_years(use.document_date, use.request_date)
    for ground in cited:
        if ground.motivation == "lid 3" and not weighs(use.motivation):
            yield Problem(
                "R5", f"Motiveer {ground.code}: noem het belang en weeg het tegen openbaarheid."
            )
        if ground.code == "5.1.4" and use.disclosure_date is None:
            yield Problem("R6", "Noem de datum waarop de informatie wel openbaar wordt.")
        if ground.five_years and old and not _says_something(use.time_motivation):
            yield Problem(
                "R7", f"De informatie is ouder dan vijf jaar: motiveer waarom {ground.code} "
                "ondanks het tijdsverloop nog geldt."
            )  # fmt: skip
        if ground.code.startswith("5.2.") and "intern_beraad" not in use.flags:
            yield Problem("R9", f"{ground.code} geldt alleen voor stukken voor intern beraad.")


def _warnings(cited: Sequence[Ground], use: Use) -> Iterator[Problem]:
    objective = use.passage_kind not in (None, "opvatting")
    if objective and any(ground.code == "5.2.1" for ground in cited):
        yield Problem(
            "R10", f"Deze passage is een {use.passage_kind}. Dat is geen persoonlijke opvatting."
        )


def is_older_than_five_years(information: date | None, request: date | None) -> bool:
    """Art. 5.3: by date, so that five years and a day is older and five years exactly is not."""
    if information is None or request is None:
        return False
    birthday = (information.year + _YEARS, information.month, information.day)
    return birthday < (request.year, request.month, request.day)


def weighs(motivation: str) -> bool:
    """Whether a motivation names an interest and weighs it, as art. 5.1 lid 3 asks."""
    return bool(_INTEREST.search(motivation) and _WEIGHING.search(motivation))


def _says_something(text: str) -> bool:
    return len(text.strip()) >= _SHORTEST_MOTIVATION


def _in_first_two(ground: Ground) -> bool:
    return ground.code.startswith(("5.1.1.", "5.1.2."))
