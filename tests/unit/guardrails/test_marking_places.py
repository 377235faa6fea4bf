"""Spellings and places of markings as people and programs write them."""

from pathlib import Path

import pytest

from guardrails.checks.marking import read_marking

DECISIVE = {
    "stg_zeer_geheim": [
        "STG ZEER GEHEIM\nnotitie",
        "Stg.ZEER GEHEIM",
        "STG.ZG",
        "Stg. ZG\fpagina 2",
        "STAATSGEHEIM ZEER GEHEIM",
        "S T G .  Z E E R  G E H E I M",
        "Stg. Z.G.\nexemplaar 2",
        "TRÈS SECRET UE/EU TOP SECRET",
        "NATO COSMIC TOP SECRET",
        "Subject: [Stg. ZEER GEHEIM] overleg",
        "RE: STG. ZEER GEHEIM - reisplan",
        "Aan: c@d.example\nOnderwerp: FW: Stg. ZG - lijst\n\nHoi",
        "Rubricering: zeer geheim",
    ],
    "stg_geheim": [
        "| STG. GEHEIM |\n| --- |\n| inhoud |",
        "Pagina 1 van 3        STG. GEHEIM",
        "STG. GEHEIM        Pagina 1 van 3",
        "Ministerie van Defensie – STG. GEHEIM – 12 maart 2026",
        "# STG. GEHEIM\n\nNota",
        "<header>Stg. GEHEIM</header>\n<p>x</p>",
        "[STG. GEHEIM] Nota inzet",
        "STG. GEHEIM: nota inzet",
        "stg geheim\n\nnota",
        "Stg. Geheim (t/m 1-1-2031)",
        "GEHEIM (staatsgeheim)",
        "Rubricering\nStg. GEHEIM",
        "Rubricering | Stg. GEHEIM",
        "Classificatie = STG-GEHEIM",
        "Dit document is gerubriceerd als Stg. GEHEIM.",
        "NATO SECRET // REL",
        "Onderwerp: Nota inzet (Stg. GEHEIM)",
        "Subject: Nota STG. GEHEIM",
        "Bijlage 1: plattegrond. STG. GEHEIM",
        "STG. GEHEIM / NL EYES ONLY\ntekst",
        "Nota inzet eenheid STG. GEHEIM\nKopiëren verboden",
        "STG. GEHEIM MEMO aan de minister",
        "S.T.G. GEHEIM\nx",
        "\u200bSTG. GEHEIM",
        "ＳＴＧ．　ＧＥＨＥＩＭ",
        "STG.\u00a0GEHEIM",
        "Rubricering: geheim (staatsgeheim)",
        "# STG. GEHEIM\n\n## Dep.V\n\nBijlage",
    ],
    "stg_confidentieel": [
        "STG CONF.\nnota",
        "Stg.C.\ntekst",
        "Stg. Confidentieel – exemplaar 3 van 5",
        "CONFIDENTIEL UE/EU CONFIDENTIAL",
        "Beveiligingsrubricering: Stg. C",
        "Merking/rubricering: Stg. Confidentieel",
    ],
    "dep_v": [
        "DEPARTEMENTAAL-VERTROUWELIJK",
        "DepV\nmemo",
        "Departementaal vertrouwelijk (Dep.V)",
        "Onderwerp: bevindingen (Dep. V.)",
        "Dit stuk is Departementaal Vertrouwelijk.\n\nMemo",
        "Status: Departementaal Vertrouwelijk",
        "NATO RESTRICTED",
    ],
}
EXPLAINED = [
    pytest.param(
        "| Rubricering | Betekenis |\n| --- | --- |\n| Stg. ZEER GEHEIM | zeer ernstige schade |\n"
        "| Stg. GEHEIM | ernstige schade |\n| Dep. VERTROUWELIJK | nadeel |",
        id="table",
    ),
    pytest.param("Niveaus:\n- Stg. GEHEIM\n- Stg. CONFIDENTIEEL\n", id="list"),
    pytest.param("1. Dep. V: nadeel\n2. Stg. CONFIDENTIEEL: schade", id="numbered list"),
    pytest.param("NATO;Nederland\nNATO SECRET;Stg. GEHEIM\nNATO RESTRICTED;Dep. V", id="csv"),
    pytest.param(
        "# Rubricering\n\nUitleg.\n\n## Stg. GEHEIM\nErnstig.\n\n## Stg. CONFIDENTIEEL\nSchade.",
        id="headings",
    ),
    pytest.param("Zet op elk blad, bijvoorbeeld:\nSTG. GEHEIM\nin hoofdletters.", id="example"),
    pytest.param("De markering STG. GEHEIM is op 3 mei 2020 vervallen.", id="lifted"),
    pytest.param("Is Stg. Confidentieel hetzelfde als vertrouwelijk?", id="question"),
    pytest.param("Op het blad stond 'STG. GEHEIM'", id="quotation"),
    pytest.param("Zo'n stuk heet een STG. GEHEIM", id="end of a sentence"),
    pytest.param(f"STG. GEHEIM {'lange regel ' * 50}", id="long line"),
]
NO_MARKS = [
    "Stg. G. Bakker",
    "STG. DE REGENBOOG",
    "STG GEHEIME TUIN",
    "Stg. Z. Groen",
    "Stg. Carré",
    "Aan:\nStg. C. Jansen\nPostbus 3",
    "Stg. G.J. de Boer",
    "Stg. Confidentie",
    "Stg. Geheugen & Zorg",
    "Dep. V&W",
    "Rubricering: ongerubriceerd",
    "Classificatie: vertrouwelijk",
    "TOP SECRET",
    "Victoria's Secret",
]


@pytest.mark.parametrize(
    ("level", "text"), [(level, text) for level, texts in DECISIVE.items() for text in texts]
)
def test_a_mark_in_a_marking_position_is_never_missed(level: str, text: str) -> None:
    marking = read_marking(text)

    assert (marking.level, marking.decision) == (level, "block")


@pytest.mark.parametrize("text", EXPLAINED)
def test_a_text_that_explains_marks_is_a_warning(text: str) -> None:
    marking = read_marking(text)

    assert (marking.level, marking.decision) == (None, "warn")


@pytest.mark.parametrize("text", NO_MARKS)
def test_what_only_looks_like_a_mark_is_allowed(text: str) -> None:
    assert read_marking(text).decision == "allow"


def test_an_explanation_does_not_hide_the_mark_of_the_document_itself() -> None:
    marking = read_marking("STG. GEHEIM\n\nNiveaus:\n- Stg. CONFIDENTIEEL\n- Dep. V\n")

    assert (marking.level, marking.decision) == ("stg_geheim", "block")


def test_the_shipped_article_on_rubricering_may_be_read_in() -> None:
    text = Path("knowledge_base/sources/rubricering-virbi.md").read_text(encoding="utf-8")

    assert read_marking(text).decision == "warn"
