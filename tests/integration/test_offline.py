"""The whole application, with every socket but loopback refused and every attempt remembered."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from openai import OpenAI

from tests.support.command import ROOT, environment

# Runs before anything of ours in the process, so that no import can call home unseen.
_CLOSED = """
import os, socket

def _refuse(address):
    with open(os.environ["ATTEMPTS"], "a") as file:
        file.write(f"{address!r}\\n")
    raise OSError("closed")

def _home(address):
    return not isinstance(address, tuple) or address[0] in ("127.0.0.1", "::1", "localhost")

def _guarded(real):
    def connect(self, address):
        return real(self, address) if _home(address) else _refuse(address)
    return connect

_resolve = socket.getaddrinfo

def _getaddrinfo(host, *args, **kwargs):
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "127.0.0.1", "::1", "localhost"):
        return _resolve(host, *args, **kwargs)
    _refuse(name)

socket.socket.connect = _guarded(socket.socket.connect)
socket.socket.connect_ex = _guarded(socket.socket.connect_ex)
socket.getaddrinfo = _getaddrinfo
"""
_TEXT = (
    "# De Woo\n\n## Termijnen\n\n"
    "Een bestuursorgaan beslist binnen vier weken na ontvangst van het verzoek. "
    "De termijn kan met twee weken worden verdaagd.\n"
)
_QUESTION = "Binnen hoeveel weken beslist een bestuursorgaan?"


class Closed:
    """A home without a way out."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.attempts = folder / "attempts"
        self.documents = folder / "documents"
        self._gate = folder / "gate"
        for made in (self._gate, self.documents):
            made.mkdir()
        (self._gate / "sitecustomize.py").write_text(_CLOSED, encoding="utf-8")
        (self.documents / "woo.md").write_text(_TEXT, encoding="utf-8")

    def environment(self) -> dict[str, str]:
        # A proxy and telemetry that are switched on outside must not open the way.
        outside = {
            "ATTEMPTS": str(self.attempts),
            "PYTHONPATH": str(self._gate),
            "HTTPS_PROXY": "http://198.51.100.1:3128",
            "HTTP_PROXY": "http://198.51.100.1:3128",
            "ANONYMIZED_TELEMETRY": "True",
            "OTEL_EXPORTER_OTLP_ENDPOINT": "http://198.51.100.1:4317",
        }
        return environment(self.home, SERVER__PORT="0") | outside

    def run(self, *args: str) -> dict[str, object]:
        done = subprocess.run(  # noqa: S603  our own command
            [sys.executable, "-m", "app.cli", *args, "--json"],
            capture_output=True,
            cwd=ROOT,
            env=self.environment(),
            check=True,
        )
        told: dict[str, object] = json.loads(done.stdout)
        return told


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Closed:
    closed = Closed(tmp_path_factory.mktemp("closed"))
    closed.run("ingest", str(closed.documents))
    return closed


@pytest.fixture(scope="module")
def server(closed: Closed) -> Iterator[tuple[str, str]]:
    """Address and first key of `notabene serve`, as it prints them."""
    process = subprocess.Popen(
        [sys.executable, "-u", "-m", "app.cli", "serve"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=closed.environment(),
    )
    assert process.stdout is not None
    lines = [process.stdout.readline().decode().split() for _ in range(2)]
    yield lines[0][-1], lines[1][-1]
    process.send_signal(signal.SIGTERM)
    process.wait(20)
    process.stdout.close()


def nobody_tried(closed: Closed) -> bool:
    return not closed.attempts.exists()


@pytest.mark.timeout(120)
def test_the_gate_is_really_closed(tmp_path: Path) -> None:
    closed = Closed(tmp_path)
    program = "import socket, contextlib\nwith contextlib.suppress(OSError):\n"
    for attempt in ("create_connection(('192.0.2.1', 80))", "getaddrinfo('example.org', 80)"):
        subprocess.run(  # noqa: S603  our own program
            [sys.executable, "-c", f"{program}    socket.{attempt}"],
            env=closed.environment(),
            check=True,
        )

    assert len(closed.attempts.read_text().splitlines()) == 2


@pytest.mark.timeout(120)
def test_search_and_ask_work_without_a_way_out(closed: Closed) -> None:
    hits = closed.run("search", _QUESTION)["hits"]
    answer = closed.run("ask", _QUESTION)

    assert isinstance(hits, list)
    assert hits[0]["path"] == "woo.md"
    assert answer["model"] == "scripted"
    assert answer["sources"]
    assert nobody_tried(closed)


@pytest.mark.timeout(120)
def test_the_service_works_without_a_way_out(closed: Closed, server: tuple[str, str]) -> None:
    address, key = server
    with httpx.Client(base_url=address, trust_env=False, timeout=60) as plain:
        for path in ("/inloggen", "/health/live", "/v1/openapi.json", "/metrics"):
            assert plain.get(path).status_code == 200
        sent = plain.post(
            "/v1/collecties/algemeen/documenten",
            files={"file": ("b.md", b"# Kop\n\nNog een document over bezwaar maken.")},
            headers={"authorization": f"Bearer {key}"},
        )
    with OpenAI(base_url=f"{address}/v1", api_key=key) as client:
        told = client.chat.completions.create(
            model="x", messages=[{"role": "user", "content": _QUESTION}]
        )

    assert (sent.status_code, sent.json()["added"]) == (200, 1)
    assert told.model_extra is not None
    assert told.model_extra["notabene"]["sources"][0]["path"] == "woo.md"
    assert nobody_tried(closed)


@pytest.mark.timeout(120)
def test_the_first_key_is_shown_once(closed: Closed, server: tuple[str, str]) -> None:
    _, key = server
    keys = closed.run("keys", "list")["keys"]

    assert isinstance(keys, list)
    assert len(keys) == 1
    assert key.startswith(f"nb_{keys[0]['id']}_")
