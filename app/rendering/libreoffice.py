"""Office files as pages, by LibreOffice: no window, no macros, no network, and not for ever."""

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from app.errors import FileUnreadable

_PROFILE = Path(__file__).with_name("libreoffice.xcu").read_text(encoding="utf-8")
# Nobody listens there: what asks for the network gets nothing.
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy", "all_proxy"), _NOWHERE)


class LibreOffice:
    """Satisfies OfficePrinter; `seconds` is how long one file may take."""

    name = "LibreOffice"

    def __init__(self, program: str, seconds: float = 90) -> None:
        self._program = program
        self._seconds = seconds

    def __call__(self, data: bytes, suffix: str) -> bytes:
        with TemporaryDirectory() as folder:
            place = Path(folder)
            (place / f"stuk{suffix}").write_bytes(data)
            settings = place / "profiel" / "user" / "registrymodifications.xcu"
            settings.parent.mkdir(parents=True)
            settings.write_text(_PROFILE, encoding="utf-8")
            self._run(place, suffix)
            made = place / "stuk.pdf"
            if not made.exists():
                raise FileUnreadable("LibreOffice kan dit bestand niet weergeven.")
            return made.read_bytes()

    def _run(self, place: Path, suffix: str) -> None:
        """Raises: FileUnreadable when it takes too long."""
        command = [
            self._program, "--headless", "--norestore", "--nolockcheck", "--nodefault",
            f"-env:UserInstallation={(place / 'profiel').as_uri()}",
            "--convert-to", "pdf", "--outdir", str(place), str(place / f"stuk{suffix}"),
        ]  # fmt: skip
        # A folder of its own for everything that it would look for at home.
        told = {"PATH": os.defpath, "HOME": str(place), "TMPDIR": str(place), **_PROXIES}
        with subprocess.Popen(  # noqa: S603  the program that we looked up
            command,
            env=told,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        ) as started:
            try:
                started.wait(self._seconds)
            except subprocess.TimeoutExpired:
                raise FileUnreadable("LibreOffice doet te lang over dit bestand.") from None
            finally:
                # The program is a script that starts others; none of them may stay.
                with suppress(ProcessLookupError):
                    os.killpg(started.pid, signal.SIGKILL)


def libreoffice() -> LibreOffice | None:
    """The one on this machine, if there is one."""
    program = shutil.which("soffice")
    return LibreOffice(program) if program else None
