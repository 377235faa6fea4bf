from app.telemetry.energy import EstimatedEnergy


def test_an_hour_at_forty_watts_is_forty_watt_hours() -> None:
    assert EstimatedEnergy(40).spent(3600) == 40
