"""An answer as HTML: safe, marked, linked, and nothing that was not checked looks checked."""

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rendering.claims import answer_blocks, answer_html
from guardrails.contract import Mark, SentenceSupport


def judged(text: str, support: Mark = "supported", start: int = 0) -> SentenceSupport:
    return SentenceSupport(start, start + len(text), text, support, 1.0, (), ())


def html(text: str, support: Mark = "supported") -> str:
    return answer_html(text, [judged(text, support)], "x")


def words(made: str) -> str:
    """What a reader sees: no tags, and no words that only a screen reader gets."""
    shown = re.sub(r'<span class="(?:vh|unchecked)">[^<]*</span>', "", made)
    return unescape(re.sub(r"<[^>]+>", "", shown))


@given(st.text(max_size=60), st.sampled_from(["supported", "not_checkable"]))
def test_no_text_becomes_markup(text: str, support: Mark) -> None:
    made = html(text, support)

    tags = set(re.findall(r"</?([a-z]+)[^>]*>", made))
    assert tags <= {"p", "ul", "ol", "li", "span", "a"}
    assert "<script" not in made


@given(st.lists(st.text("abc de.\n", min_size=1, max_size=12), min_size=1, max_size=5))
def test_every_word_of_the_answer_is_shown_once(parts: list[str]) -> None:
    text, sentences = "", []
    for part in parts:
        sentences.append(judged(part, start=len(text)))
        text += part

    shown = words(answer_html(text, sentences, "x"))

    assert "".join(shown.split()) == "".join(text.split())


def test_a_source_number_is_a_link_behind_the_full_stop() -> None:
    made = html("Vier weken [1, 2].")

    assert '<span class="claim" id="x-z1" data-support="supported">Vier weken.</span>' in made
    assert re.findall(r'href="#x-bron-(\d)"', made) == ["1", "2"]


def test_lists_stay_lists_and_quotes_keep_their_sentence() -> None:
    text = "Dit zegt de bron:\n- Vier weken.\n- Twee weken erbij."
    found = [judged("Vier weken.", start=20), judged("Twee weken erbij.", start=34)]

    blocks = answer_blocks(text, found, "x")

    assert [block.id for block in blocks] == ["x-b1", "x-b2"]
    assert blocks[1].html.count("<li>") == 2
    assert "unchecked" not in blocks[0].html


@pytest.mark.parametrize(
    ("support", "told"),
    [
        ("partial", "Deels onderbouwd"),
        ("unsupported", "Niet onderbouwd"),
        ("not_checkable", "Niet gecontroleerd"),
    ],
)
def test_a_doubt_is_said_in_words(support: Mark, told: str) -> None:
    assert told in html("Een bewering.", support)


def test_text_that_nobody_judged_says_so() -> None:
    made = answer_html("Beoordeeld. Nieuw.", [judged("Beoordeeld.")], "x")

    assert made.count("Niet gecontroleerd") == 1


def test_our_own_words_need_no_check() -> None:
    own = "Het antwoord staat niet in de bronnen."

    assert "Niet gecontroleerd" not in answer_html(
        own, [judged(own, "not_checkable")], "x", flag=False
    )
