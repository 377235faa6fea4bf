"""Which files a collection has taken in, with the digest of their bytes."""

import sqlite3


class FileLedger:
    """A file stands here only when it was taken in whole, so that the next run may skip it."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def digest(self, root: str, path: str) -> str:
        """Empty when the file is to be read, again or for the first time."""
        row = self._database.execute(
            "select digest from file where root = ? and path = ?", (root, path)
        ).fetchone()
        return str(row[0]) if row else ""

    def under(self, root: str) -> list[str]:
        """Files under this root that documents came from, also when they were not whole."""
        rows = self._database.execute(
            "select path from file where root = ? union select file from document where root = ?",
            (root, root),
        )
        return [path for (path,) in rows]

    def finish(self, root: str, path: str, digest: str) -> None:
        """From now on this file is skipped while its bytes stay the same."""
        with self._database:
            self._database.execute(
                "insert or replace into file values (?, ?, ?)", (root, path, digest)
            )

    def forget(self, root: str, path: str) -> None:
        with self._database:
            self._database.execute("delete from file where root = ? and path = ?", (root, path))
