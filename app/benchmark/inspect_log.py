"""A run as a log in the form of Inspect, one a variant, for labs that read those.

Form: version 2 of the eval log of UKGovernmentBEIS/inspect_ai (JSON): `eval` says what was run,
`samples` what each case gave, `results` the means.
"""

from collections.abc import Mapping
from typing import Any

from app.benchmark.report.view import ReportView
from app.benchmark.results import Result, RunRecord, VariantRecord

_VERSION = 2


def inspect_log(view: ReportView, variant: VariantRecord) -> dict[str, Any]:
    """One variant; a score that could not be judged is null, as Inspect has it."""
    run = view.run
    results = [
        cell.result
        for case in view.cases
        for cell in case.cells
        if cell.result.variant == variant.name
    ]
    failed = any(each.error for each in results)
    return {
        "version": _VERSION,
        "status": "error" if failed else "success",
        "eval": _eval(run, variant),
        "results": {
            "total_samples": len(run.cases) * run.repeats,
            "completed_samples": sum(not each.error for each in results),
            "scores": [_score(each.name, each.means[variant.name].value) for each in view.scores],
        },
        "samples": [_sample(run, each) for each in results],
    }


def _eval(run: RunRecord, variant: VariantRecord) -> dict[str, Any]:
    return {
        "task": run.task,
        "task_version": 0,
        "created": run.started,
        "model": variant.model,
        "dataset": {"name": run.cases_digest[:12], "samples": len(run.cases)},
        "config": {"epochs": run.repeats},
        "metadata": {"variant": variant.name, "prompts": variant.prompts, "machine": run.machine},
        "packages": run.software,
    }


def _score(name: str, mean: float | None) -> Mapping[str, Any]:
    metrics = {"mean": {"name": "mean", "value": mean}}
    return {"name": name, "scorer": name, "metrics": metrics}


def _sample(run: RunRecord, result: Result) -> dict[str, Any]:
    case = next(each for each in run.cases if each.id == result.case)
    sample: dict[str, Any] = {
        "id": result.case,
        "epoch": result.repeat + 1,
        "input": "\n".join(f"{name}: {value}" for name, value in case.fields.items()),
        "target": [str(value) for value in case.expect.values()],
        "output": {"model": result.variant, "completion": result.text},
        "scores": {
            name: {"value": score.value, "explanation": score.detail}
            for name, score in result.scores.items()
        },
        "metadata": {"tags": list(case.tags)},
    }
    return {**sample, "error": {"message": result.error}} if result.error else sample
