"""`notabene woo import|propose|decide|remove` on one small dossier, field by field."""

import json
from pathlib import Path

import pytest

from tests.support.command import notabene
from tests.support.dossiers import a_mail

VIEW = "Ik vind dit een slecht plan."


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "bron"
    folder.mkdir()
    (folder / "1.eml").write_bytes(a_mail(f"Het bad sluit op 1 mei. {VIEW}"))
    (folder / "2 kopie.eml").write_bytes(a_mail(f"Het bad sluit op 1 mei. {VIEW}", X_Folder="oud"))
    old = a_mail("Het bad is open.", date="Mon, 05 Jan 2015 09:00:00 +0100", subject="Oud")
    (folder / "3.eml").write_bytes(old)
    (folder / ".verborgen").write_bytes(b"x")
    return folder


def test_from_import_to_decision(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "huis"
    about = ("--dossier", "bad", "--json")
    imported = notabene(
        "woo", "import", str(source), *about, "--since", "2020-01-01", home=home
    ).document
    proposed = notabene("woo", "propose", *about, home=home).document
    first = proposed["documents"][0]["proposals"]
    view = next(p for p in first if p["ground"] == "5.2.1")
    decisions = tmp_path / "besluiten.jsonl"
    lines = [
        {"proposal": view["id"], "decision": "accept"},
        {"document": "0002", "judgement": "Deels openbaar"},
        {"document": "0002", "judgement": "Misschien"},
    ]
    decisions.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    decided = notabene("woo", "decide", "--file", str(decisions), *about, home=home).document

    assert [d["id"] for d in imported["documents"]] == ["0002", "0003", "0004"]
    assert [d["out_of_scope"] for d in imported["documents"]] == [False, False, True]
    assert imported["duplicates"] == [["0002", "0003"]]
    assert [failed["file"] for failed in imported["failed"]] == [".verborgen"]
    assert (view["text"], view["page"]) == (VIEW, 1)
    assert view.keys() >= {"id", "start", "end", "kind", "ground", "reason", "score", "key"}
    assert (decided["accepted"], decided["judged"], decided["proposals"]) == (1, 1, 2)
    assert [error["line"] for error in decided["errors"]] == [3]

    unknown = notabene("woo", "share", "0a1b2c", "--dossier", "bad", home=home)
    assert (unknown.code, unknown.stderr.count("\n")) == (1, 1)
    assert "geen geldige sleutel met kenmerk '0a1b2c'" in unknown.stderr
    key = notabene("keys", "create", "Piet", "--json", home=home).document["id"]
    assert notabene("woo", "share", key, "--dossier", "bad", home=home).code == 0
    assert notabene("woo", "remove", "--dossier", "bad", "--yes", home=home).code == 0
    gone = notabene("woo", "propose", *about, home=home)
    assert (gone.code, gone.stderr.strip()) == (1, "Er is geen dossier 'bad'.")


def test_what_answers_a_request_and_the_summary(tmp_path: Path, source: Path) -> None:
    home = tmp_path / "huis"
    about = ("--dossier", "bad", "--json")
    request = tmp_path / "verzoek.txt"
    request.write_text("1. Alles over het bad.\n2. Alles over de brug.", encoding="utf-8")
    notabene("woo", "import", str(source), *about, home=home)
    answered = notabene("woo", "answer", "--request", str(request), *about, home=home).document
    summary = notabene(
        "woo", "summary", "--out", str(tmp_path / "s.md"), *about, home=home
    ).document
    refused = notabene("woo", "answer", *about, home=home)

    assert {each["id"] for each in answered["points"][0]["documents"]} == {"0002", "0004"}
    assert answered["not_found"] == ["2"]
    assert "Wij vonden 3 documenten." in summary["text"]
    assert "Wij vonden 3 documenten." in (tmp_path / "s.md").read_text(encoding="utf-8")
    assert (refused.code, refused.stderr.count("\n")) == (1, 1)


def test_what_is_known_of_a_request_is_kept_and_tells_what_is_due(
    tmp_path: Path, source: Path
) -> None:
    home, about = tmp_path / "huis", ("--dossier", "bad", "--json")
    first = ("--received", "2026-06-15", "--title", "Het bad")
    notabene("woo", "import", str(source), *about, *first, home=home)
    notabene("woo", "import", str(source), *about, "--organisation", "Duinstad", home=home)
    told = ("--extended", "2026-07-01", "--suspended", "2026-06-24:2026-07-08")
    changed = notabene("woo", "details", *about, *told, home=home).document
    shown = notabene("woo", "details", "--dossier", "bad", home=home).stdout.decode()
    cleared = notabene("woo", "details", *about, "--suspended", "", home=home).document
    wrong = notabene("woo", "details", *about, "--extended", "gisteren", home=home)
    late = notabene("woo", "details", *about, "--extended", "2026-10-01", home=home)

    assert (changed["title"], changed["organisation"]) == ("Het bad", "Duinstad")
    assert changed["term"]["decide_by"] == "2026-08-10"
    assert "10 augustus 2026  besluiten en bekendmaken" in shown
    assert (cleared["suspended"], cleared["extended"]) == ([], "2026-07-01")
    assert (wrong.code, late.code) == (2, 1)
    assert late.stderr.startswith("De verdaging is te laat")


def test_an_officer_sees_what_is_there_and_what_comes_next(tmp_path: Path, source: Path) -> None:
    home, about = tmp_path / "huis", ("--dossier", "bad")

    def said(*args: str) -> str:
        return notabene("woo", *args, home=home).stdout.decode()

    nothing = said("list")
    said("import", str(source), *about, "--received", "2026-06-15")
    listed, read = said("list"), said("show", *about)
    proposed = said("propose", *about)
    open_ones = said("show", *about)
    found = notabene("woo", "show", *about, "--json", home=home).document
    number = notabene("woo", "propose", *about, "--json", home=home).document["documents"][0][
        "proposals"
    ][0]["id"]
    file = tmp_path / "besluiten.jsonl"
    file.write_text(json.dumps({"proposal": number, "decision": "reject"}), encoding="utf-8")
    decided = said("decide", *about, "--file", str(file))

    assert "notabene woo import" in nothing
    assert "bad" in listed
    assert "besluit uiterlijk 13 juli 2026" in listed
    assert "notabene woo propose --dossier bad" in read
    assert number in proposed
    assert "3 documenten. Leg uw besluiten vast" in open_ones
    assert [each["judgement"] for each in found["documents"]] == [None, None, None]
    assert decided.startswith("gelakt: 0, blijft staan: 1")
    assert f"blijft staan {number}" in said("log", *about)


def test_an_export_warns_on_stderr_of_what_nobody_decided_on(tmp_path: Path, source: Path) -> None:
    home, about = tmp_path / "huis", ("--dossier", "bad")
    notabene("woo", "import", str(source), *about, home=home)
    notabene("woo", "propose", *about, home=home)
    file = tmp_path / "besluiten.jsonl"
    lines = [{"document": f"000{n}", "judgement": "Openbaar"} for n in (2, 3, 4)]
    file.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    notabene("woo", "decide", *about, "--file", str(file), home=home)
    out = ("--out", str(tmp_path / "uit"), "--json")
    refused = notabene("woo", "export", *about, *out, "--only-decided", home=home)
    made = notabene("woo", "export", *about, *out, home=home)

    assert (refused.code, made.code) == (1, 0)
    assert made.stderr.startswith("LET OP: Over ")
    assert "blijft leesbaar" in made.stderr
    assert made.document["warnings"][0] in made.stderr


def test_what_is_not_there_is_said_in_one_line(tmp_path: Path) -> None:
    missing = notabene("woo", "import", "/bestaat/niet", "--dossier", "bad", home=tmp_path)
    unread = notabene("woo", "decide", "--dossier", "bad", "--file", "/niet", home=tmp_path)

    assert (missing.code, missing.stderr.count("\n")) == (1, 1)
    assert unread.code == 2
