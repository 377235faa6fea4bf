"""Compares what an import found with what a careful Woo officer would find."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Any

from woo_gold import Share

Pairs = set[frozenset[str]]
Fields = dict[str, Any]


def plain(file: str) -> str:
    """The name of a part with one sign between holder and part."""
    return file.replace("//", "/")


def relations(imported: Fields, gold: Fields) -> dict[str, Share]:
    """Families, threads and copies, as pairs of documents that belong together."""
    files = {each["id"]: each["file"] for each in imported["documents"]}
    documents = gold["documents"]
    allowed = {frozenset(map(plain, pair)) for pair in gold["may_be_near"]}
    wanted = {
        "families": _groups(documents, "family"),
        "threads": _groups(documents, "thread"),
        "duplicates": _originals(documents, "duplicate_of"),
        "near_duplicates": _originals(documents, "near_duplicate_of"),
    }
    shares: dict[str, Share] = {}
    for name, pairs in wanted.items():
        got = _pairs([[files[i] for i in group] for group in imported[name]])
        may = pairs | (allowed if name == "near_duplicates" else set())
        said = name.replace("_", " ")
        shares[f"{said}, recall"] = _share(pairs, got)
        shares[f"{said}, precision"] = _share(got, may)
    return shares


def described(imported: Fields, gold: Fields) -> dict[str, Share]:
    """Each document there, its date and kind, and every bad file listed."""
    by_file = {each["file"]: each for each in imported["documents"]}
    there, dates, kinds, bad = Share(), Share(), Share(), Share()
    for document in gold["documents"]:
        file = plain(document["file"])
        mine = by_file.get(file)
        there.count(mine is not None or document["optional"], 1, file)
        if mine:
            kinds.count(mine["kind"] == document["kind"], 1, f"{file}: {mine['kind']}")
            if document["date_scored"]:
                dates.count(mine["date"] == document["date"], 1, f"{file}: {mine['date']}")
    failed = {each["file"] for each in imported["failed"]}
    for wrong in gold["must_fail"]:
        bad.count(wrong["file"] in failed, 1, wrong["file"])
    return {"documents found": there, "bad files listed": bad, "dates": dates, "kinds": kinds}


def _pairs(groups: Iterable[Sequence[str]]) -> Pairs:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def _groups(documents: Sequence[Fields], name: str) -> Pairs:
    groups: dict[str, list[str]] = {}
    for document, group in _placed(documents, name):
        groups.setdefault(group, []).append(document)
    return _pairs(groups.values())


def _originals(documents: Sequence[Fields], name: str) -> Pairs:
    """Copies of one document are copies of each other too."""
    groups: dict[str, list[str]] = {}
    for document, original in _placed(documents, name):
        of = plain(original)
        groups.setdefault(of, [of]).append(document)
    return _pairs(groups.values())


def _placed(documents: Sequence[Fields], name: str) -> Iterator[tuple[str, str]]:
    return ((plain(d["file"]), d[name]) for d in documents if d[name] is not None)


def _share(these: Pairs, those: Pairs) -> Share:
    share = Share()
    for pair in sorted(these, key=sorted):
        share.count(pair in those, 1, " = ".join(sorted(pair)))
    return share
