"""`notabene woo share`: who may open a dossier."""

from functools import partial
from typing import Annotated

import typer
from rich.console import Console

from app.cli.lines import finish, run
from app.cli.woo_dossier import Named, services
from app.values.people import LOCAL


def share(
    who: Annotated[
        str, typer.Argument(metavar="ID", help="De sleutel van een collega, uit keys list.")
    ],
    dossier: Named,
) -> None:
    """Laat een collega in een dossier, bijvoorbeeld als tweede lezer."""

    async def work() -> None:
        async with services() as uses:
            await uses.dossiers.share(LOCAL, dossier, who)

    finish(partial(run, work()))
    Console(highlight=False).print(
        f"Sleutel {who} kan nu in dossier {dossier}.", markup=False, soft_wrap=True
    )
