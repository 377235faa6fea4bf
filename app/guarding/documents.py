"""What may go into the knowledge base: no state secrets, and no numbers of persons."""

from collections.abc import Callable, Mapping

from app.values.audit import AuditEvent
from app.values.guarding import counted
from guardrails.checks.marking import read_marking
from guardrails.contract import Action
from guardrails.pipeline import Pipeline

Record = Callable[[AuditEvent], None]
INGEST_POLICY = "ingest"


class DocumentGuard:
    """Refuses or masks a text before it is indexed; writes down that it did.

    Args:
        privacy: the privacy guard with the policy of most collections.
        exceptions: the privacy guard of a collection that has a policy of its own.
        accredited_for_dep_v: whether this environment may hold Departementaal Vertrouwelijk.
    """

    def __init__(
        self,
        privacy: Pipeline,
        exceptions: Mapping[str, Pipeline],
        record: Record,
        *,
        accredited_for_dep_v: bool,
    ) -> None:
        self._privacy = privacy
        self._exceptions = exceptions
        self._record = record
        self._accredited_for_dep_v = accredited_for_dep_v

    def refuse(self, text: str) -> str | None:
        """The reason not to take the text in, with what to do; None when it may come in."""
        marking = read_marking(text, accredited_for_dep_v=self._accredited_for_dep_v)
        if marking.decision != "block":
            return None
        counts = {f"{marking.level}.block": len(marking.spans)}
        self._record(AuditEvent("document_refused", "", "refused", counts=counts))
        return marking.advice

    def rules(self, collection: str) -> str:
        """Names what decides here: another policy gives another name."""
        privacy = self._exceptions.get(collection, self._privacy)
        return f"{privacy.policy.digest} {self._accredited_for_dep_v}"

    def mask(self, collection: str, text: str) -> str:
        """The text as it may be indexed."""
        privacy = self._exceptions.get(collection, self._privacy)
        verdict = privacy.review(text)
        masked = [d.finding.kind for d in verdict.decisions if d.action is not Action.NOTE]
        if masked:
            done = counted((kind, "mask") for kind in masked)
            self._record(
                AuditEvent(
                    "document_masked",
                    "",
                    "masked",
                    collection,
                    {f"{each.kind}.mask": each.count for each in done},
                    {"policy": privacy.policy.name},
                )
            )
        return verdict.text
