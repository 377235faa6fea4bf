"""Asking with everything around it: screened passages, judged sentences, guarded ends."""

from typing import TYPE_CHECKING

from app.guarding.answers import AnswerGuardInThread
from app.telemetry.energy import EstimatedEnergy
from app.use_cases.ask import Ask, AskLimits
from app.use_cases.ask.answerability import read_decision
from app.use_cases.guarded_ask import GuardedAsk, Guardian
from app.wiring.guards import input_guard
from app.wiring.judging import answer_judges

if TYPE_CHECKING:
    from app.ports.retrieval import Retriever
    from app.wiring.writing import Writing


def guarded_ask(services: "Writing") -> GuardedAsk:
    """Raises: SettingsWrong when a setting, prompt or weight is not there."""
    ask = answers_from(services, services.retriever)
    guardian = Guardian(input_guard(services, services.settings.guard.chat_policy))
    return GuardedAsk(ask, guardian, services.audit, ask.limits.turns)


def answers_from(services: "Writing", retriever: "Retriever") -> Ask:
    """Answers from what this retriever finds."""
    answer = services.settings.answer
    judges = answer_judges(services.embedder)
    return Ask(
        prompts=services.prompts,
        retriever=retriever,
        generator=services.generator,
        judge=judges.fast,
        careful=judges.careful,
        guard=AnswerGuardInThread(services.privacy_guard("answer")),
        decision=read_decision(),
        energy=EstimatedEnergy(answer.watts),
        limits=AskLimits(passages=answer.passages, unsupported=answer.unsupported),
    )
