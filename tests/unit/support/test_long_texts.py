"""However long or odd a text is, judging it stays affordable (processor time, not the clock)."""

import random
import time
from collections.abc import Callable

import pytest

from guardrails.contract import SourceText
from guardrails.support.check import SupportCheck

SIZE = 100_000
# The aim is two seconds on two quiet cores; a loaded machine counts slower.
SECONDS = 6.0
WORDS = [
    "gemeente",
    "niet",
    "geen",
    "besluit",
    "termijn",
    "weken",
    "artikel",
    "vergunning",
    "aanvraag",
    "bezwaar",
    "moet",
    "mag",
    "door",
    "archief",
    "beslistermijn",
    "subsidie",
    "wethouder",
    "binnen",
    "twee",
    "derde",
    "openbaar",
    "geen",
    "verplicht",
    "stuk",
]

chance = random.Random(5)  # noqa: S311


def prose(_: int) -> str:
    return " ".join(chance.choices(WORDS, k=12)).capitalize() + "."


def made_up(_: int) -> str:
    return "".join(chance.choices("abcdefghij", k=7)).capitalize() + "."


def twisted(_: int) -> str:
    return "niet dit, dat wel," * 50 + f" einde{chance.random()}.\n"


PIECES: dict[str, Callable[[int], str]] = {
    "prose": prose,
    "very short sentences": made_up,
    "long sentences full of turns": twisted,
    "numbers": str,
    "long sentences of numbers": lambda nr: f"{nr}" if nr % 200 else f"{nr}.\n\nHet",
    "articles": lambda nr: f"artikel {nr}, tweede lid,",
    "dates": lambda nr: f"{nr % 28 + 1} mei {1900 + nr % 130}",
    "names": lambda nr: f"ABC{nr}",
    "quotes": lambda _: "“dit is een citaat",
    "lines": lambda nr: f"woord{nr}\n",
    "one long word": lambda _: "a" * 5_000,
    "brackets": lambda _: "[[1]",
}


def text_of(piece: Callable[[int], str], start: int) -> str:
    found: list[str] = []
    size = 0
    while size < SIZE:
        found.append(piece(start + len(found)))
        size += len(found[-1]) + 1
    glue = "" if piece is PIECES["one long word"] else " "
    return glue.join(found)[:SIZE]


@pytest.mark.timeout(180)
@pytest.mark.parametrize("kind", PIECES)
def test_a_long_text_against_a_long_source_is_judged_in_seconds(kind: str) -> None:
    answer, source = (text_of(PIECES[kind], start) for start in (0, 50_000))
    check = SupportCheck()

    started = time.process_time()
    judged = check(answer, [SourceText("1", source)])

    assert time.process_time() - started < SECONDS
    assert all(answer[each.start : each.end] == each.text for each in judged)


def test_what_is_not_reached_is_never_supported() -> None:
    answer = " ".join(f"De termijn van zaak {nr} is twee weken." for nr in range(500))

    last = SupportCheck()(answer, [SourceText("1", answer)])[-1]

    assert (last.support, last.score) == ("not_checkable", 0.0)
    assert "Niet gecontroleerd" in last.reasons[0]


def test_a_sentence_too_long_to_compare_is_not_checked() -> None:
    answer = "De termijn is twee weken en " * 100 + "dat is alles."

    (only,) = SupportCheck()(answer, [SourceText("1", answer)])

    assert only.support == "not_checkable"
    assert "te lang" in only.reasons[0]


def test_evidence_is_found_in_the_middle_of_a_long_source() -> None:
    filler = [prose(0) for _ in range(600)]
    wanted = "De burgemeester opent het zwembad op 3 maart 2026."
    source = " ".join([*filler[:300], wanted, *filler[300:]])

    (only,) = SupportCheck()(wanted, [SourceText("1", source)])

    assert (only.support, only.evidence) == ("supported", wanted)
