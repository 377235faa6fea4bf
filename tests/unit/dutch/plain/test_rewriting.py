import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dutch.plain.meaning import compared
from dutch.plain.rewriting import plain
from dutch.plain.wording import everyday

CASES = [
    pytest.param(
        before.strip(), [each.strip() for each in after.split("|") if each.strip()], id=name
    )
    for name, before, after in re.findall(
        r"^# (.+)\n(.+?) =>(.*)$",
        Path(__file__).with_name("sentences.txt").read_text("utf-8"),
        re.MULTILINE,
    )
]


@pytest.mark.parametrize(("long", "short"), CASES)
def test_a_long_sentence_is_cut_only_where_dutch_lets_it(long: str, short: list[str]) -> None:
    assert plain(long) == (short or [long])


@pytest.mark.parametrize(
    ("official", "everyday_words"),
    [
        ("Indien u belt, wordt u tevens geholpen.", "Als u belt, wordt u ook geholpen."),
        ("Dit lukt echter niet altijd.", "Maar dit lukt niet altijd."),
        ("U dient het formulier in te vullen.", "U moet het formulier invullen."),
        ("U dient er rekening mee te houden.", "U moet er rekening mee houden."),
        ("Wij hebben de brief geretourneerd.", "Wij hebben de brief teruggestuurd."),
        ("Het college verstrekt subsidie.", "Het college geeft subsidie."),
        ("Zij kunnen bezwaar indienen.", "Zij kunnen bezwaar maken."),
        ("De verstrekte gegevens zijn onjuist.", "De verstrekte gegevens zijn onjuist."),
        ("Zie de ‘regeling inzake reiskosten’.", "Zie de ‘regeling inzake reiskosten’."),
        ("Bel bijv. de balie, enz.", "Bel bijvoorbeeld de balie, enzovoort."),
        ("Zij beschikken over een lift.", "Zij hebben een lift."),
    ],
)
def test_official_words_become_everyday_ones_in_the_same_form(
    official: str, everyday_words: str
) -> None:
    assert everyday(official) == everyday_words


@given(st.text(alphabet=st.sampled_from('abcdeUuik 123€%.,;:?!()‘’"\n'), max_size=200))
def test_no_text_loses_or_gains_a_fact(text: str) -> None:
    assert compared(text, " ".join(plain(text))).same


PIECES = (
    "als u de brief niet voor 1 mei 2026 krijgt , moet kan wordt tenzij mits die dat € 12,50 "
    "omdat en maar zodat waarin hebben is aangevraagd Amsterdam artikel 5 zes weken dient te "
    "betalen in acht . ? indien echter"
)
WORDS = st.sampled_from(sorted(set(PIECES.split())))


@given(st.lists(WORDS, min_size=1, max_size=40))
def test_no_pile_of_official_words_loses_or_gains_a_fact(words: list[str]) -> None:
    text = " ".join(words) + "."

    assert compared(text, " ".join(plain(text))).same


@pytest.mark.parametrize(
    "piece", ["als u ", "en wij ", "dient te ", "die dat ", "om te gaan ", ", "]
)
def test_hostile_text_takes_seconds_not_minutes(piece: str) -> None:
    began = time.perf_counter()
    plain(piece * (3_000 // len(piece)) + ".")

    assert time.perf_counter() - began < 10
