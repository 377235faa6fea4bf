"""Known people and values are treated the same wherever and however they stand in a dossier."""

import pytest

from app.values.proposals import Proposal
from app.woo.finding.signatures import initials_of, signatures
from tests.support.dossiers import a_mail, documents_of, proposals_of
from tests.woo.documents.test_relations import with_attachment

TURNED = '"Boer, Els den" <e.denboer@duinstad.example>'
VIEW = "Ik vind dat plan eerlijk gezegd een slecht idee."
QUOTE_WITHOUT_ADDRESSES = (
    "Zie onder.\n\nVan: Ans Kramer\nVerzonden: maandag 2 maart 2026 09:00\nAan: Jan Visser\n"
    f"Onderwerp: Zwembad\n\n{VIEW}"
)
OFFER = (
    "Vertrouwelijk. Ons uurtarief is € 91. Het bad is 25 meter lang.\n\n"
    "Met vriendelijke groet,\nBadbouw B.V."
)


def texts(proposals: list[Proposal], ground: str = "5.1.2.e") -> list[str]:
    return [each.text for each in proposals if each.ground == ground]


def test_a_name_with_the_surname_first_is_one_person_and_a_colleague() -> None:
    files = {"a.eml": a_mail(f"Dag Els,\n\n{VIEW}", to=TURNED)}
    found = proposals_of(files)["a.eml"]

    assert {"Boer, Els den", "e.denboer", "Els"} <= set(texts(found))
    assert texts(found, "5.2.1") == [VIEW]
    assert len({each.key for each in found if "Els" in each.text}) == 1


def test_a_mailbox_called_in_small_letters_is_a_name() -> None:
    found = proposals_of({"a.eml": a_mail("Hoi.", sender="els den boer <els@ziggo.example>")})

    assert "els den boer" in texts(found["a.eml"])


def test_who_is_written_with_what_he_is_called_is_known_by_both() -> None:
    files = {
        "a.eml": a_mail("Hoi.", to='"Boer, G. (Geertje)" <g.boer@duinstad.example>'),
        "b.txt": b"Geertje zoekt het uit met G. (Geertje) Boer.",
    }

    assert texts(proposals_of(files)["b.txt"]) == ["Geertje", "G. (Geertje) Boer"]


def test_a_department_in_brackets_is_nobody_s_name() -> None:
    files = {
        "a.eml": a_mail("Hoi.", to='"Els den Boer (Vergunningen)" <e.boer@duinstad.example>'),
        "b.txt": b"Vraag Els den Boer van team Vergunningen.",
    }

    assert texts(proposals_of(files)["b.txt"]) == ["Els den Boer"]


def test_a_mailbox_called_as_its_address_is_a_name() -> None:
    found = proposals_of({"a.eml": a_mail("Hoi.", sender="els.boer <els.boer@ziggo.example>")})

    assert "els.boer" in texts(found["a.eml"])


def test_an_office_is_named_before_a_colon_too() -> None:
    text = b"Wethouder: Femke Aldershof\nSteller: Karin Mulder"

    assert texts(proposals_of({"a.txt": text})["a.txt"]) == ["Karin Mulder"]


def test_a_sentence_about_somebody_by_name_is_sensitive_too() -> None:
    text = (
        "Een van hen, Klaas Postma, is veroordeeld. De kans dat iemand wordt veroordeeld is klein."
    )
    found = proposals_of({"a.txt": text.encode()})["a.txt"]

    assert texts(found, "5.1.1.d") == ["Een van hen, Klaas Postma, is veroordeeld."]


def test_an_outsider_is_known_where_a_quote_leaves_out_the_addresses() -> None:
    outside = a_mail(
        VIEW, sender="Ans Kramer <ans@badbouw.example>", to="j.visser@duinstad.example"
    )
    inside = a_mail(QUOTE_WITHOUT_ADDRESSES, subject="FW: Zwembad")
    found = proposals_of({"a.eml": outside, "b.eml": inside})

    assert texts(found["b.eml"], "5.2.1") == []


def test_a_street_without_a_usual_ending_is_an_address_where_it_was_one_elsewhere() -> None:
    files = {
        "a.txt": b"Mevrouw J. Visser\nOosterend 14\n1234 AB Duinstad",
        "b.txt": b"Wij maten ook in de tuin van Oosterend 14, en in Oosterend zelf.",
    }

    assert texts(proposals_of(files)["b.txt"]) == ["Oosterend 14"]


def test_a_number_of_the_house_is_so_in_every_document() -> None:
    files = {
        "a.eml": a_mail("Hoi.\n\nJan Visser\n0299-123456 / 0299 12 34 00 (balie)"),
        "b.txt": b"Bel Jan Visser op 0299 12 34 00 voor vragen.",
    }
    found = proposals_of(files)

    assert "0299-123456" in texts(found["a.eml"])
    assert texts(found["b.txt"]) == ["Jan Visser"]


def test_who_is_named_under_those_who_act_for_the_college_does_not_sign_for_it() -> None:
    text = b"Aanwezig namens het college: wethouder Femke Aldershof\nVerslag: Karin Mulder"

    assert texts(proposals_of({"a.txt": text})["a.txt"]) == ["Karin Mulder"]


def test_one_word_behind_a_label_for_people_is_a_name() -> None:
    rows = b"nr;melder;klacht\n1;Vandersmissen;geluid\n2;anoniem;stank\n3;Oyelaran;stof"

    assert texts(proposals_of({"a.csv": rows})["a.csv"]) == ["Vandersmissen", "Oyelaran"]


def test_a_word_on_the_same_line_is_no_part_of_a_name_that_is_known() -> None:
    files = {"a.eml": a_mail("Hoi."), "b.txt": b"Ter attentie van mevrouw K. Mulder Vertrouwelijk"}

    assert texts(proposals_of(files)["b.txt"]) == ["K. Mulder"]


def test_a_forwarded_copy_keeps_the_secrets_of_who_sent_it() -> None:
    came_in = with_attachment("aanbod.txt", OFFER.encode())
    came_in = came_in.replace(b"From: j@duinstad", b"From: j@badbouw")
    sent_on = with_attachment("aanbod.txt", OFFER.encode(), "FW: Stukken")
    own = {f"{n}.eml": a_mail(f"Hoi {n}.", subject=f"Vraag {n}") for n in range(2)}
    found = proposals_of({"a.eml": came_in, "b.eml": sent_on, **own})

    assert texts(found["a.eml/aanbod.txt"], "5.1.1.c") == ["Ons uurtarief is € 91."]
    assert texts(found["b.eml/aanbod.txt"], "5.1.1.c") == ["Ons uurtarief is € 91."]


def test_what_a_citizen_pays_is_no_secret_of_a_business() -> None:
    text = "De vergoeding van 350 euro dekt mijn kosten niet."
    files = {
        "a.eml": a_mail(text, sender="Els Bakker <els@gmail.example>"),
        "b.eml": a_mail(text, sender="Els Bakker <els@badbouw.example>", subject="Prijs"),
        **{f"{n}.eml": a_mail(f"Hoi {n}.", subject=f"Vraag {n}") for n in range(2)},
    }
    found = proposals_of(files)

    assert texts(found["a.eml"], "5.1.2.f") == []
    assert texts(found["b.eml"], "5.1.2.f") == [text]


def test_what_we_worked_out_of_two_rivals_is_of_use_to_them() -> None:
    files = {
        "a.txt": b"De Graaf Bouw B.V. en Badbouw B.V. schreven in.",
        "b.txt": b"De Graaf zit 9 procent boven Badbouw. De gemeente zit 9 procent boven budget.",
    }

    found = proposals_of(files)["b.txt"]

    assert texts(found, "5.1.2.f") == ["De Graaf zit 9 procent boven Badbouw."]


@pytest.mark.parametrize("line", ["Groet, R.", "RdV", "R.", "> gr. RV"])
def test_initials_on_their_own_line_are_a_signature(line: str) -> None:
    (found,) = signatures(f"Prima.\n\n{line}\n", initials_of("Ruth de Vos"))

    assert found.ground == "5.1.2.e"
    assert line.endswith(line[-(found.end - found.start) :])


@pytest.mark.parametrize("line", ["R", "XY", "OK", "Optie R.", "r."])
def test_other_short_lines_are_none(line: str) -> None:
    assert not list(signatures(f"Prima.\n\n{line}\n", initials_of("Ruth de Vos")))


def test_documents_say_what_they_are_in_more_ways() -> None:
    files = {
        "a.txt": b"[3-3-2025 09:14] Visser, Jan\nHoi\n\n[3-3-2025 09:15] Mulder, Karin\nDag",
        "b.txt": b"Adviesnota\n\nAan: de wethouder",
        "c.txt": b"Ecologisch onderzoek Duinweg\n\nResultaten",
        "d.txt": b"Graag vraag ik u met een beroep op de Wet open overheid om alle stukken.",
    }
    documents, _ = documents_of(files)

    assert [each.kind for each in documents] == ["chat", "nota", "report", "request"]
