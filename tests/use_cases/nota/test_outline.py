"""Which bullet goes where."""

from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from app.use_cases.nota.bullets import bullets
from app.use_cases.nota.outline import Outline, outline
from app.values.notas import NotaKind

NOTA = (
    "De sporthal is in 1974 gebouwd en lekt.",
    "Voorstel: dak vervangen voor € 310.000.",
    "Voorwaarde: klaar voor 1 september 2027.",
    "Alternatief: sluiten; dan moeten 14 clubs weg.",
    "De clubs zijn tegen sluiten.",
    "De energierekening is € 41.000 per jaar.",
    "De datum van de aanbesteding is nog niet bekend.",
    "Vertrouwelijk: met de verzekeraar wordt onderhandeld.",
    "Bijlage: rapport van de bouwkundige.",
)
PIECES = st.sampled_from([*NOTA, "Dat kost veel.", "?", "De raad is verdeeld.", "Kans op regen"])


def texts(some: Outline) -> dict[str, list[str]]:
    parts = {
        "reason": some.reason,
        "decision": some.decision,
        "essence": some.essence,
        "closed": some.closed,
        "attachments": some.attachments,
        "explanation": tuple(b for planned in some.explanation for b in planned.bullets),
    }
    return {name: [b.id for b in part] for name, part in parts.items()}


def test_each_bullet_goes_where_the_rijk_wants_it() -> None:
    assert texts(outline("beslisnota", bullets(NOTA))) == {
        "reason": ["b1"],
        "decision": ["b2", "b3"],
        "essence": ["b4", "b5", "b6"],
        "closed": ["b8"],
        "attachments": ["b9"],
        "explanation": ["b7"],
    }


def test_an_informatienota_asks_for_no_decision() -> None:
    assert outline("informatienota", bullets(NOTA)).decision == ()


def test_what_is_open_stands_in_the_explanation_under_its_own_heading() -> None:
    planned = outline("beslisnota", bullets(NOTA)).explanation

    assert planned[0].heading == "Toelichting"
    assert [each.level for each in planned] == [1, *[2] * (len(planned) - 1)]
    assert any("b7" in [b.id for b in each.bullets] for each in planned)


def test_a_bullet_that_leans_on_the_one_before_it_stays_with_it() -> None:
    given = bullets(
        ("De hal lekt.", "Er kan € 9.000 subsidie komen.", "Dat is te weinig.", "Einde.")
    )
    essence = [b.id for b in outline("informatienota", given).essence]

    assert essence.index("b3") == essence.index("b2") + 1


@settings(deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12), st.sampled_from(get_args(NotaKind)))
def test_every_bullet_stands_somewhere_and_only_once(some: list[str], kind: NotaKind) -> None:
    read = bullets(some)
    placed = [id_ for part in texts(outline(kind, read)).values() for id_ in part]

    assert sorted(placed) == sorted(b.id for b in read)
