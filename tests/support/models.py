"""The real models that tests run on, and a real server for the small one."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.llm.models import ModelStore
from app.settings import read_settings

_BESIDE = Path(__file__).parents[2] / "data" / "models"


def model_file(use: str) -> Path:
    """The model for this use ("tests" or "default"); the test fails when it was not pulled."""
    stores = [ModelStore(folder) for folder in (read_settings().models, _BESIDE)]
    model = next(each for each in stores[0].registry.models if each.use == use)
    for store in stores:
        if store.is_present(model):
            return store.path(model)
    pytest.fail(f"Model {model.name} is not there; run: notabene models pull {model.name}")


@contextmanager
def a_model_server(file: Path, *, context_length: int = 512) -> Iterator[tuple[str, int]]:
    """The address (with /v1) and the process id of a llama.cpp server on this machine."""
    command = [sys.executable, "-m", "tests.support.model_server", str(file), str(context_length)]
    with subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            assert server.stdout is not None
            yield f"{server.stdout.readline().strip()}/v1", server.pid
        finally:
            server.kill()
