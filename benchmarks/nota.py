"""Measures nota's as markdown: python benchmarks/nota.py --cases FILE --out FOLDER.

Each case goes through the lab bench, model and guards included. A file is one of cases of the
lab bench, or of requests with what must be in the nota.
"""

import argparse
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any

from engine import mean_of, measured, read_rows

from app.benchmark.results import Result

HEADINGS = [
    "Aanleiding",
    "Geadviseerd besluit",
    "Kernpunten",
    "Toelichting",
    "Informatie die niet openbaar gemaakt kan worden",
    "Bijlagen",
]
AIMS = {
    "covers_every_bullet": "0.95",
    "contains": "1.00",
    "invents_nothing": "1.00",
    "marks_what_is_missing": "1.00",
    "keeps_headings_in_order": "1.00",
}


def as_case(row: Mapping[str, Any]) -> Mapping[str, Any]:
    """A request as a case of the lab bench."""
    if "fields" in row:
        return row
    fields = {name: row[name] for name in ("kind", "to", "subject")}
    fields |= {"sender": row["from"], "deadline": row["deadline"] or ""}
    fields |= {"bullets": "\n".join(row["bullets"])}
    headings = HEADINGS if row["kind"] == "beslisnota" else [HEADINGS[0], *HEADINGS[2:]]
    expect = {"contains": row["must_contain"], "missing": row["missing"], "headings": headings}
    return {"id": row["id"], "fields": fields, **expect}


def table(results: Sequence[Result]) -> Iterator[str]:
    yield "| measure | value | aim | cases |\n|---|---|---|---|"
    for name, aim in AIMS.items():
        mean, cases = mean_of(results, name)
        yield f"| {name.replace('_', ' ')} | {mean:.2f} | {aim} | {cases} |"
    seconds = [each.cost.total_s for each in results if each.cost]
    own = sum(each.counts["by_model"] for each in results)
    points = sum(each.counts["bullets"] for each in results)
    yield f"| seconds, median | {median(seconds):.0f} | | {len(seconds)} |"
    yield f"| seconds, longest | {max(seconds):.0f} | | {len(seconds)} |"
    yield f"| bullets in the model's words | {own:.0f} of {points:.0f} | | {len(seconds)} |\n"
    for name in AIMS:
        for each in results:
            if (score := each.scores.get(name)) and score.detail:
                yield f"- {each.case}: {score.detail}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    given = parser.parse_args()
    cases = [as_case(row) for row in read_rows(given.cases)]
    print("\n".join(table(measured("nota", cases, given.out))))


if __name__ == "__main__":
    main()
