"""Texts and files in a request: one or more, in JSON."""

from base64 import b64decode

from pydantic import BaseModel, ConfigDict

from app.errors import InvalidInput
from app.ports.texts import TextReader
from app.values.texts import GivenText


class SentFile(BaseModel):
    """A file in JSON; the ending of its name tells what it is."""

    model_config = ConfigDict(extra="forbid")

    name: str
    base64: str

    def data(self) -> bytes:
        """Raises: InvalidInput."""
        try:
            return b64decode(self.base64, validate=True)
        except ValueError:
            raise InvalidInput(f"Het bestand '{self.name}' is geen geldige base64.") from None


class TextsBody(BaseModel):
    """`text` or `file` for one text, `texts` or `files` for more; form feeds count pages."""

    model_config = ConfigDict(extra="forbid")

    text: str | None = None
    texts: tuple[str, ...] = ()
    file: SentFile | None = None
    files: tuple[SentFile, ...] = ()


async def given(body: TextsBody, reader: TextReader) -> list[GivenText]:
    """Raises: InvalidInput when nothing was sent, or a file gives no text."""
    texts = [text for text in (body.text, *body.texts) if text is not None]
    files = [file for file in (body.file, *body.files) if file is not None]
    if not texts and not files:
        raise InvalidInput("Stuur text of file, of texts of files voor meer dan één tekst.")
    found = [reader.typed(text) for text in texts]
    for file in files:
        found += await reader.receive(file.name, file.data())
    return found
