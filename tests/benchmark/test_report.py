"""What a report shows: nothing typed is markup, failures stand out, tampering is seen."""

import asyncio
import csv
import io
import json
from pathlib import Path

from bs4 import BeautifulSoup

from app.benchmark.comparing import Measure
from app.benchmark.inspect_log import inspect_log
from app.benchmark.report.signing import Signer, is_untouched
from app.benchmark.report.view import ReportView, report_view
from app.benchmark.report.writing import as_csv, as_html, write_report
from app.benchmark.results import RunFiles
from app.benchmark.scorers.contains import Contains
from tests.support.lab import SaidLab, Says, a_run


def run(folder: Path, says: Says) -> RunFiles:
    files, lab = a_run(folder), SaidLab(folder, says)

    async def scenario() -> None:
        async for _ in lab.bench.run(files):
            pass

    asyncio.run(scenario())
    return files


def view(files: RunFiles) -> ReportView:
    return report_view(files.record(), files.results(), [Measure.of(Contains())])


def half(variant: object, question: str) -> str:
    return "ja <script>alert(1)</script>" if question != "v1" else "=2+2"


def test_a_text_is_never_markup_in_the_page(tmp_path: Path) -> None:
    page = BeautifulSoup(as_html(view(run(tmp_path, half))), "html.parser")

    assert page.find("script") is None
    assert "<script>alert(1)</script>" in page.get_text()


def test_cases_that_fail_can_be_told_from_the_others(tmp_path: Path) -> None:
    page = BeautifulSoup(as_html(view(run(tmp_path, half))), "html.parser")

    failed = [case.h3.get_text(strip=True) for case in page.select(".case.failed") if case.h3]
    assert failed == ["c1"]
    assert "Ontbreekt: ja" in page.select(".case.failed")[0].get_text()


def test_every_chart_has_its_numbers_in_a_table_and_in_words(tmp_path: Path) -> None:
    page = BeautifulSoup(as_html(view(run(tmp_path, half))), "html.parser")

    charts = page.select("svg.chart")
    assert charts
    assert all(chart.title and chart.desc for chart in charts)
    assert "p@1: 0,75; p@2: 0,75" in charts[0].get_text()
    assert page.find("caption", string=lambda text: bool(text and "Gemiddelde" in text))


def test_differences_with_the_first_variant_are_marked(tmp_path: Path) -> None:
    says: Says = lambda v, _: "ja, in vier weken" if v.name == "p@1" else "ja, in zes weken"  # noqa: E731
    page = BeautifulSoup(as_html(view(run(tmp_path, says))), "html.parser")

    assert {mark.get_text() for mark in page.find_all("ins")} == {"zes"}


def test_a_cell_in_a_spreadsheet_is_never_a_formula(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(view(run(tmp_path, half)))), delimiter=";"))

    assert [row["text"] for row in rows if row["case"] == "c1"] == ["'=2+2", "'=2+2"]
    assert rows[0]["contains"] == "1"


def test_a_changed_summary_no_longer_fits_its_signature(tmp_path: Path) -> None:
    files = run(tmp_path, half)
    write_report(files, [Measure.of(Contains())], Signer(tmp_path / "key"))

    summary = json.loads((files.folder / "summary.json").read_text(encoding="utf-8"))

    assert is_untouched(summary)
    assert not is_untouched({**summary, "done": 7})
    assert (tmp_path / "key").stat().st_mode & 0o077 == 0
    assert "alert" not in json.dumps(summary)


def test_a_log_for_inspect_holds_every_sample_and_its_scores(tmp_path: Path) -> None:
    shown = view(run(tmp_path, half))

    log = inspect_log(shown, shown.run.variants[0])

    assert log["status"] == "success"
    assert [sample["scores"]["contains"]["value"] for sample in log["samples"]] == [1, 0, 1, 1]
    assert log["results"]["scores"][0]["metrics"]["mean"]["value"] == 0.75
