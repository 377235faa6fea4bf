from pathlib import Path

import pytest
from pydantic import ValidationError

from app.errors import SettingsWrong
from app.settings import PREFIX, read_settings


def test_a_nested_setting_comes_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTABENE_QUEUE__MAX_WAITING", "3")

    assert read_settings().queue.max_waiting == 3


def test_what_is_given_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTABENE_SERVER__PORT", "1")
    monkeypatch.setenv("NOTABENE_SERVER__HOST", "::1")

    server = read_settings(server={"port": 2}).server

    assert (server.host, server.port) == ("::1", 2)


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("MODEL__CONTEXT", "1", "MODEL__CONTEXT: moet minstens 512 zijn"),
        ("MODEL__BACKEND", "gpt", "MODEL__BACKEND: moet een van deze zijn"),
        ("MODEL__URL", "ftp://x", "MODEL__URL: moet beginnen met http"),
        ("MODEL__SPEED", "9", "MODEL__SPEED: bestaat niet"),
        ("MODEL", "x", "geen geldige JSON"),
        ("MODEL", "9", "MODEL: moet een object zijn"),
        ("SPEED", "9", "SPEED: bestaat niet"),
    ],
)
def test_a_wrong_setting_is_named_with_the_reason(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, complaint: str
) -> None:
    monkeypatch.setenv(PREFIX + name, value)

    with pytest.raises(SettingsWrong, match=complaint):
        read_settings()


def test_the_value_of_a_wrong_secret_is_not_repeated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOTABENE_MODEL__KEY", "geheim")
    monkeypatch.setenv("NOTABENE_MODEL__URL", "geheim")

    with pytest.raises(SettingsWrong) as caught:
        read_settings()

    assert "geheim" not in str(caught.value)


def test_without_keys_the_service_stays_on_the_own_computer() -> None:
    read_settings(access={"keys": "off"}, server={"host": "127.0.0.1"})

    with pytest.raises(SettingsWrong, match="eigen computer"):
        read_settings(access={"keys": "off"}, server={"host": "0.0.0.0"})  # noqa: S104


def test_everything_is_kept_in_one_folder(tmp_path: Path) -> None:
    settings = read_settings(home=tmp_path)

    assert {settings.models.parent, settings.index.parent, settings.uploads.parent} == {tmp_path}
    assert settings.database_url == f"sqlite:///{tmp_path}/notabene.db"


def test_settings_cannot_be_changed_afterwards() -> None:
    with pytest.raises(ValidationError):
        read_settings().home = Path("elders")  # type: ignore[misc]
