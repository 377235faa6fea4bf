"""Judges each sentence of an answer: do the sources carry it, and if not, why not."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from dutch.sentences import sentences
from dutch.spans import Span
from guardrails.contract import Entailment, Mark, SentenceSupport, Similarity, SourceText
from guardrails.support import reasons
from guardrails.support.calibration import Calibration, calibration
from guardrails.support.evidence import Evidence, evidence
from guardrails.support.kinds import cited, nothing_to_check, without_citations
from guardrails.support.mismatches import Mismatch, mismatches, same_but_written_otherwise
from guardrails.support.passages import Library, Reading
from guardrails.support.signals import signals


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that was found out about one sentence, before it is weighed."""

    claim: Reading
    evidence: Evidence
    mismatches: tuple[Mismatch, ...]
    signals: dict[str, float]
    reached: bool


class SupportCheck:
    """The check with what it may use; without similarity and entailment it reads text only.

    Raises: CalibrationMismatch when these are not the ones the calibration was fitted on.
    """

    def __init__(
        self, similarity: Similarity | None = None, entailment: Entailment | None = None
    ) -> None:
        self._similarity = similarity
        self._entailment = entailment
        self._calibrations = [calibration("similarity" if similarity else "text")]
        if entailment:
            self._calibrations.insert(0, calibration("entailment"))
        embedder = similarity.name if similarity else "none"
        model = entailment.name if entailment else "none"
        self._calibrations[0].must_fit(embedder, model)

    def __call__(self, answer: str, sources: Sequence[SourceText]) -> tuple[SentenceSupport, ...]:
        """Judge every sentence of the answer, in order; offsets are in the answer."""
        library = Library(sources)
        ids = [source.id for source in sources]
        spans = sentences(answer)
        # A sentence that is repeated costs nothing more.
        first = {span.text: self._judged(span, library, ids) for span in _distinct(spans)}
        return tuple(replace(first[s.text], start=s.start, end=s.end) for s in spans)

    def _judged(self, span: Span, library: Library, ids: Sequence[str]) -> SentenceSupport:
        claim = Reading(without_citations(span.text))
        if why := nothing_to_check(claim):
            return _unjudged(span, "not_checkable", 1.0, why)
        if not library.passages:
            return _unjudged(span, "unsupported", 0.0, reasons.NO_SOURCES)
        wanted = cited(span.text)
        preferred = _named(wanted, ids)
        measured = measure(claim, library, self._similarity, self._entailment, preferred)
        return _cite(self._weighed(span, measured), wanted, ids)

    def _weighed(self, span: Span, measured: Measured) -> SentenceSupport:
        weigh = self._calibrations[0 if measured.reached else -1]
        score = judge(weigh, measured)
        mark = _mark(score, weigh)
        why = list(reasons.about_facts(measured.mismatches)) if mark != "supported" else []
        if mark != "supported":
            why += reasons.about_meaning(measured.signals)
            why = why or [reasons.UNCLEAR]
        elif not measured.reached:
            mark, why = "not_checkable", [reasons.NOT_REACHED]
        near = measured.evidence.passage
        why += reasons.about_writing(same_but_written_otherwise(measured.claim, near.around))
        carries = (near.source,) if mark in ("supported", "partial") else ()
        return SentenceSupport(
            span.start, span.end, span.text, mark, score, carries, tuple(why), near.said.text
        )


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
    wrong = tuple(mismatches(claim, found.passage.around, library))
    source = library.sources[found.passage.source].text
    follows = entailment(source, claim.text) if entailment else None
    reached = entailment is None or follows is not None
    return Measured(claim, found, wrong, signals(claim, found, wrong, follows), reached)


def judge(weigh: Calibration, measured: Measured) -> float:
    """Weigh the signals; a figure or reference that no source has is never "supported"."""
    probability = weigh.score(measured.signals)
    invented = any(not m.elsewhere and m.kind != "name" for m in measured.mismatches)
    return min(probability, weigh.supported * 0.99) if invented else probability


def _distinct(spans: Sequence[Span]) -> list[Span]:
    return list({span.text: span for span in spans}.values())


def _mark(score: float, weigh: Calibration) -> Mark:
    if score >= weigh.supported:
        return "supported"
    return "partial" if score >= weigh.partial else "unsupported"


def _unjudged(span: Span, mark: Mark, score: float, why: str) -> SentenceSupport:
    return SentenceSupport(span.start, span.end, span.text, mark, score, (), (why,))


def _named(wanted: Sequence[int], ids: Sequence[str]) -> list[str]:
    """Find the sources by their id, or else by their place, as readers count them."""
    by_place = dict(enumerate(ids, 1))
    found = (str(n) if str(n) in ids else by_place.get(n) for n in wanted)
    return [one for one in found if one is not None]


def _cite(judged: SentenceSupport, wanted: Sequence[int], ids: Sequence[str]) -> SentenceSupport:
    """Add what is wrong with the citation: a number without a source, or the wrong source."""
    named = _named(wanted, ids)
    missing = [n for n in wanted if not _named([n], ids)]
    elsewhere = bool(judged.sources) and not set(judged.sources) & set(named)
    if not missing and not (wanted and elsewhere):
        return judged
    more = reasons.about_citation(wanted, missing, ", ".join(judged.sources))
    return replace(judged, reasons=(*judged.reasons, *more))
