"""Signing in with a key: sessions that end, cookies that no script reads, texts that stay."""

import asyncio
from datetime import timedelta

import pytest
from fastapi.testclient import TestClient

from app.auth.sessions import SESSION_COOKIE
from app.values.people import IssuedKey, Scope
from app.wiring import Services
from tests.web.forms import send, token


def services_of(client: TestClient) -> Services:
    services: Services = client.app.state.services  # type: ignore[attr-defined]
    return services


def a_key(client: TestClient, label: str = "S. de Vries", scope: Scope = "use") -> IssuedKey:
    return asyncio.run(services_of(client).keys.issue(label, scope))


def sign_in(client: TestClient, key: IssuedKey) -> None:
    response = client.post("/inloggen", data={"sleutel": key.secret, "terug": "/"})
    assert response.status_code == 303


def test_a_page_sends_a_stranger_to_sign_in_and_then_back(locked: TestClient) -> None:
    away = locked.get("/bronnen?zoek=woo")
    assert away.headers["location"] == "/inloggen?terug=/bronnen%3Fzoek%3Dwoo"

    key = a_key(locked)
    back = locked.post(
        "/inloggen", data={"sleutel": f" {key.secret} ", "terug": "/bronnen?zoek=woo"}
    )

    assert back.headers["location"] == "/bronnen?zoek=woo"
    cookie = back.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "S. de Vries" in locked.get("/bronnen?zoek=woo").text


@pytest.mark.parametrize(
    "address", ["https://elders.example/", "//elders.example", "/\\elders", "x"]
)
def test_signing_in_leads_nowhere_else(locked: TestClient, address: str) -> None:
    key = a_key(locked)

    response = locked.post("/inloggen", data={"sleutel": key.secret, "terug": address})

    assert response.headers["location"] == "/"


def test_a_wrong_key_is_told_at_the_field_and_not_repeated(locked: TestClient) -> None:
    response = locked.post("/inloggen", data={"sleutel": "nb_x_onzin", "terug": "/"})

    assert response.status_code == 401
    assert "Deze sleutel klopt niet" in response.text
    assert "nb_x_onzin" not in response.text
    assert 'aria-invalid="true"' in response.text


def test_signing_out_ends_the_session_for_good(locked: TestClient) -> None:
    sign_in(locked, a_key(locked))
    cookie = locked.cookies[SESSION_COOKIE]

    send(locked, "/over", "/uitloggen")
    locked.cookies.set(SESSION_COOKIE, cookie)

    assert locked.get("/").status_code == 303


def test_a_session_ends_with_its_key(locked: TestClient) -> None:
    key = a_key(locked)
    sign_in(locked, key)
    asyncio.run(services_of(locked).keys.revoke(key.key.id))

    assert locked.get("/").status_code == 303


def test_a_session_ends_after_its_hours_and_what_was_typed_comes_back(locked: TestClient) -> None:
    sign_in(locked, a_key(locked))
    csrf = token(locked.get("/gesprek").text)
    services = services_of(locked)
    now = services.clock()
    services.sessions._clock = lambda: now + timedelta(hours=11)

    response = locked.post("/gesprek", data={"csrf": csrf, "question": "Een lange vraag."})

    assert response.status_code == 401
    assert "Een lange vraag." in response.text
    assert "Log opnieuw in" in response.text


def test_the_api_takes_the_session_of_the_pages_but_not_from_another_website(
    locked: TestClient,
) -> None:
    sign_in(locked, a_key(locked))

    own = locked.get("/v1/gesprekken", headers={"sec-fetch-site": "same-origin"})
    other = locked.get("/v1/gesprekken", headers={"sec-fetch-site": "cross-site"})

    assert (own.status_code, other.status_code) == (200, 403)


def test_nobody_sees_the_conversation_of_someone_else(locked: TestClient) -> None:
    sign_in(locked, a_key(locked, "A"))
    place = send(locked, "/gesprek", "/gesprek", question="Hoe lang duurt een verzoek?")
    address = place.headers["location"].split("#")[0]
    assert locked.get(address).status_code == 200

    locked.cookies.clear()
    sign_in(locked, a_key(locked, "B"))

    assert locked.get(address).status_code == 404
    assert "Hoe lang duurt" not in locked.get("/gesprek").text


def test_who_may_only_use_cannot_add_documents(locked: TestClient) -> None:
    sign_in(locked, a_key(locked, scope="use"))

    page = locked.get("/bronnen").text

    assert "kunt u geen documenten toevoegen" in page
    assert "data-toevoegen" not in page
