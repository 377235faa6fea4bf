"""Runs of the lab bench in the service: where they are kept, and the work in the background."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.benchmark.feedback import FeedbackCases
from app.benchmark.lab import Lab
from app.benchmark.runs import MEASURE, Runs
from app.benchmark.work import MeasureWork
from app.storage.conversations import DatabaseConversations
from app.wiring.benchmark import outputs

if TYPE_CHECKING:
    from app.wiring import Services


def runs(services: "Services") -> Runs:
    return Runs(
        services.lab,
        _folder(services),
        outputs(services),
        services.jobs,
        services.audit,
        services.clock,
        services.settings.keep.runs_days,
    )


def measure_work(services: "Services") -> MeasureWork:
    return MeasureWork(_folder(services), partial(_own_lab, services), MEASURE)


def feedback_cases(services: "Services") -> FeedbackCases:
    guard = services.privacy_guard("answer")
    return FeedbackCases(DatabaseConversations(services.engine), guard, services.audit)


def _folder(services: "Services") -> Path:
    return services.settings.home / "benchmark" / "runs"


@asynccontextmanager
async def _own_lab(services: "Services") -> AsyncGenerator[Lab]:
    async with type(services)(services.settings) as own:
        yield own.lab
