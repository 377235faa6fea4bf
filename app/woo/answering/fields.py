"""What answers a request in the fields that the command line and HTTP share."""

import datetime as dt

from pydantic import BaseModel

from app.values.documents import Document, Heading, ListBlock, Paragraph
from app.woo.answering.matching import FoundDocument, FoundPassage
from app.woo.answering.support import Answered, PointAnswered


class PassageFields(BaseModel):
    """A passage with the sentence in it that says most about the point, and why it is here."""

    page: int | None
    text: str
    sentence: str
    score: float
    why: str

    @classmethod
    def of(cls, found: FoundPassage) -> "PassageFields":
        return cls(
            page=found.page,
            text=found.text,
            sentence=found.sentence,
            score=found.score,
            why=found.why,
        )


class AnswerDocument(BaseModel):
    """A document that speaks of a point, surely or perhaps; `notes`: what to know of it."""

    id: str
    file: str
    title: str
    kind: str
    date: dt.date | None
    score: float
    sure: bool
    notes: list[str]
    passages: list[PassageFields]

    @classmethod
    def of(cls, found: FoundDocument) -> "AnswerDocument":
        document = found.document
        return cls(
            id=document.id,
            file=document.file,
            title=document.title,
            kind=document.kind,
            date=document.date,
            score=found.score,
            sure=found.sure,
            notes=list(found.notes),
            passages=[PassageFields.of(each) for each in found.passages],
        )


class PointFields(BaseModel):
    """A point of the request; `since` and `until` are the days it asks about, if it says so."""

    label: str
    text: str
    since: dt.date | None
    until: dt.date | None
    found: bool
    documents: list[AnswerDocument]

    @classmethod
    def of(cls, answered: PointAnswered) -> "PointFields":
        since, until = answered.point.asked.period
        return cls(
            label=answered.point.label,
            text=answered.point.text,
            since=since,
            until=until,
            found=answered.found,
            documents=[AnswerDocument.of(each) for each in answered.documents],
        )


class AnswerFields(BaseModel):
    """`request`: the document that holds it; `not_found`: labels of points without any."""

    dossier: str
    request: str | None
    points: list[PointFields]
    not_found: list[str]

    @classmethod
    def of(cls, dossier: str, answered: Answered) -> "AnswerFields":
        return cls(
            dossier=dossier,
            request=answered.source or None,
            points=[PointFields.of(each) for each in answered.points],
            not_found=[each.point.label for each in answered.points if not each.found],
        )


class SummarySection(BaseModel):
    heading: str
    paragraphs: list[str]


class SummaryFields(BaseModel):
    """The summary for the requester: whole as `text`, and cut at its headings."""

    dossier: str
    title: str
    text: str
    sections: list[SummarySection]

    @classmethod
    def of(cls, dossier: str, document: Document) -> "SummaryFields":
        sections: list[SummarySection] = []
        for block in document.blocks:
            if isinstance(block, Heading):
                sections.append(SummarySection(heading=block.text, paragraphs=[]))
            elif isinstance(block, Paragraph):
                sections[-1].paragraphs.append(block.text)
            elif isinstance(block, ListBlock):
                sections[-1].paragraphs += [f"- {item}" for item in block.items]
        text = "\n\n".join("\n".join([each.heading, *each.paragraphs]) for each in sections)
        return cls(dossier=dossier, title=document.title, text=text, sections=sections)
