"""Office files are zip packages; here they get times that do not depend on when they are saved."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_FIRST_YEAR = 1980  # a zip file knows no earlier time


def packed(members: Mapping[str, bytes], made: datetime) -> bytes:
    """A zip of these members in this order; `mimetype` stays readable, as OpenDocument wants."""
    when = max(made.astimezone(UTC), datetime(_FIRST_YEAR, 1, 1, tzinfo=UTC))
    out = BytesIO()
    with ZipFile(out, "w") as package:
        for name, data in members.items():
            info = ZipInfo(name, when.timetuple()[:6])
            info.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            package.writestr(info, data)
    return out.getvalue()


def repacked(package: bytes, made: datetime) -> bytes:
    """The same members, all dated when the document was made."""
    with ZipFile(BytesIO(package)) as old:
        return packed({name: old.read(name) for name in old.namelist()}, made)
