"""A document with everything in it, for the tests of all renderers."""

from datetime import UTC, datetime

from app.values.documents import Document, Heading, ListBlock, Paragraph, Provenance, Table

MADE = datetime(2026, 11, 26, 4, 0, 0, 123, tzinfo=UTC)
BANNER = "Concept, gemaakt met AI, te controleren door het team Parkeren"
GAP = "[AANVULLEN: de datum van de raad]"


def a_document(**changes: object) -> Document:
    fields: dict[str, object] = {
        "title": "Tarief & <vergunning>",
        "blocks": (
            Table((("Aan", "Wethouder"), ("Van", "Team Parkeren"))),
            Heading("Aanleiding"),
            Paragraph(f"Het tarief is € 84 per jaar. {GAP}\nTweede *regel*."),
            Heading("Advies", 2),
            ListBlock(("Eerste besluit", "Tweede besluit"), ordered=True),
            Heading("Kernpunten"),
            ListBlock(("Punt met <b>", "Nog een & punt")),
            ListBlock(("Opnieuw één", "Opnieuw twee"), ordered=True),
            Table((("1", "2"), ("3",)), ("Kop A", "Kop B")),
            Heading("Leeg"),
        ),
        "provenance": Provenance(
            "qwen", "nota/section@1#abc", MADE, ("7 punten", "s1: bron"), "het team Parkeren"
        ),
    }
    return Document(**(fields | changes))  # type: ignore[arg-type]
