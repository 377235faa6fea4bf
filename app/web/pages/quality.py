"""Kwaliteit: runs of the lab bench started, followed, read and compared."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import RedirectResponse, Response
from markupsafe import Markup
from starlette.datastructures import FormData

from app.benchmark.cases import rows_of
from app.benchmark.report.writing import as_body, comparison_body
from app.benchmark.run_values import Judged, RunState, Side, Wanted
from app.benchmark.runs import Runs
from app.errors import InvalidInput, NotabeneError
from app.problems import detail_of, kind_of
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, Visitor, files_of, text_of

router = APIRouter(prefix="/kwaliteit")

_SIDES: tuple[Side, ...] = ("left", "right", "equal")
_Name = Annotated[str, Query(max_length=200)]


@router.get("")
async def listing(request: Request, who: CurrentVisitor) -> Response:
    return await _listing(request, who)


@router.post("")
async def start(request: Request, who: CurrentVisitor, form: OwnForm) -> Response:
    """What is wrong is told on the page with the form."""
    try:
        state = await _runs(request).start(who.person, await _wanted(form))
    except NotabeneError as error:
        told = {"title": kind_of(error).title, "detail": detail_of(error)}
        return await _listing(request, who, told, status=kind_of(error).status)
    return RedirectResponse(f"/kwaliteit/{state.id}", 303)


@router.get("/duimen.jsonl")
async def thumbs(request: Request, who: CurrentVisitor) -> Response:
    lines = await services_of(request).feedback_cases.lines(who.person)
    headers = {"Content-Disposition": 'attachment; filename="duimen.jsonl"'}
    return Response(lines, media_type="application/jsonl", headers=headers)


@router.get("/vergelijking")
async def compare(request: Request, who: CurrentVisitor, a: _Name, b: _Name) -> Response:
    """Each side is a run and a variant, with a space between them."""
    found = await _runs(request).compare(who.person, _side(a), _side(b))
    body = Markup(comparison_body(found))  # noqa: S704  its template escapes
    return page(request, "meting_vergelijking.html.j2", who, {"body": body})


@router.get("/{meting}")
async def one(request: Request, who: CurrentVisitor, meting: str) -> Response:
    runs = _runs(request)
    state = await runs.state(who.person, meting)
    body = Markup()
    if state.done:
        html = as_body(await runs.view(who.person, meting))
        body = Markup(html)  # noqa: S704  its template escapes
    values = {"run": state, "body": body, "outcome": None, "pair": ()}
    if len(state.variants) > 1:
        pair = (state.variants[0], state.variants[1])
        values |= {"pair": pair, "outcome": await runs.outcome(who.person, meting, pair)}
    return page(request, "meting.html.j2", who, values)


@router.post("/{meting}/stop")
async def stop(request: Request, who: CurrentVisitor, meting: str, _: OwnForm) -> Response:
    await _runs(request).cancel(who.person, meting)
    return RedirectResponse(f"/kwaliteit/{meting}", 303)


@router.post("/{meting}/verder")
async def go_on(request: Request, who: CurrentVisitor, meting: str, _: OwnForm) -> Response:
    await _runs(request).resume(who.person, meting)
    return RedirectResponse(f"/kwaliteit/{meting}", 303)


@router.post("/{meting}/weg")
async def remove(request: Request, who: CurrentVisitor, meting: str, form: OwnForm) -> Response:
    if text_of(form, "zeker") != "ja":
        raise InvalidInput("Kruis aan dat u de meting wilt weggooien.")
    await _runs(request).remove(who.person, meting)
    return RedirectResponse("/kwaliteit", 303)


@router.get("/{meting}/beoordelen")
async def review(request: Request, who: CurrentVisitor, meting: str, wie: _Name = "") -> Response:
    """Two answers to one case, without saying whose they are."""
    pair = await _pair(request, who, meting)
    duel = await _runs(request).duel(who.person, meting, pair, wie)
    values = {"run": meting, "duel": duel, "wie": wie}
    return page(request, "meting_beoordelen.html.j2", who, values)


@router.post("/{meting}/beoordelen")
async def judge(request: Request, who: CurrentVisitor, meting: str, form: OwnForm) -> Response:
    wie = text_of(form, "wie")
    side = next((each for each in _SIDES if each == text_of(form, "keuze")), None)
    if side is None:
        raise InvalidInput("Kies links, rechts of gelijk.")
    pair = await _pair(request, who, meting)
    given = Judged(text_of(form, "geval"), side)
    await _runs(request).judge(who.person, meting, pair, wie, given)
    return RedirectResponse(f"/kwaliteit/{meting}/beoordelen?wie={quote(wie)}", 303)


def _runs(request: Request) -> Runs:
    return services_of(request).runs


async def _wanted(form: FormData) -> Wanted:
    rows: list[object] = []
    for file in files_of(form, "gevallen"):
        rows += rows_of(file.filename or "", await file.read())
    prompts = [each for each in form.getlist("prompt") if isinstance(each, str)]
    task = text_of(form, "taak")
    if not prompts and not task:
        raise InvalidInput("Kies een taak, of versies van prompts.")
    return Wanted(prompts, task, cases=rows)


async def _listing(
    request: Request, who: Visitor, problem: dict[str, str] | None = None, *, status: int = 200
) -> Response:
    runs = _runs(request)
    found: list[RunState] = await runs.listing(who.person)
    sides = [f"{run.id} {variant}" for run in found for variant in run.variants if run.done]
    values = {
        "runs": found,
        "sides": sides,
        "tasks": runs.lab.tasks,
        "prompts": runs.lab.versions(),
        "problem": problem,
    }
    return page(request, "kwaliteit.html.j2", who, values, status=status)


async def _pair(request: Request, who: Visitor, meting: str) -> tuple[str, str]:
    """The first two variants are the ones that people choose between."""
    variants = (await _runs(request).state(who.person, meting)).variants
    if len(variants) < 2:  # noqa: PLR2004  two are a pair
        raise InvalidInput("Deze meting heeft maar één variant: er valt niets te kiezen.")
    return variants[0], variants[1]


def _side(text: str) -> tuple[str, str]:
    run, _, variant = text.partition(" ")
    return run, variant
