"""A command that was typed wrong."""

import pytest

from app.cli import main


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("bestaatniet", "De opdracht 'bestaatniet' bestaat niet. Hulp: notabene --help"),
        ("woo wachten", "De opdracht 'wachten' bestaat niet. Hulp: notabene woo --help"),
        ("keys create", "Geef ook 'label'. Hulp: notabene keys create --help"),
        ("woo decide --dossier d", "Geef ook '--file'. Hulp: notabene woo decide --help"),
        ("search x -k drie", "De waarde bij '-k' moet een geheel getal zijn."),
        ("search x -k 0", "De waarde bij '-k' moet minstens 1 zijn."),
        ("search een twee", "Dit is te veel: twee. Hulp: notabene search --help"),
        ("ask --vlaggetje", "De optie --vlaggetje bestaat hier niet."),
        ("ask --jsom", "De optie --jsom bestaat hier niet; er is wel --json en --jsonl."),
        ("woo term --received", "Achter --received hoort een waarde."),
        ("models list --json=ja", "Achter --json hoort geen waarde."),
    ],
)
def test_what_is_wrong_is_one_dutch_line_with_exit_2(
    command: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr("sys.argv", ["notabene", *command.split()])
    with pytest.raises(SystemExit) as ended:
        main()
    out, err = capsys.readouterr()
    assert ended.value.code == 2
    assert err.startswith(told)
    assert err.count("\n") == 1
    assert not out


def test_a_group_without_a_command_shows_its_commands_under_dutch_headings(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["notabene", "keys"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    shown = "".join(capsys.readouterr())
    assert "Opdrachten" in shown
    assert "create" in shown


def test_help_that_was_asked_for_is_not_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["notabene", "search", "--help"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert not ended.value.code
    assert "Zoek passages" in capsys.readouterr().out
