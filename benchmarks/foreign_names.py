"""Makes guardrails/names/lists from Faker, for names from abroad that Dutch lists lack.

Usage: python benchmarks/foreign_names.py FOLDER, where FOLDER holds an unpacked wheel of Faker
(`pip download faker --no-deps`). Faker is no dependency: only its lists are taken over, without
words that Dutch government text also uses in lower case.
"""

import argparse
import importlib
import re
import sys
from collections.abc import Iterator
from importlib.metadata import distributions
from pathlib import Path

ROOT = Path(__file__).parents[1]
LISTS = ROOT / "guardrails" / "names" / "lists"
TEXTS = (
    ROOT.parent / "shared" / "data" / "algoritmekader" / "corpus",
    ROOT / "knowledge_base" / "sources",
)
LOCALES_TEXT = """
    az_AZ cs_CZ de_DE en_GB en_IN en_KE en_NG en_PK es_CO es_ES es_MX et_EE fi_FI fr_DZ fr_FR
    ga_IE ha_NG hr_HR hu_HU id_ID ig_NG it_IT lt_LT lv_LV pl_PL pt_BR pt_PT ro_RO sk_SK sl_SI
    sv_SE sw tr_TR tw_GH uz_UZ vi_VN yo_NG zh_CN zh_TW zu_ZA
"""
LOCALES = LOCALES_TEXT.split()
# Their surnames are often words of English or German.
NO_SURNAMES = frozenset(["de_DE", "en_GB", "en_KE", "sw"])
FIRST = ("first_names", "first_names_male", "first_names_female", "first_names_unisex")
LAST = ("last_names", "last_names_male", "last_names_female")
ROMANIZED = "_romanized_names"
NAME = re.compile(r"[A-ZÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'-]{2,}")
# Names there, words of another kind here.
UNWANTED = frozenset(["nazi", "guru", "tsunami", "america", "forum", "valid", "for", "king"])
WORD = re.compile(r"(?<![\w-])[a-zà-ÿ]{3,}(?![\w-])")
HEAD = """# {what} from abroad, from Faker {version} (github.com/joke2k/faker), MIT licence:
# Copyright (c) 2012 Daniele Faraglia. Permission is hereby granted, free of charge, to any person
# obtaining a copy of this software and associated documentation files (the "Software"), to deal in
# the Software without restriction, including without limitation the rights to use, copy, modify,
# merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons
# to whom the Software is furnished to do so, subject to the following conditions: The above
# copyright notice and this permission notice shall be included in all copies or substantial
# portions of the Software. THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND.
# Made by benchmarks/foreign_names.py.
"""


def names(locale: str, attributes: tuple[str, ...]) -> Iterator[str]:
    provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
    for attribute in (*attributes, attributes[0].split("_")[0] + ROMANIZED):
        listed = getattr(provider, attribute, ())
        yield from (n for n in listed if isinstance(n, str) and NAME.fullmatch(n))


def dutch_words() -> set[str]:
    texts = (p.read_text(encoding="utf-8") for folder in TEXTS for p in folder.rglob("*.md"))
    return {word for text in texts for word in WORD.findall(text)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    sys.path[:0] = [str(folder), str(ROOT)]
    from guardrails.names.lexicon import lexicon  # noqa: PLC0415

    version = next(d.version for d in distributions(path=[str(folder)]))
    for file in ("first_names.txt", "surnames.txt"):
        (LISTS / file).write_text("", encoding="utf-8")  # what is known is known without them
    known = lexicon()
    unwanted = UNWANTED | dutch_words() | known.common | known.no_names | known.places
    surname_locales = [each for each in LOCALES if each not in NO_SURNAMES]
    for file, what, locales, attributes, have in (
        ("first_names.txt", "First names", LOCALES, FIRST, known.first_names),
        ("surnames.txt", "Surnames", surname_locales, LAST, known.surnames),
    ):
        found = {name.lower() for each in locales for name in names(each, attributes)}
        kept = sorted(found - unwanted - have)
        head = HEAD.format(what=what, version=version)
        (LISTS / file).write_text(head + "\n".join(kept) + "\n", encoding="utf-8")
        print(f"{file}: {len(kept)}")


if __name__ == "__main__":
    main()
