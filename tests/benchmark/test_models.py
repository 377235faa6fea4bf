"""What a name of a model stands for: known, a file, on a server, or that of the settings."""

import hashlib
from pathlib import Path

import pytest

from app.benchmark.planning import ModelChoice
from app.benchmark.results import VariantRecord
from app.errors import InvalidInput, NotFound
from app.settings import Settings
from app.settings_groups import ModelSettings
from app.wiring.benchmark_models import model_choice, with_model
from tests.support.lab import a_variant

ON_A_SERVER = "qwen-72b@http://rekenhal.example:8080/v1"


def variant(choice: ModelChoice) -> VariantRecord:
    return a_variant("p@1").model_copy(
        update={"model": choice.name, "model_digest": choice.digest}
    )


def test_a_model_on_a_server_is_asked_there() -> None:
    chosen = with_model(Settings(), variant(model_choice(Settings(), ON_A_SERVER))).model

    assert (chosen.backend, chosen.name) == ("openai_compatible", "qwen-72b")
    assert str(chosen.url) == "http://rekenhal.example:8080/v1"


def test_a_file_is_known_by_its_digest(tmp_path: Path) -> None:
    file = tmp_path / "eigen.gguf"
    file.write_bytes(b"gewichten")

    choice = model_choice(Settings(), str(file))
    chosen = with_model(Settings(), variant(choice)).model

    assert choice.digest == hashlib.sha256(b"gewichten").hexdigest()
    assert (chosen.backend, chosen.path, chosen.name) == ("llama_cpp", file, "")


def test_the_usual_model_is_that_of_the_settings() -> None:
    server = Settings(
        model=ModelSettings.model_validate(
            {"backend": "openai_compatible", "name": "m", "url": "http://a.example/v1"}
        )
    )

    assert model_choice(server, "default") == ModelChoice("m", "")
    assert with_model(server, variant(ModelChoice("m", ""))) == server
    assert model_choice(Settings(), "default").digest


@pytest.mark.parametrize(
    ("name", "error"), [("bestaat-niet", NotFound), ("weg.gguf", InvalidInput)]
)
def test_a_model_that_is_not_there_is_refused(name: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        model_choice(Settings(), name)
