"""The scorers of a nota see what is wrong, and nothing in what is right."""

import pytest

from app.benchmark.scorers.covers_every_bullet import CoversEveryBullet
from app.benchmark.scorers.invents_nothing import InventsNothing
from app.benchmark.scorers.keeps_headings_in_order import KeepsHeadingsInOrder
from app.benchmark.scorers.marks_what_is_missing import MarksWhatIsMissing
from app.benchmark.scorers.scorer import Sample, Scorer

GIVEN = {
    "bullets": "Twee branden in Meerzicht.\nVoorstel: vervangen in 2028 voor € 5,8 miljoen.",
    "subject": "Brandweer",
}
EXPECT = {
    "headings": ["Aanleiding", "Bijlagen"],
    "missing": [{"what": "dekking", "keywords": ["dekking", "FEZ"]}],
}
GOOD = (
    "## Aanleiding\n\nEr waren twee branden in de wijk Meerzicht.\n\n### Tussenkop\n\n"
    "1. Vervangen in 2028 voor € 5,8 miljoen. [AANVULLEN: de dekking]\n\n## Bijlagen\n\nGeen."
)
ALL: tuple[Scorer, ...] = (
    CoversEveryBullet(),
    InventsNothing(),
    KeepsHeadingsInOrder(),
    MarksWhatIsMissing(),
)


def value(scorer: Scorer, text: str) -> float | None:
    score = scorer.score(Sample(GIVEN, text, EXPECT))
    return score.value if score else None


@pytest.mark.parametrize("scorer", ALL, ids=lambda scorer: scorer.name)
def test_a_good_nota_is_good(scorer: Scorer) -> None:
    assert value(scorer, GOOD) == 1.0


@pytest.mark.parametrize(
    ("scorer", "right", "wrong", "expected"),
    [
        pytest.param(ALL[0], "Meerzicht", "Oostrand", 0.5, id="a name is lost"),
        pytest.param(ALL[0], "€ 5,8 miljoen", "veel geld", 0.5, id="an amount is lost"),
        pytest.param(ALL[1], "twee branden", "2 branden", 0.0, id="a number in other signs"),
        pytest.param(ALL[1], "Geen.", "Zie het rapport van Deloitte.", 0.0, id="a new name"),
        pytest.param(ALL[1], "2028", "2029", 0.0, id="another year"),
        pytest.param(ALL[2], "## Bijlagen", "## Overig", 0.0, id="a heading is gone"),
        pytest.param(ALL[3], "de dekking]", "de datum]", 0.0, id="another place to fill in"),
        pytest.param(ALL[3], "[AANVULLEN: de dekking]", "", 0.0, id="no place to fill in"),
    ],
)
def test_each_sees_what_is_wrong(scorer: Scorer, right: str, wrong: str, expected: float) -> None:
    assert value(scorer, GOOD.replace(right, wrong)) == expected


@pytest.mark.parametrize("scorer", [ALL[0], ALL[2], ALL[3]], ids=lambda scorer: scorer.name)
def test_what_cannot_be_judged_is_not(scorer: Scorer) -> None:
    assert scorer.score(Sample({"vraag": "Hoe laat?"}, "Om negen uur.")) is None
