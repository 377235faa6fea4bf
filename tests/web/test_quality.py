"""Kwaliteit: a run is begun from the form, read, compared and reviewed blind."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from app.benchmark.results import RunFiles
from app.main import create_app
from app.values.conversations import Conversation, Exchange, Feedback
from app.values.people import Person
from app.web.view import _navigation
from app.web.visitor import Visitor
from tests.support.demo_answer import the_answer
from tests.support.lab import SaidLab, a_run
from tests.support.pages import DemoAsk, a_site
from tests.web.forms import send, token

# A run opens engines of its own, which takes long on a busy machine.
pytestmark = pytest.mark.timeout(120)
RUN = "20260101-000000-brief-0000"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[TestClient]:
    app = create_app(services=a_site(tmp_path, DemoAsk()))
    with TestClient(app, headers={"accept": "text/html"}) as client:
        yield client


@pytest.fixture
def measured(tmp_path: Path, site: TestClient) -> TestClient:
    """A site with a finished run of two variants over four cases."""
    files = a_run(tmp_path / "made")
    lab = SaidLab(tmp_path, lambda v, q: f"{v.name} zegt <b>ja</b> op {q}")

    async def scenario() -> None:
        async for _ in lab.bench.run(files):
            pass

    assert site.portal is not None
    site.portal.call(scenario)
    folder = tmp_path / "benchmark" / "runs" / RUN
    folder.parent.mkdir(parents=True)
    files.folder.rename(folder)
    return site


def test_a_run_shows_its_charts_tables_and_answers(measured: TestClient) -> None:
    page = measured.get(f"/kwaliteit/{RUN}").text

    assert "8 van 8 resultaten" in page
    assert '<svg class="chart"' in page
    assert "p@2 tegenover p@1" in page
    assert "zegt &lt;b&gt;ja&lt;/b&gt; op" in re.sub("</?ins>", "", page)
    assert not re.search(r"\bstyle=|<style|<script(?![^>]*\bsrc=)", page)
    assert page.count("<h1") == 1


def test_two_variants_are_compared(measured: TestClient) -> None:
    sides = {"a": f"{RUN} p@1", "b": f"{RUN} p@2"}

    page = measured.get("/kwaliteit/vergelijking", params=sides).text

    assert "Nergens aantoonbaar slechter." in page
    assert measured.get("/kwaliteit/vergelijking", params={"a": "..", "b": RUN}).status_code == 404


def test_reviewers_choose_without_seeing_a_name(measured: TestClient, tmp_path: Path) -> None:
    address = f"/kwaliteit/{RUN}/beoordelen"
    page = ""
    for who in ("an", "bo"):
        for nr in range(1, 5):
            page = measured.get(address, params={"wie": who}).text
            case = re.search(r'name="geval" value="(\w+)"', page)
            assert case is not None
            assert f"Geval {nr} van 4" in page
            given = {"csrf": token(page), "wie": who, "geval": case[1], "keuze": "left"}
            page = measured.post(address, data=given).text
        assert "alle gevallen beoordeeld" in page

    outcome = measured.get(f"/kwaliteit/{RUN}").text
    assert "local/an en local/bo" in outcome
    assert len(RunFiles(tmp_path / "benchmark" / "runs" / RUN).lines("reviews.jsonl")) == 8


def test_what_cannot_be_run_is_told_on_the_page(site: TestClient) -> None:
    page = send(site, "/kwaliteit", "/kwaliteit")

    assert page.status_code == 400
    assert "Kies een taak, of versies van prompts." in page.text


def test_a_run_is_begun_with_cases_of_ones_own(site: TestClient) -> None:
    csrf = token(site.get("/kwaliteit").text)
    fields = '{"onderwerp": "zaal", "punten": "- dicht", "contact": "de balie"}'
    sent = {"gevallen": ("g.jsonl", f'{{"id": "eigen", "fields": {fields}}}\nstuk')}
    page = site.post("/kwaliteit", data={"csrf": csrf, "prompt": "brief/schrijven@1"}, files=sent)
    assert page.status_code == 200, page.text
    address = page.url.path
    services = site.app.state.services  # type: ignore[attr-defined]
    assert site.portal is not None
    (job,) = site.portal.call(services.jobs.of, address.rpartition("/")[2])
    site.portal.call(services.jobs.wait, job.id)
    text = site.get(address).text

    assert "1 van 1 resultaten" in text
    assert "geen geldige JSON" in text
    assert site.post(f"{address}/weg", data={"csrf": csrf}).status_code == 400
    sure = {"csrf": csrf, "zeker": "ja"}
    assert site.post(f"{address}/weg", data=sure).url.path == "/kwaliteit"
    assert site.get(address).status_code == 404


def test_thumbs_come_as_cases(site: TestClient) -> None:
    services = site.app.state.services  # type: ignore[attr-defined]
    kept, now = services.conversations.repository, services.clock()
    talk = Conversation("t1", "local", "Vraag", now, now, now.date())
    said = Exchange("b1", "t1", "Hoe lang?", "answered", now, the_answer())

    async def rate() -> None:
        await kept.put(talk)
        await kept.put_exchange(said)
        await kept.rate(said.id, Feedback("down"))

    assert site.portal is not None
    site.portal.call(rate)

    assert '"question": "Hoe lang?"' in site.get("/kwaliteit/duimen.jsonl").text


def test_who_may_not_measure_does_not_see_the_way_there() -> None:
    names = [
        [item.name for item in _navigation(Visitor(Person("x", scope), "x", "t"))]
        for scope in ("manage", "use")
    ]

    assert "Kwaliteit" in names[0]
    assert "Kwaliteit" not in names[1]
