"""Beheer: only for who runs the service; keys, policies, and a log that wants a reason."""

import asyncio
import json
import re
from datetime import date, timedelta

import pytest
from fastapi.testclient import TestClient

from app.access import may_administer
from app.auth.sessions import SESSION_COOKIE
from app.values.audit import AuditEvent
from app.values.people import Person, Scope
from app.web import dutch
from guardrails.contract import Action
from guardrails.policies import policy
from tests.web.forms import send, token
from tests.web.test_sign_in import a_key, services_of, sign_in

PAGES = [
    "/beheer", "/beheer/sleutels", "/beheer/beleid", "/beheer/modellen", "/beheer/bewaren",
    "/beheer/logboek",
]  # fmt: skip
REASON = "Vraag van de privacy officer over november."


def written(client: TestClient) -> list[dict[str, object]]:
    lines = services_of(client).audit.path.read_text().splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture
def boss(locked: TestClient) -> TestClient:
    """Signed in with a key that may do everything."""
    sign_in(locked, a_key(locked, "B. Heer", "manage"))
    return locked


@pytest.mark.parametrize("path", PAGES)
def test_a_page_of_beheer_is_whole(client: TestClient, path: str) -> None:
    page = client.get(path)

    assert page.status_code == 200
    assert page.text.count("<h1") == 1
    assert not re.search(r"<script(?![^>]*\bsrc=)|\bstyle=|\son[a-z]+=", page.text)


@pytest.mark.parametrize("path", [*PAGES, "/beheer/sleutels/abc"])
def test_others_are_told_that_it_is_not_for_them(locked: TestClient, path: str) -> None:
    sign_in(locked, a_key(locked, scope="use"))

    page = locked.get(path)

    assert page.status_code == 403
    assert "Beheer is alleen voor beheerders" in page.text
    assert "Hoofdnavigatie" in page.text
    assert 'href="/beheer"' not in locked.get("/").text


@pytest.mark.parametrize(
    ("scope", "collections", "may"),
    [
        pytest.param("manage", None, True, id="everything"),
        pytest.param("manage", frozenset({"a"}), False, id="some collections"),
        pytest.param("use", None, False, id="use"),
    ],
)
def test_who_manages_everything_runs_the_service(
    scope: Scope, collections: frozenset[str] | None, may: bool
) -> None:
    assert may_administer(Person("x", scope, collections)) is may


def test_a_key_is_shown_once_and_works(boss: TestClient) -> None:
    soon = (services_of(boss).clock().date() + timedelta(days=9)).isoformat()
    given = {"naam": " Team  Woo ", "rol": "use", "collectie": "wetgeving", "tot": soon}
    made = send(boss, "/beheer/sleutels", "/beheer/sleutels", **given)
    secret = re.search(r'value="(nb_[^"]+)"', made.text)

    assert secret is not None
    assert secret[1] not in boss.get("/beheer/sleutels").text
    person = asyncio.run(services_of(boss).keys.person(secret[1]))
    assert (person.scope, person.collections) == ("use", frozenset({"wetgeving"}))
    assert dutch.day(date.fromisoformat(soon)) in boss.get("/beheer/sleutels").text
    event = written(boss)[-1]
    assert (event["action"], event["object"]) == ("key_made", person.id)
    assert secret[1] not in json.dumps(event)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param({"naam": "  ", "tot": ""}, "Vul in voor wie", id="no name"),
        pytest.param({"naam": "A", "tot": "2020-01-01"}, "niet in de toekomst", id="past"),
        pytest.param({"naam": "A", "tot": "morgen"}, "Kies een datum", id="no date"),
    ],
)
def test_what_is_wrong_with_a_key_is_told_on_the_page(
    boss: TestClient, fields: dict[str, str], told: str
) -> None:
    page = send(boss, "/beheer/sleutels", "/beheer/sleutels", **fields)

    assert page.status_code == 400
    assert told in page.text


def test_a_key_is_withdrawn_with_its_sessions(boss: TestClient) -> None:
    services = services_of(boss)
    other = a_key(boss, "Ander")
    session = asyncio.run(services.sessions.begin(other.secret))
    address = f"/beheer/sleutels/{other.key.id}"
    assert "In 1 browser" in boss.get(address).text

    unsure = send(boss, address, f"{address}/intrekken")
    send(boss, address, f"{address}/intrekken", zeker="ja")

    assert unsure.status_code == 400
    assert "Ingetrokken" in boss.get(address).text
    assert asyncio.run(services.sessions.open()).get(other.key.id) is None
    assert [each["action"] for each in written(boss)] == ["key_revoked"]
    assert session.token not in json.dumps(written(boss))


def test_signing_someone_out_leaves_the_key(boss: TestClient) -> None:
    services = services_of(boss)
    other = a_key(boss, "Ander")
    asyncio.run(services.sessions.begin(other.secret))
    address = f"/beheer/sleutels/{other.key.id}"

    send(boss, address, f"{address}/uitloggen")

    assert "Nee" in boss.get(address).text
    assert asyncio.run(services.keys.person(other.secret)).id == other.key.id


def test_nobody_withdraws_the_key_they_came_in_with(boss: TestClient) -> None:
    (own,) = asyncio.run(services_of(boss).keys.every())
    address = f"/beheer/sleutels/{own.id}"

    refused = send(boss, address, f"{address}/intrekken", zeker="ja")

    assert refused.status_code == 400
    assert "uw eigen sleutel" in refused.text
    assert boss.get("/beheer").status_code == 200


def test_a_role_changes_at_once_and_is_accounted_for(boss: TestClient) -> None:
    other = a_key(boss, "Ander", "use")
    address = f"/beheer/sleutels/{other.key.id}"

    for role in ("manage", "manage", "use"):
        send(boss, address, f"{address}/rol", rol=role)

    person = asyncio.run(services_of(boss).keys.person(other.secret))
    changed = [(each["action"], each["object"], each["facts"]) for each in written(boss)]
    assert person.scope == "use"
    assert changed == [
        ("key_role_changed", other.key.id, {"scope": "manage"}),
        ("key_role_changed", other.key.id, {"scope": "use"}),
    ]
    log = send(boss, "/beheer/logboek", "/beheer/logboek", reden=REASON).text
    assert log.index("Rol: gebruiken") < log.index("Rol: beheren")


def test_a_new_role_counts_for_who_is_signed_in(boss: TestClient) -> None:
    services = services_of(boss)
    other = a_key(boss, "Ander", "manage")
    session = asyncio.run(services.sessions.begin(other.secret))
    address = f"/beheer/sleutels/{other.key.id}"

    send(boss, address, f"{address}/rol", rol="use")

    boss.cookies.clear()
    boss.cookies.set(SESSION_COOKIE, session.token)
    assert boss.get("/beheer").status_code == 403


def test_nobody_takes_away_the_role_they_came_in_with(boss: TestClient) -> None:
    (own,) = asyncio.run(services_of(boss).keys.every())
    address = f"/beheer/sleutels/{own.id}"

    page = boss.get(address).text
    refused = send(boss, address, f"{address}/rol", rol="use")

    assert f"{address}/rol" not in page
    assert refused.status_code == 400
    assert "Laat een andere beheerder de rol veranderen" in refused.text
    assert asyncio.run(services_of(boss).keys.live(own.id)).scope == "manage"
    assert boss.get("/beheer").status_code == 200


def test_who_does_not_run_the_service_changes_no_role(boss: TestClient) -> None:
    other = a_key(boss, "Ander", "use")
    address = f"/beheer/sleutels/{other.key.id}"
    boss.cookies.clear()
    sign_in(boss, other)

    refused = send(boss, "/instellingen", f"{address}/rol", rol="manage")

    assert refused.status_code == 403
    assert asyncio.run(services_of(boss).keys.person(other.secret)).scope == "use"


def test_a_revoked_key_keeps_its_role(boss: TestClient) -> None:
    other = a_key(boss, "Ander", "use")
    asyncio.run(services_of(boss).keys.revoke(other.key.id))
    address = f"/beheer/sleutels/{other.key.id}"

    refused = send(boss, "/beheer/sleutels", f"{address}/rol", rol="manage")

    assert refused.status_code == 404
    assert "Verander de rol" not in boss.get(address).text


def test_the_log_opens_for_a_reason_which_is_in_it(boss: TestClient) -> None:
    audit = services_of(boss).audit
    audit.write(AuditEvent("question_guarded", "k1", "allowed", "", {"bsn.mask": 2}))

    before = boss.get("/beheer/logboek").text
    page = send(boss, "/beheer/logboek", "/beheer/logboek", reden=REASON).text

    assert "Vraag gecontroleerd" not in before
    assert "Burgerservicenummer: 2 vervangen" in page
    assert "De ketting is heel" in page
    assert f"Reden: {REASON}" in page
    assert written(boss)[-1]["action"] == "log_opened"


def test_personal_data_in_a_reason_are_not_kept(boss: TestClient) -> None:
    send(boss, "/beheer/logboek", "/beheer/logboek", reden="Om BSN 111222333 van J. Jansen.")

    kept = json.dumps(written(boss))
    assert "111222333" not in kept
    assert "log_opened" in kept


@pytest.mark.parametrize("reason", ["", "kort", " " * 20])
def test_without_a_reason_the_log_stays_closed(boss: TestClient, reason: str) -> None:
    services_of(boss).audit.write(AuditEvent("search_done", "k1", "found"))

    page = send(boss, "/beheer/logboek", "/beheer/logboek", reden=reason)

    assert page.status_code == 400
    assert "Geef een reden" in page.text
    assert "Gezocht" not in page.text
    assert len(written(boss)) == 1


def test_the_log_is_searched_by_day_person_and_event(boss: TestClient) -> None:
    audit = services_of(boss).audit
    for who, action in (("k1", "search_done"), ("k2", "search_done"), ("k1", "task_done")):
        audit.write(AuditEvent(action, who, "done"))
    asked = {"reden": REASON, "wie": "k1", "wat": "search_done"}

    found = send(boss, "/beheer/logboek", "/beheer/logboek", **asked).text
    future = send(boss, "/beheer/logboek", "/beheer/logboek", reden=REASON, vanaf="2999-01-01")

    assert ">1 regel</h2>" in found
    assert "Niets gevonden" in future.text


def test_a_broken_chain_is_told(boss: TestClient) -> None:
    audit = services_of(boss).audit
    for who in ("k1", "k2", "k3"):
        audit.write(AuditEvent("search_done", who, "found"))
    audit.path.write_text(audit.path.read_text().replace('"k2"', '"k9"'))

    page = send(boss, "/beheer/logboek", "/beheer/logboek", reden=REASON).text

    assert "De ketting is verbroken bij regel 2" in page
    assert "De ketting is heel" not in page


def test_the_policies_say_what_may_be_decided_otherwise(client: TestClient) -> None:
    chat = policy("chat")

    page = client.get("/beheer/beleid").text

    assert "Wat mensen typen" in page
    assert page.count(">Mag toch, met reden<") == sum(
        chat.actions[kind] > Action.NOTE for kind in chat.override
    )
    assert "deze omgeving is daar niet voor goedgekeurd" in page


def test_a_part_that_is_away_says_what_to_do(client: TestClient) -> None:
    page = client.get("/beheer").text

    assert "NOTABENE_SPEECH__MODEL" in page
    assert "Wat u kunt doen:" in page
    assert token(client.get("/beheer/logboek").text)
