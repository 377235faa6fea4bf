"""The files of a report, beside the run that they are about."""

import base64
import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from app.benchmark.comparing import Comparison, Measure
from app.benchmark.inspect_log import inspect_log
from app.benchmark.report.figures import chance, change, number
from app.benchmark.report.signing import Signer
from app.benchmark.report.view import ReportView, report_view
from app.benchmark.results import RunFiles
from app.values.days import HERE

_PAGES = Environment(
    loader=PackageLoader("app.benchmark.report"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
# The letter of the pages; a report is one file, so it carries the letter along.
_FONT = Path(__file__).parents[2] / "web" / "static" / "vendor" / "source-sans-3-normal.woff2"
_SAID = {
    "better": "beter",
    "worse": "slechter",
    "no difference shown": "geen verschil aangetoond",
}
_PAGES.globals |= {"said": _SAID, "number": number, "change": change, "chance": chance}


def write_report(files: RunFiles, scores: Sequence[Measure], signer: Signer) -> Path:
    """report.html, .json, .csv, logs for Inspect, a signed summary; gives the path of the page."""
    view = report_view(files.record(), files.results(), scores)
    summary = summary_of(view)
    page = files.folder / "report.html"
    page.write_text(as_html(view), encoding="utf-8")
    (files.folder / "report.csv").write_text(as_csv(view), encoding="utf-8-sig")
    (files.folder / "report.json").write_text(as_json(as_data(view)), encoding="utf-8")
    for nr, variant in enumerate(view.run.variants, start=1):
        log = files.folder / f"inspect-{nr}.json"
        log.write_text(as_json(inspect_log(view, variant)), encoding="utf-8")
    (files.folder / "summary.json").write_text(as_json(signer.signed(summary)), encoding="utf-8")
    return page


def as_html(view: ReportView) -> str:
    began = datetime.fromisoformat(view.run.started).astimezone(HERE)
    page = _PAGES.get_template("report.html.j2")
    font = base64.b64encode(_FONT.read_bytes()).decode()
    return page.render(view=view, began=f"{began:%d-%m-%Y %H:%M}", font=font)


def as_body(view: ReportView) -> str:
    """What stands in the page, for a page of our own around it; every text in it is escaped."""
    return _PAGES.get_template("body.html.j2").render(view=view)


def comparison_body(found: Comparison) -> str:
    """The same for a comparison alone."""
    return _PAGES.get_template("comparison.html.j2").render(found=found)


def as_csv(view: ReportView) -> str:
    """One row a result, a column a measure; Excel in Dutch opens it as it is."""
    names = [each.name for each in (*view.scores, *view.costs)]
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["case", "variant", "repeat", "error", *names, "text"])
    for case in view.cases:
        for cell in case.cells:
            result = cell.result
            costs = result.cost.model_dump() if result.cost else {}
            scores = {name: score.value for name, score in result.scores.items()}
            values = [_plain({**costs, **scores}.get(name)) for name in names]
            row = [result.case, result.variant, result.repeat, result.error, *values, result.text]
            writer.writerow([_harmless(each) for each in row])
    return out.getvalue()


def as_data(view: ReportView) -> dict[str, Any]:
    """Everything of the run, and what was made of it."""
    results = [cell.result.model_dump() for case in view.cases for cell in case.cells]
    return {"version": 1, "run": view.run.model_dump(), "results": results, **summary_of(view)}


def summary_of(view: ReportView) -> dict[str, Any]:
    """The outcome without any text that was typed or written."""
    measures = {
        each.name: {variant: asdict(found) for variant, found in each.means.items()}
        for each in (*view.scores, *view.costs)
    }
    return {
        "task": view.run.task,
        "started": view.run.started,
        "machine": view.run.machine,
        "cases_digest": view.run.cases_digest,
        "variants": [each.model_dump() for each in view.run.variants],
        "scorers": view.run.scorers,
        "done": view.done,
        "wanted": view.wanted,
        "measures": measures,
        "energy": view.energy,
        "comparisons": [asdict(each) for each in view.comparisons],
        "unequal": [asdict(each) for each in view.unequal],
    }


def as_json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)


def _plain(value: float | None) -> str:
    """For a program, the Dutch way; empty for what could not be judged."""
    if value is None:
        return ""
    return f"{value:.3f}".rstrip("0").rstrip(".").replace(".", ",")


def _harmless(value: object) -> object:
    """A cell that would be a formula is text (OWASP, CSV injection)."""
    text = str(value)
    return (
        f"'{text}"
        if text[:1] in {"=", "+", "-", "@", "\t", "\r"} and not _is_number(text)
        else value
    )


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace("-", "").isdigit()
