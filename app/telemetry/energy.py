"""What computing costs in energy."""

from dataclasses import dataclass

SECONDS_IN_AN_HOUR = 3600


@dataclass(frozen=True, slots=True)
class EstimatedEnergy:
    """Seconds times the power of the machine at work: an estimate, and only as good as that."""

    watts: float

    def spent(self, seconds: float) -> float:
        """Wh."""
        return round(self.watts * seconds / SECONDS_IN_AN_HOUR, 4)
