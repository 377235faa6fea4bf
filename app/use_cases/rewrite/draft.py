"""The new text while it grows, and what there is to tell of it when it is done."""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.guarding.inputs import Reviewed
from app.ports.energy import EnergyMeter
from app.use_cases.rewrite.asking import PROMPT, Model
from app.use_cases.rewrite.layout import Place, joined
from app.values.answers import Timings
from app.values.rewriting import (
    BeforeAndAfter,
    By,
    Explained,
    KeptFacts,
    Rewriting,
    RewrittenSentence,
)
from dutch.plain.legal_terms import LegalTerm, to_explain
from dutch.plain.meaning import Comparison, compared
from dutch.readability import readability


@dataclass(slots=True)
class Draft:
    """`given` is the text as the person knows it; the work is done on the masked one."""

    given: str
    reviewed: Reviewed
    _places: list[Place] = field(default_factory=list)
    _after: list[str] = field(default_factory=list)
    _done: list[RewrittenSentence] = field(default_factory=list)
    _explained: list[LegalTerm] = field(default_factory=list)
    _unexplained: list[LegalTerm] = field(init=False)
    _began: float = field(default_factory=time.perf_counter)

    def __post_init__(self) -> None:
        self._unexplained = to_explain(self.masked)

    @property
    def masked(self) -> str:
        return self.reviewed.texts[0]

    def add(self, place: Place, parts: Sequence[str], cut: Sequence[str]) -> RewrittenSentence:
        """The sentence as the rules made it (`parts`) and as it will be (`cut`)."""
        before, after = place.sentence.text, " ".join(cut)
        checked = compared(before, after)
        restore = self.reviewed.masks.restore
        start = len(restore(self.masked[: place.sentence.start]))
        told = RewrittenSentence(
            start=start,
            end=start + len(restore(before)),
            before=restore(before),
            after=restore(after),
            by=_by(before, parts, cut),
            lost=tuple(restore(fact.text) for fact in checked.lost),
            added=tuple(restore(fact.text) for fact in checked.added),
        )
        self._places.append(place)
        self._after.append(self._with_explanation(after))
        self._done.append(told)
        return told

    def result(self, model: Model, energy: EnergyMeter) -> Rewriting:
        """The whole text, measured; it takes as long as reading the text twice."""
        end = self._places[-1].sentence.end if self._places else 0
        written = joined(self._places, self._after, self.masked[end:])
        text = self.reviewed.masks.restore(written)
        seconds = time.perf_counter() - self._began
        total = round(seconds * 1000, 1)
        return Rewriting(
            text=text,
            readability=BeforeAndAfter(readability(self.given), readability(text)),
            facts=self._facts(compared(self.masked, self._without_explanations(written))),
            sentences=tuple(self._done),
            explained=tuple(Explained(term.term, term.meaning) for term in self._explained),
            attempts=model.attempts,
            model=model.generator.name,
            prompt=model.prompts.active(PROMPT).reference,
            note=model.note,
            guards=self.reviewed.guards,
            usage=model.heard.usage,
            timings=Timings(0.0, 0.0, total, total),
            energy_wh=energy.spent(seconds),
        )

    def _with_explanation(self, after: str) -> str:
        """A term of the law is explained once, behind the sentence that names it first."""
        if not self._unexplained:
            return after
        new = [term for term in to_explain(after) if term in self._unexplained]
        self._unexplained = [term for term in self._unexplained if term not in new]
        self._explained += new
        return " ".join([after, *(term.explanation for term in new)])

    def _without_explanations(self, written: str) -> str:
        for term in self._explained:
            written = written.replace(term.explanation, "", 1)
        return written

    def _facts(self, whole: Comparison) -> KeptFacts:
        restore = self.reviewed.masks.restore
        lost = [fact for sentence in self._done for fact in sentence.lost]
        added = [fact for sentence in self._done for fact in sentence.added]
        return KeptFacts(
            kept=tuple(restore(fact.text) for fact in whole.kept),
            lost=tuple(dict.fromkeys([*lost, *(restore(fact.text) for fact in whole.lost)])),
            added=tuple(dict.fromkeys([*added, *(restore(fact.text) for fact in whole.added)])),
        )


def _by(before: str, parts: Sequence[str], cut: Sequence[str]) -> By:
    if list(parts) != list(cut):
        return "model"
    return "unchanged" if list(parts) == [before] else "rules"
