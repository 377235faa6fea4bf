"""Instellingen: how someone sees the pages, what is kept of them, and out everywhere."""

import asyncio
import json

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st

from app.web.preferences import Preferences
from tests.web.forms import send
from tests.web.test_sign_in import a_key, services_of, sign_in

HOME = "/instellingen"


@given(st.builds(Preferences, st.booleans(), st.booleans(), st.booleans()))
def test_preferences_come_back_as_they_were_chosen(chosen: Preferences) -> None:
    assert Preferences.read(chosen.written()) == chosen


@pytest.mark.parametrize("cookie", ["", "onzin", "..", "HEEL"])
def test_a_cookie_that_means_nothing_changes_nothing(cookie: str) -> None:
    assert Preferences.read(cookie) == Preferences()


def test_what_is_chosen_holds_on_every_page(client: TestClient) -> None:
    assert "data-heel" not in client.get("/gesprek").text

    saved = send(client, HOME, HOME, heel="ja")
    page = client.get("/gesprek").text

    assert "Uw voorkeuren zijn bewaard." in saved.text
    assert "data-heel" in page
    assert 'data-enter="regel"' in page
    assert "utrecht-document calm" in page


def test_own_data_come_as_a_file_and_nobody_elses(locked: TestClient) -> None:
    for name in ("A", "B"):
        locked.cookies.clear()
        sign_in(locked, a_key(locked, name))
        send(locked, "/gesprek", "/gesprek", question=f"Hoe lang wacht {name} op een besluit?")

    data = locked.get(f"{HOME}/gegevens.json")

    assert data.headers["content-disposition"] == 'attachment; filename="notabene-gegevens.json"'
    (talk,) = json.loads(data.content)
    assert talk["exchanges"][0]["question"] == "Hoe lang wacht B op een besluit?"


def test_all_conversations_go_when_someone_is_sure(client: TestClient) -> None:
    send(client, "/gesprek", "/gesprek", question="Binnen welke termijn?")
    assert "1 gesprek van u" in client.get(HOME).text

    unsure = send(client, HOME, f"{HOME}/wissen")
    gone = send(client, HOME, f"{HOME}/wissen", zeker="ja")

    assert unsure.status_code == 400
    assert "geen gesprekken van u" in gone.text


def test_signing_out_everywhere_ends_every_session(locked: TestClient) -> None:
    key = a_key(locked)
    asyncio.run(services_of(locked).sessions.begin(key.secret))
    sign_in(locked, key)

    send(locked, HOME, f"{HOME}/uitloggen")

    assert locked.get(HOME).status_code == 303
    assert asyncio.run(services_of(locked).sessions.open()) == {}
