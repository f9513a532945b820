"""Limits on what is read: sizes in bytes, counts, seconds. Values passed down, not settings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may cost. Sizes in bytes, times in seconds."""

    file_bytes: int = 200_000_000
    """Size of the file as it is stored."""
    unpacked_bytes: int = 200_000_000
    """Sum of the unpacked members of a zip package."""
    member_bytes: int = 50_000_000
    """One unpacked member of a zip package."""
    members: int = 2_000
    """Members of a zip package."""
    ratio: int = 200
    """Unpacked to packed size of a member, looked at above 10 MB."""
    xml_nodes: int = 2_000_000
    """Elements of one XML part or HTML page."""
    pages: int = 3_000
    """Pages of a paged document."""
    text_chars: int = 20_000_000
    """Characters of the text."""
    pixels: int = 100_000_000
    """Of one picture of a scanned page."""
    page_seconds: float = 60.0
    """Wall time for recognising the text of one scanned page."""
    pages_at_once: int = 2
    """Scanned pages that are recognised at a time."""
    seconds: float = 30.0
    """Wall time for one file, scanned pages apart."""
    memory: int = 2**30
    """Bytes that a process that reads files may take."""
    memory_at_least: int = 150_000_000
    """Bytes that reading any file may take beyond what the process has; a large one more, up to `memory`."""
    memory_a_byte: int = 100
    """Bytes of memory more for each byte of the file."""

    def memory_for(self, size: int) -> int:
        """Bytes of memory that a file of `size` bytes may take."""
        return self.memory_at_least + self.memory_a_byte * size


DEFAULT_LIMITS = Limits()

RARELY = (20_000, 20, 20)
"""New objects after which the garbage collector looks through the youngest, and of how many such looks one goes on."""
