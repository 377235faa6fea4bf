"""Says in plain Dutch what is wrong with a sentence, or what a reader should know about it."""

from collections.abc import Iterator, Mapping, Sequence

from guardrails.support.mismatches import Mismatch

_FACTS = {
    "number": "Het getal",
    "period": "De termijn",
    "date": "De datum",
    "reference": "De verwijzing",
    "name": "De naam",
    "quote": "Het citaat",
}
_TURNS = {
    "negation_added": "De zin zegt 'niet' of 'geen', de bron niet.",
    "negation_lost": "De bron zegt 'niet' of 'geen', de zin niet.",
    "need_not_added": "De zin zegt dat iets niet hoeft; dat staat niet in de bron.",
    "need_not_lost": "In de bron is het geen plicht; in de zin wel.",
    "all_lost": "In de bron geldt het voor alles of altijd; in de zin niet.",
    "may_added": "De zin zegt dat iets mag; dat staat niet in de bron.",
    "only_added": "De zin beperkt het ('alleen'); dat doet de bron niet.",
    "all_added": "De zin zegt 'alle', 'elk' of 'altijd'; dat doet de bron niet.",
    "cause_added": "De zin noemt een oorzaak of reden die niet in de bron staat.",
    "exception_added": "De zin noemt een uitzondering die niet in de bron staat.",
    "exception_lost": "De bron noemt een uitzondering of voorwaarde; de zin niet.",
    "must_lost": "In de bron is het een plicht; in de zin niet.",
    "can_lost": "In de bron is het een mogelijkheid; de zin stelt het vast.",
    "role_absent": "De bron noemt hier niet wie de zin noemt.",
    "duty_added": "De zin maakt er een plicht van; in de bron kan of mag het.",
    "later_added": "De zin zegt 'pas'; dat doet de bron niet.",
    "opposite": "De zin zegt het tegendeel van een woord in de bron.",
    "polarity": "De zin zegt het omgekeerde van de bron.",
}
UNCLEAR = "De bronnen zeggen dit niet, of zeggen het anders."
NO_SOURCES = "Er zijn geen bronnen om de zin mee te vergelijken."
TOO_LONG = "Niet gecontroleerd: deze zin is te lang. Maak er kortere zinnen van."
TOO_MANY = "Niet gecontroleerd: het antwoord heeft te veel zinnen."
NOT_REACHED = "Niet gecontroleerd: daar was geen tijd voor."


def about_facts(mismatches: Sequence[Mismatch]) -> Iterator[str]:
    for wrong in mismatches:
        named = f"{_FACTS[wrong.kind]} {wrong.text}"
        if wrong.kind == "quote":
            yield f"{_FACTS['quote']} '{wrong.text}' staat niet letterlijk in de bronnen."
        elif wrong.elsewhere:
            yield f"{named} staat ergens anders in de bronnen, niet bij deze zin."
        elif wrong.instead:
            yield f"{named} staat niet in de bron; daar staat {wrong.instead}."
        else:
            yield f"{named} staat niet in de bronnen."


def about_meaning(signals: Mapping[str, float]) -> Iterator[str]:
    return (reason for name, reason in _TURNS.items() if signals.get(name))


def about_writing(pairs: Sequence[tuple[str, str]]) -> Iterator[str]:
    for here, there in pairs:
        yield f"De zin zegt '{here}', de bron '{there}'; dat is even lang."


def about_missing_sources(numbers: Sequence[int]) -> Iterator[str]:
    return (f"Bron {number} bestaat niet." for number in numbers)


def about_another_source(wanted: Sequence[int], carriers: Sequence[str]) -> str:
    named, carrier = ", ".join(map(str, wanted)), ", ".join(carriers)
    return f"De zin verwijst naar bron {named}, maar bron {carrier} past er het best bij."
