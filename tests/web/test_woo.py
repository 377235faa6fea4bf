"""Woo dossiers in pages: from the files to the set to publish, without a script."""

import re
import time
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from tests.support.pages import DemoAsk, a_site
from tests.support.woo_pages import OPINION, an_archive
from tests.web.forms import send, token

# The first test waits for jobs that make the dossier; a busy machine takes its time.
pytestmark = pytest.mark.timeout(180)

HOME = "/woo/2026-014"
LETTER = f"{HOME}/documenten/0001.2"
DOUBLE = f"{HOME}/documenten/0001.3"
MAIL = f"{HOME}/documenten/0001.1"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """One service, and one dossier with proposals; each test has passages of its own in it."""
    app = create_app(services=a_site(tmp_path_factory.mktemp("woo"), DemoAsk()))
    with TestClient(app, headers={"accept": "text/html"}) as client:
        assert "U hebt nog geen dossiers" in client.get("/woo").text
        open_dossier(client, "2026-014")
        with_proposals(client, HOME)
        yield client


def open_dossier(client: TestClient, name: str) -> str:
    send(client, "/woo", "/woo", naam=name, titel="Standplaats", ontvangen="2026-06-15")
    return f"/woo/{name}"


def with_proposals(client: TestClient, home: str) -> None:
    csrf = token(client.get(home).text)
    files = {"bestand": ("stukken.zip", an_archive(), "application/zip")}
    answer = client.post(f"{home}/bestanden", data={"csrf": csrf}, files=files)
    assert answer.status_code == 200
    wait(client, home)
    send(client, f"{home}/lakken", f"{home}/voorstellen")
    wait(client, f"{home}/lakken")


def wait(client: TestClient, path: str) -> str:
    """The page when no job runs in it any more."""
    for _ in range(200):
        page = client.get(path).text
        if "data-opdracht" not in page:
            return page
        time.sleep(0.1)
    pytest.fail("the job did not end")


def card(page: str, text: str) -> str:
    """The card that quotes this text."""
    cards = re.findall(r'<li class="vst.*?</li>', page, re.DOTALL)
    found = [each for each in cards if f"‘{text}’" in each]
    assert found, f"no card for {text!r}"
    return str(found[0])


def value(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    assert found, name
    return found[1]


def decide(client: TestClient, path: str, text: str, act: str, **more: str) -> str:
    page = client.get(path).text
    form = card(page, text)
    fields = {"voorstel": value(form, "voorstel"), "doe": act, **more}
    if act == "undo":
        fields["besluit"] = value(form, "besluit")
    return client.post(path, data={"csrf": token(page), "pagina": "1", **fields}).text


def test_a_dossier_is_opened_and_listed_with_its_last_day(client: TestClient) -> None:
    page = client.get("/woo").text

    assert "Standplaats" in page
    assert "13 juli 2026" in page


def test_a_name_that_cannot_be_is_told_and_what_was_typed_stays(client: TestClient) -> None:
    answer = send(client, "/woo", "/woo", naam="Mét spatie", titel="Zwembad")

    assert answer.status_code == 400
    assert "heeft kleine letters" in answer.text
    assert 'value="Zwembad"' in answer.text


def test_the_inventory_shows_what_belongs_together_and_what_failed(client: TestClient) -> None:
    page = client.get(HOME).text

    assert "3 documenten" in page
    assert "Dubbel" in page
    assert "1 bestand is niet ingelezen" in page
    assert "4 programma.exe" in page


def test_no_file_chosen_is_told(client: TestClient) -> None:
    answer = send(client, HOME, f"{HOME}/bestanden")

    assert answer.status_code == 400
    assert "Kies een of meer bestanden" in answer.text


def test_a_letter_is_shown_as_it_looks_with_a_box_on_each_proposal(client: TestClient) -> None:
    page = client.get(LETTER).text
    image = client.get(f"{LETTER}/paginas/1.webp")

    assert image.content[8:12] == b"WEBP"
    boxes = re.findall(r'<a href="#v(\d+)" class="box', page)
    cards = re.findall(r'<li class="vst[^>]* id="v(\d+)"', page)
    assert boxes
    assert set(boxes) == set(cards)
    assert client.get(f"{LETTER}/paginas/9.webp").status_code == 404
    assert client.get(f"{MAIL}/paginas/1.webp").status_code == 404


def test_a_decision_counts_everywhere_and_can_be_taken_back(client: TestClient) -> None:
    before = client.get(LETTER).text
    assert "plaatsen in het dossier" in card(before, "111222333")

    decide(client, LETTER, "111222333", "accept")

    double = client.get(DOUBLE).text
    assert "vst--ok" in card(double, "111222333")
    decide(client, LETTER, "111222333", "undo")
    assert "vst--open" in card(client.get(LETTER).text, "111222333")


def test_another_ground_can_be_chosen_and_a_passage_can_stay(client: TestClient) -> None:
    decide(client, LETTER, "06-12345678", "accept", grond="5.1.2.i")
    decide(client, MAIL, OPINION, "reject")

    assert "5.1.2.i" in card(client.get(LETTER).text, "06-12345678")
    assert "Blijft staan" in card(client.get(MAIL).text, OPINION)


def test_what_is_certain_goes_in_one_go(client: TestClient) -> None:
    send(client, LETTER, f"{HOME}/zekere", document="0001.2", pagina="1")

    page = client.get(LETTER).text
    assert "vst--ok" in card(page, "111222333")
    decide(client, LETTER, "111222333", "undo")


def test_someone_takes_out_words_of_his_own(client: TestClient) -> None:
    wrong = send(client, LETTER, LETTER, pagina="1", woorden="dit staat er niet", grond="5.1.2.e")
    send(client, LETTER, LETTER, pagina="1", woorden="voor 1 mei", grond="5.1.2.f")

    assert wrong.status_code == 400
    assert "staan niet zo op de pagina" in wrong.text
    own = card(client.get(LETTER).text, "voor 1 mei")
    assert "vst--ok" in own
    assert "5.1.2.f" in own


def test_what_is_not_a_decision_is_told_on_the_page(client: TestClient) -> None:
    answer = send(client, LETTER, LETTER, pagina="1", doe="wis alles")

    assert answer.status_code == 400
    assert "Kies wat u met dit voorstel wilt doen." in answer.text


def test_the_set_can_be_made_when_each_document_is_judged(client: TestClient) -> None:
    home = open_dossier(client, "2026-015")
    with_proposals(client, home)
    early = send(client, home, f"{home}/publicatie")
    decide(client, f"{home}/documenten/0001.2", "111222333", "accept")
    judged = {"oordeel-0001.1": "Openbaar", "oordeel-0001.2": "Deels openbaar"}
    copy = {"oordeel-0001.3": "Niet openbaar"}

    send(client, f"{home}/besluit", f"{home}/besluit", **judged, **copy)
    asked = client.get(f"{home}/publicatie").text
    unread = send(client, f"{home}/publicatie", f"{home}/publicatie")
    send(client, f"{home}/publicatie", f"{home}/publicatie", leesbaar="ja")
    page = wait(client, f"{home}/publicatie")

    assert early.status_code == 403
    assert "Nog niet elk document is beoordeeld" in early.text
    assert re.search(r"Over \d+ voorstellen is nog niet besloten", asked)
    assert unread.status_code == 403
    assert "De publicatieset is klaar" in page
    package = ZipFile(BytesIO(client.get(f"{home}/publicatie/set.zip").content))
    assert any(name.endswith(".pdf") for name in package.namelist())
    assert not any(b"111222333" in package.read(name) for name in package.namelist())


def test_what_is_judged_in_a_part_leads_back_to_that_part(client: TestClient) -> None:
    page = client.get(f"{HOME}/besluit?toon=open")
    action = f"{HOME}/besluit?deel=1&amp;toon=open"
    saved = client.post(
        action.replace("&amp;", "&"), data={"csrf": token(page.text)}, follow_redirects=False
    )

    assert f'action="{action}"' in page.text
    assert saved.headers["location"] == f"{HOME}/besluit?deel=1&toon=open"


def test_a_search_stays_in_the_dossier_and_leads_to_the_page(client: TestClient) -> None:
    page = wait(client, f"{HOME}/zoeken?zoek=standplaats+weekmarkt")
    nothing = client.get(f"{HOME}/zoeken?zoek=").text
    alike = client.get(f"{HOME}/zoeken?zoek=ruimtevaart").text

    assert f'href="{LETTER}?pagina=1"' in page
    assert "staat een woord uit uw vraag" not in page
    assert "staat een woord uit uw vraag" in alike
    assert "gevonden voor" not in nothing
    assert client.get("/woo/bestaat-niet/zoeken?zoek=weekmarkt").status_code == 404


def test_each_point_of_a_request_has_its_passages_or_says_there_are_none(
    client: TestClient,
) -> None:
    wait(client, f"{HOME}/zoeken?zoek=weekmarkt")
    empty = client.get(f"{HOME}/verzoek").text
    asked = "1. Alles over de standplaats op de weekmarkt.\n2. Alle stukken over ruimtevaart."
    page = send(client, f"{HOME}/verzoek", f"{HOME}/verzoek", verzoek=asked).text
    endless = send(client, f"{HOME}/verzoek", f"{HOME}/verzoek", verzoek="x" * 60_000)

    assert "Plak de tekst van het verzoek" in empty
    assert "Dat is niet gelukt" not in empty
    assert "uw aanvraag voor een standplaats op de weekmarkt" in page
    assert "Over 1 punt is niets gevonden" in page
    assert endless.status_code == 400


def test_the_summary_for_the_requester_can_be_read_and_downloaded(client: TestClient) -> None:
    page = client.get(f"{HOME}/samenvatting").text
    file = client.get(f"{HOME}/samenvatting.odt")

    assert "Wij vonden 3 documenten." in page
    assert "De samenvatting is nog niet af" in page
    assert ZipFile(BytesIO(file.content)).read("mimetype") == file.headers["content-type"].encode()


def test_the_last_days_follow_the_law(client: TestClient) -> None:
    path = f"{open_dossier(client, 'dagen')}/termijnen"
    plain = client.get(path).text
    given = {"ontvangen": "2026-06-15", "verdaagd": "2026-07-01"}
    send(client, path, path, **given, stil="2026-06-24", verder="2026-07-08")
    later = client.get(path).text
    wrong = send(client, path, path, **given, stil="2026-06-24", verder="2025-01-01")
    send(client, path, path, ontvangen="2026-06-15", verdaagd="", stil="", verder="")

    assert "13 juli 2026" in plain
    assert "10 augustus 2026" in later
    assert 'name="verder" value="2026-07-08"' in later
    assert wrong.status_code == 400
    assert "kan niet eindigen voordat zij begint" in wrong.text
    assert 'value="2025-01-01"' in wrong.text
    assert "13 juli 2026" in client.get(path).text


def test_a_dossier_goes_only_when_someone_is_sure(client: TestClient) -> None:
    home = open_dossier(client, "weg")

    assert send(client, home, f"{home}/verwijderen").status_code == 400
    send(client, home, f"{home}/verwijderen", zeker="ja")

    assert client.get(home).status_code == 404


def test_who_is_alone_on_this_computer_shares_with_nobody(client: TestClient) -> None:
    assert "Geef toegang" not in client.get(HOME).text


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/lakken",
        "/besluit",
        "/publicatie",
        "/termijnen",
        "/verzoek",
        "/zoeken",
        "/samenvatting",
    ],
)
def test_an_empty_dossier_says_what_to_do(client: TestClient, path: str) -> None:
    home = open_dossier(client, "leeg")

    page = client.get(home + path)

    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    assert not re.search(r"<script(?![^>]*\bsrc=)|\bstyle=|\son[a-z]+=", page.text)
