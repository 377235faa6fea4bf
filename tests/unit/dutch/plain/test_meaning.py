import pytest

from dutch.plain.legal_terms import to_explain
from dutch.plain.meaning import compared

LETTER = "U moet voor 1 mei 2026 € 50 betalen aan de gemeente Hoorn, tenzij artikel 4 lid 2 geldt."


@pytest.mark.parametrize(
    ("after", "lost"),
    [
        ("U moet € 50 betalen aan de gemeente Hoorn, tenzij artikel 4 lid 2 geldt.", "1 mei 2026"),
        ("U moet voor 1 mei 2026 betalen aan Hoorn, tenzij artikel 4 lid 2 geldt.", "50 €"),
        ("U moet voor 1 mei 2026 € 50 betalen, tenzij artikel 4 lid 2 geldt.", "Hoorn"),
        ("U betaalt voor 1 mei 2026 € 50 aan Hoorn, tenzij artikel 4 lid 2 geldt.", "moet"),
        ("U moet voor 1 mei 2026 € 50 betalen aan Hoorn. Artikel 4 lid 2 geldt.", "tenzij"),
        ("U moet voor 1 mei 2026 € 50 betalen aan Hoorn, tenzij de wet geldt.", "artikel 4 lid 2"),
    ],
)
def test_what_is_gone_is_named(after: str, lost: str) -> None:
    assert " ".join(fact.text for fact in compared(LETTER, after).lost) == lost


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Dat mag, tenzij u ziek bent.", "Dat mag. Dit geldt niet als u ziek bent."),
        ("Dat mag, mits u belt.", "Dat mag. Dit geldt alleen als u belt."),
        ("U dient te betalen.", "U moet betalen."),
        ("U hebt zes weken.", "U hebt 6 weken."),
        ("In Hoorn kan dat.", "Dat kan. Hoorn doet dat."),
    ],
)
def test_the_same_fact_in_other_words_is_kept(before: str, after: str) -> None:
    assert compared(before, after).same


@pytest.mark.parametrize(
    ("before", "after", "added"),
    [
        ("U krijgt een brief.", "U krijgt binnen 6 weken een brief.", "6 weken"),
        ("U krijgt een brief.", "U krijgt geen brief.", "niet"),
        ("U krijgt een brief.", "U krijgt een brief van Hoorn.", "Hoorn"),
        ("U mag komen.", "U mag komen en u moet bellen.", "moet"),
    ],
)
def test_what_is_new_is_named(before: str, after: str, added: str) -> None:
    assert [fact.text for fact in compared(before, after).added] == [added]


def test_one_negation_of_two_is_missed() -> None:
    before = "U hoeft niet te komen en u hebt geen kosten."

    assert [fact.text for fact in compared(before, "U hebt geen kosten.").lost] != []


def test_a_term_is_explained_once_and_only_where_it_is_not_yet() -> None:
    assert [term.term for term in to_explain("U kunt bezwaar maken.")] == ["bezwaar"]
    assert to_explain("Bezwaar is: u vraagt om een nieuwe beslissing.") == []
    assert to_explain("Wij hebben uw bezwaarschrift ontvangen.") == []
