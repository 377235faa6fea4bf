"""Time for a dossier of so many mails, split by step: `python benchmarks/speed_woo.py [1000 ...]`.

The mails are made up: threads of four with their quotes, one in ten with an attachment.
"""

import argparse
import random
import resource
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

from anyio import run

from app.settings import Settings
from app.storage.dossiers import DatabaseDossiers
from app.values.dossiers import Dossier
from app.wiring import Services
from app.wiring.dossiers import woo_works

PEOPLE = [
    f"{first} {last}"
    for first in ("Jan", "Karin", "Ahmed", "Els", "Tom", "Sara")
    for last in ("Visser", "de Wit", "Mulder", "van den Berg", "Kaya", "Hoekstra")
]
SENTENCES = (
    "Het college besluit in april over de aanbesteding van het zwembad.",
    "Ik vind de planning eerlijk gezegd te optimistisch.",
    "De kosten bedragen 1,2 miljoen euro, exclusief btw.",
    "Kun je mij de laatste versie van de nota sturen?",
    "Volgens de raming duurt de bouw veertien maanden.",
    "Wij adviseren om de raad vooraf te informeren.",
    "De omwonenden hebben 31 reacties gestuurd.",
    "Bel mij gerust op 06-12345678 als er vragen zijn.",
)


def address(name: str) -> str:
    return f"{name} <{name.lower().replace(' ', '.')}@duinstad.example>"


def mails(count: int) -> Iterator[tuple[str, bytes]]:
    """File name and bytes; every fourth mail starts a conversation."""
    chance = random.Random(6)
    quoted, subject, parents = "", "", ""
    for number in range(count):
        sender, to = chance.sample(PEOPLE, 2)
        if number % 4 == 0:
            quoted, subject, parents = "", f"Zwembad, punt {number}", ""
        body = " ".join(chance.choices(SENTENCES, k=6))
        mail = EmailMessage()
        mail["From"], mail["To"] = address(sender), address(to)
        mail["Subject"] = f"RE: {subject}" if quoted else subject
        mail["Date"] = f"Mon, 02 Mar 2026 {number % 24:02}:{number % 60:02}:00 +0100"
        mail["Message-ID"] = f"<{number}@duinstad.example>"
        if parents:
            mail["References"] = parents
        text = f"Dag {to.split()[0]},\n\n{body}\n\nGroet,\n{sender}\nBeleidsmedewerker"
        mail.set_content(f"{text}\n\n{quoted}")
        if number % 10 == 0:
            mail.add_attachment(f"Notitie {number}. {body}".encode(), "text", "plain",
                                filename=f"notitie {number}.txt")  # fmt: skip
        lines = "\n".join(f"> {line}" for line in f"{text}\n\n{quoted}".splitlines())
        quoted = f"Op 2 maart 2026 schreef {address(sender)}:\n{lines}"
        parents = f"{parents} <{number}@duinstad.example>".strip()
        yield f"{number:05}.eml", mail.as_bytes()


async def measured(folder: Path, home: Path) -> dict[str, float]:
    """Seconds for each sort of step."""
    services = Services(Settings(home=home))
    seconds: defaultdict[str, float] = defaultdict(float)
    store = DatabaseDossiers(services.engine)
    person = frozenset({"local"})
    await store.add(Dossier("meting", services.clock(), "local", person, source=str(folder)))
    for work in woo_works(services)[:2]:
        for step in await work.plan("meting"):
            started = time.perf_counter()
            await work.do("meting", step)
            seconds[step.partition(":")[0]] += time.perf_counter() - started
    await services.close()
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000])
    told = {"read": "read", "relate": "relate", "find": "find", "spread": "treat alike"}
    print("| mails |", " | ".join(f"{name} (s)" for name in told.values()), "| s per 1 000 | MB |")
    print("|--:|", "--:|" * (len(told) + 2), sep="")
    for size in parser.parse_args().sizes:
        with TemporaryDirectory() as folder, TemporaryDirectory() as home:
            for name, data in mails(size):
                (Path(folder) / name).write_bytes(data)
            seconds = Counter(run(measured, Path(folder), Path(home)))
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        steps = " | ".join(f"{seconds[step]:.1f}" for step in told)
        print(f"| {size} | {steps} | {sum(seconds.values()) / size * 1000:.1f} | {memory:.0f} |")


if __name__ == "__main__":
    main()
