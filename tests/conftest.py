"""What every test gets: no settings from outside, and no way out."""

import os
import socket
from typing import Any

import pytest
from hypothesis import settings

LOOPBACK = ("127.0.0.1", "::1", "localhost")
# For thousands of runs (benchmarks/mutation.py): few examples, the same ones each time.
settings.register_profile("mutation", max_examples=8, derandomize=True, database=None)


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):  # noqa: TID251
        if name.startswith("NOTABENE_") and not name.startswith("NOTABENE_TEST_"):
            monkeypatch.delenv(name)


@pytest.fixture(autouse=True)
def _only_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def connect_at_home(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and address[0] not in LOOPBACK:
            raise AssertionError(f"a test went out to {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_at_home)
