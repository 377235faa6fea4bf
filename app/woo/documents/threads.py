"""Which messages are one conversation, and which messages a later one holds whole."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.values.dossiers import Document, MailHeaders
from app.woo.documents.fingerprints import ends, runs
from app.woo.documents.groups import Groups
from app.woo.documents.mail import address, base_subject, is_answer, name_of, people
from app.woo.documents.texts import words

_LONGEST_SILENCE = timedelta(days=120).total_seconds()
_FEWEST_QUOTED_WORDS = 8


@dataclass(frozen=True, slots=True)
class Message:
    """A document that is a mail, with the words of its text and the digests of what it holds."""

    id: str
    mail: MailHeaders
    parts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Quote:
    """A message whose whole text stands in a later one."""

    earlier: Message
    later: Message


def messages(documents: Sequence[Document]) -> list[Message]:
    parts: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        if document.holder:
            parts[document.holder].add(document.body_digest)
    return [Message(d.id, d.mail, frozenset(parts[d.id])) for d in documents if d.mail]


def join_by_headers(found: Sequence[Message], groups: Groups[str]) -> None:
    """Message ids say most; the message that is answered need not be in the dossier."""
    for message in found:
        mail = message.mail
        for other in (mail.message_id, *mail.parents):
            if other:
                groups.join(message.id, f"<{other}>")


def join_by_subject(found: Sequence[Message], groups: Groups[str]) -> None:
    """An answer belongs to the last message with its subject that its reader had sent."""
    by_subject: dict[str, list[Message]] = defaultdict(list)
    for message in sorted(found, key=_sent):
        subject = base_subject(message.mail.subject)
        earlier = by_subject[subject]
        if subject and is_answer(message.mail.subject):
            answered = next((m for m in reversed(earlier) if _answers(message, m)), None)
            if answered:
                groups.join(message.id, answered.id)
        earlier.append(message)


def quotes(found: Sequence[Message], text_of: Mapping[str, str]) -> Iterator[Quote]:
    """Every message that stands whole in another one, its sender named there too."""
    by_start: dict[int, list[tuple[Message, int]]] = defaultdict(list)
    for message in found:
        if bounds := ends(words(text_of[message.id])):
            by_start[bounds[0]].append((message, bounds[1]))
    for later in found:
        said = words(text_of[later.id])
        there = set(runs(said))
        text = f" {' '.join(said)} "
        # Many begin alike; of those few end with words that are here too.
        near = [m for run in sorted(there & by_start.keys()) for m in by_start[run]]
        for earlier in (message for message, end in near if end in there):
            if _holds(later, earlier, text, text_of):
                yield Quote(earlier, later)


def _holds(later: Message, earlier: Message, text: str, text_of: Mapping[str, str]) -> bool:
    if later.id == earlier.id or _sent(later) <= _sent(earlier):
        return False
    quoted = words(text_of[earlier.id])
    return (
        len(quoted) >= _FEWEST_QUOTED_WORDS
        and f" {' '.join(quoted)} " in text
        and _named(earlier.mail.sender, text)
    )


def covered(found: Sequence[Quote], text_of: Mapping[str, str]) -> dict[str, str]:
    """The messages of which every part is in a later one: text, people and attachments."""
    holders: dict[str, Message] = {}
    for quote in found:
        earlier, later = quote.earlier, quote.later
        text = f" {' '.join(words(text_of[later.id]))} {_people(later.mail)} "
        whole = earlier.parts <= later.parts and all(
            _named(person, text) for person in earlier.mail.recipients
        )
        held = holders.get(earlier.id)
        if whole and (held is None or _sent(later) > _sent(held)):
            holders[earlier.id] = later
    return {earlier: later.id for earlier, later in holders.items()}


def _answers(message: Message, earlier: Message) -> bool:
    """Whether it went to who sent the earlier one, or between people that shared it."""
    silence = _sent(message) - _sent(earlier)
    sender, recipients = address(message.mail.sender), {*map(address, message.mail.recipients)}
    to_sender = address(earlier.mail.sender) in recipients
    among = len(people(message.mail) & people(earlier.mail)) > 1
    forwarded = sender in people(earlier.mail) and message.mail.subject[:1].upper() in "FD"
    return silence <= _LONGEST_SILENCE and (to_sender or among or forwarded)


def _named(person: str, text: str) -> bool:
    """Whether a person stands in a text, by name or by address."""
    ways = (" ".join(words(name_of(person))), " ".join(words(address(person))))
    return any(f" {way} " in text for way in ways if way)


def _people(mail: MailHeaders) -> str:
    return " ".join(words(" ".join((mail.sender, *mail.recipients))))


def _sent(message: Message) -> float:
    return message.mail.sent.timestamp() if message.mail.sent else 0.0
