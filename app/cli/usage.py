"""A command that was typed wrong, told in Dutch: what is wrong, and where help is.

Typer says it in English and cannot be given other words (typer 0.29 has its own copy of click).
"""

from pydantic import ValidationError
from typer import rich_utils
from typer._click import exceptions as wrong

from app.complaints import phrase


def headings() -> None:
    """Give the help of every command Dutch headings."""
    rich_utils.ARGUMENTS_PANEL_TITLE = "Wat u opgeeft"
    rich_utils.OPTIONS_PANEL_TITLE = "Opties"
    rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
    rich_utils.REQUIRED_LONG_STRING = "[nodig]"
    rich_utils.DEFAULT_STRING = "[standaard: {}]"


def explained(error: wrong.UsageError) -> str:
    """One Dutch line, with the command that shows help."""
    where = f" Hulp: {error.ctx.command_path} --help" if error.ctx else ""
    return f"{_what(error)}.{where}"


def _what(error: wrong.UsageError) -> str:
    match error:
        case wrong.MissingParameter(param=param) if param:
            return f"Geef ook {param.get_error_hint()}"
        case wrong.BadParameter(param=param) if param:
            return f"De waarde bij {param.get_error_hint()} {_why(error)}"
        case wrong.NoSuchOption(option_name=name, possibilities=near):
            like = f"; er is wel {' en '.join(sorted(near))}" if near else ""
            return f"De optie {name} bestaat hier niet{like}"
        case wrong.BadOptionUsage(option_name=name):
            return f"Achter {name} hoort {'geen' if 'not take' in error.message else 'een'} waarde"
        case _:
            return _about_the_command(error)


def _why(error: wrong.BadParameter) -> str:
    if isinstance(error.__cause__, ValidationError):
        return phrase({**error.__cause__.errors()[0]})
    return "past daar niet"


def _about_the_command(error: wrong.UsageError) -> str:
    """What click says without a kind of its own: about the words of the command itself."""
    _, quote, name = error.message.partition("No such command ")
    if quote:
        return f"De opdracht {name.rstrip('.')} bestaat niet"
    _, bracket, extra = error.message.partition("extra argument(s) (")
    if bracket:
        return f"Dit is te veel: {extra.rstrip(')')}"
    return "De opdracht is niet af"
