from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from tests.support.service import FakeAsk, a_service


@pytest.fixture
def ask() -> FakeAsk:
    return FakeAsk()


@pytest.fixture
def client(tmp_path: Path, ask: FakeAsk) -> Iterator[TestClient]:
    with TestClient(create_app(services=a_service(tmp_path, ask))) as client:
        yield client
