"""The account read back: the newest events that were asked for, and whether the chain is whole."""

from collections import deque
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from app.audit.chain import links
from app.values.administration import LogEntry, LogQuery, LogView
from app.values.days import day_here


def view(lines: Iterable[str], query: LogQuery, most: int) -> LogView:
    """One pass over the log; a line that cannot be read breaks the chain and is not shown."""
    newest: deque[LogEntry] = deque(maxlen=most)
    actions: set[str] = set()
    people: set[str] = set()
    total = found = 0
    broken = None
    for total, link in enumerate(links(lines), start=1):
        if not link.fits and broken is None:
            broken = total
        if (entry := _entry(total, link.record)) is None:
            continue
        actions.add(entry.action)
        people.add(entry.who)
        if _wanted(entry, query):
            newest.append(entry)
            found += 1
    return LogView(
        tuple(reversed(newest)), found, total, broken, _listed(actions), _listed(people)
    )


def _listed(names: set[str]) -> tuple[str, ...]:
    return tuple(sorted(filter(None, names)))


def _entry(number: int, record: dict[str, Any]) -> LogEntry | None:
    try:
        return LogEntry(
            number,
            datetime.fromisoformat(record["when"]),
            record["who"],
            record["action"],
            record["object"],
            record["result"],
            dict(record["counts"]),
            dict(record["facts"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _wanted(entry: LogEntry, query: LogQuery) -> bool:
    day = day_here(entry.when)
    return (
        (query.since is None or day >= query.since)
        and (query.until is None or day <= query.until)
        and query.who in ("", entry.who)
        and query.action in ("", entry.action)
    )
