"""Keys at the door, and what is open without one."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.wiring import Services
from tests.support.service import FakeAsk, a_service

GUARDED = [
    ("POST", "/v1/antwoorden"),
    ("POST", "/v1/zoekopdrachten"),
    ("GET", "/v1/collecties"),
    ("POST", "/v1/collecties/algemeen/documenten"),
    ("GET", "/v1/collecties/algemeen/documenten/d1"),
    ("POST", "/v1/chat/completions"),
    ("GET", "/v1/models"),
    ("GET", "/v1/models/scripted"),
    ("POST", "/v1/embeddings"),
    ("POST", "/v1/privacycontroles"),
    ("POST", "/v1/injectiecontroles"),
    ("POST", "/v1/rubriceringscontroles"),
    ("POST", "/v1/onderbouwingscontroles"),
]
OPEN = ["/health/live", "/health/ready", "/metrics", "/v1/openapi.json"]


@pytest.fixture
def services(tmp_path: Path) -> Services:
    return a_service(tmp_path, FakeAsk(), keys=True)


@pytest.fixture
def client(services: Services) -> Iterator[TestClient]:
    with TestClient(create_app(services=services)) as client:
        yield client


def bearer(services: Services, collections: frozenset[str] | None = None) -> dict[str, str]:
    issued = asyncio.run(services.keys.issue("proef", collections=collections))
    return {"authorization": f"Bearer {issued.secret}"}


@pytest.mark.parametrize(("method", "path"), GUARDED)
@pytest.mark.parametrize(
    "headers", [{}, {"authorization": "Bearer nb_a_b"}, {"authorization": "Basic eDp5"}]
)
def test_without_a_key_nothing_is_answered(
    client: TestClient, method: str, path: str, headers: dict[str, str]
) -> None:
    response = client.request(method, path, headers=headers, json={"question": "x"})

    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Bearer")
    assert response.json()["type"] == "/problems/not-signed-in"


def test_every_route_under_v1_asks_for_a_key(client: TestClient) -> None:
    described = client.get("/v1/openapi.json").json()["paths"]
    routes = [(m.upper(), f"/v1{path}") for path, item in described.items() for m in item]

    opened = [
        (method, path)
        for method, path in routes
        if client.request(method, re.sub(r"{\w+}", "x", path), json={}).status_code != 401
    ]

    assert len(routes) > 40
    assert opened == []


@pytest.mark.parametrize("path", OPEN)
def test_what_machines_need_is_open(client: TestClient, path: str) -> None:
    assert client.get(path).status_code not in (401, 403)


def test_a_key_opens_the_collections_it_names(client: TestClient, services: Services) -> None:
    some = bearer(services, frozenset({"geheim"}))

    names = [each["name"] for each in client.get("/v1/collecties", headers=some).json()]
    everything = client.get("/v1/collecties", headers=bearer(services)).json()

    assert (names, len(everything)) == (["geheim"], 2)
    assert client.get("/v1/collecties/algemeen/documenten/d1", headers=some).status_code == 404


def test_a_key_for_use_adds_no_documents(client: TestClient, services: Services) -> None:
    response = client.post(
        "/v1/collecties/algemeen/documenten",
        files={"file": ("x.md", b"x")},
        headers=bearer(services),
    )

    assert (response.status_code, response.json()["type"]) == (403, "/problems/not-allowed")
