from app.values.support import summarized


def test_a_summary_counts_each_mark_in_figures_and_words() -> None:
    found = summarized(["supported", "partial", "supported", "unsupported", "supported"])

    assert found.text == "5 zinnen: 3 onderbouwd, 1 deels, 1 niet"
    assert (found.sentences, found.supported, found.not_checkable) == (5, 3, 0)


def test_one_sentence_is_one_and_none_is_none() -> None:
    assert summarized(["not_checkable"]).text == "1 zin: 1 niet te controleren"
    assert summarized([]).text == "0 zinnen"
