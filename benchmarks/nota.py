"""Measures nota's as markdown: python benchmarks/nota.py --cases FILE [--out FILE].

Each case goes through the service as it stands, model and guards included. With --out every
draft is kept as a line, and a later run goes on where this one stopped.
"""

import argparse
import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from app.api.nota_bodies import NotaBody
from app.benchmark.scorers.contains import Contains
from app.benchmark.scorers.covers_every_bullet import CoversEveryBullet
from app.benchmark.scorers.invents_nothing import InventsNothing
from app.benchmark.scorers.keeps_headings_in_order import KeepsHeadingsInOrder
from app.benchmark.scorers.marks_what_is_missing import MarksWhatIsMissing
from app.benchmark.scorers.scorer import Sample, Scorer
from app.values.notas import Nota, NotaDone
from app.wiring import Services

HEADINGS = [
    "Aanleiding",
    "Geadviseerd besluit",
    "Kernpunten",
    "Toelichting",
    "Informatie die niet openbaar gemaakt kan worden",
    "Bijlagen",
]
SCORERS: tuple[Scorer, ...] = (
    CoversEveryBullet(),
    Contains(),
    InventsNothing(),
    MarksWhatIsMissing(),
    KeepsHeadingsInOrder(),
)
AIMS = {"covers_every_bullet": "0.95", "marks_what_is_missing": "1.00"}


@dataclass(frozen=True, slots=True)
class Drafted:
    """What is kept of a draft: its text as Markdown, what it took, and whose words it has."""

    id: str
    text: str
    seconds: float
    by_model: int
    asked: int


async def draft(services: Services, case: Mapping[str, Any]) -> Drafted:
    events = services.nota.stream(NotaBody.model_validate(case).request())
    done = [event.nota async for event in events if isinstance(event, NotaDone)]
    nota = done[0]
    said = [p for s in nota.sections for p in s.paragraphs if any(i[0] == "b" for i in p.rests_on)]
    seconds = nota.timings.total_ms / 1000
    written = sum(not each.literal for each in said)
    return Drafted(case["id"], as_text(nota), seconds, written, len(said))


def as_text(nota: Nota) -> str:
    parts = []
    for section in nota.sections:
        parts.append(f"{'#' * (section.level + 1)} {section.heading}")
        parts += [paragraph.text for paragraph in section.paragraphs]
    return "\n\n".join(parts)


def sample(case: Mapping[str, Any], text: str) -> Sample:
    given = {f"b{nr}": bullet for nr, bullet in enumerate(case["bullets"], start=1)}
    given |= {name: str(case[name] or "") for name in ("to", "from", "subject", "deadline")}
    headings = HEADINGS if case["kind"] == "beslisnota" else [HEADINGS[0], *HEADINGS[2:]]
    expect = {
        "contains": case["must_contain"],
        "missing": case["missing"],
        "headings": headings,
    }
    return Sample(given, text, expect)


def table(cases: Mapping[str, Mapping[str, Any]], drafts: Mapping[str, Drafted]) -> list[str]:
    lines = ["| measure | value | aim | cases |", "|---|---|---|---|"]
    wrong = []
    for scorer in SCORERS:
        scores = {id_: scorer.score(sample(cases[id_], d.text)) for id_, d in drafts.items()}
        judged = {id_: s for id_, s in scores.items() if s is not None and s.value is not None}
        values = [s.value for s in judged.values() if s.value is not None]
        mean = sum(values) / len(values)
        aim = AIMS.get(scorer.name, "1.00")
        name = f"{scorer.name.replace('_', ' ')} (v{scorer.version})"
        lines.append(f"| {name} | {mean:.2f} | {aim} | {len(values)} |")
        wrong += [f"{id_}: {s.detail}" for id_, s in judged.items() if s.detail]
    seconds = [each.seconds for each in drafts.values()]
    own = sum(each.by_model for each in drafts.values())
    points = sum(each.asked for each in drafts.values())
    lines.append(f"| seconds, median | {median(seconds):.0f} | | {len(seconds)} |")
    lines.append(f"| seconds, longest | {max(seconds):.0f} | | {len(seconds)} |")
    lines.append(f"| bullets in the model's words | {own} of {points} | | {len(seconds)} |")
    return [*lines, "", *(f"- {each}" for each in wrong)]


def kept(out: Path | None) -> dict[str, Drafted]:
    if out is None or not out.exists():
        return {}
    rows = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
    return {row["id"]: Drafted(**row) for row in rows}


def read(path: Path) -> dict[str, dict[str, Any]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {case["id"]: case for case in map(json.loads, lines)}


async def measure(cases: Mapping[str, Mapping[str, Any]], out: Path | None) -> list[str]:
    drafts = kept(out)
    services = Services()
    try:
        for id_, case in cases.items():
            if id_ not in drafts:
                drafts[id_] = await draft(services, case)
                keep(drafts[id_], out)
    finally:
        await services.close()
    return table(cases, {id_: drafts[id_] for id_ in cases})


def keep(drafted: Drafted, out: Path | None) -> None:
    if out:
        row = {name: getattr(drafted, name) for name in Drafted.__slots__}
        with out.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    for line in asyncio.run(measure(read(given.cases), given.out)):
        print(line)


if __name__ == "__main__":
    main()
