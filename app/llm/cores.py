"""How many threads a computation may use here without them getting in each other's way."""

import os
from pathlib import Path

TOPOLOGY = Path("/sys/devices/system/cpu")
QUOTA = Path("/sys/fs/cgroup/cpu.max")


def usable_cores(topology: Path = TOPOLOGY, quota: Path = QUOTA) -> int:
    """Physical cores this process may run on, within the quota of its container.

    Two threads on one core, or more threads than the quota feeds, wait for each other at
    every step of the model and make it slower.
    """
    cores = {_core(cpu, topology) for cpu in os.sched_getaffinity(0)}
    return max(1, min(len(cores), _quota(quota) or len(cores)))


def _core(cpu: int, topology: Path) -> str:
    try:
        return (topology / f"cpu{cpu}/topology/thread_siblings_list").read_text()
    except OSError:
        return str(cpu)


def _quota(path: Path) -> int | None:
    """Whole processors of a cgroup v2 quota ("200000 100000" is 2)."""
    try:
        limit, period = path.read_text().split()
        return int(limit) // int(period)
    except (OSError, ValueError):  # no cgroup v2, or "max"
        return None
