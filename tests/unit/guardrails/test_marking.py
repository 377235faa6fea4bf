import pytest

from guardrails.checks.marking import read_marking


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Dep. V.", "dep_v"),
        ("DEP-V", "dep_v"),
        ("STG. ZG", "stg_zeer_geheim"),
        ("Stg. GEHEIM", "stg_geheim"),
        ("Stg. C", "stg_confidentieel"),
        ("**Stg. CONFIDENTIEEL**\nTekst", "stg_confidentieel"),
        ("STG. GEHEIM - Verslag overleg", "stg_geheim"),
        ("Ministerie | Departementaal VERTROUWELIJK | 1 van 3", "dep_v"),
        ("DEPARTEMENTAAL VERTROUWELIJK. Memo over het contract.", "dep_v"),
        ("Onderwerp: Stg. GEHEIM nota inzet", "stg_geheim"),
        ("Rubricering: Stg. ZEER GEHEIM, ex. 3", "stg_zeer_geheim"),
        ("COSMIC TOP SECRET", "stg_zeer_geheim"),
        ("NATO SECRET\nbrief", "stg_geheim"),
        ("RESTREINT UE/EU RESTRICTED", "dep_v"),
        ("S\u00adtg. GEHEIM", "stg_geheim"),
        ("Dep.V\n\nbijlage\nSTG. GEHEIM", "stg_geheim"),
    ],
)
def test_a_mark_in_a_marking_position_blocks(text: str, level: str) -> None:
    marking = read_marking(text)

    assert (marking.level, marking.decision) == (level, "block")
    assert "BVA" in marking.advice


@pytest.mark.parametrize(
    "text",
    [
        "een stuk dat departementaal vertrouwelijk is",
        "Stg. Geheim is een rubricering.",
        "De rubricering Stg. GEHEIM is vervallen.",
        "Rubricering: vervallen (was Stg. GEHEIM)",
        "Wat is een staatsgeheim?",
        "Ik kreeg een mail met Dep.V erin.",
    ],
)
def test_a_text_about_rubricering_is_a_warning(text: str) -> None:
    marking = read_marking(text)

    assert (marking.level, marking.decision) == (None, "warn")
    assert marking.advice
    assert marking.spans
    assert not any(mark.decides for mark in marking.spans)
    assert all(text[mark.start : mark.end] == mark.text for mark in marking.spans)
    ends = [0, *(mark.end for mark in marking.spans)]
    assert all(mark.start >= end for mark, end in zip(marking.spans, ends, strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "Stg. C. de Vries",
        "Stg. De Regenboog",
        "Dep. Vervoer",
        "Stg. Geheime Tuin",
        "De Stg. Geheim van de Smid krijgt subsidie.",
        "VERTROUWELIJK",
        "TLP:RED",
        "",
    ],
)
def test_what_is_no_rubricering_is_allowed(text: str) -> None:
    marking = read_marking(text)

    assert (marking.level, marking.decision, marking.advice) == (None, "allow", "")


def test_an_accredited_environment_may_hold_dep_v_and_nothing_above() -> None:
    assert read_marking("Dep.V", accredited_for_dep_v=True).decision == "allow"
    assert read_marking("Stg. GEHEIM", accredited_for_dep_v=True).decision == "block"


def test_spans_point_at_the_text_as_given() -> None:
    text = "kop\nS\u00adtg. GEHEIM\n"
    (mark,) = read_marking(text).spans

    assert text[mark.start : mark.end] == mark.text == "S\u00adtg. GEHEIM"
