"""A dossier and its members; jobs are one for a process, so this site has a file of its own."""

from fastapi.testclient import TestClient

from tests.web.forms import send
from tests.web.test_sign_in import a_key, sign_in
from tests.web.test_woo import open_dossier


def test_a_colleague_is_let_in_by_the_key_he_has(locked: TestClient) -> None:
    mine, theirs = a_key(locked, "Els", "manage"), a_key(locked, "Piet")
    sign_in(locked, mine)
    home = open_dossier(locked, "samen")
    wrong = send(locked, home, f"{home}/leden", collega="bestaat-niet")
    send(locked, home, f"{home}/leden", collega=theirs.key.id)
    page = locked.get(home).text
    locked.cookies.clear()
    sign_in(locked, a_key(locked, "Vreemde", "manage"))
    stranger = locked.get(home).status_code
    locked.cookies.clear()
    sign_in(locked, theirs)

    assert wrong.status_code == 400
    assert "geen geldige sleutel" in wrong.text
    assert "<li>Els</li><li>Piet</li>" in page
    assert stranger == 404
    assert locked.get(home).status_code == 200
    assert locked.get(f"{home}/zoeken?zoek=iets").status_code == 200
