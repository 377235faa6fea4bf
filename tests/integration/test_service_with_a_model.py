"""The whole service with a real model in the process; no words are held against it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from app.settings import read_settings
from app.wiring import Services

MODEL = Path(__file__).parents[2] / "data" / "models" / "smollm2-135m-instruct.q4_1.gguf"
TEXT = b"# De Woo\n\nEen bestuursorgaan beslist binnen vier weken."
QUESTION = {"question": "Binnen hoeveel weken beslist een bestuursorgaan?"}

pytestmark = [
    pytest.mark.model,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not MODEL.is_file(), reason="notabene models pull smollm2-135m-instruct"),
]


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    settings = read_settings(
        home=tmp_path_factory.mktemp("home"),
        model={"path": MODEL, "context": 4096},
        access={"keys": "off"},
    )
    with TestClient(create_app(services=Services(settings))) as client:
        client.post(
            "/v1/collecties/algemeen/documenten",
            files={
                "file": ("woo.md", b"# De Woo\n\nEen bestuursorgaan beslist binnen vier weken.")
            },
        )
        yield client


def test_an_answer_comes_from_the_model_with_its_source(client: TestClient) -> None:
    told = client.post("/v1/antwoorden", json=QUESTION).json()

    assert told["model"] == MODEL.stem
    assert told["usage"]["prompt_tokens"] > 100
    assert [source["path"] for source in told["sources"]] == ["woo.md"]
    assert told["timings"]["total_ms"] >= told["timings"]["first_token_ms"] > 0


def test_the_beginning_of_the_prompt_is_kept_warm(client: TestClient) -> None:
    client.post("/v1/antwoorden", json=QUESTION)

    usage = client.post("/v1/antwoorden", json={"question": "Wie beslist?"}).json()["usage"]

    assert 0 < usage["cached_tokens"] < usage["prompt_tokens"]


def test_the_tokens_are_counted_and_the_service_is_ready(client: TestClient) -> None:
    client.post("/v1/antwoorden", json=QUESTION)

    metrics = client.get("/metrics").text
    parts = {part["name"]: part["state"] for part in client.get("/health/ready").json()["parts"]}

    assert 'notabene_tokens_total{kind="prompt"}' in metrics
    assert parts == {"kennisbank": "ready", "taalmodel": "ready"}
