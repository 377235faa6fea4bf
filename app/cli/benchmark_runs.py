"""What the commands of the lab bench do, with how far they are on stderr."""

from contextlib import aclosing
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from app.benchmark.results import RunFiles
from app.benchmark.run_values import Wanted
from app.cli.lines import complain, show
from app.wiring import Services

if TYPE_CHECKING:
    from app.benchmark.lab import Lab


async def measure(
    services: Services, wanted: Wanted, cases: Path | None, out: Path, *, as_json: bool
) -> None:
    made = services.lab
    async with services:
        plan = made.plan(wanted)
        files = made.begin(plan, made.cases(plan.task, cases), out)
        await _follow(made, files)
        page = made.report(files)
    results = files.results()
    failed = [each for each in results if each.error]
    for name, why in files.record().broken.items():
        complain(f"{name}: {why}")
    if as_json:
        counts = {"done": len(results) - len(failed), "failed": len(failed)}
        show({"out": str(out), "report": str(page), **counts, "broken": files.record().broken})
    else:
        Console().print(f"{len(results)} resultaten, {len(failed)} mislukt. Verslag: {page}")


async def repeated(services: Services, folder: Path, out: Path, *, as_json: bool) -> None:
    made = services.lab
    before = RunFiles(folder)
    async with services:
        files = made.again(before, out)
        await _follow(made, files, fresh=True)
        made.report(files)
    texts = {each.cell: each.text for each in before.results()}
    total, same = len(texts), sum(texts.get(e.cell) == e.text for e in files.results())
    if as_json:
        show({"out": str(out), "texts": total, "same": same})
    else:
        Console().print(f"{same} van {total} teksten zijn precies gelijk. Verslag: {out}")


async def agreed(file: Path, *, as_json: bool) -> None:
    async with Services() as services:
        found = await services.lab.agreement(file)
    if as_json:
        show(asdict(found))
        return
    kappa = "niet te bepalen" if found.agreed.kappa is None else f"{found.agreed.kappa:.2f}"
    Console().print(
        f"{found.cases} teksten, {found.unjudged} zonder oordeel. AUROC {found.auroc:.2f} "
        f"({found.low:.2f} tot {found.high:.2f}), kappa {kappa}."
    )


async def _follow(made: "Lab", files: RunFiles, *, fresh: bool = False) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        shown = bar.add_task("Meten", total=None)
        async with aclosing(made.run(files, fresh=fresh)) as cells:
            async for cell in cells:
                bar.update(shown, completed=cell.done, total=cell.total)
