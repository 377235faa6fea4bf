"""From the bytes of tokens to text that may be shown."""

import codecs


class Pieces:
    """Joins bytes into text: no half characters, nothing of a stop string.

    `stopped` is true once a stop string was met; text from there on is dropped.
    """

    def __init__(self, stop: tuple[str, ...] = ()) -> None:
        self._stop = tuple(filter(None, stop))
        self._decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self._held = ""
        self.stopped = False

    def feed(self, data: bytes) -> str:
        """Text that is certain now; what may still become a stop string is held back."""
        if self.stopped:
            return ""
        self._held += self._decode(data)
        places = [at for stop in self._stop if (at := self._held.find(stop)) >= 0]
        if places:
            self.stopped = True
            return self._release(min(places))
        return self._release(len(self._held) - self._doubtful())

    def finish(self) -> str:
        """The rest, once no more bytes will come."""
        if self.stopped:
            return ""
        self._held += self._decode(b"", True)
        return self._release(len(self._held))

    def _release(self, length: int) -> str:
        text, self._held = self._held[:length], self._held[length:]
        return text

    def _doubtful(self) -> int:
        """Length of the longest tail that is the beginning of a stop string."""
        return max(
            (
                size
                for stop in self._stop
                for size in range(1, len(stop))
                if self._held.endswith(stop[:size])
            ),
            default=0,
        )
