"""What was recognised in scanned pages, kept in the archive; the time that recognising them takes, granted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from corpus.archive import Archive
from models.limits import Limits


@dataclass(frozen=True, slots=True)
class KeptPictures:
    """A `PictureStore`; `grant` is called with the seconds that announced pictures may take."""

    archive: Archive
    limits: Limits
    grant: Callable[[float], None]

    def get(self, sha256: str) -> bytes | None:
        """What was recognised in a picture before."""
        return self.archive.recognised(sha256)

    def put(self, sha256: str, recognised: bytes) -> None:
        """Keeps what was recognised."""
        self.archive.put_recognised(sha256, recognised)

    def announce(self, pictures: int) -> None:
        """Asks for the time of so many pictures."""
        self.grant(pictures * self.limits.page_seconds)
