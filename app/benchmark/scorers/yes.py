"""Yes and no as cases have them: JSON and YAML have a word for it, CSV has text."""


def yes(given: object) -> bool:
    given = given[0] if isinstance(given, list) and given else given
    return str(given).casefold() in ("true", "ja", "1")
