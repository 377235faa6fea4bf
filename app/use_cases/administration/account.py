"""Reading the account of what was decided: never without a reason, and that is in it too."""

from collections.abc import Callable
from dataclasses import dataclass

from anyio.to_thread import run_sync

from app.access import check_may_administer
from app.errors import InvalidInput
from app.ports.administration import AccountReader
from app.ports.audit import AuditLog
from app.values.administration import LogQuery, LogView
from app.values.audit import AuditEvent
from app.values.people import Person

_SHORTEST_REASON = 10
_LONGEST_REASON = 300
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class ReadAccount:
    """`mask` takes personal data out of a reason, which is the only text in the account."""

    reader: AccountReader
    audit: AuditLog
    mask: Callable[[str], str]

    async def open(
        self, person: Person, reason: str, query: LogQuery, most: int = _SHOWN
    ) -> LogView:
        """The newest events, after it was written down who looks, for what, and why.

        Raises: NotAllowed, InvalidInput without a reason.
        """
        check_may_administer(person)
        given = " ".join(reason.split())
        if len(given) < _SHORTEST_REASON:
            raise InvalidInput(
                "Geef een reden waarom u het logboek opent, "
                f"van minstens {_SHORTEST_REASON} tekens."
            )
        masked = await run_sync(self.mask, given[:_LONGEST_REASON])
        facts = {"reason": masked, **_asked(query)}
        await self.audit.append(AuditEvent("log_opened", person.id, "done", facts=facts))
        return await self.reader.read(query, most)


def _asked(query: LogQuery) -> dict[str, str]:
    given = {
        "since": query.since.isoformat() if query.since else "",
        "until": query.until.isoformat() if query.until else "",
        "of": query.who,
        "asked_action": query.action,
    }
    return {name: value for name, value in given.items() if value}
