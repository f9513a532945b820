"""Where what was recognised in pictures of pages is kept, so that a page seen before costs nothing."""

from __future__ import annotations

from typing import Protocol


class PictureStore(Protocol):
    """Keeps what a program recognised in a picture, by the SHA-256 of the picture in hexadecimal."""

    def get(self, sha256: str) -> bytes | None:
        """What was put under the hash; None if nothing was."""

    def put(self, sha256: str, recognised: bytes) -> None:
        """Keeps it, in place of what was there before."""

    def announce(self, pictures: int) -> None:
        """Called before so many pictures are recognised, which may take long; does nothing or grants the time."""
