from pathlib import Path
from typing import Any

import pytest

from app.errors import SettingsWrong
from app.settings import read_settings
from app.settings_groups import GuardSettings
from app.wiring import Services
from app.wiring.engines import embedder, language_model
from guardrails.names.frog import FrogNames

SERVER = "http://127.0.0.1:9/v1"


@pytest.mark.parametrize(
    ("model", "name"),
    [
        pytest.param({"backend": "scripted"}, "scripted", id="scripted"),
        pytest.param(
            {"backend": "openai_compatible", "url": SERVER, "name": "gemma", "key": "x"},
            "gemma",
            id="a server",
        ),
        pytest.param({}, "qwen2.5-coder-1.5b-instruct-q4_k_m", id="the usual model"),
        pytest.param(
            {"name": "smollm2-135m-instruct"}, "smollm2-135m-instruct.q4_1", id="a named model"
        ),
        pytest.param({"path": "/x/eigen.gguf"}, "eigen", id="a file"),
    ],
)
def test_the_settings_choose_the_language_model(model: dict[str, Any], name: str) -> None:
    assert language_model(read_settings(model=model)).name == name


@pytest.mark.parametrize(
    "model",
    [
        {"backend": "openai_compatible", "name": "gemma"},
        {"backend": "openai_compatible", "url": SERVER},
    ],
)
def test_a_model_server_needs_an_address_and_a_name(model: dict[str, Any]) -> None:
    with pytest.raises(SettingsWrong, match="NOTABENE_MODEL__URL en NOTABENE_MODEL__NAME"):
        language_model(read_settings(model=model))


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({"backend": "llama_cpp"}, "EMBEDDER__PATH"),
        ({"backend": "openai_compatible", "url": SERVER}, "EMBEDDER__NAME"),
        ({"backend": "openai_compatible", "name": "e5"}, "EMBEDDER__URL"),
    ],
)
def test_an_embedder_elsewhere_needs_its_place(given: dict[str, Any], missing: str) -> None:
    with pytest.raises(SettingsWrong, match=missing):
        embedder(read_settings(embedder=given).embedder)


def test_the_usual_embedder_comes_with_the_service(tmp_path: Path) -> None:
    assert embedder(read_settings(home=tmp_path).embedder).dimensions == 384


@pytest.mark.parametrize(
    ("policy", "asked"),
    [("chat", False), ("ingest", False), ("woo", True), ("ingest_strict", True)],
)
def test_frog_reads_along_where_a_missed_name_is_worse_than_a_false_one(
    tmp_path: Path, policy: str, asked: bool
) -> None:
    services = Services(read_settings(home=tmp_path, guard=GuardSettings(frog=True)))
    services.frog = FrogNames(1, timeout=0.1)
    services.privacy_guard(policy).review("Jan belt.")

    assert (services.frog.degraded != "Frog is niet gestart") is asked
