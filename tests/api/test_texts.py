"""Summaries and minutes over HTTP; only the language model is scripted."""

import json
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.llm.scripted import ScriptedGenerator
from app.main import create_app
from tests.support.service import FakeAsk, a_service
from tests.support.texts import PROMPTS

EVENTS = {"accept": "text/event-stream"}
TEXT = (
    "Het college heeft op 3 juni 2025 besloten de ondergrond van de speeltuinen te vervangen. "
    "Daarvoor is € 180.000 beschikbaar. Het werk moet voor 1 december 2025 klaar zijn. "
    "Omwonenden hebben in het voorjaar geklaagd over kuilen en losse tegels in de speeltuinen."
)
CARRIED = "Het college heeft op 3 juni 2025 besloten de ondergrond te vervangen."
SUMMARY = {
    "summary", "sentences", "sources", "facts", "differences", "extent", "guards", "usage",
    "timings", "model", "prompt",
}  # fmt: skip


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    services = a_service(tmp_path, FakeAsk())
    services.prompts = PROMPTS
    services.generator = ScriptedGenerator(json.dumps([CARRIED]))
    with TestClient(create_app(services=services)) as client:
        yield client


def test_a_text_gives_a_summary_with_the_fields_of_the_contract(client: TestClient) -> None:
    told = client.post("/v1/samenvattingen", json={"text": TEXT}).json()

    assert told.keys() == SUMMARY
    assert told["summary"] == CARRIED
    assert told["sentences"][0]["support"] == "supported"
    assert [fact["value"] for fact in told["facts"] if fact["kind"] == "amount"] == ["€ 180.000"]


def test_files_travel_in_json_and_are_compared(client: TestClient) -> None:
    files = [
        {"name": name, "base64": b64encode(text.encode()).decode()}
        for name, text in (("a.txt", TEXT), ("b.txt", TEXT.replace("€ 180.000", "€ 240.000")))
    ]

    told = client.post("/v1/samenvattingen", json={"files": files}).json()

    assert told["extent"]["documents"] == 2
    assert {difference["document"] for difference in told["differences"]} == {"a.txt", "b.txt"}


def test_progress_comes_as_events(client: TestClient) -> None:
    text = client.post("/v1/samenvattingen", json={"text": TEXT}, headers=EVENTS).text

    kinds = [line.removeprefix("event: ") for line in text.split("\n") if line[:6] == "event:"]
    assert kinds[0] == "status"
    assert kinds[-1] == "done"


@pytest.mark.parametrize("resource", ["samenvattingen", "notulen"])
@pytest.mark.parametrize(
    "body",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"text": " "}, id="empty"),
        pytest.param({"file": {"name": "a.txt", "base64": "%%%"}}, id="no base64"),
        pytest.param({"file": {"name": "a.pdf", "base64": "AAAA"}}, id="unreadable"),
        pytest.param({"path": "/etc/passwd"}, id="a path of the server"),
    ],
)
def test_what_cannot_be_used_is_a_problem_before_the_first_byte(
    client: TestClient, resource: str, body: dict[str, object]
) -> None:
    response = client.post(f"/v1/{resource}", json=body, headers=EVENTS)

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"


def test_a_classified_text_is_withheld(client: TestClient) -> None:
    response = client.post("/v1/samenvattingen", json={"text": f"STAATSGEHEIM GEHEIM\n\n{TEXT}"})

    assert response.status_code == 400
    assert response.json()["type"] == "/problems/withheld"


def test_minutes_have_people_decisions_and_actions(client: TestClient) -> None:
    meeting = "Kim Smit: We besluiten de brug te verbreden.\nBob Vos: Ik bel morgen de aannemer."

    told = client.post("/v1/notulen", json={"text": meeting}).json()

    assert [person["name"] for person in told["attendees"]] == ["Kim Smit", "Bob Vos"]
    assert len(told["decisions"]) + len(told["actions"]) == 2
    assert told["passages"]
