"""Personal data in what people type: found before it is sent, masked before it is kept."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from app.values.answers import Answer
from app.values.conversations import PersonalData
from guardrails.contract import Action, Decision, SentenceSupport
from guardrails.masking import Masks
from guardrails.pipeline import Pipeline

_REMEMBERED = 500


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text as it may be kept, and what of it a person must decide about."""

    text: str
    findings: tuple[PersonalData, ...]


@dataclass(frozen=True, slots=True)
class Masking:
    """Gives one person or number the same placeholder throughout a conversation.

    What the placeholders stand for is in memory only, for the newest conversations: after a
    restart a reader sees placeholders, and new ones never clash with those.
    """

    privacy: Pipeline
    _known: OrderedDict[str, Masks] = field(default_factory=OrderedDict, repr=False)

    def masks(self, conversation: str) -> Masks:
        masks = self._known.setdefault(conversation, Masks())
        self._known.move_to_end(conversation)
        while len(self._known) > _REMEMBERED:
            self._known.popitem(last=False)
        return masks

    def forget(self, conversation: str) -> None:
        self._known.pop(conversation, None)

    def review(self, text: str, masks: Masks) -> MaskedText:
        """A text that a check broke on comes back empty: nobody knows what is in it."""
        verdict = replace(self.privacy, placeholder=masks.placeholder).review(text)
        masked = (d for d in verdict.decisions if d.action is Action.MASK)
        return MaskedText(verdict.text, tuple(_finding(text, decision) for decision in masked))

    def masked_answer(self, answer: Answer, masks: Masks) -> Answer:
        """The answer to a question that was sent as it was typed, as it may be kept."""
        shown, sentences, cursor = "", [], 0
        for each in sorted(answer.sentences, key=lambda sentence: sentence.start):
            shown += answer.text[cursor : each.start]
            sentences.append(self._masked(each, len(shown), masks))
            shown += sentences[-1].text
            cursor = each.end
        rest = self.review(answer.text[cursor:], masks).text
        return replace(answer, text=shown + rest, sentences=tuple(sentences))

    def _masked(self, sentence: SentenceSupport, start: int, masks: Masks) -> SentenceSupport:
        text = self.review(sentence.text, masks).text
        reasons = tuple(self.review(reason, masks).text for reason in sentence.reasons)
        return replace(sentence, start=start, end=start + len(text), text=text, reasons=reasons)


def restored(answer: Answer, masks: Masks) -> Answer:
    """The answer as whoever typed the question sees it."""
    return replace(
        answer,
        text=masks.restore(answer.text),
        sentences=tuple(restored_sentence(each, answer.text, masks) for each in answer.sentences),
    )


def restored_sentence(sentence: SentenceSupport, text: str, masks: Masks) -> SentenceSupport:
    return replace(
        sentence,
        start=len(masks.restore(text[: sentence.start])),
        end=len(masks.restore(text[: sentence.end])),
        text=masks.restore(sentence.text),
        reasons=tuple(map(masks.restore, sentence.reasons)),
    )


def kinds_that_may_go(findings: Sequence[PersonalData]) -> frozenset[str]:
    return frozenset(finding.kind for finding in findings if finding.may_send)


def _finding(text: str, decision: Decision) -> PersonalData:
    found = decision.finding
    return PersonalData(
        found.kind,
        found.start,
        found.end,
        text[found.start : found.end],
        found.reason,
        decision.override,
    )
