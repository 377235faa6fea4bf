"""Woo dossiers over HTTP: the whole road, who may walk it, and that nobody else sees it."""

import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import Settings
from app.settings_groups import AccessSettings, ModelSettings
from app.values.people import Person
from tests.support.dossiers import a_mail

VIEW = "Ik vind dit een slecht plan."


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(
        home=tmp_path,
        access=AccessSettings(keys="off"),
        model=ModelSettings(backend="scripted"),
    )
    with TestClient(create_app(settings)) as client:
        yield client


def an_archive() -> bytes:
    archive = BytesIO()
    with ZipFile(archive, "w") as package:
        package.writestr("1.eml", a_mail(f"Het bad sluit op 1 mei. {VIEW}"))
        package.writestr("2.exe", b"MZ\x90")
    return archive.getvalue()


def done(client: TestClient, started: dict[str, Any]) -> None:
    for _ in range(200):
        job = client.get(f"/v1/woo/opdrachten/{started['job']}").json()
        if job["state"] not in ("waiting", "running"):
            assert job["state"] == "done", job
            return
        time.sleep(0.1)
    pytest.fail("the job did not end")


def take_in(client: TestClient) -> dict[str, Any]:
    opened = client.post("/v1/woo/dossiers", json={"id": "bad", "received": "2026-06-15"})
    assert opened.status_code == 201
    assert "source" not in opened.json()
    sent = {"file": ("stukken.zip", an_archive())}
    started = client.post("/v1/woo/dossiers/bad/bestanden", files=sent)
    assert started.status_code == 202
    done(client, started.json())
    found: dict[str, Any] = client.get("/v1/woo/dossiers/bad").json()
    return found


def test_the_road_from_archive_to_decision(client: TestClient) -> None:
    found = take_in(client)
    done(client, client.post("/v1/woo/dossiers/bad/voorstellen").json())
    (document,) = client.get("/v1/woo/dossiers/bad/voorstellen").json()["documents"]
    view = next(p for p in document["proposals"] if p["ground"] == "5.2.1")
    wish = {"proposal": view["id"], "decision": "accept"}
    decided = client.post("/v1/woo/dossiers/bad/besluiten", json=wish)

    assert [each["file"] for each in found["documents"]] == ["stukken.zip/1.eml"]
    assert [each["file"] for each in found["failed"]] == ["stukken.zip/2.exe"]
    assert view["text"] == VIEW
    assert (decided.status_code, decided.json()) == (201, {"act": "accept", "proposals": 1})
    (line,) = client.get("/v1/woo/dossiers/bad/besluiten").json()
    assert (line["who"], line["proposal"]) == ("local", view["id"])


def test_another_person_does_not_see_it_in_any_way(client: TestClient, tmp_path: Path) -> None:
    take_in(client)
    services = client.app.state.services  # type: ignore[attr-defined]
    dossiers = services.dossiers
    other = Person("iemand-anders", "manage")
    for path in ("/v1/woo/dossiers/ander", "/v1/woo/opdrachten/woo-import~ander~1"):
        assert client.get(path).status_code == 404

    assert client.portal is not None
    assert client.portal.call(dossiers.listing, other) == []
    with pytest.raises(Exception, match="Er is geen dossier"):
        client.portal.call(dossiers.overview, other, "bad")
    own = client.get("/v1/woo/dossiers/bad/passages", params={"query": "slecht plan", "k": 1})
    assert [(hit["document"], VIEW in hit["text"]) for hit in own.json()] == [("0001.1", True)]
    hits = client.post("/v1/zoekopdrachten", json={"query": "zwembad slecht plan"}).json()["hits"]
    assert hits == []
    assert client.get("/v1/collecties").json() == []


def test_what_answers_the_request_and_the_summary_are_resources(client: TestClient) -> None:
    take_in(client)
    asked = {"request": "Alle e-mails over het bad en over de brug"}
    answered = client.post("/v1/woo/dossiers/bad/beantwoording", json=asked)
    summary = client.get("/v1/woo/dossiers/bad/samenvatting")

    bath, bridge = answered.json()["points"]
    assert [document["id"] for document in bath["documents"]] == ["0001.1"]
    assert "bad sluit" in bath["documents"][0]["passages"][0]["sentence"]
    assert (bridge["found"], answered.json()["not_found"]) == (False, ["2"])
    assert "Wij vonden 1 document." in summary.json()["text"]
    assert client.post("/v1/woo/dossiers/ander/beantwoording", json=asked).status_code == 404
    assert client.get("/v1/woo/dossiers/ander/samenvatting").status_code == 404
    assert client.post("/v1/woo/dossiers/bad/beantwoording", json={}).status_code == 400


def test_a_colleague_who_is_let_in_sees_it(client: TestClient) -> None:
    client.post("/v1/woo/dossiers", json={"id": "bad", "case_number": "Z-7"})
    services = client.app.state.services  # type: ignore[attr-defined]
    dossiers = services.dossiers
    assert client.portal is not None
    colleague = Person(client.portal.call(services.keys.issue, "Piet").key.id)
    before = client.portal.call(dossiers.listing, colleague)
    shared = client.post("/v1/woo/dossiers/bad/leden", json={"person": colleague.id})
    after = client.portal.call(dossiers.listing, colleague)

    assert (shared.status_code, sorted(shared.json()["members"])) == (
        201,
        sorted([colleague.id, "local"]),
    )
    assert before == []
    assert [(each.id, each.case_number) for each in after] == [("bad", "Z-7")]
    assert client.post("/v1/woo/dossiers/weg/leden", json={"person": "x"}).status_code == 404


def test_the_details_of_a_request_can_be_put_right(client: TestClient) -> None:
    client.post("/v1/woo/dossiers", json={"id": "bad", "title": "Het bad"})
    path = "/v1/woo/dossiers/bad/gegevens"
    early = client.patch(path, json={"extended": "2026-07-01"})
    paused = [{"notice": "2026-06-24", "end": "2026-07-08"}]
    known = {"received": "2026-06-15", "extended": "2026-07-01", "suspended": paused}
    changed = client.patch(path, json=known)
    late = client.patch(path, json={"extended": "2026-12-01"})
    found = client.get(path).json()
    cleared = client.patch(path, json={"extended": None, "suspended": []}).json()

    assert (early.status_code, late.status_code) == (400, 400)
    assert "de termijn van vier weken eindigde op 27 juli 2026" in late.json()["detail"]
    assert changed.json() == found
    assert (found["title"], found["suspended"]) == ("Het bad", paused)
    assert found["term"]["decide_by"] == "2026-08-10"
    assert cleared["term"]["decide_by"] == "2026-07-13"
    assert client.patch("/v1/woo/dossiers/weg/gegevens", json={}).status_code == 404
    assert client.patch(path, json={"owner": "ik"}).status_code == 400


def test_a_key_that_does_not_count_lets_nobody_in(client: TestClient) -> None:
    client.post("/v1/woo/dossiers", json={"id": "bad"})
    services = client.app.state.services  # type: ignore[attr-defined]
    assert client.portal is not None
    ended = client.portal.call(services.keys.issue, "Oud").key
    client.portal.call(services.keys.revoke, ended.id)
    refused = [
        client.post("/v1/woo/dossiers/bad/leden", json={"person": who})
        for who in ("bestaat-niet", ended.id)
    ]
    (dossier,) = client.get("/v1/woo/dossiers").json()

    assert [each.status_code for each in refused] == [400, 400]
    assert "geen geldige sleutel" in refused[0].json()["detail"]
    assert dossier["members"] == ["local"]


def test_removing_takes_files_and_rows(client: TestClient, tmp_path: Path) -> None:
    take_in(client)
    client.get("/v1/woo/dossiers/bad/passages", params={"query": "slecht plan"})
    assert (tmp_path / "dossiers" / "bad" / "index").exists()
    removed = client.delete("/v1/woo/dossiers/bad")

    assert removed.status_code == 204
    assert client.get("/v1/woo/dossiers").json() == []
    assert not (tmp_path / "dossiers" / "bad").exists()
    kept = b"".join(p.read_bytes() for p in tmp_path.rglob("*") if p.is_file() and "db" in p.name)
    assert b"woo-import~bad" not in kept or b"1.eml" not in kept


def test_what_is_wrong_is_a_problem(client: TestClient) -> None:
    for body in ({"id": "Met Spatie"}, {"id": "a", "iets": 1}):
        answer = client.post("/v1/woo/dossiers", json=body)
        assert answer.status_code == 400
        assert answer.headers["content-type"] == "application/problem+json"
    client.post("/v1/woo/dossiers", json={"id": "bad"})
    assert client.post("/v1/woo/dossiers/bad/besluiten", json={}).status_code == 404
    nameless = client.post("/v1/woo/dossiers/bad/bestanden", files={"file": ("..", b"x")})
    assert nameless.status_code == 400


def test_the_law_has_its_resources(client: TestClient) -> None:
    term = client.post("/v1/woo/termijnen", json={"received": "2026-11-27"}).json()
    (ground,) = client.get("/v1/woo/gronden", params={"text": "10.2.e Wob"}).json()
    checked = client.post("/v1/woo/grondcontroles", json={"grounds": ["5.1.4"]}).json()

    assert (term["decide_by"], term["shifted"][0]["from"]) == ("2026-12-28", "2026-12-25")
    assert (ground["code"], ground["legacy"]) == ("5.1.2.e", True)
    assert [problem["rule"] for problem in checked["problems"]] == ["R6"]
    assert len(client.get("/v1/woo/gronden").json()) == 21
    assert client.get("/v1/woo/gronden", params={"text": "geheim"}).status_code == 400
