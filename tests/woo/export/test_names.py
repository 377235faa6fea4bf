"""Names of documents stand in public lists, so they hold nothing that was taken out."""

from app.woo.export.names import cleaner
from guardrails.privacy import privacy_guard

GUARD = privacy_guard("woo")


def test_what_was_taken_out_of_a_document_is_not_in_a_title_either() -> None:
    clean = cleaner({"Willemijn Oosterbaan": "5.1.2.e", "DW-88": "5.1.2.h"}, (), GUARD)

    assert clean("RE: klacht WILLEMIJN  OOSTERBAAN") == "RE: klacht [5.1.2.e]"
    assert clean("Code DW-88\n") == "Code [5.1.2.h]"


def test_a_part_of_a_longer_word_stays() -> None:
    assert cleaner({"Mark": "5.1.2.e"}, (), GUARD)("Weekmarkt op het plein") == (
        "Weekmarkt op het plein"
    )


def test_a_number_of_a_person_who_is_in_no_document_goes_as_well() -> None:
    assert "06-12345678" not in cleaner({}, (), GUARD)("Terugbellen op 06-12345678")


def test_what_people_decided_stays() -> None:
    clean = cleaner({}, ["06-12345678"], GUARD)

    assert clean("Terugbellen op 06-12345678") == "Terugbellen op 06-12345678"


def test_a_building_that_is_called_like_a_person_stays() -> None:
    clean = cleaner({}, (), GUARD)

    assert clean("Raming school De Valk") == "Raming school De Valk"
    assert "Valk" not in clean("Klacht van mevrouw De Valk")
