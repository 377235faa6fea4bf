"""Names in a nota: of staff none, of others named as a reason not to publish them."""

import re

_NAME = r"\[NAAM \d+\]"
_STAFF = (
    r"(?:beleids|project|programma|proces|communicatie|financieel |juridisch |senior |junior )?"
    r"(?:medewerk(?:er|ster)|adviseurs?|leider|jurist|ambtenaar|secretaris|coördinator|collega|"
    r"manager|controller|behandelaar|steller|opsteller|dossierhouder|contactpersoon|trainee)"
)
_BY_FUNCTION = re.compile(
    rf"(?P<before>\b{_STAFF}) {_NAME}|{_NAME}(?P<after>[ ,(]{{1,3}}(?:onze |de |een )?{_STAFF}\b)",
    re.IGNORECASE,
)
_BY_ROLE = re.compile(
    rf"(\b(?:{_STAFF}|opgesteld|geschreven|voorbereid|behandeld|contact|informatie bij|bel|"
    rf"vragen aan)\b[^.;\[\]]{{0,25}}?){_NAME}",
    re.IGNORECASE,
)


def without_staff(masked: str) -> str:
    """The text with staff by their function; placeholders of others stay."""
    by_function = _BY_FUNCTION.sub(lambda m: m["before"] or m["after"].strip(" ,("), masked)
    return _BY_ROLE.sub(r"\1een medewerker", by_function)


def team_only(masked: str) -> str:
    """A sender without the names in it: a nota comes from a directie, not from a person."""
    parts = re.split(r"\s*[,/|–]\s*|\s+-\s+|\s*\(([^)]*)\)\s*", masked)
    kept = [part for part in parts if part and not re.search(_NAME, part)]
    return ", ".join(kept) or re.sub(rf"\s*{_NAME}\s*", " ", masked).strip()


def names_somebody(masked: str) -> bool:
    return bool(re.search(_NAME, masked))
