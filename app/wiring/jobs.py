"""Durable jobs: one place where all long work of this service is known."""

from typing import TYPE_CHECKING

from app.jobs.runtime import DurableJobs
from app.wiring.dossiers import woo_works
from app.wiring.runs import measure_work
from app.wiring.woo_export import export_work

if TYPE_CHECKING:
    from app.wiring import Services


def durable_jobs(services: "Services") -> DurableJobs:
    settings = services.settings
    worker = settings.jobs.worker
    lock = settings.home / f"jobs-{worker}.lock"
    works = [*woo_works(services), export_work(services), measure_work(services)]
    return DurableJobs(settings.jobs_url, worker, works, lock)
