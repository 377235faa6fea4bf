"""Pages as a server gives them: addresses, headers, errors, files, sizes."""

import gzip
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.web import assets
from app.web.words import passage_id
from tests.browser.measuring import LONG_DOCUMENT, LongLibrary, a_book
from tests.support.pages import DemoAsk, a_site
from tests.web.forms import send, token

PAGES = [
    "/", "/gesprek", "/taken", "/taken/b1", "/taken/nota", "/taken/samenvatting",
    "/taken/notulen", "/taken/brief", "/bronnen", "/bronnen?zoek=termijn", "/instellingen",
    "/over", "/toegankelijkheid", "/privacy", "/algoritmeregister", "/licenties",
]  # fmt: skip


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_and_loads_nothing_from_elsewhere(client: TestClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/html; charset=utf-8"
    assert "default-src 'none'" in response.headers["content-security-policy"]
    assert '<html lang="nl">' in response.text
    assert response.text.count("<h1") == 1
    assert not re.search(r'(?:src|href)="(?:https?:)?//', response.text)
    assert not re.search(r"<script(?![^>]*\bsrc=)|\bstyle=|\son[a-z]+=", response.text)


@pytest.mark.parametrize("path", PAGES[:8])
def test_what_a_page_loads_is_there(client: TestClient, path: str) -> None:
    page = client.get(path).text
    files = set(re.findall(r'(?:src|href)="(/static/[^"#]+)', page))

    assert files
    for file in files:
        assert client.get(file).status_code == 200, file


def test_the_first_page_is_light(client: TestClient) -> None:
    page = client.get("/").text
    files = set(re.findall(r'(?:src|href)="(/static/[^"#]+|/favicon.svg)', page))
    bodies = [page.encode(), *(client.get(file).content for file in files)]

    assert sum(len(gzip.compress(body)) for body in bodies) < 100_000


def test_a_file_may_be_kept_and_a_page_may_not(client: TestClient) -> None:
    style = client.get(f"{assets.ADDRESS}/css/app.css", headers={"accept-encoding": "gzip"})

    assert "immutable" in style.headers["cache-control"]
    assert style.headers["content-encoding"] == "gzip"
    assert client.get("/").headers["cache-control"] == "no-store"


@pytest.mark.parametrize("path", ["/static/../main.py", "/static/%2e%2e/main.py", "/thema/x.css"])
def test_nothing_else_is_served_as_a_file(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_what_is_not_there_is_a_page_for_a_person_and_a_problem_for_a_program(
    client: TestClient,
) -> None:
    page = client.get("/gesprek/weg")
    problem = client.get("/gesprek/weg", headers={"accept": "application/json"})

    assert (page.status_code, problem.status_code) == (404, 404)
    assert "Dit gesprek is er niet (meer)." in page.text
    assert problem.headers["content-type"] == "application/problem+json"


def test_a_bug_is_a_page_without_details(tmp_path: Path) -> None:
    services = a_site(tmp_path, DemoAsk())
    services.library = None  # type: ignore[assignment]
    client = TestClient(create_app(services=services), headers={"accept": "text/html"})

    response = client.get("/bronnen")

    assert response.status_code == 500
    assert "Dat ligt niet aan u." in response.text
    assert "NoneType" not in response.text


def test_an_organisation_puts_its_theme_last(tmp_path: Path) -> None:
    theme = tmp_path / "thema"
    theme.mkdir()
    (theme / "thema.css").write_text(".notabene-theme { --nb-primary-700: #5b2a86; }")
    app = create_app(services=a_site(tmp_path / "home", DemoAsk(), theme=theme))
    with TestClient(app, headers={"accept": "text/html"}) as client:
        page = client.get("/over").text

        assert page.rindex("/thema/thema.css") > page.rindex("/css/app.css")
        assert "#5b2a86" in client.get("/thema/thema.css").text


def test_the_explanation_goes_when_it_was_read(client: TestClient) -> None:
    assert "Voordat u begint" in client.get("/").text

    after = send(client, "/", "/uitleg-gelezen")

    assert "Voordat u begint" not in after.text


@pytest.mark.parametrize("given", ["", "0" * 64])
def test_a_form_from_elsewhere_does_nothing(client: TestClient, ask: DemoAsk, given: str) -> None:
    client.get("/")

    response = client.post("/gesprek", data={"csrf": given, "question": "Hoe lang duurt het?"})

    assert response.status_code == 403
    assert ask.asked == []
    assert "Hoe lang duurt het?" in response.text


def test_a_form_of_another_browser_does_nothing(client: TestClient, ask: DemoAsk) -> None:
    stolen = token(client.get("/gesprek").text)
    client.cookies.clear()
    client.get("/gesprek")

    response = client.post("/gesprek", data={"csrf": stolen, "question": "Hoe lang?"})

    assert response.status_code == 403
    assert ask.asked == []


def test_what_someone_types_is_never_markup(client: TestClient) -> None:
    question = "<script>alert(1)</script> & <b>vet</b>"

    page = send(client, "/gesprek", "/gesprek", question=question).text

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;vet" in page


def test_another_website_cannot_ask_through_the_browser(client: TestClient) -> None:
    response = client.post(
        "/v1/gesprekken", json={}, headers={"sec-fetch-site": "cross-site", "accept": "*/*"}
    )

    assert response.status_code == 403


def test_a_long_document_comes_in_parts_and_opens_at_its_passage(tmp_path: Path) -> None:
    services = a_site(tmp_path, DemoAsk())
    services.library = LongLibrary()  # type: ignore[assignment]
    wanted = a_book()[900]
    app = create_app(services=services)
    with TestClient(app, headers={"accept": "text/html"}) as client:
        found = client.get(f"/bron/{LONG_DOCUMENT}?passage={passage_id(wanted.text)}").text
        other = client.get(f"/bron/{LONG_DOCUMENT}?deel=999").text

    assert "Deel 16 van 25" in found
    assert 'id="passage"' in found
    assert "Pagina 301" in found
    assert f"/bron/{LONG_DOCUMENT}?deel=17" in found
    assert "Deel 25 van 25" in other
    assert "Volgend deel" not in other


@pytest.mark.parametrize(
    ("query", "told"),
    [
        pytest.param("Termijnen en de TERMIJN", False, id="a word of it is there"),
        pytest.param("ruimtevaart", True, id="no word of it is there"),
        pytest.param("de en", False, id="no word that tells something"),
    ],
)
def test_passages_that_only_resemble_are_called_that(
    client: TestClient, query: str, told: bool
) -> None:
    page = client.get("/bronnen", params={"zoek": query}).text

    assert ("In geen van deze passages staat een woord uit uw vraag" in page) is told


def test_a_document_belongs_to_bronnen_in_the_navigation(client: TestClient) -> None:
    page = client.get("/bron/woo").text

    assert re.search(r'<a href="/bronnen" aria-current="page">', page)
