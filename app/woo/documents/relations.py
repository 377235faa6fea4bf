"""How the documents of a dossier belong together: families, copies, lookalikes and context."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app.values.dossiers import Context, Document, NearPair
from app.woo.documents.fingerprints import Fingerprint, candidates, likeness, shingles
from app.woo.documents.groups import Groups
from app.woo.documents.mail import address, base_subject, domain
from app.woo.documents.texts import words

_ALIKE = 0.55
# How far an estimate may be off.
_DOUBT = 0.15
# Made by or for someone outside: what is in it was shared with an outsider.
_SHARED_OUTSIDE = frozenset({"letter", "offer", "request", "form", "webpage"})
_Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Fingerprinted:
    """What is kept in memory of a document while the dossier is compared."""

    document: Document
    print: Fingerprint
    domains: frozenset[str] = frozenset()


def families(documents: Sequence[Document]) -> list[list[str]]:
    """A mail or file with everything that is in it, however deep."""
    groups: Groups[str] = Groups()
    for document in documents:
        if document.holder:
            groups.join(document.id, document.holder)
    return [group for group in groups.of(d.id for d in documents) if len(group) > 1]


def duplicates(documents: Sequence[Document]) -> dict[str, str]:
    """For each copy the document it is a copy of: same text, same attachments."""
    parts: dict[str, list[str]] = {}
    for document in documents:
        if document.holder:
            parts.setdefault(document.holder, []).append(document.body_digest)
    first: dict[_Key, str] = {}
    found = {}
    for document in documents:
        original = first.setdefault(_same(document, parts.get(document.id, ())), document.id)
        if original != document.id:
            found[document.id] = original
    return found


def _same(document: Document, parts: Sequence[str]) -> _Key:
    """What copies have in common. Who sent it and when tells two short answers apart."""
    common: _Key = (document.body_digest, *sorted(parts))
    if document.mail is None:
        return (document.file_type, *common)
    mail = document.mail
    return (address(mail.sender), mail.sent or base_subject(mail.subject), *common)


def lookalikes(
    documents: Sequence[Fingerprinted],
    text_of: Mapping[str, str],
    apart: Iterable[Groups[str]],
    copies: Mapping[str, str],
) -> list[NearPair]:
    """Pairs for a person to judge; copies, and messages that quote each other, are left out."""
    prints = {f.document.id: f.print for f in documents if f.document.id not in copies}
    known = tuple(apart)
    pairs = []
    for one, other in sorted(candidates(prints)):
        if any(groups.together(one, other) for groups in known):
            continue
        if prints[one].likeness(prints[other]) < _ALIKE - _DOUBT:
            continue
        alike = likeness(shingles(words(text_of[one])), shingles(words(text_of[other])))
        if alike >= _ALIKE:
            pairs.append(NearPair(one, other, round(alike, 3)))
    return pairs


def contexts(documents: Sequence[Fingerprinted]) -> dict[str, Context]:
    """Which documents an outsider took part in; those for formal decision-making stay so."""
    ours = own_domains([f.document for f in documents])
    found: dict[str, Context] = {}
    for each in documents:
        document = each.document
        if document.context == "bestuur":
            found[document.id] = "bestuur"
        elif _shared(each, ours) or _only_sent_along(document, found):
            found[document.id] = "extern"
        else:
            found[document.id] = "intern"
    return found


def own_domains(documents: Sequence[Document]) -> frozenset[str]:
    """The domain in most of the mails: a mailbox of the organisation is what was searched.

    Where two are in as many, the one of most people, and then the first by name.
    """
    mails, people = Counter[str](), Counter[str]()
    everyone: set[str] = set()
    for document in documents:
        if document.mail:
            writers = {address(p) for p in (document.mail.sender, *document.mail.recipients)}
            mails.update({domain(writer) for writer in writers} - {""})
            everyone |= writers
    people.update(map(domain, everyone))
    ranked = sorted(mails, key=lambda name: (-mails[name], -people[name], name))
    return frozenset(ranked[:1])


def _shared(each: Fingerprinted, ours: frozenset[str]) -> bool:
    mail = each.document.mail
    if mail is None:
        outside = bool(each.domains - ours) and each.document.kind == "report"
        return outside or each.document.kind in _SHARED_OUTSIDE
    domains = {domain(person) for person in (mail.sender, *mail.recipients)} - {""}
    return bool(domains - ours)


def _only_sent_along(document: Document, found: Mapping[str, Context]) -> bool:
    return document.holder is not None and found.get(document.holder) == "extern"
