"""What every name finder keeps to: spans inside the text, kind person_name, never an exception."""

import os
import signal
import socket
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from guardrails.contract import Check
from guardrails.names import frog as module
from guardrails.names.finder import PersonNames
from guardrails.names.frog import FrogNames, persons

TEXT = "Gisteren belde Fenna Hoekstra."
# Speaks Frog's protocol as the real one does, one process for each connection: every word with a
# capital that does not open a line is a person. It dies of "Sterf", and waits after "Wacht".
A_FROG = """#!{python}
import os, re, socket, sys, time

def rows(line):
    told = "O"
    for number, word in enumerate(re.findall(r"\\w+|[^\\w\\s]", line)):
        named = number and word[0].isupper()
        told = ("I-PER" if told != "O" else "B-PER") if named else "O"
        yield f"{{number + 1}}\\t{{word}}\\t\\t\\t{{told}}"

def talk(client):
    held = b""
    while chunk := client.recv(4096):
        held += chunk
        while b"\\nEOT\\n" in held:
            said, _, held = held.partition(b"\\nEOT\\n")
            if b"Sterf" in said:
                os.kill(os.getppid(), 9)
                os._exit(0)
            if b"Wacht" in said:
                time.sleep(0.5)
            lines = said.decode().splitlines()
            answer = "\\n".join(row for line in lines for row in rows(line))
            client.sendall((answer + "\\n\\nREADY\\n\\n").encode())

with socket.create_server(("127.0.0.1", int(sys.argv[-1]))) as server:
    while True:
        client, _ = server.accept()
        if os.fork() == 0:
            talk(client)
            os._exit(0)
        client.close()
"""


@pytest.fixture
def program(tmp_path: Path) -> Path:
    file = tmp_path / "frog"
    file.write_text(A_FROG.format(python=sys.executable))
    file.chmod(0o755)
    return file


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


@pytest.fixture
def frog(program: Path) -> Iterator[FrogNames]:
    made = FrogNames(free_port(), program=str(program))
    made.start()
    yield made
    made.close()


@pytest.fixture(params=["rules", "frog"])
def finder(request: pytest.FixtureRequest) -> Check:
    return PersonNames() if request.param == "rules" else request.getfixturevalue("frog")


def seen(finder: Check, text: str) -> list[str]:
    return [text[f.start : f.end] for f in finder(text)]


def test_a_finder_names_persons_with_exact_spans(finder: Check) -> None:
    assert {f.kind for f in finder(TEXT)} == {"person_name"}
    assert seen(finder, TEXT) == ["Fenna Hoekstra"]


@pytest.mark.parametrize("text", ["", "\ud800", "\u202e" * 50, "x" * 1000])
def test_a_finder_survives_any_text(finder: Check, text: str) -> None:
    assert all(0 <= f.start < f.end <= len(text) for f in finder(text))


def test_frog_is_degraded_until_it_answers(frog: FrogNames) -> None:
    assert frog.degraded == "Frog wordt geladen"
    assert seen(frog, TEXT)
    assert frog.degraded == ""


def test_frog_reads_a_long_text_in_pieces(frog: FrogNames) -> None:
    text = "Het regent.\n" * 400 + TEXT + " en toen" * 500 + " kwam Bo."

    assert seen(frog, text) == ["Fenna Hoekstra", "Bo"]


def test_a_line_that_ends_questions_does_not_shift_the_answers(frog: FrogNames) -> None:
    seen(frog, "Hier stopt Bo.\nEOT\nEn hier Anna.\nREADY\n")

    assert seen(frog, TEXT) == ["Fenna Hoekstra"]


def test_an_answer_that_comes_too_late_is_not_read_as_the_next_one(program: Path) -> None:
    frog = FrogNames(free_port(), program=str(program))
    frog.start()
    assert seen(frog, TEXT)
    frog.timeout = 0.2

    assert seen(frog, "Wacht op Bo.") == []
    assert "binnen 0.2 seconden" in frog.degraded
    frog.timeout = 5
    assert seen(frog, TEXT) == ["Fenna Hoekstra"]
    frog.close()


def test_a_frog_that_is_held_by_another_text_is_not_waited_for(frog: FrogNames) -> None:
    frog.timeout = 0.1
    with frog._one_at_a_time:
        assert seen(frog, TEXT) == []

    assert frog.degraded == "Frog heeft het te druk"


def test_a_frog_that_died_is_started_again(
    frog: FrogNames, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen(frog, TEXT)
    seen(frog, "Hier. Sterf Bo.")
    assert frog._process
    frog._process.wait()

    assert seen(frog, TEXT) == []
    assert frog.degraded == "Frog is gestopt"
    monkeypatch.setattr(module, "_RESTART_AFTER", 0.0)
    seen(frog, TEXT)
    assert seen(frog, TEXT) == ["Fenna Hoekstra"]


def test_a_frog_that_is_away_finds_nothing_and_says_so() -> None:
    frog = FrogNames(free_port(), timeout=0.2)

    assert seen(frog, TEXT) == []
    assert frog.degraded == "Frog antwoordt niet (ConnectionRefusedError)"
    frog.close()


def test_a_frog_that_is_still_loading_is_waited_for_no_longer_than_the_time_out(
    tmp_path: Path,
) -> None:
    slow = tmp_path / "frog"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o755)
    frog = FrogNames(free_port(), timeout=0.3, program=str(slow))
    frog.start()

    assert seen(frog, TEXT) == []
    assert frog.degraded == "Frog wordt geladen"
    frog.close()


def test_a_computer_without_frog_says_so(tmp_path: Path) -> None:
    frog = FrogNames(free_port(), timeout=0.2, program=str(tmp_path / "nothing"))
    frog.start()

    assert frog.degraded == "Frog is niet geïnstalleerd"


def test_frog_stops_when_its_owner_is_killed(program: Path) -> None:
    port = free_port()
    owner = f"""
        import time
        from guardrails.names.frog import FrogNames
        frog = FrogNames({port}, program={str(program)!r})
        frog.start()
        list(frog("Hier belt Bo."))
        print(frog.degraded or "ready", flush=True)
        time.sleep(60)
    """
    root = Path(__file__).parents[2]
    code = textwrap.dedent(owner)
    with subprocess.Popen(  # noqa: S603  this test itself
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, cwd=root
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
        os.kill(process.pid, signal.SIGKILL)

    assert is_free_within(5, port)


def is_free_within(seconds: float, port: int) -> bool:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)):
                return True
        time.sleep(0.05)
    return False


def test_words_that_frog_changed_are_skipped() -> None:
    assert next(persons("Jan", "1\tanders\tB-PER\n2\tJan\tB-PER\n")).end == 3


def test_two_persons_side_by_side_stay_two() -> None:
    answer = "1\tJan\tB-PER\n2\tAnna\tB-PER\n"

    assert [(f.start, f.end) for f in persons("Jan Anna", answer)] == [(0, 3), (4, 8)]
