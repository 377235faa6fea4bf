"""Search the collections that the asker may see."""

from fastapi import APIRouter

from app.api.bodies import SearchQuery
from app.api.deps import CurrentPerson, UsesCollections, UsesSearch
from app.use_cases.search import SearchResult

router = APIRouter(prefix="/v1/zoekopdrachten", tags=["zoeken"])


@router.post("", operation_id="zoek")
async def search(
    body: SearchQuery, person: CurrentPerson, uses: UsesSearch, collections: UsesCollections
) -> SearchResult:
    """Passages die bij de zoekvraag passen, de beste eerst."""
    within = await collections.within(person, body.collection)
    return await uses.run(body.query, body.k, within, person.id)
