"""What computing costs: estimated from time, or counted by the machine."""

import shutil
import subprocess
import textwrap
from pathlib import Path

import pytest

from app.telemetry.energy import EstimatedEnergy, joules_used
from app.telemetry.nvml import gpu_joules

CARDS = """
    typedef unsigned int u; typedef unsigned long long ull;
    int nvmlInit_v2(void) { return 0; }
    int nvmlDeviceGetCount_v2(u *count) { *count = 3; return 0; }
    int nvmlDeviceGetHandleByIndex_v2(u nr, void **card) {
        *card = (void *)(long)(nr + 1);
        return 0;
    }
    int nvmlDeviceGetTotalEnergyConsumption(void *card, ull *used) {
        *used = 1500 * (ull)(long)card;
        return card == (void *)3 ? 3 : 0; /* the third card does not tell */
    }
"""


def test_an_hour_at_forty_watts_is_forty_watt_hours() -> None:
    assert EstimatedEnergy(40).spent(3600) == 40


def test_processors_are_added_up_in_joules(tmp_path: Path) -> None:
    for nr, microjoules in enumerate((1_500_000, 2_000_000)):
        (tmp_path / f"intel-rapl:{nr}").mkdir()
        (tmp_path / f"intel-rapl:{nr}" / "energy_uj").write_text(f"{microjoules}\n")

    assert joules_used(tmp_path) == 3.5
    assert joules_used(tmp_path / "none") is None


def test_video_cards_that_tell_it_are_added_up_in_joules(tmp_path: Path) -> None:
    if not (compiler := shutil.which("cc")):
        pytest.skip("cc is er niet, waarmee deze proef een bibliotheek maakt")
    (tmp_path / "nvml.c").write_text(textwrap.dedent(CARDS))
    made = tmp_path / "libnvml.so"
    command = [compiler, "-shared", "-fPIC", "-o", str(made), str(tmp_path / "nvml.c")]
    subprocess.run(command, check=True)  # noqa: S603  our own source

    assert gpu_joules(str(made)) == 4.5


def test_without_a_card_nothing_is_told() -> None:
    assert gpu_joules("libnvidia-ml-that-is-not-there.so") is None
