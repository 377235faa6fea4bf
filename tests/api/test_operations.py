"""What operators see: health, metrics, log; and what they never see."""

import asyncio
import re
import time
from collections.abc import Sequence
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from httpx2 import Response

from app.errors import ModelMissing
from app.llm.scripted import ScriptedGenerator
from app.main import create_app
from app.settings_groups import GuardSettings
from guardrails.names.frog import FrogNames
from knowledge_base.contract import CollectionInfo
from tests.support.service import FakeAsk, FakeLibrary, a_service

BSN = "111222333"
QUESTION = f"Klopt het dat mevrouw Ypma met BSN {BSN} bezwaar heeft?"


def test_the_page_says_what_this_is_and_how_to_ask(client: TestClient) -> None:
    page = client.get("/").text

    assert '<html lang="nl">' in page
    assert "Waar kan ik u mee helpen?" in page
    assert "style=" not in page


def test_the_page_does_not_repeat_markup_from_the_host(client: TestClient) -> None:
    page = client.get("/", headers={"host": 'x"><script>alert(1)</script>'})

    assert "alert(1)" not in page.text


def test_metrics_count_requests_by_route_and_not_by_path(client: TestClient) -> None:
    client.get("/v1/collecties/mevrouw-ypma/documenten/x")
    client.get("/v1/mevrouw-ypma")

    told = client.get("/metrics").text
    route = 'route="/v1/collecties/{naam}/documenten/{document}",status="404"'
    assert f'notabene_requests_total{{method="GET",{route}}} 1.0' in told
    assert "ypma" not in told
    assert "notabene_queue_waiting" in told


@pytest.mark.parametrize("headers", [{}, {"accept": "text/event-stream"}])
@pytest.mark.parametrize("error", [None, RuntimeError(QUESTION)])
def test_the_log_never_holds_what_someone_typed(
    client: TestClient,
    ask: FakeAsk,
    capsys: pytest.CaptureFixture[str],
    headers: dict[str, str],
    error: Exception | None,
) -> None:
    ask.events = [error] if error else ()
    client.post("/v1/antwoorden", json={"question": QUESTION}, headers=headers)
    client.post("/v1/antwoorden", json={"question": QUESTION, BSN: 1}, headers=headers)
    client.post("/v1/chat/completions", json={"messages": [{"role": BSN, "content": QUESTION}]})
    client.get(f"/v1/collecties/{BSN}/documenten/{BSN}?vraag={BSN}")
    client.get(f"/{BSN}")

    told = "".join(capsys.readouterr())
    assert "request_answered" in told
    assert BSN not in told
    assert "Ypma" not in told


def test_every_answer_has_the_request_id_of_the_log(
    client: TestClient, capsys: pytest.CaptureFixture[str]
) -> None:
    response = client.get("/v1/collecties")

    assert re.fullmatch(r"[0-9a-f]{32}", response.headers["x-request-id"])
    assert response.headers["x-request-id"] in capsys.readouterr().err


def ready(client: TestClient) -> Response:
    """What is said when the loading is over."""
    for _ in range(500):
        response = client.get("/health/ready")
        if response.json()["status"] != "starting":
            return response
        assert response.status_code == 503
        time.sleep(0.01)
    raise AssertionError("still starting")


def test_when_all_is_loaded_it_says_what(client: TestClient) -> None:
    response = ready(client)

    assert (response.status_code, response.json()) == (
        200,
        {
            "status": "ready",
            "parts": [
                {
                    "name": "kennisbank",
                    "state": "ready",
                    "detail": "2 documenten in 2 collecties",
                },
                {"name": "taalmodel", "state": "ready", "detail": "scripted, 8192 tokens"},
            ],
        },
    )


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        pytest.param(ModelMissing("Het model is er niet."), "Het model is er niet.", id="missing"),
        pytest.param(
            RuntimeError("geheim"), "Er ging iets mis bij het laden; zie het log.", id="a bug"
        ),
    ],
)
def test_what_cannot_be_loaded_is_told_with_the_reason(
    tmp_path: Path, error: Exception, reason: str
) -> None:
    services = a_service(tmp_path, FakeAsk())
    broken = ScriptedGenerator()
    broken.refuse_with = error  # type: ignore[assignment]
    services.generator = broken

    with TestClient(create_app(services=services)) as client:
        told = ready(client)

    assert (told.status_code, told.json()["status"]) == (200, "degraded")
    assert told.json()["parts"][1] == {"name": "taalmodel", "state": "failed", "detail": reason}


def test_a_frog_that_was_asked_for_and_is_not_there_is_told(tmp_path: Path) -> None:
    services = a_service(tmp_path, FakeAsk())
    guard = GuardSettings(frog=True)
    services.settings = services.settings.model_copy(update={"guard": guard})
    services.frog = FrogNames(1, timeout=0.1, program=str(tmp_path / "nothing"))
    services.frog.start()

    with TestClient(create_app(services=services)) as client:
        told = ready(client)

    assert told.json()["status"] == "degraded"
    assert told.json()["parts"][2]["name"] == "namen"
    assert "Frog" in told.json()["parts"][2]["detail"]


def test_a_service_that_stops_does_not_wait_for_the_loading(tmp_path: Path) -> None:
    class SlowLibrary(FakeLibrary):
        async def collections(self) -> Sequence[CollectionInfo]:
            await asyncio.sleep(60)
            return []

    services = a_service(tmp_path, FakeAsk())
    services.library = SlowLibrary()  # type: ignore[assignment]

    with TestClient(create_app(services=services)) as client:
        assert client.get("/health/ready").json()["status"] == "starting"
        assert client.get("/health/live").status_code == 200
