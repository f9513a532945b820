"""What rebuilds of every engine have in common: the writer to the new index, and when others have to wait."""

from __future__ import annotations

from collections.abc import Callable

from index.interface import IndexWriter
from index.rows import DocumentRows


class Rebuilder:
    """Writes to the index that is being built; see `index.interface.Rebuild`."""

    def __init__(self, writer: IndexWriter, wait: Callable[[float], object] | None) -> None:
        """`wait` is called once, with the seconds, to have the other index's writers wait; None: they do already."""
        self._writer, self._wait = writer, wait

    @property
    def sequence(self) -> int:
        """See IndexWriter.sequence."""
        return self._writer.sequence

    def put(self, rows: DocumentRows, sequence: int | None = None) -> None:
        """See IndexWriter.put."""
        self._writer.put(rows, sequence)

    def remove(self, key: str, sequence: int | None = None) -> None:
        """See IndexWriter.remove."""
        self._writer.remove(key, sequence)

    def commit(self) -> None:
        """See IndexWriter.commit."""
        self._writer.commit()

    def alone(self, seconds: float) -> None:
        """See Rebuild.alone; once is enough."""
        if self._wait is not None:
            self._wait(seconds)
            self._wait = None
