"""Durable jobs: one place where all long work of this service is known."""

from typing import TYPE_CHECKING

from app.jobs.runtime import DurableJobs
from app.wiring.dossiers import woo_works

if TYPE_CHECKING:
    from app.wiring import Services


def durable_jobs(services: "Services") -> DurableJobs:
    settings = services.settings
    worker = settings.jobs.worker
    lock = settings.home / f"jobs-{worker}.lock"
    return DurableJobs(settings.jobs_url, worker, woo_works(services), lock)
