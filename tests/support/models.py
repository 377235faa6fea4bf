"""The real models that tests run on, and a real server for the small one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import pytest

from app.llm.models import ModelStore

# Read here, because no test sees settings from outside.
_HOME = os.environ.get("NOTABENE_HOME") or "data"  # noqa: TID251
_BESIDE = Path(__file__).parents[2] / "data"


def model_file(use: Literal["tests", "default"]) -> Path:
    """The model for this use. `make test` fetches the one for "tests", so without it a test fails;
    the "default" one is large, so without it a test is skipped.
    """
    stores = [ModelStore(Path(home, "models")) for home in (_HOME, _BESIDE)]
    model = next(each for each in stores[0].registry.models if each.use == use)
    for store in stores:
        if store.is_present(model):
            return store.path(model)
    missing = f"{model.name} is not there; run: notabene models pull {model.name}"
    if use == "default":
        pytest.skip(missing)
    pytest.fail(missing)


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
