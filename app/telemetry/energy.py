"""What computing costs in energy."""

from dataclasses import dataclass
from pathlib import Path

SECONDS_IN_AN_HOUR = 3600
_RAPL = Path("/sys/class/powercap")
_MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class EstimatedEnergy:
    """Seconds times the power of the machine at work: an estimate, and only as good as that."""

    watts: float

    def spent(self, seconds: float) -> float:
        """Wh."""
        return round(self.watts * seconds / SECONDS_IN_AN_HOUR, 4)


def joules_used(rapl: Path = _RAPL) -> float | None:
    """What the processors used so far by their own counters (RAPL); None where these are shut.

    Only differences mean something; a counter starts again after some 262 kJ.
    """
    try:
        counts = [int(path.read_text()) for path in rapl.glob("intel-rapl:[0-9]/energy_uj")]
    except (OSError, ValueError):
        return None
    return sum(counts) / _MICRO if counts else None
