"""Measures the model as a judge as markdown: python benchmarks/judge.py --texts FILE."""

import argparse
import asyncio
from pathlib import Path

from app.benchmark.judged import JudgeAgreement
from app.wiring import Services

HEAD = "| texts | not judged | AUROC | 95 % | same as people | kappa | 95 % |\n" + "|---" * 7 + "|"


async def measured(file: Path) -> JudgeAgreement:
    async with Services() as services:
        return await services.lab.agreement(file)


def row(found: JudgeAgreement) -> str:
    agreed = found.agreed
    kappa = "" if agreed.kappa is None else f"{agreed.kappa:.2f}"
    margin = "" if agreed.low is None else f"{agreed.low:.2f} to {agreed.high:.2f}"
    return (
        f"| {found.cases} | {found.unjudged} | {found.auroc:.2f} | {found.low:.2f} to "
        f"{found.high:.2f} | {agreed.same:.2f} | {kappa} | {margin} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, required=True)
    print(HEAD)
    print(row(asyncio.run(measured(parser.parse_args().texts))))


if __name__ == "__main__":
    main()
