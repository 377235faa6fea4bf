"""People decide: about a passage and all like it, about a document, or to take it back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from uuid import uuid4

from app.errors import InvalidInput, NotAllowed, NotFound
from app.ports.audit import AuditLog
from app.ports.clock import Clock
from app.ports.dossiers import DossierStore
from app.values.audit import AuditEvent
from app.values.dossiers import Document, Dossier
from app.values.people import Person
from app.values.proposals import Act, Decision, Judgement, Proposal
from app.woo.dossiers import Dossiers
from app.woo.law.grounds import read_ground
from app.woo.standing import Stand, effective, stand


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants: one of proposal, document or undo, or a passage of his own.

    `decision` says what to do with a proposal; `undo` is the number of a decision. A passage is
    given by document, page, start and end, and is accepted at once. `suspended` goes with a
    judgement: the document is published later, because a third party may object.
    """

    proposal: str = ""
    decision: Literal["accept", "reject", "confirm"] | None = None
    document: str = ""
    judgement: Judgement | None = None
    undo: int | None = None
    page: int | None = None
    start: int = 0
    end: int = 0
    ground: str = ""
    note: str = ""
    suspended: bool = False


@dataclass(frozen=True, slots=True)
class Effect:
    """The decision as it stands in the log, and how many proposals it settles."""

    act: Act
    proposals: int


@dataclass(frozen=True, slots=True)
class Deciding:
    dossiers: Dossiers
    store: DossierStore
    audit: AuditLog
    clock: Clock

    async def decide(self, person: Person, dossier: str, wish: Wish) -> Effect:
        """Write one decision in the log.

        Raises: NotFound, InvalidInput, NotAllowed when the dossier was exported already or who
        confirms is who decided.
        """
        found = await self.dossiers.find(person, dossier)
        if found.exported:
            raise NotAllowed(
                "Dit dossier is al geëxporteerd; een besluit is niet meer te wijzigen."
            )
        effect, decision = await self._decision(person, found, wish)
        await self.store.log(dossier, [decision])
        await self.audit.append(_event(person, dossier, decision, effect))
        return effect

    async def stand(self, person: Person, dossier: str) -> Stand:
        """What holds now. Raises: NotFound."""
        await self.dossiers.find(person, dossier)
        return stand(await self.store.proposals(dossier), await self.store.decisions(dossier))

    async def log(self, person: Person, dossier: str) -> Sequence[Decision]:
        """Every decision, oldest first. Raises: NotFound."""
        await self.dossiers.find(person, dossier)
        return await self.store.decisions(dossier)

    async def _decision(
        self, person: Person, dossier: Dossier, wish: Wish
    ) -> tuple[Effect, Decision]:
        if wish.undo is not None:
            return await self._undo(person, dossier, wish.undo)
        if wish.page is not None:
            wish = await self._own_passage(person, dossier, wish)
        if wish.proposal:
            return await self._about_proposal(person, dossier, wish)
        return await self._about_document(person, dossier, wish)

    async def _about_proposal(
        self, person: Person, dossier: Dossier, wish: Wish
    ) -> tuple[Effect, Decision]:
        alike = await self.store.alike(dossier.id, wish.proposal)
        about = next((p for p in alike if p.id == wish.proposal), None)
        if about is None:
            raise NotFound("Dit voorstel is er niet (meer).")
        if wish.decision is None:
            raise InvalidInput('Geef "decision": accept, reject of confirm.')
        if wish.decision == "confirm":
            await self._check_second_reader(person, dossier, about)
        decision = Decision(
            0, self.clock(), person.id, wish.decision, about.id, about.key, about.document,
            _ground(about, wish) if wish.decision == "accept" else "", note=wish.note,
        )  # fmt: skip
        return Effect(wish.decision, len(alike)), decision

    async def _check_second_reader(
        self, person: Person, dossier: Dossier, about: Proposal
    ) -> None:
        held = stand([about], await self.store.decisions(dossier.id)).proposals.get(about.id)
        if held is None:
            raise InvalidInput("Over dit voorstel is nog niet besloten.")
        if held.by == person.id:
            raise NotAllowed("De tweede lezer is iemand anders dan wie het besluit nam.")

    async def _about_document(
        self, person: Person, dossier: Dossier, wish: Wish
    ) -> tuple[Effect, Decision]:
        document = await self._document(dossier, wish.document)
        if wish.judgement is None:
            raise InvalidInput("Geef een beoordeling: Openbaar, Deels openbaar, Niet openbaar of "
                               "Reeds openbaar.")  # fmt: skip
        ground = read_ground(wish.ground).ground.code if wish.ground else ""
        decision = Decision(
            0, self.clock(), person.id, "judge", document=document.id, ground=ground,
            judgement=wish.judgement, note=wish.note, suspended=wish.suspended,
        )  # fmt: skip
        return Effect("judge", 0), decision

    async def _undo(
        self, person: Person, dossier: Dossier, number: int
    ) -> tuple[Effect, Decision]:
        standing = {d.number: d for d in effective(await self.store.decisions(dossier.id))}
        if number not in standing:
            raise NotFound(f"Er is geen besluit {number} dat nog geldt.")
        taken_back = standing[number]
        decision = Decision(
            0, self.clock(), person.id, "undo", taken_back.proposal, taken_back.key,
            taken_back.document, undoes=number,
        )  # fmt: skip
        return Effect("undo", 0), decision

    async def _own_passage(self, person: Person, dossier: Dossier, wish: Wish) -> Wish:
        """Add the passage as a proposal of this person, and accept that one."""
        document = await self._document(dossier, wish.document)
        pages = {
            page.number: page.text for page in await self.store.pages(dossier.id, document.id)
        }
        text = pages.get(wish.page or 0, "")[wish.start : wish.end]
        if not text.strip() or not 0 <= wish.start < wish.end:
            raise InvalidInput("Op deze plek staat geen tekst.")
        ground = read_ground(wish.ground).ground.code
        own = Proposal(
            uuid4().hex[:16], document.id, wish.page or 0, wish.start, wish.end, text, "own",
            ground, wish.note or "door een persoon aangewezen", 1.0, uuid4().hex[:16],
            f"person:{person.id}"[:64],
        )  # fmt: skip
        await self.store.propose_own(dossier.id, own)
        return Wish(proposal=own.id, decision="accept", ground=ground, note=wish.note)

    async def _document(self, dossier: Dossier, document: str) -> Document:
        found = await self.store.document(dossier.id, document)
        if found is None:
            raise NotFound(f"Er is geen document '{document}' in dit dossier.")
        return found


def _ground(about: Proposal, wish: Wish) -> str:
    given = wish.ground or about.ground
    if not given:
        raise InvalidInput("Dit voorstel heeft geen grond. Noem er een om de passage te lakken.")
    return read_ground(given).ground.code


def _event(person: Person, dossier: str, decision: Decision, effect: Effect) -> AuditEvent:
    facts = {"document": decision.document, "proposal": decision.proposal}
    told = {name: value for name, value in facts.items() if value}
    counts = {"proposals": effect.proposals}
    return AuditEvent(f"woo_{decision.act}", person.id, "done", dossier, counts, told)
