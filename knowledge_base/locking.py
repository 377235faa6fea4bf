"""One writer at a time, over all processes that share the folder."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from knowledge_base.contract import KnowledgeBaseBusy


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """Holds the lock of this folder; it goes with the process, however that ends.

    Raises: KnowledgeBaseBusy at once when somebody else holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "writing.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise KnowledgeBaseBusy(
                "Er wordt al in de kennisbank geschreven. Wacht tot dat klaar is."
            ) from error
        yield
