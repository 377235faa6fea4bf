"""`notabene settings`: every setting, as the table in docs/settings.md."""

import typer

from app.settings import table


def settings() -> None:
    """Laat alle instellingen zien, met hun standaard en betekenis."""
    typer.echo(table(), nl=False)
