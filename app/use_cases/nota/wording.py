"""Whether a sentence says what its bullet says: nothing lost, nothing new, nothing turned."""

import re
from collections.abc import Iterator

from guardrails.support.holdings import Fact
from guardrails.support.passages import Reading

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_MASK = re.compile(r"\[[A-Z-]{2,20} \d{1,6}\]")
# Words that a whole sentence needs and a telegram leaves out; they say nothing by themselves.
_JOINING_TEXT = """
    bedraagt bedragen komt kwam komen kwamen neer uit om gaat sprake betreft daarbij dit betekent
    houdt heeft hebben had is was wordt werd worden werden zijn waren blijft gebeurt vindt plaats
    voorstel alternatief advies besluit optie mogelijkheid andere verzoek gevraagd akkoord gaan
    kost kosten doen er het totaal totale in van op vast stellen gesteld bij met uitgevoerd volgt
    ontstaat leidt gevolg geldt voorwaarde uitkomst aanwezig staat voor ligt bekend loopt
"""
_JOINING = Reading(_JOINING_TEXT).stems
# Small words that say who does what to whom, and when: another one is another statement.
_RELATION = re.compile(
    r"\b(?:door|voor|aan|naar|tegen|tot|sinds|zonder|per|onder|boven|tussen|na|vanaf|binnen|buiten|"
    r"als|zodat|maar|ook|al|dan|nog|weer|minstens|hoogstens|ongeveer|circa|bijna|ruim)\b",
    re.IGNORECASE,
)


def problems(sentence: str, bullet: str) -> list[str]:
    """What is wrong with it, in Dutch for whoever must write it again; empty when all is well."""
    said, given = Reading(sentence), Reading(bullet)
    return [
        *(f"neem letterlijk over: {text}" for text in _lost(said, given)),
        *(f"laat weg: {text}" for text in _added(said, given)),
        *_turned(said, given),
    ]


def covers(sentence: str, bullet: str) -> bool:
    """Whether the sentence has every figure, name and word of the bullet that says something."""
    return not list(_lost(Reading(sentence), Reading(bullet)))


def _lost(said: Reading, given: Reading) -> Iterator[str]:
    for text in _literal(given):
        if _spaced(text) not in _spaced(said.text):
            yield text
    lost = [stem for stem in given.stems if stem not in _JOINING and stem not in said.stems]
    yield from _as_written(lost, given)


def _literal(given: Reading) -> list[str]:
    """Figures with their unit, dates and names as they stand in the bullet."""
    found = given.facts
    facts: list[Fact] = [*found.references, *found.dates, *found.periods, *found.numbers]
    amounts = [fact.text for fact in facts if any(map(str.isdigit, fact.text))]
    written = [fact.text for fact in found.numbers if not any(map(str.isdigit, fact.text))]
    masks = _MASK.findall(given.text)
    return list(dict.fromkeys([*amounts, *written, *given.names, *masks]))


def _added(said: Reading, given: Reading) -> Iterator[str]:
    figures = set(_FIGURE.findall(given.text))
    yield from (figure for figure in _FIGURE.findall(said.text) if figure not in figures)
    new = [stem for stem in said.stems if stem not in given.stems and stem not in _JOINING]
    yield from _as_written(new, said)


def _turned(said: Reading, given: Reading) -> Iterator[str]:
    if _FIGURE.findall(said.text) != _FIGURE.findall(given.text):
        yield "houd de getallen in dezelfde volgorde, elk één keer"
    if _related(said) != _related(given):
        yield "houd woorden als door, voor, aan, naar, tot en per zoals ze zijn"
    if said.negations != given.negations:
        yield "houd niet, geen en zonder zoals ze zijn"
    if said.modality != given.modality:
        yield "houd moet, mag, kan, alleen, omdat en tenzij zoals ze zijn"


def _related(reading: Reading) -> list[str]:
    return sorted(word.lower() for word in _RELATION.findall(reading.text))


def _as_written(stems: list[str], reading: Reading) -> list[str]:
    """The words behind the stems, as the text spells them."""
    spelled = {next(iter(Reading(word).stems), ""): word for word in _words(reading.text)}
    return [spelled.get(stem, stem) for stem in stems]


def _words(text: str) -> list[str]:
    return re.findall(r"[\w'’-]+", text)


def _spaced(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split()).casefold()
