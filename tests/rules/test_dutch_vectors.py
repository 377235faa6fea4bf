import json
from pathlib import Path
from typing import Any

import pytest

from dutch.readability import readability
from dutch.sentences import sentences

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
VECTORS = SHARED / "readability" / "dev.jsonl"
ANSWERS = SHARED / "support" / "dev.jsonl"


def lines(path: Path) -> list[dict[str, Any]]:
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


@pytest.mark.skipif(not VECTORS.exists(), reason="the shared readability vectors are not here")
@pytest.mark.parametrize("case", lines(VECTORS), ids=lambda case: str(case["id"]))
def test_readability_counts_as_was_counted_by_hand(case: dict[str, Any]) -> None:
    measured, expected = readability(case["text"]), case["expect"]
    words = {hit.word for hit in measured.officialese}

    assert abs(measured.words - expected["words"]) <= 1
    assert measured.sentences == expected["sentences"]
    assert measured.longest_sentence == expected["longest_sentence"]
    assert round(measured.passive_share * measured.sentences) == expected["passive_sentences"]
    assert set(expected["officialese"]) <= words
    assert not set(expected["not_officialese"]) & words


@pytest.mark.skipif(not VECTORS.exists(), reason="the shared readability vectors are not here")
@pytest.mark.parametrize(
    "case", [c for c in lines(VECTORS) if "syllables" in c["expect"]], ids=lambda c: str(c["id"])
)
def test_the_formulas_stay_within_two_syllables(case: dict[str, Any]) -> None:
    measured, expected = readability(case["text"]), case["expect"]

    assert abs(measured.flesch_douma - expected["flesch_douma"]) <= expected["tolerance_flesch"]
    assert abs(measured.leesindex_a - expected["leesindex_a"]) <= expected["tolerance_leesindex"]


@pytest.mark.skipif(not ANSWERS.exists(), reason="the shared support cases are not here")
def test_answers_are_cut_where_their_writer_cut_them() -> None:
    for case in lines(ANSWERS):
        cut = [(sentence.start, sentence.end) for sentence in sentences(case["answer"])]

        assert cut == [(labelled["start"], labelled["end"]) for labelled in case["sentences"]]
