"""The summary for the requester: counts by rule, plain words, and nothing that is withheld."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.settings import Settings
from app.storage.dossiers import DatabaseDossiers
from app.values.documents import Document
from app.values.dossiers import FileRead, Page, Unread
from app.values.people import Person
from app.values.proposals import Judgement, Proposal
from app.wiring import Services
from app.woo.answering.fields import SummaryFields
from app.woo.answering.summary import Answer, summary
from app.woo.decisions.deciding import Wish
from app.woo.export.names import cleaner
from app.woo.export.rows import Row
from app.woo.finding.findings import personal
from app.woo.law.grounds import grounds
from dutch.readability import readability
from guardrails.privacy import privacy_guard
from tests.support.dossiers import NOW, a_document, a_dossier, a_proposal

JAN = Person("jan", "manage")
GUARD = privacy_guard("woo")
AGREED = "de verborgen afspraak met de exploitant"


def a_row(number: int, judgement: Judgement = "Openbaar", *codes: str, label: str = "") -> Row:
    return Row(
        f"{number:04d}", "markt", None, None, "Brief", "Brief", "pdf", date(2026, 3, 2),
        judgement, codes, label,
    )  # fmt: skip


def an_answer(
    rows: Sequence[Row] = (), *, documents: int | None = None, **changes: object
) -> Answer:
    count = len(rows) if documents is None else documents
    found = [a_document(f"{n:04d}", date=date(2026, 3, n)) for n in range(1, count + 1)]
    made = Answer(a_dossier(), (), found, rows, (), lambda text: text, NOW)
    return replace(made, **changes)  # type: ignore[arg-type]


def text_of(document: Document) -> str:
    return SummaryFields.of("markt", document).text


def test_every_count_comes_from_the_inventory() -> None:
    rows = [
        a_row(1),
        a_row(2),
        a_row(3, "Deels openbaar", "5.1.2.e"),
        a_row(4, "Niet openbaar", "5.1.2.e", "5.2.1"),
        a_row(5, "Niet openbaar", label="dubbel"),
        a_row(6, "Reeds openbaar"),
    ]
    text = text_of(summary(an_answer(rows, documents=8, unread=[Unread("x.exe", "geen tekst")])))

    for said in (
        "Wij vonden 8 documenten.",
        "- 8 brieven",
        "Het oudste document is van 1 maart 2026. Het nieuwste is van 8 maart 2026.",
        "1 document staat er dubbel in.",
        "1 bestand konden wij niet lezen.",
        "- 2 documenten krijgt u helemaal.",
        "- 1 document krijgt u voor een deel.",
        "- 2 documenten krijgt u niet.",
        "- 1 document was al openbaar.",
        "[NOG DOEN: 2 documenten zijn nog niet beoordeeld.]",
        "Dit geldt voor 2 documenten. (5.1.2.e)",
        "Dit geldt voor 1 document. (5.2.1)",
    ):
        assert said in text


def test_only_grounds_that_were_used_are_told_and_each_ground_can_be() -> None:
    for code in grounds():
        text = text_of(summary(an_answer([a_row(1, "Deels openbaar", code)])))

        assert [other for other in grounds() if f"({other})" in text] == [code]


@pytest.mark.parametrize(
    ("rows", "documents", "said"),
    [
        (
            [a_row(1), a_row(2, "Niet openbaar", label="dubbel")],
            2,
            "Wij laten geen informatie weg",
        ),
        ([a_row(1)], 2, "[NOG DOEN: welke informatie"),
        ([a_row(1, "Niet openbaar")], 1, "[NOG DOEN: welke informatie"),
    ],
)
def test_nothing_is_called_complete_before_it_is(
    rows: Sequence[Row], documents: int, said: str
) -> None:
    assert said in text_of(summary(an_answer(rows, documents=documents)))


def test_a_dossier_without_documents_says_so() -> None:
    assert "Wij vonden geen documenten" in text_of(summary(an_answer()))


def test_the_summary_reads_easily() -> None:
    rows = [a_row(n, "Deels openbaar", code) for n, code in enumerate(grounds(), start=1)]
    measured = readability(text_of(summary(an_answer(rows, points=["de markt", "de brug"]))))

    assert measured.words_per_sentence < 12
    assert measured.passive_share < 0.1
    assert [hit.word for hit in measured.officialese] == []


NAMES = st.sampled_from(["Karin de Vries", "mevrouw Mulder", "Jan Visser", "P. Ravestein"])


@settings(deadline=None)  # a busy machine is no error
@given(NAMES, st.sampled_from(["06-12345678", "k.mulder@post.example", "BSN 111222333"]))
def test_no_name_or_number_of_the_request_comes_through(name: str, number: str) -> None:
    clean = cleaner({AGREED: "5.1.2.i"}, (), GUARD)
    point = f"alle e-mails van {name} ({number}) over {AGREED}"
    text = text_of(summary(an_answer([a_row(1)], points=[point, point], clean=clean)))

    assert name not in text
    assert number.rsplit(maxsplit=1)[-1] not in text
    assert AGREED not in text
    assert [found for found in personal(text, GUARD) if found.ground] == []


def test_a_thing_that_is_called_like_a_person_stays_when_the_dossier_knows_it(
    tmp_path: Path,
) -> None:
    request = "Ik vraag om alle documenten over molen Pieter Bakker.\n\nGroet, Jan Visser"

    async def made(*proposed: Proposal) -> str:
        services = Services(Settings(home=tmp_path))
        store = DatabaseDossiers(services.engine)
        async with services:
            if not await store.find("markt"):
                await store.add(a_dossier(members=frozenset({"jan"})))
                await store.plan("markt", ["a.pdf"])
                pages = {"0001": [Page(1, request)]}
                await store.put("markt", FileRead(1, [a_document(kind="request")], pages))
            await store.propose("markt", "0001", proposed)
            return text_of(await services.requester_summary.make(JAN, "markt"))

    assert "Bakker" not in asyncio.run(made())
    assert "molen Pieter Bakker" in asyncio.run(made(a_proposal(text="Jan Visser")))
    assert "Bakker" not in asyncio.run(made(a_proposal(text="Pieter Bakker")))


def test_what_was_taken_out_or_may_yet_be_is_not_in_it(tmp_path: Path) -> None:
    async def made() -> str:
        services = Services(Settings(home=tmp_path))
        store = DatabaseDossiers(services.engine)
        async with services:
            title = f"Kolkplein, {AGREED} en het plan van bureau Zilver"
            dossier = a_dossier(title=title, members=frozenset({"jan"}))
            await store.add(dossier)
            await store.plan("markt", ["a.pdf"])
            pages = {"0001": [Page(1, f"{AGREED}. Bureau Zilver.")]}
            await store.put("markt", FileRead(1, [a_document()], pages))
            found = [
                a_proposal("p1", text=AGREED, key="s", ground="5.1.2.i", kind="company"),
                a_proposal("p2", text="bureau Zilver", key="z", ground="5.1.2.f", kind="company"),
            ]
            await store.propose("markt", "0001", found)
            await services.deciding.decide(JAN, "markt", Wish("p1", "accept"))
            judged = Wish(document="0001", judgement="Deels openbaar")
            await services.deciding.decide(JAN, "markt", judged)
            return text_of(await services.requester_summary.make(JAN, "markt"))

    text = asyncio.run(made())

    assert "Kolkplein" in text
    assert AGREED not in text
    assert "Zilver" not in text
    assert "(5.1.2.i)" in text
    assert "(5.1.2.f)" not in text
