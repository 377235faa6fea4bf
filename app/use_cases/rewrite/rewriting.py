"""Rewrites a text: rules first, the model where a sentence is still long, facts checked after."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from anyio.to_thread import run_sync

from app.errors import InvalidInput, QuestionRefused, TooLarge
from app.guarding.inputs import InputGuard, Reviewed, Typed
from app.ports.audit import AuditLog
from app.ports.energy import EnergyMeter
from app.ports.language import TextGenerator
from app.prompting.library import PromptLibrary
from app.use_cases.rewrite.asking import Model
from app.use_cases.rewrite.draft import Draft
from app.use_cases.rewrite.layout import places
from app.values.audit import AuditEvent
from app.values.guarding import Override
from app.values.rewriting import Rewriting, RewritingDone, RewritingEvent
from app.values.tasks import Progress
from dutch.plain.rewriting import plain
from dutch.sentences import sentences

LONGEST = 200_000
# Up to here a sentence is left as the rules made it.
_HARD = 15


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Keeps every fact: a sentence that would lose one stays as it was."""

    prompts: PromptLibrary
    generator: TextGenerator
    guard: InputGuard
    energy: EnergyMeter
    audit: AuditLog

    async def stream(
        self, text: str, *, person: str = "", override: Override | None = None
    ) -> AsyncGenerator[RewritingEvent, None]:
        """Each sentence as it is done; the last event is `RewritingDone`.

        Raises: InvalidInput, QuestionRefused. A model that fails is told of, and not needed.
        """
        if not text.strip():
            raise InvalidInput("De tekst is leeg. Geef de tekst die duidelijker moet.")
        if len(text) > LONGEST:
            raise TooLarge(f"De tekst is te lang: hoogstens {LONGEST} tekens tegelijk.")
        reviewed = await self._reviewed(text, person, override)
        draft = Draft(text, reviewed)
        model = Model(self.prompts, self.generator, person)
        found = list(places(draft.masked))
        for nr, place in enumerate(found):
            yield Progress("write", f"Zin {nr + 1} van {len(found)}", nr, len(found))
            parts = await run_sync(plain, place.sentence.text)
            cut = [await _cut(part, model) for part in parts]
            yield draft.add(place, parts, cut)
        result = await run_sync(draft.result, model, self.energy)
        await self._record(result, person)
        yield RewritingDone(result)

    async def _reviewed(self, text: str, person: str, override: Override | None) -> Reviewed:
        # The model sees one sentence, and what it makes of it must hold the same words.
        typed = Typed(text, "document", orders="keep")
        try:
            return await run_sync(self.guard.reviewed, [typed], override)
        except QuestionRefused as refused:
            counts = {f"{kind}.block": 1 for kind in refused.kinds}
            await self.audit.append(
                AuditEvent("rewriting_refused", person, "refused", counts=counts)
            )
            raise

    async def _record(self, result: Rewriting, person: str) -> None:
        counts = {f"{each.kind}.{each.action}": each.count for each in result.guards}
        facts: dict[str, str | int] = {
            "prompt": result.prompt,
            "model": result.model,
            "lost": len(result.facts.lost),
            "added": len(result.facts.added),
        }
        await self.audit.append(
            AuditEvent("text_rewritten", person, "written", counts=counts, facts=facts)
        )


async def _cut(part: str, model: Model) -> str:
    """The sentence as it is, or as the model cut it where it is still long."""
    if len(part.split()) <= _HARD or "\n" in part or not part.endswith("."):
        return part
    if len(sentences(part)) > 1:
        return part
    return await model.cut(part) or part
