"""The export of a Woo dossier over HTTP: started as a job, then fetched as one zip file."""

from collections.abc import Iterator, Mapping
from tempfile import SpooledTemporaryFile
from typing import IO, Annotated
from zipfile import ZIP_DEFLATED, ZipFile

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from app.api.deps import CurrentPerson, UsesExporting
from app.api.woo_dossiers import Started
from app.woo.export.record import ExportRecord
from app.woo.export.warnings import STAYS, not_decided

router = APIRouter(prefix="/v1/woo/dossiers", tags=["woo"])
_IN_MEMORY = 10_000_000
_PIECE = 64 * 1024


class ExportStarted(Started):
    """`undecided`: for each document how many proposals nobody decided on, so that they stay."""

    undecided: dict[str, int]
    warnings: list[str]

    @classmethod
    def of(cls, job: str, left: Mapping[str, int]) -> "ExportStarted":
        warnings = [f"{not_decided(left)} {STAYS}"] if left else []
        return cls(job=job, undecided=dict(left), warnings=warnings)


@router.post("/{dossier}/export", status_code=202, operation_id="exporteerWooDossier")
async def start(
    dossier: str,
    person: CurrentPerson,
    uses: UsesExporting,
    *,
    only_decided: Annotated[
        bool,
        Query(
            description="Weiger zolang over een voorstel niet is besloten. Anders blijven zulke "
            "passages leesbaar; `undecided` in het antwoord telt ze.",
        ),
    ] = False,
) -> ExportStarted:
    """Maak de gelakte documenten, de lijsten en het conceptbesluit; dit is een opdracht."""
    job = await uses.start(person, dossier, only_decided=only_decided)
    return ExportStarted.of(job, await uses.left(person, dossier))


@router.get("/{dossier}/export", operation_id="wooExport")
async def record(dossier: str, person: CurrentPerson, uses: UsesExporting) -> ExportRecord:
    """Wat er is geëxporteerd, hoe elke pagina is gemaakt en waar u nog naar moet kijken."""
    return await uses.record(person, dossier)


@router.get(
    "/{dossier}/export/bestanden",
    operation_id="wooExportBestanden",
    response_class=StreamingResponse,
    responses={200: {"content": {"application/zip": {}}}},
)
async def package(dossier: str, person: CurrentPerson, uses: UsesExporting) -> StreamingResponse:
    """Alle bestanden van de export in één zip-bestand."""
    await uses.record(person, dossier)  # refused before there is a file to close
    packed = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115  closed when it was sent
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        async for name, data in uses.package(person, dossier):
            archive.writestr(name, data)
    packed.seek(0)
    headers = {"Content-Disposition": f'attachment; filename="{dossier}.zip"'}
    return StreamingResponse(_pieces(packed), media_type="application/zip", headers=headers)


def _pieces(packed: IO[bytes]) -> Iterator[bytes]:
    with packed:
        while piece := packed.read(_PIECE):
            yield piece
