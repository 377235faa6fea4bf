"""The guardrails over HTTP, with everything real but the model and the documents."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.llm.scripted import ScriptedGenerator
from app.main import create_app
from app.prompting.library import PromptLibrary
from app.wiring import Services
from knowledge_base.contract import Passage
from tests.support.service import CHUNK, FakeAsk, FakeLibrary, a_service

EVENTS = {"accept": "text/event-stream"}
BSN = "111222333"
QUESTION = f"Mevrouw Sietske Ypma (BSN {BSN}) vraagt hoeveel weken na ontvangst de termijn is."
MARKED = "Stg. GEHEIM\n\nDe zwaluw vliegt om middernacht."
OVERRIDE = {"kinds": ["person_name"], "reason": "Ik zoek dit besluit."}


class NearLibrary(FakeLibrary):
    """What it finds is near enough to ask the model about."""

    async def search(self, question: str, limit: int, within: Sequence[str]) -> list[Passage]:
        return [Passage(CHUNK, 1.0, 0.99, 1.0)]


@pytest.fixture
def services(tmp_path: Path) -> Services:
    services = a_service(tmp_path, FakeAsk())
    del services.ask
    services.library = NearLibrary()  # type: ignore[assignment]
    services.prompts = PromptLibrary.read(Path(__file__).parents[2] / "prompts")
    services.generator = ScriptedGenerator("Vier weken na ontvangst.")
    return services


@pytest.fixture
def client(services: Services) -> Iterator[TestClient]:
    with TestClient(create_app(services=services)) as client:
        yield client


def written(services: Services) -> str:
    generator = services.generator
    assert isinstance(generator, ScriptedGenerator)
    return str(generator.asked)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param("antwoorden", {"question": MARKED}, id="answer"),
        pytest.param(
            "chat/completions",
            {"messages": [{"role": "user", "content": MARKED}], "stream": True},
            id="chat",
        ),
    ],
)
@pytest.mark.parametrize("headers", [{}, EVENTS], ids=["whole", "streamed"])
def test_a_state_secret_is_a_400_before_the_first_byte(
    client: TestClient,
    services: Services,
    path: str,
    body: dict[str, Any],
    headers: dict[str, str],
) -> None:
    response = client.post(f"/v1/{path}", json=body, headers=headers)

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["type"] == "/problems/withheld"
    assert "beveiligingsambtenaar (BVA)" in response.json()["detail"]
    assert "zwaluw" not in response.text + written(services)


@pytest.mark.parametrize("headers", [{}, EVENTS], ids=["whole", "streamed"])
def test_a_number_reaches_neither_the_model_nor_the_log_nor_the_account(
    client: TestClient,
    services: Services,
    capsys: pytest.CaptureFixture[str],
    headers: dict[str, str],
) -> None:
    response = client.post("/v1/antwoorden", json={"question": QUESTION}, headers=headers)

    seen = written(services) + "".join(capsys.readouterr()) + services.audit.path.read_text()
    assert response.status_code == 200
    assert "answer_given" in seen
    assert "[BSN 1]" in seen
    for private in (BSN, "Ypma", "Sietske"):
        assert private not in seen


def test_the_answer_tells_what_was_masked(client: TestClient) -> None:
    told = client.post("/v1/antwoorden", json={"question": QUESTION}).json()["guards"]

    assert {"kind": "bsn", "action": "mask", "count": 1} in told


def test_the_account_belongs_to_the_request(client: TestClient, services: Services) -> None:
    response = client.post("/v1/antwoorden", json={"question": QUESTION})

    rows = [json.loads(line) for line in services.audit.path.read_text().splitlines()]
    assert {row["request"] for row in rows} == {response.headers["x-request-id"]}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        pytest.param(
            "antwoorden",
            {"question": QUESTION, "notabene": {"override": OVERRIDE}},
            id="answer",
        ),
        pytest.param(
            "chat/completions",
            {
                "messages": [{"role": "user", "content": QUESTION}],
                "notabene": {"override": OVERRIDE},
            },
            id="chat",
        ),
    ],
)
def test_an_override_lets_a_name_through_and_a_number_not(
    client: TestClient, services: Services, path: str, body: dict[str, Any]
) -> None:
    assert client.post(f"/v1/{path}", json=body).status_code == 200

    assert "Ypma" in written(services)
    assert BSN not in written(services)


def test_an_override_of_a_number_is_a_400(client: TestClient) -> None:
    override = {**OVERRIDE, "kinds": ["bsn"]}
    body = {"question": QUESTION, "notabene": {"override": override}}

    response = client.post("/v1/antwoorden", json=body)

    assert (response.status_code, response.json()["type"]) == (400, "/problems/invalid-input")
