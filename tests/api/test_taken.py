"""Tasks, readability and rewriting over HTTP: whole, or as they are written."""

import json
from base64 import b64encode
from typing import Any

import pytest
from fastapi.testclient import TestClient

FIELDS = {"onderwerp": "de zaal", "punten": "De zaal kost € 75."}
STREAM = {"Accept": "text/event-stream"}
OFFICIAL = "Indien u vragen heeft over deze brief, kunt u ons altijd even bellen."


def events(text: str) -> list[tuple[str, Any]]:
    found = []
    for block in text.split("\n\n"):
        parts = dict(line.split(": ", 1) for line in block.splitlines() if ": " in line)
        if "data" in parts:
            found.append((parts["event"], json.loads(parts["data"])))
    return found


def test_the_tasks_are_listed_and_one_can_be_asked_for(client: TestClient) -> None:
    listed = client.get("/v1/taken").json()

    assert [task["name"] for task in listed] == ["brief"]
    assert client.get("/v1/taken/brief").json() == listed[0]
    assert client.get("/v1/taken/lied").status_code == 404


def test_a_task_comes_whole(client: TestClient) -> None:
    response = client.post("/v1/taken/brief", json={"fields": FIELDS})

    assert response.status_code == 200
    assert response.json()["text"] == "Dit is een voorbeeldantwoord."
    assert response.json()["sentences"][0]["support"] in ("partial", "unsupported")


def test_a_task_comes_in_parts_by_the_contract_of_the_pages(client: TestClient) -> None:
    response = client.post("/v1/taken/brief", json={"fields": FIELDS}, headers=STREAM)
    told = events(response.text)

    assert [name for name, _ in told] == ["status", "token", "support", "done"]
    assert told[0][1]["phase"] == "write"
    assert told[1][1] == {"sentence": "z1", "text": "Dit is een voorbeeldantwoord."}
    assert told[2][1]["sentence"] == "z1"
    assert told[3][1]["task"] == "brief"


def test_a_file_travels_in_base64(client: TestClient) -> None:
    data = b64encode(b"De zaal is open.").decode()
    fields = FIELDS | {"bijlage": {"name": "zaal.txt", "base64": data}}

    assert client.post("/v1/taken/brief", json={"fields": fields}).status_code == 200


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, "Punten (punten): Vul dit in."),
        (FIELDS | {"kleur": "rood"}, "Het veld 'kleur' bestaat niet."),
        (FIELDS | {"bijlage": {"name": "x", "base64": "%"}}, "geen geldige base64"),
        (FIELDS | {"toon": {"name": "x.txt", "base64": "eA=="}}, "Hier hoort tekst"),
    ],
)
@pytest.mark.parametrize("headers", [{}, STREAM])
def test_wrong_fields_are_one_problem_before_anything_is_written(
    client: TestClient, fields: dict[str, Any], told: str, headers: dict[str, str]
) -> None:
    response = client.post("/v1/taken/brief", json={"fields": fields}, headers=headers)

    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert told in response.json()["detail"]


def test_readability_has_the_fields_of_the_command(client: TestClient) -> None:
    measured = client.post("/v1/leesbaarheidsmetingen", json={"text": OFFICIAL}).json()

    assert measured["officialese"][0]["plain"] == "als"
    assert {"words", "flesch_douma", "leesindex_a", "rules", "spots"} <= measured.keys()


def test_a_rewriting_comes_whole_or_sentence_by_sentence(client: TestClient) -> None:
    whole = client.post("/v1/herschrijvingen", json={"text": OFFICIAL}).json()
    parts = events(
        client.post("/v1/herschrijvingen", json={"text": OFFICIAL}, headers=STREAM).text
    )

    assert whole["text"] == "Heeft u vragen over deze brief? Dan kunt u ons altijd even bellen."
    assert [name for name, _ in parts] == ["status", "sentence", "done"]
    assert parts[1][1]["before"] == OFFICIAL
    assert parts[2][1]["text"] == whole["text"]


def test_an_empty_text_is_a_problem(client: TestClient) -> None:
    assert client.post("/v1/herschrijvingen", json={"text": ""}).status_code == 400
