"""The rows of what is proposed and decided in Woo dossiers; rows stay in here, values go out."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Engine, delete, func, select
from sqlalchemy.orm import Session

from app.storage import dossier_values as values
from app.storage.tables.dossiers import DecisionRow, ProposalRow
from app.values.proposals import Decision, Proposal, Tally


class ProposalRows:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def propose(self, dossier: str, document: str, proposals: Sequence[Proposal]) -> None:
        machine = ProposalRow.detector.not_like("person:%")
        held = delete(ProposalRow).filter_by(dossier=dossier, document=document)
        with Session(self._engine) as session, session.begin():
            session.execute(held.where(machine))
            session.add_all(
                ProposalRow(dossier=dossier, **values.fields(each)) for each in proposals
            )

    def propose_own(self, dossier: str, proposal: Proposal) -> None:
        with Session(self._engine) as session, session.begin():
            session.add(ProposalRow(dossier=dossier, **values.fields(proposal)))

    def proposals(self, dossier: str, document: str | None) -> list[Proposal]:
        found = select(*values.PROPOSAL).where(ProposalRow.dossier == dossier)
        if document is not None:
            found = found.where(ProposalRow.document == document)
        ordered = found.order_by(
            ProposalRow.document, ProposalRow.page, ProposalRow.start, ProposalRow.id
        )
        with Session(self._engine) as session:
            return [values.proposal(row) for row in session.execute(ordered)]

    def tallies(self, dossier: str) -> list[Tally]:
        same = (ProposalRow.document, ProposalRow.key, ProposalRow.ground != "")
        found = select(*same, func.count()).where(ProposalRow.dossier == dossier).group_by(*same)
        with Session(self._engine) as session:
            return [Tally._make(row) for row in session.execute(found)]

    def alike(self, dossier: str, proposal: str) -> list[Proposal]:
        key = select(ProposalRow.key).filter_by(dossier=dossier, id=proposal).scalar_subquery()
        found = select(*values.PROPOSAL)
        found = found.where(ProposalRow.dossier == dossier, ProposalRow.key == key)
        with Session(self._engine) as session:
            return [values.proposal(row) for row in session.execute(found)]

    def log(self, dossier: str, decisions: Sequence[Decision]) -> None:
        newest = select(func.max(DecisionRow.number)).filter_by(dossier=dossier)
        with Session(self._engine) as session, session.begin():
            first = (session.scalar(newest) or 0) + 1
            for number, each in enumerate(decisions, start=first):
                fields = values.fields(replace(each, number=number))
                session.add(DecisionRow(dossier=dossier, **fields))

    def decisions(self, dossier: str) -> list[Decision]:
        with Session(self._engine) as session:
            found = select(*values.DECISION).where(DecisionRow.dossier == dossier)
            rows = session.execute(found.order_by(DecisionRow.number))
            return [values.decision(row) for row in rows]
