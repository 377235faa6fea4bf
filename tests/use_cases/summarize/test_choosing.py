"""What the model is given to read, and how much of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from app.reading import given_text
from app.use_cases.summarize.parts import parts
from app.use_cases.summarize.pieces import pieces
from app.use_cases.summarize.ranking import alike, chosen, ranked
from app.use_cases.summarize.reading import read
from app.values.texts import GivenText

NOUNS = ("gemeente", "vergunning", "besluit", "termijn", "budget", "bewoners", "straat", "geluid")
OTHERS = ("betaalt", "beoordeelt", "onderhoudt", "bespreekt", "jaarlijks", "tijdelijk", "2025")
WORDS = st.sampled_from(NOUNS + OTHERS)
SENTENCES = st.lists(WORDS, min_size=5, max_size=25).map(lambda w: " ".join(w).capitalize() + ".")
TEXTS = st.lists(SENTENCES, min_size=1, max_size=60).map(
    lambda some: given_text("\f".join(some), "d", "Titel")
)


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.integers(30, 200), st.integers(1, 8))
def test_no_part_is_larger_than_its_budget_and_there_are_no_more_than_asked(
    text: GivenText, words: int, most: int
) -> None:
    cut = parts("Titel", ranked(pieces(text)), words, most)

    assert len(cut) <= most
    assert all(part.words <= words for part in cut)
    assert all(part.best in part.pieces for part in cut)


@settings(deadline=None, max_examples=40)
@given(TEXTS)
def test_parts_follow_the_text_and_have_every_sentence_once(text: GivenText) -> None:
    cut = parts("Titel", ranked(pieces(text)), 80, 20)
    places = [(p.section, p.place) for part in cut for p in part.pieces]

    assert places == sorted(set(places))


@settings(deadline=None, max_examples=40)
@given(TEXTS, st.integers(10, 200))
def test_what_is_chosen_says_nothing_twice(text: GivenText, budget: int) -> None:
    kept = chosen(ranked(pieces(text)), budget)

    assert not any(alike(one, other) for one in kept for other in kept if one is not other)


def test_a_text_that_needs_less_than_its_share_leaves_the_rest_to_others() -> None:
    short = given_text("De gemeente heeft één klein besluit genomen.", "kort")
    long_one = given_text(
        " ".join(f"Punt {n} gaat over straat nummer {n} van wijk {n * 7}." for n in range(200)),
        "lang",
    )

    reading = read([short, long_one], 400, 100)

    words = {
        name: sum(p.words for p in reading.read if p.document == name) for name in ("kort", "lang")
    }
    assert words["kort"] == 7
    assert words["lang"] > 250


def test_notes_contents_and_labels_are_left_out() -> None:
    text = (
        "Inhoud ........ 3\n\n12 Zie ook de brief van 3 mei 2024 over dit onderwerp.\n\n"
        "Direct naar boven\n\nHet college heeft besloten de brug te vervangen."
    )

    kept = [piece.text for piece in pieces(given_text(text))]

    assert kept == ["Het college heeft besloten de brug te vervangen."]


def test_a_sentence_that_all_others_speak_about_ranks_above_an_aside() -> None:
    text = (
        "De brug over de Amer wordt in 2027 vervangen. De brug is in 1961 gebouwd. "
        "Het onderhoud van de brug kost elk jaar meer. "
        "De Amer is geliefd bij vissers uit Brabant. "
        "Een nieuwe brug kost 4 miljoen euro. De gemeente betaalt de helft van de nieuwe brug."
    )

    scores = {piece.text: score for piece, score in ranked(pieces(given_text(text))).items()}

    aside = "De Amer is geliefd bij vissers uit Brabant."
    assert scores[aside] == min(scores.values())
