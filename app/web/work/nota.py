"""A nota from bullets: where each paragraph comes from, and what is still to fill in."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from app.errors import InvalidInput
from app.use_cases.nota import DraftNota
from app.values.notas import NotaDone, NotaKind, NotaRequest, NotaSection, SectionWritten
from app.web.visitor import text_of
from app.web.work.kinds import About, Asked, Shown

_NEEDED = {"aan": "Aan wie", "van": "Van wie", "over": "Waarover", "punten": "Kernpunten"}


@dataclass(frozen=True, slots=True)
class NotaWork:
    draft: DraftNota

    @property
    def about(self) -> About:
        return About(
            "nota",
            "Nota uit punten",
            "Maak van uw kernpunten een concept-beslisnota of -informatienota.",
            form="taak_nota.html.j2",
            not_for=("Een nota versturen zonder dat een mens haar heeft gelezen.",),
        )

    async def events(self, asked: Asked) -> AsyncGenerator[Any, None]:
        within = asked.within if text_of(asked.form, "bronnen") else ()
        return self.draft.stream(_request(asked), within=within, person=asked.person.id)

    def live(self, event: Any) -> str:
        return _text(event.section) if isinstance(event, SectionWritten) else ""

    def shown(self, event: Any) -> Shown | None:
        if not isinstance(event, NotaDone):
            return None
        nota = event.nota
        document = self.draft.document(nota)
        return Shown("resultaat_nota.html.j2", {"nota": nota, "origins": _origins}, document)


def _request(asked: Asked) -> NotaRequest:
    given = {name: text_of(asked.form, name) for name in _NEEDED}
    if missing := [label for name, label in _NEEDED.items() if not given[name]]:
        raise InvalidInput(f"Vul dit nog in: {', '.join(missing)}.")
    kind = text_of(asked.form, "soort")
    return NotaRequest(
        kind=cast("NotaKind", kind if kind == "informatienota" else "beslisnota"),
        to=given["aan"],
        sender=given["van"],
        subject=given["over"],
        bullets=tuple(line.strip("-• \t") for line in given["punten"].split("\n") if line.strip()),
        deadline=_date(text_of(asked.form, "uiterlijk")),
    )


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise InvalidInput("Schrijf de datum als 2026-12-31.") from None


def _text(section: NotaSection) -> str:
    return f"\n{section.heading}\n" + "\n".join(each.text for each in section.paragraphs) + "\n"


def _origins(ids: tuple[str, ...]) -> list[str]:
    """Where a paragraph comes from, in words: b2 is the second bullet, s1 the first source."""
    words = {"b": "punt", "s": "bron"}
    return [
        f"{words[each[0]]} {each[1:]}" if each[:1] in words and each[1:].isdigit() else "onderwerp"
        for each in ids
    ]
