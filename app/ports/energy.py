"""What use cases need to tell what an answer costs in energy."""

from typing import Protocol


class EnergyMeter(Protocol):
    def spent(self, seconds: float) -> float:
        """Wh that computing for so many seconds takes on this machine (measured or estimated)."""
        ...
