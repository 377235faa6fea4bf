"""Vectors in chromadb: embedded in the process, or at a server when a URL is given.

One Chroma collection for each access domain (a filter inside one collection costs 95 ms against
2 ms on 50 000 chunks). Texts never come here, and Chroma never embeds: it would fetch a model.
"""

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import chromadb
from chromadb.api.client import Client
from chromadb.api.collection_configuration import CreateHNSWConfiguration
from chromadb.config import Settings
from chromadb.errors import NotFoundError

from knowledge_base.contract import EmbedderChanged, Nearest
from knowledge_base.vectors import Matrix, Vector

_HNSW: CreateHNSWConfiguration = {
    "space": "cosine",
    "max_neighbors": 16,
    "ef_construction": 128,
    "ef_search": 128,
}
_WRITE_BATCH = 2_000
_FORMAT = "1"


class ChromaStore:
    """The collections in one folder or on one server; safe between threads, not processes."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        quiet = Settings(anonymized_telemetry=False)
        if url is None:
            folder.mkdir(parents=True, exist_ok=True)
            self._client = chromadb.PersistentClient(path=folder, settings=quiet)
        else:
            parts = urlsplit(url)
            self._client = chromadb.HttpClient(
                host=parts.hostname or "localhost",
                port=parts.port or (443 if parts.scheme == "https" else 8000),
                ssl=parts.scheme == "https",
                settings=quiet,
            )

    def open(
        self, collection: str, embedder: str, dimensions: int, chunking: str
    ) -> "ChromaIndex":
        """The index of this collection, made when it is not there.

        Raises EmbedderChanged when it was made with another embedder, size or chunking.
        """
        made_with = {
            "embedder": embedder,
            "dimensions": dimensions,
            "chunking": chunking,
            "format": _FORMAT,
        }
        found = self._client.get_or_create_collection(
            chroma_name(collection),
            embedding_function=None,
            metadata=made_with,
            configuration={"hnsw": _HNSW},
        )
        if {key: (found.metadata or {}).get(key) for key in made_with} != made_with:
            raise EmbedderChanged(
                f"De verzameling '{collection}' is gemaakt met een andere embedder of indeling. "
                "Indexeer haar eerst opnieuw."
            )
        return ChromaIndex(found)

    def drop(self, collection: str) -> None:
        try:
            self._client.delete_collection(chroma_name(collection))
        except NotFoundError:
            return

    def close(self) -> None:
        """Lets go of the files; the type that chromadb promises does not know this yet."""
        if isinstance(self._client, Client):
            self._client.close()


class ChromaIndex:
    """One Chroma collection behind the Index protocol."""

    def __init__(self, collection: chromadb.Collection) -> None:
        self._collection = collection

    def put(self, ids: Sequence[str], vectors: Matrix) -> None:
        for start in range(0, len(ids), _WRITE_BATCH):
            batch = slice(start, start + _WRITE_BATCH)
            self._collection.upsert(ids=list(ids[batch]), embeddings=vectors[batch])

    def remove(self, ids: Sequence[str]) -> None:
        for start in range(0, len(ids), _WRITE_BATCH):
            self._collection.delete(ids=list(ids[start : start + _WRITE_BATCH]))

    def nearest(self, vector: Vector, limit: int) -> list[Nearest]:
        held = self._collection.count()
        if held == 0:
            return []
        found = self._collection.query(
            query_embeddings=[vector.tolist()], n_results=min(limit, held), include=["distances"]
        )
        distances = (found["distances"] or [[]])[0]
        pairs = zip(found["ids"][0], distances, strict=True)
        return [Nearest(chunk, 1.0 - float(distance)) for chunk, distance in pairs]

    def cosines(self, vector: Vector, ids: Sequence[str]) -> dict[str, float]:
        if not ids:
            return {}
        found = self._collection.get(ids=list(ids), include=["embeddings"])
        vectors = found["embeddings"]
        if vectors is None or len(vectors) == 0:
            return {}
        return dict(zip(found["ids"], (vectors @ vector).tolist(), strict=True))

    def count(self) -> int:
        return self._collection.count()


def chroma_name(collection: str) -> str:
    """Chroma takes 3-512 characters of [a-zA-Z0-9._-]; a digest keeps two titles apart."""
    slug = re.sub(r"[^a-z0-9]+", "-", collection.lower()).strip("-")[:40]
    return f"nb-{slug}-{sha256(collection.encode()).hexdigest()[:12]}".replace("--", "-")
