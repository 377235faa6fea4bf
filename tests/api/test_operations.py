"""What operators see: health, metrics, log; and what they never see."""

import re

import pytest
from fastapi.testclient import TestClient

from tests.support.service import FakeAsk

BSN = "111222333"
QUESTION = f"Klopt het dat mevrouw Ypma met BSN {BSN} bezwaar heeft?"


def test_the_page_says_what_this_is_and_how_to_ask(client: TestClient) -> None:
    page = client.get("/").text

    assert '<html lang="nl">' in page
    assert "http://testserver/v1/antwoorden" in page
    assert "style=" not in page
    assert "<script" not in page


def test_the_page_does_not_repeat_markup_from_the_host(client: TestClient) -> None:
    page = client.get("/", headers={"host": 'x"><script>alert(1)</script>'})

    assert "<script" not in page.text


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
