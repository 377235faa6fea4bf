"""What becomes of the sentences that the default model really writes, and how often that is right.

`python benchmarks/support_checked.py --questions FILE:COLLECTION [...] --written FILE`: what the
model wrote comes from `written.py`, each sentence is judged as the service does, beside what is
found for its question today. Those in the cases were read beside the same sources by hand.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import anyio
from support_cases import Checkers
from support_model import KeptEntailment, arguments, chosen_checkers
from written import asked, kept

from app.judging import AskedModel, SupportInThread
from app.use_cases.ask import AskLimits
from app.use_cases.ask.citations import bare
from app.use_cases.ask.declining import declines, says_nothing
from app.use_cases.ask.fragments import verdicts
from app.use_cases.ask.turns import Finder, Found
from app.wiring import Services
from app.wiring.judging import wording
from dutch.sentences import sentences
from guardrails.contract import Mark
from guardrails.support.check import SupportCheck

CASES = Path(__file__).with_name("cases") / "support_checked.jsonl"
TITLES = {
    "text": "Text only",
    "similarity": "With the default embedder",
    "entailment": "With the default embedder and the default language model",
}
Pair = tuple[str, str]
MARKS: Sequence[Mark] = ("supported", "partial", "unsupported", "not_checkable")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence that the model wrote, with the label of a reader where it was read."""

    question: str
    text: str
    label: str = ""
    mark: Mark = "not_checkable"


def said_by_model(written: Mapping[str, str], labels: Mapping[Pair, str]) -> list[Said]:
    """Every sentence but those that only say that there is no answer, without its numbers."""
    pairs = [
        (question, _bare(span.text))
        for question, text in written.items()
        for span in sentences(text)
        if not declines(span.text) and not says_nothing(span.text)
    ]
    return [Said(*pair, labels.get(pair, "")) for pair in dict.fromkeys([*pairs, *labels])]


def labelled(file: Path) -> dict[Pair, str]:
    rows = map(json.loads, file.read_text("utf-8").splitlines())
    return {(row["id"], _bare(row["sentence"])): row["label"] for row in rows}


def _bare(sentence: str) -> str:
    return bare(sentence).strip()


def table(judged: Sequence[Said]) -> str:
    """How many got each mark, then the labels of those that were read against their marks."""
    counts = Counter(one.mark for one in judged)
    shares = ", ".join(f"{counts[mark]} {mark}" for mark in MARKS)
    read = [one for one in judged if one.label]
    pairs = Counter((one.label, one.mark) for one in read)
    lines = [
        f"{len(judged)} sentences: {shares}. Read by hand, {len(read)} of them:\n",
        f"| read as | {' | '.join(MARKS)} |",
        "|---" * (len(MARKS) + 1) + "|",
    ]
    lines += [
        f"| {label} | {' | '.join(str(pairs[label, mark]) for mark in MARKS)} |" for label in MARKS
    ]
    return "\n".join([*lines, "", _summed(read)])


def _summed(read: Sequence[Said]) -> str:
    wrong = [one for one in read if one.label in ("partial", "unsupported")]
    right = [one for one in read if one.label == "supported"]
    flagged = Counter(one.label for one in read if one.mark in ("partial", "unsupported"))
    found = flagged["partial"] + flagged["unsupported"]
    same = sum(one.label == one.mark for one in read)
    return (
        f"Of the {len(wrong)} that the sources do not carry wholly {found} are flagged, of the "
        f"{len(right)} that they carry {flagged['supported']}; the mark is the label for {same}.\n"
    )


async def judged(
    sayings: Sequence[Said], found: Mapping[str, Found], checkers: Checkers
) -> list[Said]:
    judge = SupportInThread(SupportCheck(checkers.similarity, checkers.entailment, close=True))
    marked = []
    for one in sayings:
        all_verdicts = await verdicts(judge, one.text, found[one.question])
        weakest = min(all_verdicts, key=lambda verdict: verdict.score)
        marked.append(Said(one.question, one.text, one.label, weakest.support))
    return marked


async def found_for(services: Services, given: Sequence[str]) -> dict[str, Found]:
    """What the service finds for each question, by its id."""
    limits = AskLimits()
    finder = Finder(services.retriever, limits.passages, limits.evidence_words)
    return {
        question.id: (await finder.conversation(question.text, (), [collection]))[-1]
        for question, collection in asked(given)
    }


async def measured(chosen: argparse.Namespace) -> None:
    services = Services()
    until = anyio.current_time() + chosen.seconds
    model = AskedModel(services.generator, wording(services.prompts), until=until)
    entailment = KeptEntailment(model, chosen.kept) if chosen.model else None
    async with services:
        found = await found_for(services, chosen.questions)
        sayings = said_by_model(kept(chosen.written), labelled(chosen.cases[0]))
        for name, checkers in chosen_checkers(chosen, entailment).items():
            marked = await judged(sayings, found, checkers)
            sys.stdout.write(f"**{TITLES[name]}**\n\n{table(marked)}\n\n")


def main() -> None:
    parser = arguments(__doc__)
    parser.set_defaults(cases=[CASES])
    parser.add_argument("--questions", nargs="+", required=True, metavar="FILE:COLLECTION")
    parser.add_argument("--written", type=Path, required=True)
    anyio.run(measured, parser.parse_args())


if __name__ == "__main__":
    main()
