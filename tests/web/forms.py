"""Filling in a form the way a browser does."""

import re

from fastapi.testclient import TestClient
from httpx2 import Response


def token(page: str) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page)
    assert found, "no form on this page"
    return found[1]


def send(client: TestClient, page: str, path: str, **fields: str) -> Response:
    """Open a page, then send a form of it to this path."""
    csrf = token(client.get(page).text)
    return client.post(path, data={"csrf": csrf, **fields})
