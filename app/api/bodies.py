"""What goes in and out, with the field names of the contract; the command line prints the same."""

from pydantic import BaseModel, ConfigDict, Field

from app.values.answers import Source, Timings, Turn, Usage
from app.values.guarding import Guarded, Override
from app.values.support import SupportSummary
from guardrails.contract import SentenceSupport


class QuestionExtras(BaseModel):
    """`override` lets kinds of personal data through where the policy allows it."""

    model_config = ConfigDict(extra="forbid")

    override: Override | None = None


class Question(BaseModel):
    """A question in Dutch, with what was asked and answered before it."""

    model_config = ConfigDict(extra="forbid")

    question: str = Field(min_length=1)
    collection: str | None = None
    history: tuple[Turn, ...] = ()
    notabene: QuestionExtras = QuestionExtras()


class SearchQuery(BaseModel):
    model_config = ConfigDict(extra="forbid")

    query: str = Field(min_length=1)
    k: int = Field(default=10, ge=1, le=100)
    collection: str | None = None


class AnswerBody(BaseModel):
    """An answer with its sources and how well they carry each sentence."""

    model_config = ConfigDict(from_attributes=True)

    answer: str = Field(validation_alias="text")
    abstained: bool
    summary: SupportSummary
    sentences: tuple[SentenceSupport, ...]
    sources: tuple[Source, ...]
    usage: Usage
    timings: Timings
    energy_wh: float
    model: str
    prompt: str
    guards: tuple[Guarded, ...]
