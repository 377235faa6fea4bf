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
    ("iban", "Noors: NO93 8601 1117 947 graag", "NO93 8601 1117 947"),
    ("iban", "MT84MALT011000012345MTLCAST001S", "MT84MALT011000012345MTLCAST001S"),
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
    ("other_id", "personeelsnummer 118820", "118820"),
    ("other_id", "zijn onderwijsnummer is 101222008", "101222008"),
    ("credentials", "creditcard geldig tot 11/27, code 481", "481"),
    ("credentials", "wachtwoord:\nGeheim12!", "Geheim12!"),
    ("passport_or_id", "naam;paspoort;stad\nX;XR1001R58;Ede", "XR1001R58"),
    ("licence_plate", "merk;kenteken;jaar\nVolvo;GB-123-X;2020", "GB-123-X"),
    ("licence_plate", "hier staat GB-123-X stil", "GB-123-X"),
    ("v_number", "naam;v-nummer;stad\nX;1234567890;Ede", "1234567890"),
    ("phone", "bel (06-12345678 nu", "06-12345678"),
    ("phone", "naam;telefoon;stad\nX;070 340 34 34;Ede", "070 340 34 34"),
    ("postal_address", "Postcode: 2500 EA", "2500 EA"),
    ("postal_address", f"{'en ' * 200}Kerkstraat 12 ook", "Kerkstraat 12"),
    ("postal_address", "woont op kerkweg 5, 2500 EA", "kerkweg 5, 2500 EA"),
    ("phone", "Spreek af met de heer Jansen, 070 340 34 34", "070 340 34 34"),
    ("postal_address", "huisnummer: 14", "14"),
    ("postal_address", "naam;adres;stad\nX;Reiger 7;Ede", "Reiger 7"),
    ("postal_address", "Zij woont op Reiger 7.", "Reiger 7"),
    ("postal_address", f"Nu 12.{' en' * 200} Kerkstraat 12 ook", "Kerkstraat 12"),
]


@pytest.mark.parametrize(("kind", "text", "expected"), FOUND)
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
    ("rsin", "RSIN 123456789 klopt niet"),
    ("credentials", "de code 4812 van de brief"),
    ("postal_address", "woont op Reiger 7 uur"),
    ("postal_address", f"Dorpsstraat duurt 12 weken.{' En' * 200} Kerkstraat 2026 begint"),
    ("ip_address", "de dienst luistert op 127.0.0.1 en ::1"),
    ("credentials", "de sleutel\nstaat in 5.1.2.h, wachtwoord\nniet 12345a!"),
    ("credentials", "lak de pincode met 5.1.2.e"),
    ("date_of_birth", "uitspraak van de Raad van State, 31 januari 2018"),
    ("licence_plate", "naam;code;jaar\nX;GB-123-X;2020"),
    ("licence_plate", "hier 12-AB-34 dus"),
    ("licence_plate", "hier GB-123 X dus"),
    ("phone", "bel 0900-1234567 of de klantenservice 0800-1351"),
    ("phone", "mijn nummer is 0999999999"),
    ("phone", "de lijn 0800 0432 is open"),
    ("postal_address", "adres Reiger 2020"),
    ("postal_address", "a 1 b 2 zonder straat"),
    ("postal_address", "Reiger 7 is een boot"),
    ("postal_address", "woont op Reiger 2020"),
    ("iban", "XX12 aaaa bbbb cccc en NL91ABNA0417164300X"),
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
