"""`notabene woo`: the law, and a dossier from import to export."""

import typer

from app.cli import woo_answer, woo_details, woo_dossier, woo_export, woo_law, woo_members

app = typer.Typer(help="Behandel een Woo-verzoek.", no_args_is_help=True)
app.command(name="term")(woo_law.term)
app.command(name="ground")(woo_law.ground)
app.command(name="check")(woo_law.check)
app.command(name="import")(woo_dossier.take_in)
app.command(name="details")(woo_details.details)
app.command(name="propose")(woo_dossier.propose)
app.command(name="decide")(woo_dossier.decide)
app.command(name="search")(woo_answer.search)
app.command(name="answer")(woo_answer.answer)
app.command(name="summary")(woo_answer.summary)
app.command(name="export")(woo_export.export)
app.command(name="share")(woo_members.share)
app.command(name="remove")(woo_dossier.remove)
