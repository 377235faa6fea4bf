"""What the NLGov REST API Design Rules ask of every answer and of the description."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from inline_snapshot import snapshot

from tests.support.service import FakeAsk

ANSWERS = [
    pytest.param("GET", "/v1/openapi.json", 200, id="a good answer"),
    pytest.param("GET", "/v1/onbekend", 404, id="an unknown path"),
    pytest.param("GET", "/v1/collecties/", 404, id="a trailing slash"),
    pytest.param("GET", "/v1/antwoorden", 405, id="a wrong method"),
    pytest.param("POST", "/v1/antwoorden", 400, id="invalid input"),
    pytest.param("GET", "/", 200, id="the page"),
    pytest.param("GET", "/metrics", 200, id="the metrics"),
]


@pytest.mark.parametrize(("method", "path", "status"), ANSWERS)
def test_every_answer_says_its_version_and_protects_the_browser(
    client: TestClient, method: str, path: str, status: int
) -> None:
    response = client.request(method, path)

    assert response.status_code == status
    for header in (
        "content-security-policy",
        "strict-transport-security",
        "x-content-type-options",
        "x-frame-options",
    ):
        assert response.headers[header]
    assert response.headers["api-version"] == "1.0.0"
    assert response.headers["cache-control"] == "no-store"
    if status >= 400:
        assert response.headers["content-type"] == "application/problem+json"
        assert response.json()["status"] == status


def test_invalid_input_is_a_400_that_names_each_field(client: TestClient) -> None:
    response = client.post("/v1/zoekopdrachten", json={"query": "", "k": 0, "page": 1})

    assert response.json() == snapshot(
        {
            "type": "/problems/invalid-input",
            "title": "Ongeldige invoer",
            "status": 400,
            "detail": (
                "body.query moet minstens 1 teken(s) hebben; "
                "body.k moet minstens 1 zijn; body.page bestaat niet"
            ),
            "instance": "/v1/zoekopdrachten",
            "errors": [
                {"field": "body.query", "detail": "moet minstens 1 teken(s) hebben"},
                {"field": "body.k", "detail": "moet minstens 1 zijn"},
                {"field": "body.page", "detail": "bestaat niet"},
            ],
        }
    )


def test_a_body_that_is_no_json_is_a_400(client: TestClient) -> None:
    response = client.post(
        "/v1/antwoorden", content=b"{", headers={"content-type": "application/json"}
    )

    assert (response.status_code, response.json()["detail"]) == (
        400,
        "body is geen geldige JSON",
    )


def test_a_bug_tells_nothing_and_still_says_its_version(client: TestClient, ask: FakeAsk) -> None:
    ask.refuse_with = RuntimeError("password=geheim")

    response = client.post("/v1/antwoorden", json={"question": "Hoe lang?"})

    assert response.status_code == 500
    assert response.headers["api-version"] == "1.0.0"
    assert response.headers["content-type"] == "application/problem+json"
    assert "geheim" not in response.text


def test_a_body_that_is_too_large_is_a_413(client: TestClient) -> None:
    response = client.post("/v1/antwoorden", json={"question": "a" * 5_000_000})

    assert response.status_code == 413
    assert response.json()["type"] == "/problems/request-entity-too-large"


@pytest.fixture
def description(client: TestClient) -> dict[str, Any]:
    response = client.get("/v1/openapi.json", headers={"origin": "https://elders.example"})
    assert response.headers["access-control-allow-origin"] == "*"
    document: dict[str, Any] = response.json()
    return document


def operations(description: dict[str, Any]) -> list[dict[str, Any]]:
    return [op for item in description["paths"].values() for op in item.values()]


def test_the_description_says_whom_to_ask_and_where_it_is(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.")
    assert description["info"]["contact"].keys() == {"name", "url", "email"}
    assert re.fullmatch(r"\d+\.\d+\.\d+", description["info"]["version"])
    assert [server["url"] for server in description["servers"]] == ["http://127.0.0.1:8000/v1"]


def test_paths_are_nouns_in_kebab_case_without_a_slash_at_the_end(
    description: dict[str, Any],
) -> None:
    segment = r"(/([a-z0-9]+(-[a-z0-9]+)*|\{[a-z_]+\}))+"
    assert all(re.fullmatch(segment, path) for path in description["paths"])


def test_every_operation_declares_its_version_header_and_its_problems(
    description: dict[str, Any],
) -> None:
    for operation in operations(description):
        assert "422" not in operation["responses"]
        assert "application/problem+json" in operation["responses"]["400"]["content"]
        for response in operation["responses"].values():
            assert "API-Version" in response["headers"]


def test_operations_have_names_of_their_own(description: dict[str, Any]) -> None:
    names = [operation["operationId"] for operation in operations(description)]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("path", ["/docs", "/redoc", "/openapi.json"])
def test_the_description_has_no_page_that_loads_from_elsewhere(
    client: TestClient, path: str
) -> None:
    assert client.get(path).status_code == 404


def test_every_reference_in_the_description_exists(description: dict[str, Any]) -> None:
    schemas = description["components"]["schemas"].keys()
    used = set(re.findall(r"#/components/schemas/([\w-]+)", str(description)))
    assert used <= schemas
    assert not {"HTTPValidationError", "ValidationError"} & schemas
