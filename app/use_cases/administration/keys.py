"""Who may come in and do what: keys, their role, sessions; each change is accounted for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from app.access import check_may_administer
from app.errors import InvalidInput, NotFound
from app.ports.administration import Keys, OpenSessions
from app.ports.audit import AuditLog
from app.ports.clock import Clock
from app.values.administration import HeldKey
from app.values.audit import AuditEvent
from app.values.people import IssuedKey, Person, Scope

_LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class ManageKeys:
    """Every method raises NotAllowed for who does not run the service."""

    keys: Keys
    sessions: OpenSessions
    audit: AuditLog
    clock: Clock

    async def every(self, person: Person) -> Sequence[HeldKey]:
        """Keys that work first, and then the newest first."""
        check_may_administer(person)
        open_now, now = await self.sessions.open(), self.clock()
        held = [
            HeldKey(key, key.is_live(now), open_now.get(key.id, 0))
            for key in reversed(await self.keys.every())
        ]
        return sorted(held, key=lambda each: not each.live)

    async def one(self, person: Person, key_id: str) -> HeldKey:
        """Raises: NotFound."""
        for each in await self.every(person):
            if each.key.id == key_id:
                return each
        raise NotFound(f"Er is geen sleutel '{key_id}'.")

    async def issue(
        self,
        person: Person,
        label: str,
        scope: Scope,
        collections: frozenset[str] | None = None,
        ends: datetime | None = None,
    ) -> IssuedKey:
        """Raises: InvalidInput for a name that is empty, or an end that has been."""
        check_may_administer(person)
        if not (name := " ".join(label.split())[:_LONGEST_LABEL]):
            raise InvalidInput("Vul in voor wie of wat de sleutel is.")
        issued = await self.keys.issue(name, scope, collections=collections, ends=ends)
        seen = "all" if collections is None else ", ".join(sorted(collections))
        facts: dict[str, str | int] = {"scope": scope, "collections": seen}
        await self._record("key_made", person, issued.key.id, facts)
        return issued

    async def revoke(self, person: Person, key_id: str) -> None:
        """Its sessions end with it.

        Raises: InvalidInput for one's own key, NotFound when there is no such live key.
        """
        check_may_administer(person)
        if key_id == person.id:
            raise InvalidInput(
                "Dit is uw eigen sleutel. Laat een andere beheerder die intrekken, anders kunt u "
                "zelf niet meer bij het beheer."
            )
        await self.keys.revoke(key_id)
        await self.sessions.end_all(key_id)
        await self._record("key_revoked", person, key_id, {})

    async def change_role(self, person: Person, key_id: str, scope: Scope) -> None:
        """The role counts at once, also in sessions that are open.

        Nobody changes the own role: so there is always someone left who runs the service.

        Raises: InvalidInput for one's own key, NotFound when there is no such live key.
        """
        held = await self.one(person, key_id)
        if key_id == person.id:
            raise InvalidInput(
                "Dit is uw eigen sleutel. Laat een andere beheerder de rol veranderen, anders "
                "kunt u zelf niet meer bij het beheer."
            )
        if scope == held.key.scope:
            return
        await self.keys.change_scope(key_id, scope)
        await self._record("key_role_changed", person, key_id, {"scope": scope})

    async def sign_out(self, person: Person, key_id: str) -> int:
        """Ends all sessions of a key; gives how many. Raises: NotFound."""
        await self.one(person, key_id)
        ended = await self.sessions.end_all(key_id)
        await self._record("sessions_ended", person, key_id, {"sessions": ended})
        return ended

    async def _record(
        self, action: str, person: Person, key_id: str, facts: dict[str, str | int]
    ) -> None:
        await self.audit.append(AuditEvent(action, person.id, "done", key_id, facts=facts))
