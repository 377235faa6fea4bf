"""What is proposed, with which ground, and the same everywhere in a dossier."""

import pytest

from app.values.proposals import Proposal
from app.woo.finding.findings import personal
from guardrails.privacy import privacy_guard
from tests.support.dossiers import a_mail, proposals_of

OUTSIDER = "Ans Kramer <ans.kramer@badbouw.example>"
OWN = "info@duinstad.example"
COMPANY = b"Badbouw B.V. bouwt zwembaden."


def told(proposals: list[Proposal]) -> set[tuple[str, str]]:
    return {(p.text, p.ground) for p in proposals}


def test_a_domain_stays_visible_where_somebody_works_and_not_where_he_gets_his_mail() -> None:
    private = a_mail("Hoi.", sender="Els Bakker <els.bakker@ziggo.example>", to=OWN)
    found = proposals_of(
        {"a.eml": a_mail("Hoi.", to=OUTSIDER), "b.eml": private, "c.txt": COMPANY}
    )

    assert {("j.visser", "5.1.2.e"), ("ans.kramer", "5.1.2.e")} <= told(found["a.eml"])
    assert ("els.bakker@ziggo.example", "5.1.2.e") in told(found["b.eml"])


def test_a_person_has_one_key_however_he_is_named() -> None:
    text = b"Besproken met Karin Mulder. Volgens K. Mulder klopt dit. Vraag het mevrouw Mulder."
    found = proposals_of({"a.eml": a_mail("Dag Karin,\n\nTot vrijdag."), "b.txt": text})
    names = [p for each in found.values() for p in each if p.kind == "person_name"]
    keys = {p.key for p in names if "Karin" in p.text or "Mulder" in p.text}

    assert len(keys) == 1


def test_who_is_named_by_function_stays_everywhere_and_others_do_not() -> None:
    text = (
        b"Wethouder Femke Aldershof opende het bad. "
        b"Femke Aldershof gaf de sleutel aan Karin Mulder."
    )
    found = proposals_of({"a.txt": text, "b.eml": a_mail("Femke komt ook, met Karin.")})

    assert ("Femke Aldershof", "") in told(found["a.txt"])
    assert ("Karin Mulder", "5.1.2.e") in told(found["a.txt"])
    assert {("Femke", ""), ("Karin", "5.1.2.e")} <= told(found["b.eml"])


def test_the_functions_that_are_public_can_be_chosen() -> None:
    text = b"De zaal is geopend door stadsdichter Femke Aldershof."

    assert ("Femke Aldershof", "5.1.2.e") in told(proposals_of({"a.txt": text})["a.txt"])
    chosen = proposals_of({"a.txt": text}, offices=("stadsdichter",))
    assert ("Femke Aldershof", "") in told(chosen["a.txt"])


def test_numbers_and_sensitive_sentences_have_their_own_grounds() -> None:
    text = (
        "BSN 111222333. Ik heb COPD en kan niet zwemmen. Bel 06-12345678. "
        "De deurcode is 4471. Meedoen via https://teams.example/l/meetup-join/1."
    )
    found = told(proposals_of({"a.txt": text.encode()})["a.txt"])

    assert {
        ("111222333", "5.1.1.e"),
        ("Ik heb COPD en kan niet zwemmen.", "5.1.1.d"),
        ("06-12345678", "5.1.2.e"),
        ("4471", "5.1.2.h"),
        ("https://teams.example/l/meetup-join/1", "5.1.2.h"),
    } <= found


def test_a_sentence_with_two_sensitive_words_is_one_passage() -> None:
    text = "De verdachte is eerder veroordeeld voor diefstal en zit nu in voorarrest."
    found = [(p.kind, p.start, p.end) for p in personal(text, privacy_guard("woo"))]

    assert found == [("special_category", 0, len(text))]


def test_what_is_called_like_a_person_and_is_none_stays() -> None:
    mail = a_mail(
        "Gemaal De Snoek viel uit. Onderhoud De Snoek: zie waterschap Duinstad.\n\n"
        "On Mon, Feb 2, 2026 at 11:00 Jan Visser <j.visser@duinstad.example> wrote:\n> Prima.",
        to="Klantenservice Duinstad <klanten@duinstad.example>",
    )
    names = [p for p in proposals_of({"a.eml": mail})["a.eml"] if p.kind == "person_name"]

    assert {p.text for p in names} == {"Jan Visser"}


def test_who_is_really_called_so_goes_as_well() -> None:
    mail = a_mail("Bel mevrouw De Snoek.", sender="Ria de Snoek <r.desnoek@duinstad.example>")
    found = proposals_of({"a.eml": mail})["a.eml"]

    assert {("Ria de Snoek", "5.1.2.e"), ("De Snoek", "5.1.2.e")} <= told(found)


def test_two_first_names_are_one_person() -> None:
    mail = a_mail("Dag Mei Ling,\n\nTot vrijdag.", to="Mei Ling Tjon <m.tjon@duinstad.example>")
    names = [p for p in proposals_of({"a.eml": mail})["a.eml"] if p.text.startswith("Mei")]

    assert [p.text for p in names] == ["Mei Ling Tjon", "Mei Ling"]
    assert len({p.key for p in names}) == 1


def test_the_number_of_the_house_stays_and_that_of_a_person_does_not() -> None:
    text = b"Algemeen nummer 0485-550000. Karin Mulder, tel. 0485-550142."

    assert "0485-550142" in {t for t, _ in told(proposals_of({"a.txt": text})["a.txt"])}
    assert "0485-550000" not in {t for t, _ in told(proposals_of({"a.txt": text})["a.txt"])}


def test_every_row_of_a_table_is_read_alike() -> None:
    rows = "naam;adres;postcode\nA. Wit;Duinweg 4;1799 ZX\nB. Mol;Duinweg 6;1799 ZX\n"
    found = proposals_of({"a.csv": rows.encode()})["a.csv"]

    assert [p.text for p in found if p.text == "1799 ZX"] == ["1799 ZX", "1799 ZX"]


def test_of_a_form_read_as_one_sentence_only_the_answer_is_sensitive() -> None:
    text = "Naam: Els Bakker Reden van de aanvraag: mijn zoon heeft epilepsie."
    found = proposals_of({"a.txt": text.encode()})["a.txt"]

    assert ("mijn zoon heeft epilepsie.", "5.1.1.d") in told(found)


def test_a_word_about_health_in_general_is_no_personal_data() -> None:
    text = b"Het bad is open voor mensen met een rolstoel. Er is een lift."

    assert told(proposals_of({"a.txt": text})["a.txt"]) == set()


VIEW = "Ik vind dit een slecht plan."


def test_a_view_between_colleagues_is_withheld_and_a_fact_beside_it_is_not() -> None:
    found = proposals_of({"a.eml": a_mail(f"Het bad sluit op 1 mei 2026. {VIEW}")})["a.eml"]

    assert [p.text for p in found if p.ground == "5.2.1"] == [VIEW]


def test_a_view_that_an_outsider_has_read_is_not_withheld() -> None:
    found = proposals_of({"a.eml": a_mail(VIEW, to=OUTSIDER), "b.eml": a_mail("Prima.")})

    assert not [p for p in found["a.eml"] if p.ground == "5.2.1"]


def test_what_an_outsider_wrote_below_an_internal_mail_is_not_withheld() -> None:
    body = (
        f"{VIEW}\n\nVan: {OUTSIDER}\nVerzonden: maandag 2 maart 2026\nAan: Jan Visser\n"
        "Onderwerp: Bad\n\nWij vinden de vloer lelijk."
    )
    found = proposals_of({"a.eml": a_mail(body), "b.eml": a_mail("Prima.")})["a.eml"]

    assert [p.text for p in found if p.ground == "5.2.1"] == [VIEW]


def test_an_outsider_is_seen_in_a_header_that_was_quoted_over_lines() -> None:
    body = (
        f"{VIEW}\n\n> ---------- Forwarded message ---------\n> From: Ans Kramer\n"
        "> <ans.kramer@badbouw.example>\n> Date: 2 maart 2026\n> To: Jan Visser\n"
        "> Subject: Bad\n>\n> Wij vinden de vloer lelijk."
    )
    found = proposals_of({"a.eml": a_mail(body), "b.eml": a_mail("Prima.")})["a.eml"]

    assert [p.text for p in found if p.ground == "5.2.1"] == [VIEW]


def test_in_a_chat_each_message_speaks_for_itself() -> None:
    chat = (
        "[18-01-2026 03:05] Jan: de pomp draait weer\n"
        "[18-01-2026 03:06] Karin: ik vind dit een slecht plan\n"
    )
    found = proposals_of({"a.txt": chat.encode()})["a.txt"]

    assert [p.text for p in found if p.ground == "5.2.1"] == ["ik vind dit een slecht plan"]


def test_a_view_for_formal_decision_making_is_shown_without_a_ground() -> None:
    nota = "Nota voor het college\n\nTER BESLISSING\n\nWij adviseren om het bad te sluiten."
    found = proposals_of({"a.txt": nota.encode()})["a.txt"]

    assert [(p.kind, p.ground) for p in found] == [("opinion", "")]


def test_a_sentence_that_is_quoted_over_lines_leaves_the_signs_of_the_quote() -> None:
    body = "Zie onder.\n\n> Ik vind dit een slecht plan voor\n> de wijk en voor de zwemmers."
    found = proposals_of({"a.eml": a_mail(body)})["a.eml"]
    parts = [p for p in found if p.ground == "5.2.1"]

    assert parts
    assert not any(">" in p.text for p in parts)


@pytest.mark.parametrize(
    ("confidence", "ground"), [("Vertrouwelijk.", "5.1.1.c"), ("Openbaar.", "5.1.2.f")]
)
def test_prices_in_an_offer_depend_on_whether_they_were_given_in_confidence(
    confidence: str, ground: str
) -> None:
    offer = (
        f"Offerte zwembad\n\n{confidence} Onze kostprijs is € 410 per meter. Het bad telt 6 banen."
    )
    found = proposals_of({"Offerte.txt": offer.encode()})["Offerte.txt"]

    assert told(found) == {("Onze kostprijs is € 410 per meter.", ground)}


def test_a_span_cuts_out_its_own_text() -> None:
    mail = a_mail(f"Dag Karin,\n\nBel 06-12345678. {VIEW}\n\nJan Visser")
    (proposals,) = proposals_of({"a.eml": mail}).values()

    assert all(p.end - p.start == len(p.text) and p.text.strip() == p.text for p in proposals)
    assert len({p.id for p in proposals}) == len(proposals)
