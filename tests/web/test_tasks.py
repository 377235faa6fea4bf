"""Tasks as pages: the form, the result with its marks, and the file to take along."""

import re
from html import unescape
from io import BytesIO
from zipfile import ZipFile, is_zipfile

import pytest
from fastapi.testclient import TestClient

from tests.web.forms import send, token

LETTER = (
    "Indien u bezwaar wenst te maken, dient u dit binnen 6 weken kenbaar te maken. "
    "De kosten bedragen € 62,50."
)
NOTA = {
    "soort": "beslisnota",
    "aan": "minister van BZK",
    "van": "Directie Informatie",
    "over": "Openbaarheid",
    "punten": "Het verzoek kwam op 3 maart 2026.\nDe kosten zijn 12.000 euro.",
}


@pytest.fixture(autouse=True)
def _time_to_load(request: pytest.FixtureRequest) -> None:
    request.node.add_marker(pytest.mark.timeout(120))


def result_of(client: TestClient, task: str, **fields: str) -> str:
    page = send(client, f"/taken/{task}", f"/taken/{task}", **fields)
    assert page.status_code == 200, page.text
    return page.text


def test_every_task_has_a_form_that_says_what_it_is_not_for(client: TestClient) -> None:
    addresses = re.findall(r'href="(/taken/[a-z0-9-]+)"', client.get("/taken").text)

    assert {"/taken/b1", "/taken/nota", "/taken/samenvatting", "/taken/brief"} <= set(addresses)
    for address in addresses:
        form = client.get(address).text
        assert "Gebruik dit niet voor" in form, address
        assert "<label" in form, address


def test_a_rewritten_text_stands_beside_the_one_before(client: TestClient) -> None:
    page = result_of(client, "b1", tekst=LETTER)

    assert "Herschreven tekst" in page
    assert "regels van de B1-richtlijn" in page
    assert "6 weken" in page
    assert "<del>" in page
    assert "Notabene zegt nooit dat een tekst B1" in page


def test_a_nota_shows_where_each_paragraph_comes_from(client: TestClient) -> None:
    page = result_of(client, "nota", **NOTA)

    assert "uit punt 1" in page
    assert "Uw punten" in page
    assert "12.000 euro" in page
    assert '<span class="gap">[AANVULLEN: het besluit' in page


def test_what_is_missing_is_told_and_the_rest_stays(client: TestClient) -> None:
    page = send(client, "/taken/nota", "/taken/nota", **{**NOTA, "aan": ""})

    assert page.status_code == 400
    assert "Vul dit nog in: Aan wie." in page.text
    assert "Het verzoek kwam op 3 maart 2026." in page.text


@pytest.mark.parametrize("form", ["docx", "odt", "pdf", "md"])
def test_the_concept_can_be_taken_along(client: TestClient, form: str) -> None:
    page = result_of(client, "b1", tekst=LETTER)
    kept = re.search(r'name="document" value="([^"]+)"', page)
    assert kept

    fields = {"csrf": token(page), "document": unescape(kept[1]), "vorm": form}
    file = client.post("/taken/bestand", data=fields)

    assert file.status_code == 200
    assert f'filename="notabene-concept.{form}"' in file.headers["content-disposition"]
    if form in ("docx", "odt"):
        assert is_zipfile(BytesIO(file.content))
        assert ZipFile(BytesIO(file.content)).testzip() is None


def test_what_someone_changed_in_the_concept_goes_along(client: TestClient) -> None:
    page = result_of(client, "b1", tekst=LETTER)
    kept = re.search(r'name="document" value="([^"]+)"', page)
    assert kept
    fields = {"csrf": token(page), "document": unescape(kept[1]), "vorm": "md"}

    changed = "Beste Anna,\r\n\r\nU hoort het voor vrijdag."
    file = client.post("/taken/bestand", data={**fields, "aangepast": changed}).text

    assert "Beste Anna,\n\nU hoort het voor vrijdag." in file
    assert 'name="aangepast" form="meenemen"' in page
    assert 'id="meenemen"' in page


@pytest.mark.parametrize(("field", "value"), [("document", "{}"), ("vorm", "exe")])
def test_a_file_that_cannot_be_made_is_told(client: TestClient, field: str, value: str) -> None:
    page = result_of(client, "b1", tekst=LETTER)
    kept = re.search(r'name="document" value="([^"]+)"', page)
    assert kept
    fields = {"csrf": token(page), "document": unescape(kept[1]), "vorm": "md", field: value}

    assert client.post("/taken/bestand", data=fields).status_code == 400


def test_with_a_script_the_result_comes_while_it_is_made(client: TestClient) -> None:
    csrf = token(client.get("/taken/b1").text)
    response = client.post(
        "/taken/b1",
        data={"csrf": csrf, "tekst": LETTER},
        headers={"accept": "text/event-stream"},
    )

    assert response.headers["content-type"].startswith("text/event-stream")
    events = re.findall(r"^event: (\w+)$", response.text, re.MULTILINE)
    assert events[-1] == "result"
    assert "Herschreven tekst" in response.text


def test_a_task_from_a_prompt_file_has_its_page_from_that_file(client: TestClient) -> None:
    page = result_of(
        client,
        "brief",
        onderwerp="Afval",
        punten="De ophaaldag wordt dinsdag.",
        contact="Bel 14 020, op werkdagen van 9 tot 17 uur.",
    )

    assert "Concept, gemaakt met AI" in page
    assert "Dit is een voorbeeldantwoord." in page
