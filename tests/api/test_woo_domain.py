"""A dossier is an access domain of its own: nobody else finds it, and it goes without a trace."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import create_engine, inspect, text

from app.main import create_app
from app.settings import Settings
from app.settings_groups import ModelSettings
from app.wiring import Services
from tests.api.test_woo import done
from tests.support.databases import EVERY, fresh
from tests.support.dossiers import a_mail

pytestmark = pytest.mark.timeout(120)  # jobs and an index; PostgreSQL makes its tables first

RARE = "kwikstaartbrug"
SAID = f"Wij sluiten de {RARE} op 1 mei en openen die weer in september."
DOSSIER = "/v1/woo/dossiers/bad"


@pytest.fixture(params=EVERY)
def services(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Services]:
    with fresh(request.param, tmp_path) as database:
        yield Services(
            Settings(
                home=tmp_path / "huis",
                database=database,
                model=ModelSettings(backend="scripted"),
            )
        )


@pytest.fixture
def client(services: Services) -> Iterator[TestClient]:
    with TestClient(create_app(services=services)) as client:
        yield client


def the_key_of(client: TestClient, services: Services, who: str) -> dict[str, str]:
    """What somebody sends along who may do everything."""
    assert client.portal is not None
    issued = client.portal.call(services.keys.issue, who, "manage")
    return {"authorization": f"Bearer {issued.secret}"}


@pytest.fixture
def owner(client: TestClient, services: Services) -> dict[str, str]:
    """Who has a dossier with proposals, and searched in it."""
    key = the_key_of(client, services, "Els")
    client.headers.update(key)
    assert client.post("/v1/woo/dossiers", json={"id": "bad"}).status_code == 201
    mail = {"file": ("brief.eml", a_mail(SAID))}
    done(client, client.post(f"{DOSSIER}/bestanden", files=mail).json())
    done(client, client.post(f"{DOSSIER}/voorstellen").json())
    found = client.get(f"{DOSSIER}/passages", params={"query": RARE}).json()
    assert [RARE in hit["text"] for hit in found] == [True]
    return key


def test_nobody_else_reaches_it_by_any_address(
    client: TestClient, services: Services, owner: dict[str, str]
) -> None:
    client.headers.update(the_key_of(client, services, "Vreemde"))
    described = client.get("/v1/openapi.json").json()["paths"]
    addresses = [
        (method, f"/v1{path}".replace("{dossier}", "bad"))
        for path, methods in described.items()
        for method in methods
        if path.startswith("/woo/dossiers/{dossier}")
    ]
    bodies: dict[str, dict[str, str]] = {"leden": {"person": "x"}}
    bodies |= {last: {} for last in ("besluiten", "gegevens", "beantwoording")}
    sent = {"file": ("a.txt", b"a")}

    assert len(addresses) > 12
    for method, path in addresses:
        last = path.rpartition("/")[2]
        given = client.build_request(
            method,
            path,
            params={"query": RARE},
            json=bodies.get(last),
            files=sent if last == "bestanden" else None,
        )
        answer = client.send(given)
        assert (answer.status_code, RARE in answer.text) == (404, False), (method, path)
    for job in ("woo-import~bad~1", "woo-propose~bad~1"):
        assert client.get(f"/v1/woo/opdrachten/{job}").status_code == 404
    assert client.get("/v1/woo/dossiers").json() == []


def test_no_search_question_or_conversation_finds_what_is_in_it(
    client: TestClient, services: Services, owner: dict[str, str]
) -> None:
    question = f"Wanneer sluit de {RARE}?"
    for key in (owner, the_key_of(client, services, "Vreemde")):
        client.headers.update(key)
        hits = client.post("/v1/zoekopdrachten", json={"query": RARE})
        asked = client.post("/v1/antwoorden", json={"question": question})
        message = {"role": "user", "content": question}
        chat = client.post("/v1/chat/completions", json={"messages": [message]})

        assert hits.json()["hits"] == []
        assert [each.status_code for each in (asked, chat)] == [200, 200]
        assert asked.json()["sources"] == []
        assert "september" not in asked.text + chat.text
        assert client.get("/v1/collecties").json() == []


def test_removing_it_leaves_no_file_vector_or_row(
    client: TestClient, services: Services, owner: dict[str, str]
) -> None:
    folder = services.settings.dossiers / "bad"
    assert (folder / "index" / "built").exists()

    assert client.delete(DOSSIER).status_code == 204

    assert not folder.exists()
    for address in {services.settings.database_url, services.settings.jobs_url}:
        assert rows(address, "bad") == {}
    assert client.get("/v1/woo/dossiers").json() == []
    assert client.get("/v1/woo/opdrachten/woo-import~bad~1").status_code == 404


def rows(address: str, dossier: str) -> dict[str, int]:
    """How many rows each table has that name the dossier, where that is not none."""
    url = address.replace("postgresql://", "postgresql+psycopg://")
    engine = create_engine(url)
    try:
        found = inspect(engine)
        names: list[tuple[str | None, str]] = [(None, name) for name in found.get_table_names()]
        if engine.dialect.name == "postgresql":
            names += [("dbos", name) for name in found.get_table_names("dbos")]
        counts: dict[str, int] = {}
        with engine.connect() as connection:
            for schema, name in names:
                place = f'"{schema}"."{name}"' if schema else f'"{name}"'
                every = connection.execute(text(f"SELECT * FROM {place}")).all()  # noqa: S608
                if count := sum(names_it(row, dossier) for row in every):
                    counts[name] = count
        return counts
    finally:
        engine.dispose()


def names_it(row: object, dossier: str) -> bool:
    return f"'{dossier}'" in str(row) or f"~{dossier}~" in str(row) or RARE in str(row)
