"""Time for a dossier of so many mails: `python benchmarks/speed_woo.py [1000 ...] --kept FOLDER`.

Processor time, split by step: one thread does the work, so on a machine that does nothing else
it is the time that somebody waits. The mails are made up: threads of four with their quotes, one
in ten with an attachment. Stopped and started again, it goes on.
"""

import argparse
import json
import random
import resource
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from email.message import EmailMessage
from pathlib import Path

from anyio import run

from app.settings import Settings
from app.storage.dossiers import DatabaseDossiers
from app.values.dossiers import Dossier
from app.values.proposals import Decision
from app.wiring import Services
from app.wiring.dossiers import woo_works
from app.wiring.woo_export import export_work
from app.woo.export.work import NAME as EXPORT

PEOPLE = [
    f"{first} {last}"
    for first in ("Jan", "Karin", "Ahmed", "Els", "Tom", "Sara")
    for last in ("Visser", "de Wit", "Mulder", "van den Berg", "Kaya", "Hoekstra")
]
SENTENCES = (
    "Het college besluit in {month} over de {what} van {thing}.",
    "Ik vind de planning van {thing} eerlijk gezegd te optimistisch.",
    "De kosten van de {what} bedragen {number} euro, exclusief btw.",
    "Kun je mij de laatste versie van de nota over {thing} sturen?",
    "Volgens de raming duurt de {what} van {thing} {small} maanden.",
    "Wij adviseren om de raad in {month} over {thing} te informeren.",
    "De omwonenden van {thing} hebben {small} reacties gestuurd.",
    "Bel mij gerust op 06-{number}00 als er vragen zijn over de {what}.",
)
THINGS = ("het zwembad", "de bibliotheek", "het station", "de haven", "het marktplein",
          "de sporthal", "het wijkcentrum", "de fietsbrug", "het stadspark")  # fmt: skip
WHATS = ("aanbesteding", "sloop", "verbouwing", "verhuizing", "sluiting", "uitbreiding", "keuring")
MONTHS = ("januari", "maart", "april", "juni", "september", "november")


def sentence(chance: random.Random) -> str:
    return chance.choice(SENTENCES).format(
        thing=chance.choice(THINGS), what=chance.choice(WHATS), month=chance.choice(MONTHS),
        number=chance.randrange(100_000, 999_999), small=chance.randrange(2, 99),
    )  # fmt: skip


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
        body = " ".join(sentence(chance) for _ in range(6))
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


@dataclass
class Progress:
    """Which steps are done, and the processor time of each sort; kept after every step."""

    file: Path
    done: list[str] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    megabytes: float = 0

    @classmethod
    def read(cls, file: Path) -> "Progress":
        return cls(file, **json.loads(file.read_text("utf-8"))) if file.exists() else cls(file)

    def add(self, step: str, seconds: float) -> None:
        sort = step.partition(":")[0]
        self.done.append(step)
        self.seconds[sort] = self.seconds.get(sort, 0) + seconds
        used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        self.megabytes = max(self.megabytes, used)
        told = {"done": self.done, "seconds": self.seconds, "megabytes": self.megabytes}
        self.file.write_text(json.dumps(told), encoding="utf-8")


async def measure(folder: Path, home: Path, progress: Progress) -> None:
    """Do every step that was not done yet."""
    services = Services(Settings(home=home))
    store = DatabaseDossiers(services.engine)
    if await store.find("meting") is None:
        person = frozenset({"local"})
        await store.add(Dossier("meting", services.clock(), "local", person, source=str(folder)))
    taken_in, proposed, *_ = woo_works(services)
    for work in (taken_in, proposed, export_work(services)):
        if work.name == EXPORT:
            await decide(store, services.clock())
        for step in await work.plan("meting"):
            if step not in progress.done:
                started = time.process_time()
                await work.do("meting", step)
                progress.add(step, time.process_time() - started)
    await services.close()


async def decide(store: DatabaseDossiers, when: datetime) -> None:
    """Accept everything that is proposed, once, and judge each document."""
    if await store.decisions("meting"):
        return
    first = {each.key: each for each in reversed(await store.proposals("meting")) if each.ground}
    log = [
        Decision(0, when, "local", "accept", p.id, p.key, p.document, p.ground)
        for p in first.values()
    ]
    log += [
        Decision(0, when, "local", "judge", document=each.id, judgement="Deels openbaar")
        for each in await store.documents("meting")
    ]
    await store.log("meting", log)


def measured(size: int, kept: Path) -> Progress:
    """Go on where an earlier run of this size stopped."""
    folder, home = kept / f"{size} mails", kept / f"{size} home"
    if not folder.exists():
        folder.mkdir(parents=True)
        for name, data in mails(size):
            (folder / name).write_bytes(data)
    home.mkdir(exist_ok=True)
    progress = Progress.read(home / "progress.json")
    run(measure, folder, home, progress)
    return progress


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[1000])
    parser.add_argument("--kept", type=Path, required=True, help="where a later run goes on")
    given = parser.parse_args()
    told = {
        "read": "read", "relate": "relate", "find": "find", "spread": "treat alike",
        "documents": "redact and prove", "lists": "lists and letter",
    }  # fmt: skip
    print("| mails |", " | ".join(f"{name} (s)" for name in told.values()), "| s per 1 000 | MB |")
    print("|--:|", "--:|" * (len(told) + 2), sep="")
    for size in given.sizes:
        progress = measured(size, given.kept)
        steps = " | ".join(f"{progress.seconds[step]:.1f}" for step in told)
        each = sum(progress.seconds.values()) / size * 1000
        print(f"| {size} | {steps} | {each:.1f} | {progress.megabytes:.0f} |")


if __name__ == "__main__":
    main()
