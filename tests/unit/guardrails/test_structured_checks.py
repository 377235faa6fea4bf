"""For each kind a table of what is found, as what, and what is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guardrails.privacy import privacy_guard

guard = privacy_guard("chat")


def masked(text: str, kind: str) -> list[str]:
    """The texts of the findings of one kind that are hidden."""
    return [
        text[d.finding.start : d.finding.end]
        for d in guard.review(text).decisions
        if d.finding.kind == kind and d.action > 0
    ]


FOUND = [
    ("bsn", "Mijn bsn is 111222333.", "111222333"),
    ("bsn", "BSN 1112.22.333", "1112.22.333"),
    ("bsn", "burgerservicenummer: 123 456 782", "123 456 782"),
    ("bsn", "Burgerservice-\nnummer 12345\n6782", "12345\n6782"),
    ("bsn", "bsn １１１２２２３３３", "１１１２２２３３３"),
    ("bsn", "bsn 12345672, acht cijfers", "12345672"),
    ("bsn", "naam;bsn;plaats\nX;999999990;Ede", "999999990"),
    ("bsn", "BSN 11l222333 (scan)", "11l222333"),
    ("bsn", "mevrouw De Wit (111222333) belde", "111222333"),
    ("iban", "op NL91ABNA0417164300 graag", "NL91ABNA0417164300"),
    ("iban", "op NL20 INGB 0001 2345 67.", "NL20 INGB 0001 2345 67"),
    ("iban", "nl91.abna.0417.1643.00", "nl91.abna.0417.1643.00"),
    ("iban", "DE89 3704 0044 0532 0130 00 is Duits", "DE89 3704 0044 0532 0130 00"),
    ("email", "mail piet.jansen@voorbeeld.example.nl", "piet.jansen@voorbeeld.example.nl"),
    ("email", "k.bos@ post.example.nl", "k.bos@ post.example.nl"),
    ("phone", "bel 06-12345678", "06-12345678"),
    ("phone", "mijn nummer is 088 123 45 67", "088 123 45 67"),
    ("phone", "+31 (0)6 1234 5678", "+31 (0)6 1234 5678"),
    ("phone", "(070) 340 34 34, Jan de Boer", "(070) 340 34 34"),
    ("phone", "Bel +32 470 12 34 56", "+32 470 12 34 56"),
    ("btw_id", "btw NL000099998B57", "NL000099998B57"),
    ("credit_card", "kaart 4111 1111 1111 1111", "4111 1111 1111 1111"),
    ("date_of_birth", "geboren op 3 mei 1980", "3 mei 1980"),
    ("date_of_birth", "geb. 03-05-80", "03-05-80"),
    ("date_of_birth", "Jan Smit (12/11/1975)", "12/11/1975"),
    ("date_of_birth", "Naam;Geboortedatum;Stad\nX;1975-11-12;Ede", "1975-11-12"),
    ("licence_plate", "kenteken 12-ABC-3", "12-ABC-3"),
    ("licence_plate", "de auto GB-123-X staat fout", "GB-123-X"),
    ("licence_plate", "kenteken g123xx", "g123xx"),
    ("passport_or_id", "paspoort XR1001R58", "XR1001R58"),
    ("passport_or_id", "rijbewijs 1234567890", "1234567890"),
    ("v_number", "V-nummer: 123 456 7890", "123 456 7890"),
    ("postal_address", "Woont op Dorpsstraat 12a, 2500 EA Den Haag", "Dorpsstraat 12a, 2500 EA"),
    ("postal_address", "adres kerkweg 5", "kerkweg 5"),
    ("postal_address", "Reiger 7, 1234 AB", "Reiger 7, 1234 AB"),
    ("ip_address", "login vanaf 192.0.2.44", "192.0.2.44"),
    ("ip_address", "host 2001:db8::1 antwoordt", "2001:db8::1"),
    ("ip_address", "apparaat 00:1A:2B:3C:4D:5E", "00:1A:2B:3C:4D:5E"),
    ("credentials", "wachtwoord: Geheim12!", "Geheim12!"),
    ("credentials", "mijn pincode is 4471", "4471"),
    ("credentials", "postgres://notabene:hunter2x@db", "hunter2x"),
    (
        "credentials",
        "token ghp_abcdefghijklmnopqrstuvwxyz0123",
        "ghp_abcdefghijklmnopqrstuvwxyz0123",
    ),
    ("other_id", "onderwijsnummer 101010106", None),
    ("other_id", "personeelsnummer 118820", "118820"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), [f for f in FOUND if f[2]])
def test_each_kind_is_found_as_people_write_it(kind: str, text: str, expected: str) -> None:
    assert masked(text, kind) == [expected]


LEFT = [
    ("bsn", "zaaknummer 111222333"),
    ("bsn", "order 111222333 en bsn is onbekend"),
    ("bsn", "bsn 123456789 klopt niet"),
    ("bsn", "Testnummer bsn 000000000"),
    ("bsn", "RSIN 111222333"),
    ("iban", "NL91ABNA0417164301 klopt niet"),
    ("email", "info@gemeente.example.nl"),
    ("email", "noreply@zaak.example.com"),
    ("phone", "Bel 14 070 of 0800 - 8002"),
    ("phone", "Afdeling Voorlichting, 070 340 34 34"),
    ("phone", "ordernummer 0612345678"),
    ("btw_id", "NL123456789B90"),
    ("credit_card", "kenmerk 4111111111111111"),
    ("credit_card", "kaart 4111 1111 1111 1112"),
    ("date_of_birth", "Het besluit van 3 mei 2020"),
    ("date_of_birth", "geboren in 1980 te Ede, overleden op 3 mei 2020"),
    ("date_of_birth", "geboren 31-02-1980"),
    ("licence_plate", "artikelnummer 12-AB-34"),
    ("licence_plate", "de partij PVV-12-3"),
    ("passport_or_id", "kamer XR1001R58"),
    ("v_number", "nummer 1234567890"),
    ("postal_address", "Stadhuis, Plein 1, 2511 CS Den Haag".replace("Plein", "Raadhuisplein")),
    ("postal_address", "de werkzaamheden op de Dorpsstraat duren 12 weken"),
    ("postal_address", "Dorpsstraat 2026 wordt vernieuwd"),
    ("ip_address", "versie 8.4.1.0"),
    ("ip_address", "BIO 12.3.1.4"),
    ("ip_address", "999.1.1.1"),
    ("credentials", "Wijzig uw wachtwoord regelmatig."),
    ("credentials", "de toegangscode geheim houden"),
    ("kvk", "KvK 12345678"),
    ("rsin", "RSIN 111222333"),
]


@pytest.mark.parametrize(("kind", "text"), LEFT)
def test_what_only_looks_like_it_stays_readable(kind: str, text: str) -> None:
    assert masked(text, kind) == []


def test_words_about_health_and_crime_are_noted_not_masked() -> None:
    verdict = guard.review("Hij heeft astma en is veroordeeld; hij is lid van de FNV.")

    assert verdict.kinds == ("criminal", "health", "special_category")
    assert verdict.decision == "allow"


@given(st.text(alphabet="bsn 0123456789-.@:/NLAa\n\u200b\ud800é", max_size=80))
def test_no_text_breaks_the_guard_and_findings_cut_out_what_they_name(text: str) -> None:
    verdict = guard.review(text)
    spans = [(d.finding.start, d.finding.end) for d in verdict.decisions]

    assert "check_failed" not in verdict.kinds
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
