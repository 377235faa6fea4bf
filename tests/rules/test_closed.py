"""Nothing in the repository reaches for the outside by itself."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "app" / "web").rglob("*.j2")) + sorted(
    (ROOT / "app" / "web").rglob("*.css")
)
MODULES = sorted(
    p
    for folder in ("app", "knowledge_base", "guardrails", "dutch")
    for p in (ROOT / folder).rglob("*.py")
)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_page_loads_anything_from_elsewhere(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert not re.search(r"""(?:src|href|url)\s*[=(]\s*["']?\s*(?:https?:)?//""", text)
    assert "@import" not in text
    assert not re.search(r"\bstyle\s*=|\bon[a-z]+\s*=", text)


def test_no_call_over_http_follows_the_proxy_of_the_environment() -> None:
    """A neighbour is reached directly, so every client says trust_env=False."""
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        clients = len(re.findall(r"httpx\.(?:Async)?Client\(", text))
        assert text.count("trust_env=False") >= clients, path


def test_what_libraries_send_home_is_off_before_they_are_imported() -> None:
    program = (
        "import os\nfrom app.settings import quiet_libraries\nquiet_libraries()\n"
        "import chromadb.config\nassert not chromadb.config.Settings().anonymized_telemetry\n"
        "assert os.environ['OTEL_SDK_DISABLED'] == 'true'\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", program], cwd=ROOT, check=True)  # noqa: S603
