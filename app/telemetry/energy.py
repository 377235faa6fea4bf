"""What computing costs in energy."""

from dataclasses import dataclass
from pathlib import Path

from app.telemetry.nvml import gpu_joules

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


@dataclass(frozen=True, slots=True)
class Measured:
    """What the machine counted so far in joules, and what of it counts."""

    joules: float
    of: str


def measured() -> Measured | None:
    """By the counters of the processors and the video cards; None where all are shut.

    Only the difference between two that count the same means something.
    """
    counted = {"processor": joules_used(), "videokaart": gpu_joules()}
    known = {name: joules for name, joules in counted.items() if joules is not None}
    return Measured(sum(known.values()), " en ".join(known)) if known else None


def joules_used(rapl: Path = _RAPL) -> float | None:
    """What the processors used so far by their own counters (RAPL); None where these are shut.

    Only differences mean something; a counter starts again after some 262 kJ.
    """
    try:
        counts = [int(path.read_text()) for path in rapl.glob("intel-rapl:[0-9]/energy_uj")]
    except (OSError, ValueError):
        return None
    return sum(counts) / _MICRO if counts else None
