"""Days as people here have them, while times are kept in UTC."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

HERE = ZoneInfo("Europe/Amsterdam")


def last_moment(day: date) -> datetime:
    return datetime.combine(day, time.max, tzinfo=HERE)


def day_here(moment: datetime) -> date:
    return moment.astimezone(HERE).date()
