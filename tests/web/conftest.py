from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.main import create_app
from tests.support.pages import DemoAsk, a_site


@pytest.fixture
def ask() -> DemoAsk:
    return DemoAsk()


@pytest.fixture
def client(tmp_path: Path, ask: DemoAsk) -> Iterator[TestClient]:
    app = create_app(services=a_site(tmp_path, ask))
    with TestClient(app, headers={"accept": "text/html"}) as client:
        yield client


@pytest.fixture
def locked(tmp_path: Path, ask: DemoAsk) -> Iterator[TestClient]:
    """A site that asks for a key."""
    app = create_app(services=a_site(tmp_path, ask, keys=True))
    with TestClient(app, headers={"accept": "text/html"}, follow_redirects=False) as client:
        yield client
