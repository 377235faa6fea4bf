"""Judges each sentence of an answer: do the sources carry it, and if not, why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dutch.sentences import sentences
from dutch.spans import Span
from guardrails.contract import Entailment, Mark, SentenceSupport, Similarity, SourceText
from guardrails.support import reasons
from guardrails.support.calibration import Calibration, calibration
from guardrails.support.citations import (
    cited,
    named,
    with_citations_judged,
    without_citations,
)
from guardrails.support.evidence import Evidence, evidence
from guardrails.support.kinds import nothing_to_check
from guardrails.support.library import Library
from guardrails.support.mismatches import Mismatch, mismatches, same_but_written_otherwise
from guardrails.support.passages import Reading
from guardrails.support.signals import signals

# More than a real answer has; these bound the time that made-up text can take.
_MOST_SENTENCES, _LONGEST_SENTENCE = 300, 1000


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that was found out about one sentence, before it is weighed.

    `sources`: all that carry it as well as the best one does.
    """

    claim: Reading
    evidence: Evidence
    mismatches: tuple[Mismatch, ...]
    signals: dict[str, float]
    sources: tuple[str, ...]
    reached: bool


class SupportCheck:
    """The check with what it may use; without similarity and entailment it reads text only.

    Args:
        close: judge texts that were written from these very sources, and so should stay close.

    Raises: CalibrationMismatch when these are not the ones the calibration was fitted on.
    """

    def __init__(
        self,
        similarity: Similarity | None = None,
        entailment: Entailment | None = None,
        *,
        close: bool = False,
    ) -> None:
        self._similarity = similarity
        self._entailment = entailment
        self._calibrations = [calibration("similarity" if similarity else "text")]
        if entailment:
            self._calibrations.insert(0, calibration("entailment"))
        embedder = similarity.name if similarity else "none"
        model = entailment.name if entailment else "none"
        self._calibrations[0].must_fit(embedder, model)
        if close:
            self._calibrations = [one.for_text_from_sources() for one in self._calibrations]

    def __call__(self, answer: str, sources: Sequence[SourceText]) -> tuple[SentenceSupport, ...]:
        """Judge every sentence of the answer, in order; offsets are in the answer."""
        library = Library(sources)
        ids = [source.id for source in sources]
        spans = sentences(answer)
        # A sentence that is repeated costs nothing more.
        first: dict[str, SentenceSupport] = {}
        for span in spans:
            if span.text not in first and len(first) < _MOST_SENTENCES:
                first[span.text] = self._judged(span, library, ids)
        return tuple(
            replace(first[span.text], start=span.start, end=span.end)
            if span.text in first
            else _unjudged(span, "not_checkable", 0.0, reasons.TOO_MANY)
            for span in spans
        )

    def _judged(self, span: Span, library: Library, ids: Sequence[str]) -> SentenceSupport:
        if len(span.text) > _LONGEST_SENTENCE:
            return _unjudged(span, "not_checkable", 0.0, reasons.TOO_LONG)
        claim = Reading(without_citations(span.text))
        if why := nothing_to_check(claim):
            return _unjudged(span, "not_checkable", 1.0, why)
        if not library.passages:
            return _unjudged(span, "unsupported", 0.0, reasons.NO_SOURCES)
        wanted = cited(span.text)
        preferred = named(wanted, ids)
        measured = measure(claim, library, self._similarity, self._entailment, preferred)
        weigh = self._calibrations[0 if measured.reached else -1]
        judged = _weighed(span, measured, weigh)
        return with_citations_judged(judged, wanted, ids, weigh.supported)


def check(
    answer: str,
    sources: Sequence[SourceText],
    similarity: Similarity | None = None,
    entailment: Entailment | None = None,
) -> tuple[SentenceSupport, ...]:
    """Judge one answer; keep a `SupportCheck` to judge many."""
    return SupportCheck(similarity, entailment)(answer, sources)


def score(judged: Sequence[SentenceSupport]) -> float:
    """An answer is carried as far as its weakest sentence; 1 when nothing can be checked."""
    return min((s.score for s in judged if s.support != "not_checkable"), default=1.0)


def measure(
    claim: Reading,
    library: Library,
    similarity: Similarity | None = None,
    entailment: Entailment | None = None,
    cited_sources: Sequence[str] = (),
) -> Measured:
    """Compare one sentence with the sources, without deciding anything."""
    found = evidence(claim, library, similarity, cited_sources)
    wrong = tuple(mismatches(claim, found.passage, library))
    also = [p.source for p in found.others if len(mismatches(claim, p, library)) <= len(wrong)]
    follows = entailment(found.excerpt, claim.text.strip()) if entailment else None
    reached = entailment is None or follows is not None
    weighable = signals(claim, found, wrong, follows)
    return Measured(claim, found, wrong, weighable, (found.passage.source, *also), reached)


def judge(weigh: Calibration, measured: Measured) -> float:
    """Weigh the signals; an invented figure is "unsupported", an article elsewhere not carried."""
    probability = weigh.score(measured.signals)
    if any(not wrong.elsewhere and wrong.kind != "name" for wrong in measured.mismatches):
        return min(probability, weigh.partial * 0.99)
    if any(wrong.kind == "reference" for wrong in measured.mismatches):
        return min(probability, weigh.supported * 0.99)
    return probability


def _weighed(span: Span, measured: Measured, weigh: Calibration) -> SentenceSupport:
    score = judge(weigh, measured)
    mark = _mark(score, weigh)
    why: list[str] = []
    if mark != "supported":
        why += reasons.about_facts(measured.mismatches)
        why += reasons.about_meaning(measured.signals)
        why = why or [reasons.UNCLEAR]
    elif not measured.reached:
        mark, why = "not_checkable", [reasons.NOT_REACHED]
    near = measured.evidence.passage
    why += reasons.about_writing(same_but_written_otherwise(measured.claim, near.around))
    carries = measured.sources if mark in ("supported", "partial") else ()
    return SentenceSupport(
        span.start, span.end, span.text, mark, score, carries, tuple(why), near.said.text
    )


def _mark(score: float, weigh: Calibration) -> Mark:
    if score >= weigh.supported:
        return "supported"
    return "partial" if score >= weigh.partial else "unsupported"


def _unjudged(span: Span, mark: Mark, score: float, why: str) -> SentenceSupport:
    return SentenceSupport(span.start, span.end, span.text, mark, score, (), (why,))
