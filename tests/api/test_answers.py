import json
from typing import Any

import pytest
from fastapi.testclient import TestClient
from inline_snapshot import snapshot

from app.errors import AnswerWithheld, ModelAway, ModelBusy, NotabeneError, PromptTooLong
from app.values.answers import Delta
from tests.support.service import SENTENCES, FakeAsk

EVENTS = {"accept": "text/event-stream"}
QUESTION = {"question": "Binnen welke termijn?"}


def events(text: str) -> list[tuple[str, Any]]:
    found = []
    for block in text.strip().split("\n\n"):
        lines = dict(line.split(": ", 1) for line in block.split("\n"))
        found.append((lines["event"], json.loads(lines["data"])))
    return found


def test_an_answer_comes_whole_with_its_sources(client: TestClient, ask: FakeAsk) -> None:
    history = [{"question": "Wat is de Woo?", "answer": "Een wet."}]

    response = client.post(
        "/v1/antwoorden", json={**QUESTION, "collection": "algemeen", "history": history}
    )

    assert response.status_code == 200
    assert response.json() == snapshot(
        {
            "answer": "Binnen vier weken [1]. Verdagen mag twee weken.",
            "abstained": False,
            "summary": {
                "sentences": 1,
                "supported": 1,
                "partial": 0,
                "unsupported": 0,
                "not_checkable": 0,
                "text": "1 zin: 1 onderbouwd",
            },
            "sentences": [
                {
                    "start": 0,
                    "end": 23,
                    "text": "Binnen vier weken [1]. ",
                    "support": "supported",
                    "score": 1.0,
                    "sources": ["1"],
                    "reasons": [],
                    "evidence": "",
                }
            ],
            "sources": [
                {
                    "nr": 1,
                    "document": "d1",
                    "path": "woo.md",
                    "title": "De Woo",
                    "heading": "Termijnen",
                    "page": 3,
                    "text": "Vier weken na ontvangst.",
                    "note": "",
                }
            ],
            "usage": {"prompt_tokens": 120, "completion_tokens": 9, "cached_tokens": 100},
            "timings": {
                "queue_ms": 1.0,
                "search_ms": 2.0,
                "first_token_ms": 30.0,
                "total_ms": 90.0,
            },
            "energy_wh": 0.01,
            "model": "scripted",
            "prompt": "ask/answer@1#abc",
            "guards": [],
        }
    )
    (asked,) = ask.asked
    assert asked.within == ("algemeen",)
    assert [(turn.question, turn.answer) for turn in asked.history] == [
        ("Wat is de Woo?", "Een wet.")
    ]


def test_an_answer_comes_in_parts_with_the_sources_first(client: TestClient) -> None:
    response = client.post("/v1/antwoorden", json=QUESTION, headers=EVENTS)

    found = events(response.text)
    assert response.headers["content-type"].startswith("text/event-stream")
    assert [name for name, _ in found] == [
        "waiting",
        "sources",
        "text",
        "sentence",
        "text",
        "answer",
    ]
    assert found[0][1] == {"place": 1, "seconds": 2.5}
    assert found[-1][1]["answer"] == "".join(SENTENCES)


def test_without_a_collection_all_that_may_be_seen_are_searched(
    client: TestClient, ask: FakeAsk
) -> None:
    client.post("/v1/antwoorden", json=QUESTION)

    assert ask.asked[0].within == ("algemeen", "geheim")


def test_an_unknown_collection_is_a_404(client: TestClient, ask: FakeAsk) -> None:
    response = client.post("/v1/antwoorden", json={**QUESTION, "collection": "weg"})

    assert (response.status_code, ask.asked) == (404, [])


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        pytest.param(AnswerWithheld(("bsn",)), 400, "withheld", id="a guardrail"),
        pytest.param(PromptTooLong(9000, 8000), 400, "prompt-too-long", id="too long"),
        pytest.param(ModelBusy(8, 12.2), 503, "model-busy", id="a full queue"),
        pytest.param(ModelAway("Weg."), 503, "model-away", id="no model"),
    ],
)
@pytest.mark.parametrize("headers", [{}, EVENTS], ids=["whole", "streamed"])
@pytest.mark.parametrize("late", [False, True], ids=["at once", "at the first event"])
def test_a_refusal_is_a_status_before_the_first_byte(
    *,
    client: TestClient,
    ask: FakeAsk,
    error: NotabeneError,
    status: int,
    kind: str,
    headers: dict[str, str],
    late: bool,
) -> None:
    ask.refuse_with = error
    ask.refuse_late = late

    response = client.post("/v1/antwoorden", json=QUESTION, headers=headers)

    assert response.status_code == status
    assert response.json()["type"] == f"/problems/{kind}"
    assert response.json()["detail"] == str(error)


def test_a_full_queue_says_when_to_come_back(client: TestClient, ask: FakeAsk) -> None:
    ask.refuse_with = ModelBusy(8, 12.2)

    response = client.post("/v1/antwoorden", json=QUESTION)

    assert response.headers["retry-after"] == "13"


@pytest.mark.parametrize(
    ("error", "event", "kind"),
    [
        pytest.param(AnswerWithheld(("bsn",)), "withheld", "withheld", id="a late block"),
        pytest.param(ModelAway("Weg."), "problem", "model-away", id="a model that stops"),
        pytest.param(RuntimeError("geheim"), "problem", "internal", id="a bug"),
    ],
)
def test_what_goes_wrong_halfway_ends_the_stream_with_a_problem(
    client: TestClient, ask: FakeAsk, error: Exception, event: str, kind: str
) -> None:
    ask.events = [Delta("Het begin. "), error]

    response = client.post("/v1/antwoorden", json=QUESTION, headers=EVENTS)

    name, problem = events(response.text)[-1]
    assert (name, problem["type"]) == (event, f"/problems/{kind}")
    assert "geheim" not in response.text
    assert ask.closed


def test_a_model_that_stops_without_a_word_is_a_problem(client: TestClient, ask: FakeAsk) -> None:
    ask.events = [Delta("Het begin. ")]

    response = client.post("/v1/antwoorden", json=QUESTION)

    assert (response.status_code, response.json()["type"]) == (503, "/problems/model-away")
