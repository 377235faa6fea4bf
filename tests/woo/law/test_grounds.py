"""The table of hoofdstuk 5, letter by letter, and the ways people write a ground."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import InvalidInput
from app.woo.law.grounds import grounds, read_ground

SHARED = Path(__file__).parents[4] / "shared" / "data" / "woo"

# Public lists shift these letters, so each is written out here once more.
TABLE = {
    "5.1.1.a": ("absolute", "", False, "Kroon"),
    "5.1.1.b": ("absolute", "", False, "Veiligheid van de Staat"),
    "5.1.1.c": ("absolute", "", False, "Vertrouwelijk meegedeelde bedrijfs"),
    "5.1.1.d": ("absolute", "", False, "Bijzondere en strafrechtelijke"),
    "5.1.1.e": ("absolute", "", False, "Identificatienummers"),
    "5.1.2.a": ("relative", "lid 3", True, "Internationale betrekkingen"),
    "5.1.2.b": ("relative", "lid 3", True, "Economische of financiële"),
    "5.1.2.c": ("relative", "lid 3", True, "Opsporing en vervolging"),
    "5.1.2.d": ("relative", "lid 3", True, "Inspectie, controle en toezicht"),
    "5.1.2.e": ("relative", "lid 3", True, "persoonlijke levenssfeer"),
    "5.1.2.f": ("relative", "lid 3", True, "Concurrentiegevoelige"),
    "5.1.2.g": ("relative", "lid 3", True, "milieu"),
    "5.1.2.h": ("relative", "lid 3", True, "Beveiliging"),
    "5.1.2.i": ("relative", "lid 3", True, "Goed functioneren"),
    "5.1.4": ("temporary", "", False, "Geadresseerde"),
    "5.1.5": ("relative", "practice", True, "Onevenredige benadeling"),
    "5.1.6": ("relative", "", False, "Milieu-informatie"),
    "5.2.1": ("own", "practice", True, "beleidsopvattingen"),
    "5.2.2": ("own", "", True, "Herleidbaarheid"),
    "5.4": ("temporary", "", False, "formateur"),
    "5.4a.1": ("absolute", "", False, "volksvertegenwoordigers"),
}
LEGACY = {
    "10.1.a": "5.1.1.a", "10.1.b": "5.1.1.b", "10.1.c": "5.1.1.c", "10.1.d": "5.1.1.d",
    "10.2.a": "5.1.2.a", "10.2.b": "5.1.2.b", "10.2.c": "5.1.2.c", "10.2.d": "5.1.2.d",
    "10.2.e": "5.1.2.e", "10.2.f": "5.1.4", "10.2.g": "5.1.5", "10.7.a": "5.1.2.g",
    "10.7.b": "5.1.2.h", "11.1": "5.2.1",
}  # fmt: skip
ORDINALS = ("eerste", "tweede", "derde", "vierde", "vijfde", "zesde", "zevende")
WAYS = (
    "{a}.{p}.{l}", "{a}.{p}{l}", "{a}.{p} {l}", "{a} lid {p} sub {l}", "{a}, lid {p}, onder {l}",
    "artikel {a}, {o} lid, aanhef en onder {l}, Woo", "art. {a} {p}e lid onderdeel {l}",
    "({a}.{p}.{l})", "Woo {a}.{p}.{l}.", "{a} {o} lid letter {l}", "{a}({p})({l})",
    "{o} lid, onder {l}, van artikel {a} van de Wet open overheid", "ARTIKEL {a} LID {p} SUB {L}",
    "{a}.{p}.{l}: zie de toelichting",
)  # fmt: skip


def test_the_table_holds_these_grounds_and_no_others() -> None:
    found = {g.code: (g.kind, g.motivation, g.five_years) for g in grounds().values()}

    assert found == {code: told[:3] for code, told in TABLE.items()}


@pytest.mark.parametrize("code", TABLE)
def test_each_letter_has_its_own_label_and_article(code: str) -> None:
    ground = grounds()[code]

    assert TABLE[code][3] in ground.label
    assert read_ground(ground.article).ground is ground


@pytest.mark.parametrize("old", LEGACY)
def test_an_old_code_is_read_as_the_new_ground_and_marked_old(old: str) -> None:
    named = read_ground(f"{old} Wob")

    assert (named.ground.code, named.legacy) == (LEGACY[old], True)


@given(st.sampled_from([c for c in TABLE if c.count(".") == 3]), st.sampled_from(WAYS))
def test_a_code_is_read_in_every_spelling(code: str, way: str) -> None:
    article, paragraph, letter = code[:3], code[4], code[6]
    text = way.format(
        a=article, p=paragraph, l=letter, L=letter.upper(), o=ORDINALS[int(paragraph) - 1]
    )

    named = read_ground(text)

    assert (named.ground.code, named.legacy) == (code, False)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("5.4a", "5.4a.1"),
        ("artikel 5.4 Woo", "5.4"),
        ("5.2", "5.2.1"),
        ("5.2 tweede lid", "5.2.2"),
        ("artikel 11 Wob", "5.2.1"),
        ("5.1.2.e jo. artikel 5.3", "5.1.2.e"),
        ("5.1.2.e, 5.1 lid 2 onder e", "5.1.2.e"),
        ("5\u20241\u20242\u2024e", "5.1.2.e"),
        ("5.1 lid vijf", "5.1.5"),
    ],
)
def test_these_too(text: str, code: str) -> None:
    assert read_ground(text).ground.code == code


@pytest.mark.parametrize(
    "text",
    [
        "", "vertrouwelijk", "dubbel", "5.1", "5.1.1", "5.1.2", "5.1.3", "5.1 lid 7", "5.1.1.f",
        "5.1.2.j", "5.1.5.e", "5.2 lid 3", "5.3", "5.5", "10", "10.2", "10.1.e", "11", "15.1.2.e",
        "5.1.2.ee", "5.1.2.e1", "10-2-2021", "artikel 5, eerste lid, onder d, AVG",
        "5.1.2.e en 5.1.2.i", "5.1 lid 2 onder e en i", "10.2.e Woo", "5.1.2.e Wob", "2.5.1.2.e",
    ],
)  # fmt: skip
def test_what_is_no_whole_ground_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput):
        read_ground(text)


@given(st.text(max_size=40))
def test_any_text_gives_a_ground_or_a_refusal(text: str) -> None:
    try:
        named = read_ground(text)
    except InvalidInput:
        return
    assert named.ground.code in grounds()


@pytest.mark.skipif(not SHARED.exists(), reason="the measuring material is not here")
def test_the_labelled_spellings_are_read_right() -> None:
    for line in (SHARED / "grounds_dev.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        try:
            named = read_ground(case["text"])
        except InvalidInput:
            assert case["expect"] == {"error": True}
            continue
        found = {"code": named.ground.code, "kind": named.ground.kind, "legacy": named.legacy}
        assert found == case["expect"]
