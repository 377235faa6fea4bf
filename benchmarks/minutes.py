"""Measures minutes as markdown: python benchmarks/minutes.py --cases FILE [--out FILE].

A decision or action counts as found when its passage holds the words that the case gives. The
rules find them; the model may say one shorter. With --out what was made is kept, and a later run
goes on where this one stopped.
"""

import argparse
import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.reading import given_text
from app.values.minutes import MinutesDone
from app.wiring import Services

HEAD = (
    "| set | meetings | decisions: precision | recall | actions: precision | recall | "
    "who right | when right | said shorter | seconds a meeting |\n" + "|---" * 10 + "|"
)
Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Found:
    """An item with the passage it came from; `kind` is decision or action."""

    kind: str
    passage: str
    who: str = ""
    when: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    id: str
    prompt: str
    items: tuple[Found, ...]
    seconds: float


async def made_of(services: Services, case: Case) -> Made:
    events = [event async for event in services.minutes.stream([given_text(case["text"])])]
    (made,) = [event.minutes for event in events if isinstance(event, MinutesDone)]
    texts = {passage.nr: passage.text for passage in made.passages}
    items = [Found("decision", texts[each.passage], what=each.text) for each in made.decisions]
    items += [
        Found("action", texts[each.passage], each.who, each.when, each.what)
        for each in made.actions
    ]
    return Made(case["id"], made.prompt, tuple(items), made.seconds)


@dataclass(slots=True)
class Tally:
    """How many were found, how many of those are right, and how many there are."""

    found: int = 0
    right: int = 0
    there: int = 0

    @property
    def shares(self) -> str:
        precision = f"{self.right / self.found:.2f}" if self.found else ""
        return f"{precision} | {self.right / self.there:.2f}" if self.there else " | "


def row(name: str, cases: Sequence[Case], made: Mapping[str, Made]) -> str:
    tallies = {"decision": Tally(), "action": Tally()}
    who = when = 0
    for case in cases:
        gold = {"decision": list(case["decisions"]), "action": [a["in"] for a in case["actions"]]}
        for kind, tally in tallies.items():
            tally.there += len(gold[kind])
        for item in made[case["id"]].items:
            tallies[item.kind].found += 1
            said = next((words for words in gold[item.kind] if words in item.passage), None)
            if said is None:
                continue
            gold[item.kind].remove(said)
            tallies[item.kind].right += 1
            if item.kind == "action":
                (wanted,) = [each for each in case["actions"] if each["in"] == said]
                who += wanted["who"] == item.who
                when += bool(wanted["when"]) == bool(item.when) and wanted["when"] in item.when
    actions = tallies["action"].right or 1
    items = [item for case in cases for item in made[case["id"]].items]
    shorter = sum(item.what not in item.passage for item in items) / (len(items) or 1)
    seconds = sum(made[case["id"]].seconds for case in cases) / len(cases)
    cells = [name, str(len(cases)), tallies["decision"].shares, tallies["action"].shares]
    cells += [f"{who / actions:.2f}", f"{when / actions:.2f}", f"{shorter:.2f}", f"{seconds:.1f}"]
    return f"| {' | '.join(cells)} |"


def kept(path: Path | None, prompt: str) -> dict[str, Made]:
    if path is None or not path.exists():
        return {}
    rows = [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]
    return {
        each["id"]: Made(**each | {"items": tuple(Found(**item) for item in each["items"])})
        for each in rows
        if each["prompt"] == prompt
    }


async def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args()
    cases = [json.loads(text) for text in chosen.cases.read_text(encoding="utf-8").splitlines()]
    services = Services()
    done = kept(chosen.out, services.prompts.active("minutes/item").reference)
    try:
        for case in cases:
            if case["id"] not in done:
                made = done[case["id"]] = await made_of(services, case)
                if chosen.out:
                    with chosen.out.open("a", encoding="utf-8") as file:
                        file.write(json.dumps(asdict(made), ensure_ascii=False) + "\n")
    finally:
        await services.close()
    print(HEAD)
    for name in dict.fromkeys(case["set"] for case in cases):
        some = [case for case in cases if case["set"] == name]
        print(row(name, some, done))


if __name__ == "__main__":
    asyncio.run(main())
