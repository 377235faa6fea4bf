"""An answer with every verdict in it, and the sources that it was written from."""

from app.values.answers import Answer, Source, Timings, Usage
from guardrails.contract import Mark, SentenceSupport
from knowledge_base.contract import Chunk

WET = (
    "Het bestuursorgaan beslist op het verzoek om informatie zo spoedig mogelijk, doch uiterlijk "
    "binnen vier weken gerekend vanaf de dag na die waarop het verzoek is ontvangen. Het "
    "bestuursorgaan kan de beslissing voor ten hoogste twee weken verdagen, indien de omvang of "
    "de gecompliceerdheid van de informatie een verlenging rechtvaardigt. Van de verdaging wordt "
    "voor de afloop van de eerste termijn schriftelijk gemotiveerd mededeling gedaan."
)
HANDREIKING = (
    "Spreek met de verzoeker af in welke volgorde u de documenten beoordeelt en in welke delen u "
    "besluit. Leg de afspraak schriftelijk vast. Zo weet de verzoeker waar hij aan toe is."
)
SOURCES = (
    Source(1, "woo", "wetgeving/woo.md", "Wet open overheid", "Artikel 4.4", None, WET),
    Source(
        2,
        "handreiking",
        "handreikingen/omvang.pdf",
        "Handreiking omvangrijke Woo-verzoeken",
        "Afspraken maken",
        12,
        HANDREIKING,
    ),
)
_SAID: tuple[tuple[str, str, Mark, tuple[str, ...], tuple[str, ...], str], ...] = (
    (
        "",
        "U beslist zo snel mogelijk, en uiterlijk binnen vier weken na de dag waarop het verzoek "
        "is ontvangen [1].",
        "supported",
        ("1",),
        (),
        "uiterlijk binnen vier weken gerekend vanaf de dag na die waarop het verzoek is ontvangen",
    ),
    (
        " ",
        "Die termijn mag u met ten hoogste twee weken verlengen als het verzoek omvangrijk of "
        "ingewikkeld is [1].",
        "supported",
        ("1",),
        (),
        "voor ten hoogste twee weken verdagen",
    ),
    (
        "\n",
        "Bij een zeer groot verzoek kunt u afspreken dat u in delen beslist, ook als de termijn "
        "al voorbij is [2].",
        "partial",
        ("2",),
        ("De bron zegt niets over een termijn die voorbij is.",),
        "in welke delen u besluit",
    ),
    (
        " ",
        "In de praktijk wordt ongeveer de helft van de verzoeken op tijd afgehandeld.",
        "unsupported",
        (),
        ("Geen van de gevonden passages noemt dit cijfer.",),
        "",
    ),
    ("\n", "Succes met uw besluit!", "not_checkable", (), (), ""),
)


def answer_parts() -> list[tuple[str, SentenceSupport]]:
    """What stands before each sentence, and the sentence with its verdict."""
    parts, length = [], 0
    for before, text, support, sources, reasons, evidence in _SAID:
        start = length + len(before)
        length = start + len(text)
        judged = SentenceSupport(start, length, text, support, 0.9, sources, reasons, evidence)
        parts.append((before, judged))
    return parts


def the_answer(*, text: str = "", abstained: bool = False) -> Answer:
    parts = answer_parts()
    sentences = tuple(judged for _, judged in parts)
    whole = "".join(before + judged.text for before, judged in parts)
    if text:
        sentences = (SentenceSupport(0, len(text), text, "not_checkable", 0, (), ()),)
    return Answer(
        text=text or whole,
        abstained=abstained,
        sentences=sentences,
        sources=() if abstained else SOURCES,
        usage=Usage(812, 96),
        timings=Timings(0, 80, 900, 4200),
        energy_wh=0.05,
        model="Qwen2.5-1.5B",
        prompt="ask/answer@1#3fa94c",
    )


DOCUMENT = (
    Chunk("k0", "woo", "wetgeving/woo.md", "Wet open overheid", "Artikel 4.1", None, 0, "Een ieder kan een verzoek om publieke informatie richten tot een bestuursorgaan."),  # noqa: E501
    Chunk("k1", "woo", "wetgeving/woo.md", "Wet open overheid", "Artikel 4.4", None, 1, WET),
    Chunk("k2", "woo", "wetgeving/woo.md", "Wet open overheid", "Artikel 5.1", None, 2, "Het openbaar maken van informatie blijft achterwege voor zover dit de veiligheid van de Staat zou kunnen schaden."),  # noqa: E501
)  # fmt: skip
