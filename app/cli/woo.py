"""`notabene woo`: the law, and a dossier from import to export."""

import typer

from app.cli import (
    woo_answer,
    woo_details,
    woo_dossier,
    woo_export,
    woo_law,
    woo_members,
    woo_show,
)

_ROAD = """Behandel een Woo-verzoek.

Een dossier gaat van import (bestanden inlezen) via propose (voorstellen om te lakken) en decide
(uw besluiten) naar export (gelakte documenten, lijsten en conceptbesluit). Met show ziet u wat er
nog te doen is.
"""

app = typer.Typer(help=_ROAD, no_args_is_help=True)
app.command(name="term")(woo_law.term)
app.command(name="ground")(woo_law.ground)
app.command(name="check")(woo_law.check)
app.command(name="import")(woo_dossier.take_in)
app.command(name="list")(woo_show.every)
app.command(name="show")(woo_show.show_dossier)
app.command(name="details")(woo_details.details)
app.command(name="propose")(woo_dossier.propose)
app.command(name="decide")(woo_dossier.decide)
app.command(name="log")(woo_show.log)
app.command(name="search")(woo_answer.search)
app.command(name="answer")(woo_answer.answer)
app.command(name="summary")(woo_answer.summary)
app.command(name="export")(woo_export.export)
app.command(name="share")(woo_members.share)
app.command(name="remove")(woo_dossier.remove)
