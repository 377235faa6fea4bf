"""What every name finder keeps to: spans inside the text, kind person_name, never an exception."""

import socket
import threading
from collections.abc import Iterator

import pytest

from guardrails.contract import Check
from guardrails.names.finder import PersonNames
from guardrails.names.frog import FrogNames, persons

ANSWER = (
    "1\tGisteren\t\t\tO\n2\tbelde\t\t\tO\n"
    "3\tFenna\t\t\tB-PER\n4\tHoekstra\t\t\tI-PER\n5\t.\t\t\tO\n\n"
)
TEXT = "Gisteren belde Fenna Hoekstra."


@pytest.fixture
def frog_port() -> Iterator[int]:
    """A server that speaks Frog's protocol and always gives the same answer."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            try:
                while True:
                    talk, _ = server.accept()
                    with talk:
                        received = b""
                        while not received.endswith(b"EOT\n"):
                            received += talk.recv(1000)
                        talk.sendall(ANSWER.encode() + b"READY\n\n")
            except OSError:
                return

        threading.Thread(target=serve, daemon=True).start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)


@pytest.fixture(params=["rules", "frog"])
def finder(request: pytest.FixtureRequest, frog_port: int) -> Check:
    return PersonNames() if request.param == "rules" else FrogNames(frog_port)


def test_a_finder_names_persons_with_exact_spans(finder: Check) -> None:
    found = list(finder(TEXT))

    assert [(f.kind, TEXT[f.start : f.end]) for f in found] == [("person_name", "Fenna Hoekstra")]


@pytest.mark.parametrize("text", ["", "\ud800", "\u202e" * 50, "x" * 1000])
def test_a_finder_survives_any_text(finder: Check, text: str) -> None:
    assert all(0 <= f.start < f.end <= len(text) for f in finder(text))


def test_a_frog_that_is_away_finds_nothing_and_says_so() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    frog = FrogNames(port, timeout=0.2)

    assert list(frog(TEXT)) == []
    assert frog.degraded


def test_a_frog_that_answers_is_no_longer_degraded(frog_port: int) -> None:
    frog = FrogNames(frog_port)
    list(frog(TEXT))

    assert frog.degraded == ""


def test_words_that_frog_changed_are_skipped() -> None:
    assert next(persons("Jan", "1\tanders\tB-PER\n2\tJan\tB-PER\n")).end == 3
