"""What the video cards used so far, by NVIDIA's own counter (NVML)."""

import ctypes
from collections.abc import Iterator
from functools import cache
from typing import Any

_LIBRARY = "libnvidia-ml.so.1"
_OK, _MILLI = 0, 1_000


def gpu_joules(library: str = _LIBRARY) -> float | None:
    """Of all cards together since the driver was loaded; None where no card tells it."""
    nvml = _opened(library)
    used = list(_millijoules(nvml)) if nvml else []
    return sum(used) / _MILLI if used else None


@cache
def _opened(library: str) -> Any:
    """The library, ready for questions; None where it is not there."""
    try:
        nvml = ctypes.CDLL(library)
        return nvml if nvml.nvmlInit_v2() == _OK else None
    except (OSError, AttributeError):
        return None


def _millijoules(nvml: Any) -> Iterator[int]:
    cards = ctypes.c_uint()
    nvml.nvmlDeviceGetCount_v2(ctypes.byref(cards))
    for nr in range(cards.value):
        card, used = ctypes.c_void_p(), ctypes.c_ulonglong()
        nvml.nvmlDeviceGetHandleByIndex_v2(nr, ctypes.byref(card))
        if nvml.nvmlDeviceGetTotalEnergyConsumption(card, ctypes.byref(used)) == _OK:
            yield used.value
