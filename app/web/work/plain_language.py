"""Rewriting in plain language: before and after side by side."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from typing import Any

from app.ports.clock import Clock
from app.use_cases.rewrite import Rewrite
from app.values.documents import Document, Provenance, paragraphs
from app.values.rewriting import Rewriting, RewritingDone, RewrittenSentence
from app.web.visitor import text_of
from app.web.work.kinds import About, Asked, Shown


@dataclass(frozen=True, slots=True)
class PlainLanguage:
    rewrite: Rewrite
    clock: Clock

    @property
    def about(self) -> About:
        return About(
            "b1",
            "Herschrijf in duidelijke taal",
            "Maak een tekst makkelijker te lezen, en zie per zin wat er verandert.",
            form="taak_b1.html.j2",
            not_for=("Een wet of besluit waarvan elk woord vastligt.",),
        )

    async def events(self, asked: Asked) -> AsyncGenerator[Any, None]:
        return self.rewrite.stream(text_of(asked.form, "tekst"), person=asked.person.id)

    def live(self, event: Any) -> str:
        return f"{event.after} " if isinstance(event, RewrittenSentence) else ""

    def shown(self, event: Any) -> Shown | None:
        if not isinstance(event, RewritingDone):
            return None
        made = event.rewriting
        values = {"made": made, "rows": _measures(made)}
        return Shown("resultaat_b1.html.j2", values, self._document(made))

    def _document(self, made: Rewriting) -> Document:
        provenance = Provenance(
            made.model, made.prompt, self.clock(), ("de tekst van de gebruiker",)
        )
        return Document("Tekst in duidelijke taal", paragraphs(made.text), provenance)


def _measures(made: Rewriting) -> list[tuple[str, float, float, str]]:
    """Each measure with its value before and after, and what is good."""
    before, after = made.readability.before, made.readability.after
    return [
        ("Woorden per zin", before.words_per_sentence, after.words_per_sentence, "hoogstens 12"),
        ("Langste zin (woorden)", before.longest_sentence, after.longest_sentence, "hoogstens 15"),
        (
            "Zinnen in de lijdende vorm (%)",
            before.passive_share * 100,
            after.passive_share * 100,
            "zo weinig mogelijk",
        ),
        ("Ambtelijke woorden", len(before.officialese), len(after.officialese), "geen"),
        ("Leesindex (schatting)", before.leesindex_a, after.leesindex_a, "hoger is makkelijker"),
    ]
