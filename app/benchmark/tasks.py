"""What can be measured besides the tasks that follow from a prompt file."""

from collections.abc import Mapping

# These checks ask no language model.
WITHOUT_MODEL = frozenset({"privacy", "injection", "marking", "woo"})
TITLES: Mapping[str, str] = {
    "ask": "Vragen aan de bronnen",
    "injection": "Verborgen opdrachten vinden",
    "marking": "Rubriceringen vinden",
    "minutes": "Notulen",
    "nota": "Nota",
    "privacy": "Persoonsgegevens verbergen",
    "rewrite": "Duidelijke taal",
    "summarize": "Samenvatting",
    "support": "Onderbouwing van zinnen",
    "woo": "Regels van de Woo",
}
KINDS = frozenset(TITLES)
