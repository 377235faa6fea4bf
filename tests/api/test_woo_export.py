"""The export of a dossier over HTTP: refused, made, and fetched as one zip file."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from fastapi.testclient import TestClient
from pypdf import PdfReader

from tests.api.test_woo import VIEW, client, done, take_in

__all__ = ["client"]
EXPORT = "/v1/woo/dossiers/bad/export"


@pytest.mark.timeout(120)  # a whole dossier, from archive to letter
def test_an_export_is_made_when_everything_was_judged(client: TestClient, tmp_path: Path) -> None:
    take_in(client)
    done(client, client.post("/v1/woo/dossiers/bad/voorstellen").json())
    (document,) = client.get("/v1/woo/dossiers/bad/voorstellen").json()["documents"]
    refused, missing = client.post(EXPORT), client.get(f"{EXPORT}/bestanden")
    for each in document["proposals"]:
        wish = {"proposal": each["id"], "decision": "accept"}
        client.post("/v1/woo/dossiers/bad/besluiten", json=wish)
    judgement = {"document": document["id"], "judgement": "Deels openbaar"}
    client.post("/v1/woo/dossiers/bad/besluiten", json=judgement)
    started = client.post(EXPORT).json()
    done(client, started)
    fetched = client.get(f"{EXPORT}/bestanden")

    assert (refused.status_code, missing.status_code) == (403, 404)
    assert (started["undecided"], started["warnings"]) == ({}, [])
    assert client.get(EXPORT).json()["documents"][0]["file"] == "0001.1.pdf"
    assert fetched.headers["content-type"] == "application/zip"
    with ZipFile(BytesIO(fetched.content)) as package:
        said = PdfReader(BytesIO(package.read("0001.1.pdf"))).pages[0].extract_text()
        assert {"besluit.odt", "productierapport.xlsx"} < set(package.namelist())
    assert "Het bad sluit op 1 mei." in said
    assert VIEW not in said


@pytest.mark.timeout(120)
def test_what_nobody_decided_on_is_told_when_an_export_starts(client: TestClient) -> None:
    take_in(client)
    done(client, client.post("/v1/woo/dossiers/bad/voorstellen").json())
    judgement = {"document": "0001.1", "judgement": "Openbaar"}
    client.post("/v1/woo/dossiers/bad/besluiten", json=judgement)
    refused = client.post(EXPORT, params={"only_decided": True})
    started = client.post(EXPORT).json()
    done(client, started)

    assert refused.status_code == 403
    assert "nog niet besloten, in 1 document: 0001.1 (" in refused.json()["detail"]
    assert started["undecided"]["0001.1"] > 0
    assert "blijft leesbaar" in started["warnings"][0]
    assert client.get(EXPORT).json()["warnings"][0] == started["warnings"][0]
