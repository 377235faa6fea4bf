"""Measures the support check as markdown: python benchmarks/support.py [--similarity] [--model].

Cross-validated by answer: AUROC, balanced accuracy, false flags and the recall of each kind of
error, for each group of signals alone and for all together. `elsewhere` is no error of the cases:
it is the share flagged of sentences that were put beside the sources of another answer. The last
row was fitted on the first file of cases only, and shows how it does on texts of another kind.
"""

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from calibrate_support import (
    FALSE_FLAGS,
    calibrated,
    cross_validated,
    judged_by,
    measured,
    table,
)
from support_cases import ELSEWHERE, Case, Checkers, answers, labelled
from support_fit import Floats
from support_model import KeptEntailment, arguments, chosen_checkers, run

GROUPS: dict[str, Callable[[str], bool]] = {
    "lexical cover": lambda name: name.startswith(
        ("cover", "letters", "uncovered", "unlike", "missing")
    ),
    "hard facts": lambda name: name.endswith(("_wrong", "_absent", "_elsewhere")),
    "negation and modality": lambda name: name.endswith(
        ("_added", "_lost", "polarity", "opposite")
    ),
    "similarity": lambda name: name == "cosine",
    "entailment": lambda name: name == "entailment",
}

TITLES = {
    "text": "Text only",
    "similarity": "With the default embedder",
    "entailment": "With the default embedder and the default language model",
}


def auroc(scores: Floats, labels: Floats) -> float:
    right, wrong = scores[labels == 1], scores[labels == 0]
    wins = (right[:, None] > wrong).mean() + (right[:, None] == wrong).mean() / 2
    return float(wins)


def kinds(found: Sequence[Case]) -> list[str]:
    """The kinds of error in the order of the alphabet, the sentences put elsewhere last."""
    return [*sorted({case.error for case in found} - {"", ELSEWHERE}), ELSEWHERE]


def head(found: Sequence[Case]) -> str:
    counted = [f"{kind} ({sum(c.error == kind for c in found)})" for kind in kinds(found)]
    names = ["signals", "AUROC", "balanced", "false flags", *counted]
    return f"| {' | '.join(names)} |\n|{'---|' * len(names)}"


def row(name: str, found: Sequence[Case], scores: Floats, threshold: float) -> str:
    """Of the cases that have a score; the model may not have been asked about all."""
    found = [case for case, score in zip(found, scores, strict=True) if not np.isnan(score)]
    scores = scores[~np.isnan(scores)]
    errors = np.array([case.error for case in found])
    real = errors != ELSEWHERE
    flagged = scores < threshold
    false, caught = flagged[errors == ""].mean(), flagged[real & (errors != "")].mean()
    area = auroc(scores[real], (errors[real] == "").astype(float))
    cells = [f"{area:.3f}", f"{(1 - false + caught) / 2:.3f}", f"{false:.3f}"]
    cells += [f"{flagged[errors == kind].mean():.2f}" for kind in kinds(found)]
    return f"| {name} | {' | '.join(cells)} |"


def rows(found: Sequence[Case], first: frozenset[str]) -> list[str]:
    """A row for each group of signals alone, one for all, and what became of those elsewhere.

    The row for all is also given for the first file of cases alone.
    """
    data = table(found)
    lines = [head([case for case in found if case.measured.reached])]
    for name, belongs in GROUPS.items():
        columns = [i for i, signal in enumerate(data.names) if belongs(signal)]
        if columns:
            scores = cross_validated(found, data.only(columns))
            least = float(np.nanquantile(scores[data.labels == 1], FALSE_FLAGS))
            lines.append(row(name, found, scores, least))
    made, scores = calibrated(found, "", "")
    lines.append(row("all together", found, scores, made.supported))
    of_first = [(c, s) for c, s in zip(found, scores, strict=True) if c.answer in first]
    cases, theirs = zip(*of_first, strict=True)
    lines.append(row("all together, the first set", cases, np.array(theirs), made.supported))
    elsewhere = scores[[case.error == ELSEWHERE for case in found]]
    elsewhere = elsewhere[~np.isnan(elsewhere)]
    shares = (elsewhere >= made.supported).mean(), (elsewhere < made.partial).mean()
    lines.append(
        f"\nSentences beside the sources of another answer ({len(elsewhere)}): "
        f"{shares[1]:.3f} unsupported, {1 - sum(shares):.3f} partial, {shares[0]:.3f} supported."
    )
    return lines


def unseen(found: Sequence[Case], learned: frozenset[str]) -> list[str]:
    """How a check that was fitted on some answers does on the others."""
    others = [case for case in found if case.answer not in learned and case.measured.reached]
    if not others:
        return []
    made, _ = calibrated([c for c in found if {c.answer, c.sources_of} <= learned], "", "")
    scores = np.array([judged_by(made, case) for case in others])
    return [head(others), row("other texts, unseen", others, scores, made.supported)]


def milliseconds(paths: Sequence[Path], checkers: Checkers) -> float:
    """Processor time for one sentence, reading of the sources included, the model left out."""
    started = time.process_time()
    count = len(labelled(answers(paths), Checkers(checkers.similarity)))
    return (time.process_time() - started) * 1000 / count


def main() -> None:
    chosen = arguments(__doc__).parse_args()
    first = frozenset(answer.id for answer in answers(chosen.cases[:1]))

    def tell(model: KeptEntailment | None) -> None:
        for name, checkers in chosen_checkers(chosen, model).items():
            spent = milliseconds(chosen.cases, checkers)
            asked = (
                f" and {model.seconds():.1f} s of the model"
                if model and checkers.entailment
                else ""
            )
            found = measured(chosen.cases, checkers)
            lines = [f"**{TITLES[name]}**, {spent:.1f} ms of one core{asked} a sentence\n"]
            lines += [*rows(found, first), "", *unseen(found, first), "", ""]
            sys.stdout.write("\n".join(lines))

    run(chosen, tell)


if __name__ == "__main__":
    main()
