"""What a person reads after `notabene woo import|propose|decide`."""

from rich.console import Console

from app.woo.decisions.lines import DecideFields
from app.woo.results import ImportFields, ProposeFields


def print_import(fields: ImportFields) -> None:
    console = Console(highlight=False, soft_wrap=True)
    console.print(
        f"Dossier {fields.dossier}: {len(fields.documents)} documenten, "
        f"{len(fields.families)} families, {len(fields.threads)} gesprekken, "
        f"{len(fields.duplicates)} groepen dubbelen, {len(fields.failed)} niet gelezen",
        markup=False,
    )
    for failure in fields.failed:
        console.print(
            f"  niet gelezen: {failure.file}: {failure.reason}", style="red", markup=False
        )


def print_proposals(fields: ProposeFields) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for document in fields.documents:
        console.print(f"{document.id}  {document.file}", style="bold", markup=False)
        for each in document.proposals:
            said = " ".join(each.text.split())
            console.print(
                f"  {each.id}  p. {each.page}  {each.ground:8} {said}  ({each.reason})",
                markup=False,
            )


def print_decisions(fields: DecideFields) -> None:
    console = Console(highlight=False, soft_wrap=True)
    counts = {"gelakt": fields.accepted, "blijft staan": fields.rejected,
              "beoordeeld": fields.judged, "bevestigd": fields.confirmed,
              "teruggenomen": fields.undone}  # fmt: skip
    told = ", ".join(f"{name}: {count}" for name, count in counts.items())
    console.print(f"{told} (samen {fields.proposals} plaatsen)", markup=False)
    for error in fields.errors:
        console.print(f"  regel {error.line}: {error.detail}", style="red", markup=False)
