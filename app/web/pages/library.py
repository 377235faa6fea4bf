"""Collections, documents at their passage, searching, and adding files."""

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response

from app.access import may_see, visible
from app.errors import NotabeneError, NotFound
from app.problems import detail_of
from app.use_cases.search import Hit, SearchResult
from app.values.people import Person
from app.web.dutch import count
from app.web.pages.documents import Passages
from app.web.services import services_of
from app.web.view import page
from app.web.visitor import CurrentVisitor, OwnForm, Visitor, files_of, text_of
from app.web.words import names_a_word, passage_id
from knowledge_base.contract import Chunk

router = APIRouter()

_HITS = 12


@router.get("/bronnen")
async def library(
    request: Request,
    who: CurrentVisitor,
    zoek: Annotated[str, Query(max_length=400)] = "",
    collectie: Annotated[str, Query(max_length=100)] = "",
) -> Response:
    return await _page(request, who, zoek.strip(), collectie)


@router.post("/bronnen")
async def add(request: Request, who: CurrentVisitor, form: OwnForm) -> Response:
    """Take files in; each that fails is named with the reason, the others stay."""
    ingest = services_of(request).ingest
    name = text_of(form, "collectie")
    added, failed = [], []
    for file in files_of(form, "bestand"):
        try:
            report = await ingest.receive(who.person, name, file.filename or "", file.file)
            failed += [(each.path, each.reason) for each in report.failed]
            added += [file.filename] if report.added + report.updated + report.unchanged else []
        except NotabeneError as error:
            failed.append((file.filename or "", detail_of(error)))
    told = {"added": added, "failed": failed, "nothing": not added and not failed}
    return await _page(request, who, "", "", told)


@router.get("/bron/{document}")
async def document(
    request: Request,
    who: CurrentVisitor,
    document: str,
    passage: Annotated[str, Query(max_length=40)] = "",
    *,
    terug: Annotated[str, Query(max_length=60)] = "",
    deel: Annotated[int | None, Query(ge=1)] = None,
) -> Response:
    """The part of the document with the passage that was asked for, or another part of it."""
    uses = services_of(request).collections
    number = None if passage and deel is None else deel or 1

    def is_wanted(chunk: Chunk) -> bool:
        return passage_id(chunk.text) == passage

    for collection in await uses.listing(who.person):
        try:
            part = await uses.part(who.person, collection.name, document, is_wanted, number)
        except NotFound:
            continue
        values = {
            "collection": collection.name,
            "part": part,
            "document": part.chunks[0],
            "passages": Passages.of(part, passage),
            "back": quote(terug, safe=""),
        }
        return page(request, "bron.html.j2", who, values)
    raise NotFound("Dit document is er niet (meer), of u mag het niet zien.")


async def _page(
    request: Request,
    who: Visitor,
    query: str,
    collection: str,
    told: dict[str, object] | None = None,
) -> Response:
    services = services_of(request)
    found = await services.collections.listing(who.person)
    hits = await _search(request, who, query, collection)
    values = {
        "collections": found,
        "query": query,
        "chosen": collection,
        "hits": hits,
        "literal": names_a_word(query, (hit.text for hit in hits or ())),
        "readers": await _readers(request, [each.name for each in found]),
        "may_add": who.person.scope == "manage",
        "added": (),
        "failed": (),
        "nothing": False,
        **(told or {}),
    }
    return page(request, "bronnen.html.j2", who, values)


async def _readers(request: Request, names: list[str]) -> dict[str, str]:
    """Who may search in each collection, in words."""
    services = services_of(request)
    if services.keys_asked is None:
        return dict.fromkeys(names, "Wie deze computer gebruikt")
    now = services.clock()
    live = [key for key in await services.keys.every() if key.is_live(now)]
    people = [Person(key.id, key.scope, key.collections) for key in live]
    holders = {name: sum(may_see(person, name) for person in people) for name in names}
    return {name: count(number, "sleutel", "sleutels") for name, number in holders.items()}


async def _search(request: Request, who: Visitor, query: str, collection: str) -> list[Hit] | None:
    if not query:
        return None
    services = services_of(request)
    existing = [each.name for each in await services.collections.listing(who.person)]
    within = visible(who.person, existing, collection or None)
    result: SearchResult = await services.search.run(query, _HITS, within, who.person.id)
    return list(result.hits)
