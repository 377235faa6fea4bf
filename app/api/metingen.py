"""Runs of the lab bench over HTTP; a run is a job that outlives the request."""

from typing import Annotated, Any, Literal

from anyio.to_thread import run_sync
from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel, ConfigDict, Field

from app.api.deps import CurrentPerson, UsesRuns
from app.benchmark.comparing import Comparison, Row
from app.benchmark.report.writing import as_csv, as_data, as_html, as_json
from app.benchmark.run_values import RunState, Wanted

router = APIRouter(prefix="/v1/metingen", tags=["metingen"])

_FORMS = {
    "json": (lambda view: as_json(as_data(view)), "application/json"),
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "html": (as_html, "text/html; charset=utf-8"),
}


class NewRun(BaseModel):
    """What to run: prompts of one task, or a task as it is now.

    `cases` are those of `notabene benchmark run`; left out, the shipped ones of the task.
    """

    model_config = ConfigDict(extra="forbid")

    prompts: list[str] = Field(default=[], max_length=20)
    task: str = ""
    models: list[str] = Field(default=["default"], min_length=1, max_length=20)
    cases: list[dict[str, Any]] = Field(default=[], max_length=10_000)
    collection: str = ""
    repeats: int = Field(default=1, ge=1, le=100)
    seed: int = Field(default=0, ge=0)
    temperature: float | None = Field(default=None, ge=0, le=2)
    judge: bool = False

    def wanted(self) -> Wanted:
        given = self.model_dump(exclude={"judge"})
        return Wanted(**given, judged=self.judge)


class Against(BaseModel):
    """The other run, that should be better, and a variant of each where there are more."""

    met: str
    variant: str = ""
    met_variant: str = Field(default="", alias="metVariant")


class ComparisonBody(BaseModel):
    """B against A; `regressions` names the measures on which B is shown to be worse."""

    a: str
    b: str
    rows: tuple[Row, ...]
    regressions: tuple[str, ...]

    @classmethod
    def of(cls, found: Comparison) -> "ComparisonBody":
        names = tuple(row.measure.name for row in found.regressions)
        return cls(a=found.a, b=found.b, rows=found.rows, regressions=names)


@router.get("", operation_id="metingen")
async def listing(person: CurrentPerson, uses: UsesRuns) -> list[RunState]:
    """De metingen, de nieuwste eerst."""
    return await uses.listing(person)


@router.post("", status_code=202, operation_id="beginMeting")
async def start(body: NewRun, person: CurrentPerson, uses: UsesRuns) -> RunState:
    """Begin een meting: elke prompt met elk model, over alle gevallen."""
    return await uses.start(person, body.wanted())


@router.get("/{meting}", operation_id="meting")
async def state(meting: str, person: CurrentPerson, uses: UsesRuns) -> RunState:
    """Hoe ver een meting is."""
    return await uses.state(person, meting)


@router.get("/{meting}/verslag", operation_id="verslagVanMeting", response_class=Response)
async def report(
    meting: str,
    person: CurrentPerson,
    uses: UsesRuns,
    vorm: Annotated[Literal["json", "csv", "html"], Query()] = "json",
) -> Response:
    """Het verslag over wat er nu is, als JSON, CSV of HTML."""
    write, media_type = _FORMS[vorm]
    text = await run_sync(write, await uses.view(person, meting))
    headers = {"Content-Disposition": f'attachment; filename="{meting}.{vorm}"'}
    return Response(text, media_type=media_type, headers=headers)


@router.get("/{meting}/vergelijking", operation_id="vergelijkMetingen")
async def compare(
    meting: str,
    person: CurrentPerson,
    uses: UsesRuns,
    asked: Annotated[Against, Query()],
) -> ComparisonBody:
    """Vergelijk een andere meting met deze, gepaard per geval."""
    found = await uses.compare(person, (meting, asked.variant), (asked.met, asked.met_variant))
    return ComparisonBody.of(found)


@router.post("/{meting}/annulering", status_code=202, operation_id="annuleerMeting")
async def cancel(meting: str, person: CurrentPerson, uses: UsesRuns) -> RunState:
    """Stop een meting; wat klaar is, blijft."""
    return await uses.cancel(person, meting)


@router.post("/{meting}/hervatting", status_code=202, operation_id="hervatMeting")
async def resume(meting: str, person: CurrentPerson, uses: UsesRuns) -> RunState:
    """Ga verder met een meting die gestopt of mislukt is."""
    return await uses.resume(person, meting)


@router.delete("/{meting}", status_code=204, operation_id="verwijderMeting")
async def remove(meting: str, person: CurrentPerson, uses: UsesRuns) -> None:
    """Gooi een meting weg met alle uitkomsten."""
    await uses.remove(person, meting)
