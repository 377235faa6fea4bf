"""Decides on many at once: every open proposal of some kinds, and the judgements in a list."""

from collections.abc import Collection, Mapping

from app.errors import InvalidInput
from app.values.people import Person
from app.values.proposals import Judgement
from app.woo.decisions.deciding import Deciding, Wish

# What is certain enough to take out unseen: a number that identifies somebody, by its own check.
CERTAIN = frozenset({"bsn", "iban", "phone", "email", "credit_card", "passport_or_id", "v_number"})


async def accept_certain(
    deciding: Deciding, person: Person, dossier: str, kinds: Collection[str] = CERTAIN
) -> int:
    """Accept what is open of these kinds, and give how many places that settles.

    Raises: NotFound, NotAllowed.
    """
    held = await deciding.stand(person, dossier)
    proposals = await deciding.store.proposals(dossier)
    first = {
        each.key: each.id
        for each in reversed(proposals)
        if each.kind in kinds and each.ground and each.id not in held.proposals
    }
    settled = 0
    for proposal in first.values():
        wish = Wish(proposal=proposal, decision="accept")
        settled += (await deciding.decide(person, dossier, wish)).proposals
    return settled


async def judge_many(
    deciding: Deciding, person: Person, dossier: str, judgements: Mapping[str, Judgement]
) -> int:
    """Judge each document by id, where that is not what holds already, and give how many.

    Raises: NotFound, NotAllowed.
    """
    held = await deciding.stand(person, dossier)
    changed = 0
    for document, judgement in judgements.items():
        now = held.documents.get(document)
        if now is None or now.judgement != judgement:
            await deciding.decide(person, dossier, Wish(document=document, judgement=judgement))
            changed += 1
    return changed


async def take_out_words(
    deciding: Deciding, person: Person, dossier: str, wish: Wish, words: str
) -> int:
    """Take out words that a person typed, everywhere on the page that the wish names.

    Raises: InvalidInput when they are not there or no ground is named, NotFound, NotAllowed.
    """
    pages = {p.number: p.text for p in await deciding.store.pages(dossier, wish.document)}
    text = pages.get(wish.page or 0, "")
    starts = [at for at in range(len(text)) if words and text.startswith(words, at)]
    if not starts:
        raise InvalidInput("Deze woorden staan niet zo op de pagina. Neem ze precies over.")
    for start in starts:
        own = Wish(
            document=wish.document, page=wish.page, start=start, end=start + len(words),
            ground=wish.ground, note=wish.note,
        )  # fmt: skip
        await deciding.decide(person, dossier, own)
    return len(starts)
