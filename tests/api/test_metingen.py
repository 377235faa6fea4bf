"""Runs of the lab bench over HTTP: started, followed, reported, compared, stopped, removed."""

import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from app.benchmark.results import RunFiles
from app.benchmark.runs import Runs
from app.errors import NotAllowed
from app.main import create_app
from app.settings import Settings
from app.settings_groups import AccessSettings, ModelSettings
from app.values.people import Person

FIELDS = {"onderwerp": "zaal", "punten": "- de zaal is dicht", "contact": "de balie"}
BODY = {
    "prompts": ["brief/schrijven@1"],
    "cases": [
        {"id": "a", "fields": FIELDS, "contains": ["voorbeeldantwoord"]},
        {"id": "b", "fields": FIELDS, "contains": ["komt niet voor"]},
        {"id": "c", "fields": FIELDS, "contians": ["tikfout"]},
    ],
}


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    settings = Settings(
        home=tmp_path,
        access=AccessSettings(keys="off"),
        model=ModelSettings(backend="scripted"),
    )
    with TestClient(create_app(settings)) as client:
        yield client


def started(client: TestClient, **more: object) -> dict[str, Any]:
    answer = client.post("/v1/metingen", json={**BODY, **more})
    assert answer.status_code == 202, answer.text
    state: dict[str, Any] = answer.json()
    return state


def ended(client: TestClient, run: str) -> dict[str, Any]:
    for _ in range(200):
        state: dict[str, Any] = client.get(f"/v1/metingen/{run}").json()
        if state["state"] not in ("waiting", "running"):
            return state
        time.sleep(0.1)
    pytest.fail("the run did not end")


def test_a_run_is_started_followed_and_reported(client: TestClient) -> None:
    begun = started(client)
    state = ended(client, begun["id"])
    report = client.get(f"/v1/metingen/{begun['id']}/verslag").json()
    table = client.get(f"/v1/metingen/{begun['id']}/verslag", params={"vorm": "csv"})

    assert (state["state"], state["done"], state["wanted"]) == ("done", 2, 2), state
    assert "contians" in state["broken"]["c"]
    assert [each["id"] for each in client.get("/v1/metingen").json()] == [begun["id"]]
    contains = report["measures"]["contains"]["brief/schrijven@1"]
    assert (contains["value"], contains["judged"]) == (0.5, 2)
    assert table.headers["content-type"].startswith("text/csv")
    assert table.text.count("brief/schrijven@1") == 2


def test_a_run_compared_with_itself_shows_no_regression(client: TestClient) -> None:
    run = started(client)["id"]
    ended(client, run)

    found = client.get(f"/v1/metingen/{run}/vergelijking", params={"met": run}).json()

    assert found["regressions"] == []
    assert {row["verdict"] for row in found["rows"]} == {"no difference shown"}


def test_a_run_that_was_stopped_goes_on_with_what_is_left(client: TestClient) -> None:
    run = started(client, repeats=10)["id"]
    stopped = client.post(f"/v1/metingen/{run}/annulering").json()
    at_rest = ended(client, run)
    client.post(f"/v1/metingen/{run}/hervatting")
    whole = ended(client, run)

    assert stopped["state"] == at_rest["state"] == "cancelled"
    assert at_rest["done"] < 20
    assert (whole["state"], whole["done"]) == ("done", 20)


def test_a_removed_run_is_gone_with_its_files(client: TestClient, tmp_path: Path) -> None:
    run = started(client)["id"]
    ended(client, run)
    folder = tmp_path / "benchmark" / "runs" / run
    assert RunFiles(folder).results()

    assert client.delete(f"/v1/metingen/{run}").status_code == 204
    assert client.get(f"/v1/metingen/{run}").status_code == 404
    assert not folder.exists()


@pytest.mark.parametrize("run", ["%2e%2e", "..%2fruns", "a%2fb", "A", "bestaat-niet"])
def test_no_id_leads_out_of_the_folder(client: TestClient, tmp_path: Path, run: str) -> None:
    (tmp_path / "benchmark").mkdir(exist_ok=True)
    (tmp_path / "benchmark" / "run.json").write_text("{}", encoding="utf-8")

    assert client.get(f"/v1/metingen/{run}").status_code == 404
    assert client.delete(f"/v1/metingen/{run}").status_code in (404, 405)
    assert (tmp_path / "benchmark" / "run.json").exists()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param({"prompts": ["brief"]}, "geen prompt met versie", id="no version"),
        pytest.param({"prompts": []}, "Geef een taak", id="no prompt"),
        pytest.param({"models": ["/etc/model.gguf"]}, "bij naam", id="a file of the server"),
        pytest.param({"models": ["m@http://127.0.0.1/v1"]}, "bij naam", id="an address"),
        pytest.param({"repeats": 0}, "body.repeats", id="no repeats"),
        pytest.param({"iets": 1}, "body.iets bestaat niet", id="an unknown field"),
    ],
)
def test_what_cannot_be_run_is_a_problem(
    client: TestClient, change: dict[str, object], told: str
) -> None:
    answer = client.post("/v1/metingen", json=BODY | change)

    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert told in answer.json()["detail"]
    assert client.get("/v1/metingen").json() == []


@pytest.mark.parametrize(
    "person",
    [Person("x", "use"), Person("x", "manage", frozenset({"algemeen"}))],
    ids=["who only uses", "who may not see everything"],
)
def test_who_may_not_measure_sees_no_run(client: TestClient, person: Person) -> None:
    run = started(client)["id"]
    runs = client.app.state.services.runs  # type: ignore[attr-defined]

    assert client.portal is not None
    with pytest.raises(NotAllowed):
        client.portal.call(runs.listing, person)
    with pytest.raises(NotAllowed):
        client.portal.call(runs.view, person, run)
    ended(client, run)


def test_a_run_that_was_kept_long_enough_goes_and_a_new_one_stays(
    client: TestClient, tmp_path: Path
) -> None:
    old, new = (started(client, seed=seed)["id"] for seed in (1, 2))
    for run in (old, new):
        ended(client, run)
    files = RunFiles(tmp_path / "benchmark" / "runs" / old)
    long_ago = files.record().model_copy(update={"started": "2020-01-01T00:00:00+00:00"})
    (files.folder / "run.json").write_text(long_ago.model_dump_json(), encoding="utf-8")
    outputs = sorted((tmp_path / "benchmark" / "outputs").glob("*/*.json"))
    os.utime(outputs[0], (0, 0))

    assert client.portal is not None
    runs: Runs = client.app.state.services.runs  # type: ignore[attr-defined]
    gone = client.portal.call(runs.forget_expired)

    assert gone == 1
    assert [run["id"] for run in client.get("/v1/metingen").json()] == [new]
    assert not files.folder.exists()
    assert [path.exists() for path in outputs] == [False, *[True] * (len(outputs) - 1)]
