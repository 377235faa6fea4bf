from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from inline_snapshot import snapshot

from app.main import create_app
from knowledge_base.contract import Failure, IngestReport
from tests.support.service import FakeAsk, FakeLibrary, a_service


def test_hits_have_the_fields_of_the_contract(client: TestClient) -> None:
    response = client.post("/v1/zoekopdrachten", json={"query": "termijn", "k": 1})

    told = response.json()
    assert told.pop("milliseconds") >= 0
    assert told == snapshot(
        {
            "hits": [
                {
                    "document": "d1",
                    "path": "woo.md",
                    "title": "De Woo",
                    "heading": "Termijnen",
                    "page": 3,
                    "score": 0.8765,
                    "text": "Vier weken na ontvangst.",
                    "note": "",
                }
            ]
        }
    )


def test_only_the_collection_asked_for_is_searched(client: TestClient) -> None:
    response = client.post("/v1/zoekopdrachten", json={"query": "x", "collection": "geheim"})

    assert response.json()["hits"] == []


def test_collections_are_listed(client: TestClient) -> None:
    names = [each["name"] for each in client.get("/v1/collecties").json()]

    assert names == ["algemeen", "geheim"]


def test_a_document_is_shown_as_it_is_searched(client: TestClient) -> None:
    told = client.get("/v1/collecties/algemeen/documenten/d1").json()

    assert (told["title"], [chunk["text"] for chunk in told["chunks"]]) == (
        "De Woo",
        ["Vier weken na ontvangst."],
    )


@pytest.mark.parametrize("path", ["algemeen/documenten/d2", "weg/documenten/d1"])
def test_what_is_not_there_is_a_404(client: TestClient, path: str) -> None:
    assert client.get(f"/v1/collecties/{path}").status_code == 404


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary()


@pytest.fixture
def uploader(tmp_path: Path, library: FakeLibrary) -> TestClient:
    services = a_service(tmp_path, FakeAsk())
    services.library = library  # type: ignore[assignment]
    return TestClient(create_app(services=services))


def send(client: TestClient, name: str, collection: str = "algemeen") -> int:
    files = {"file": (name, b"# Kop\n\nTekst")}
    return client.post(f"/v1/collecties/{collection}/documenten", files=files).status_code


def test_a_file_that_is_sent_is_kept_and_taken_in(
    uploader: TestClient, library: FakeLibrary, tmp_path: Path
) -> None:
    assert send(uploader, "brief.md") == 200

    folder = tmp_path / "uploads" / "algemeen"
    assert (folder / "brief.md").read_bytes() == b"# Kop\n\nTekst"
    assert library.ingested == [((folder,), "algemeen")]


@pytest.mark.parametrize("name", ["../../etc/cron.d/x.md", "..\\..\\x.md", "/etc/x.md"])
def test_a_name_cannot_leave_its_folder(uploader: TestClient, tmp_path: Path, name: str) -> None:
    send(uploader, name)

    kept = [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("x.md")]
    assert kept == ["uploads/algemeen/x.md"]


@pytest.mark.parametrize("name", ["..", "a" * 300])
def test_a_name_that_cannot_be_used_is_refused(uploader: TestClient, name: str) -> None:
    assert send(uploader, name) == 400


@pytest.mark.parametrize("name", ["~$nota.docx", ".hidden", "map/.x.md", " .x.md"])
def test_a_file_that_would_never_be_read_is_refused_with_the_reason(
    uploader: TestClient, tmp_path: Path, name: str
) -> None:
    files = {"file": (name, b"tekst")}
    response = uploader.post("/v1/collecties/algemeen/documenten", files=files)

    assert response.status_code == 400
    assert "andere naam" in response.json()["detail"]
    assert not (tmp_path / "uploads").exists()


@pytest.mark.parametrize("collection", ["..", "Met Hoofdletters", "a/b", "-x"])
def test_a_collection_name_cannot_be_a_path(
    uploader: TestClient, tmp_path: Path, collection: str
) -> None:
    assert send(uploader, "brief.md", collection) in (400, 404)
    assert not list(tmp_path.rglob("brief.md"))


def test_a_file_without_text_is_not_kept(
    uploader: TestClient, library: FakeLibrary, tmp_path: Path
) -> None:
    failed = (Failure("brief.md", "Er staat geen tekst in."),)
    library.report = IngestReport("algemeen", 0, 0, 0, 0, 0, failed, 0.1)

    send(uploader, "brief.md")

    assert not list((tmp_path / "uploads" / "algemeen").iterdir())


def test_a_file_that_is_too_large_is_refused_while_it_comes_in(tmp_path: Path) -> None:
    services = a_service(tmp_path, FakeAsk())
    server = services.settings.server.model_copy(update={"max_upload_mb": 1})
    services.settings = services.settings.model_copy(update={"server": server})
    client = TestClient(create_app(services=services))

    response = client.post(
        "/v1/collecties/algemeen/documenten", files={"file": ("x.md", b"a" * 1_100_000)}
    )

    assert response.status_code == 413
