"""Makes an index's rows of the files that are one document: which of them speaks, and how they are listed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

from corpus.archive import Archive
from index import DocumentRows, Names, rows_of
from models.answer import HeldFile
from models.errors import StoreError
from models.record import Record
from pipeline.identity.kin import Content
from pipeline.identity.versions import Version, versions
from pipeline.ledger import Entry, Ledger, entry_of

ORIGINS = ("text", "mixed", "ocr")
"""How a text came about, best first."""
PAGED = "application/pdf"
"""Formats that know their paragraphs are better than the one that knows lines only."""

Files = Mapping[str, tuple[Entry, ...]]
"""By key, the files whose own heads state it."""
Ordered = list[tuple[Version, tuple[Entry, ...]]]
"""The versions, the one that counts first, each with a file of each content, the most reliable text first."""


class Projector:
    """Reads ledger and archive, and writes to neither."""

    def __init__(self, archive: Archive, ledger: Ledger, names: Names) -> None:
        self._archive, self._ledger, self._names = archive, ledger, names

    def rows(self, files: Files, fresh: Mapping[str, Record]) -> DocumentRows:
        """The rows of the document that these files are; there is one at least.

        `fresh` are records by content hash that need not be read from the archive. StoreError if no record can be read.
        """
        ordered = self._in_order(entry for found in files.values() for entry in found)
        record = self._speaking(ordered, fresh)
        listed = tuple(_listed(ordered, record.source.sha256))
        aliases = {key for key, found in files.items() if found} - {record.document.key}
        return rows_of(record, listed, aliases, self._names)

    def document(self, key: str) -> DocumentRows | None:
        """The rows of a document as it was settled; None if it has no file. StoreError if no record can be read.

        Their key is another one where the record is lost that spoke for it.
        """
        kin = self._ledger.kin
        files = {own: self._ledger.of_document(own) for own in sorted(kin.keys_of(key))}
        if not any(files.values()):  # the ledger was lost once; the archive was not
            files = {own: tuple(map(self._entry, kin.contents_of(own))) for own in files}
        return self.rows(files, {}) if any(files.values()) else None

    def _entry(self, content: Content) -> Entry:
        record = self._archive.record(content.sha256)
        return entry_of(record.source.name, 0, record, self._archive.version)

    def _in_order(self, entries: Iterable[Entry]) -> Ordered:
        by_content: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(entries, key=lambda entry: entry.path):
            by_content[entry.sha256 or ""].append(entry)
        dated: list[tuple[Content, int]] = []
        lost: list[Entry] = []
        for sha256, same in by_content.items():
            content = self._ledger.kin.content(sha256)
            if content is None:
                lost.append(same[0])
            else:
                dated.append((content, min(entry.modified for entry in same)))
        ordered = [
            (version, tuple(sorted((by_content[it.sha256][0] for it in version.contents), key=_reliability)))
            for version in reversed(versions(dated))
        ]
        return [*ordered, *([(Version((), True, 0), tuple(lost))] if lost else [])]

    def _speaking(self, ordered: Ordered, fresh: Mapping[str, Record]) -> Record:
        """The first record that can be read; the last one's error if none can."""
        files = [entry.sha256 or "" for _, entries in ordered for entry in entries]
        for sha256 in files[:-1]:
            try:
                return fresh.get(sha256) or self._archive.record(sha256)
            except StoreError:
                continue
        return fresh.get(files[-1]) or self._archive.record(files[-1])


def _listed(ordered: Ordered, speaker: str) -> Iterable[HeldFile]:
    """The files, the one that speaks first, then the other copies of its version, then older versions."""
    issued = any(version.contents and not version.provisional for version, _ in ordered)
    for at, (version, entries) in enumerate(ordered):
        older = ordered[at + 1][1] if at + 1 < len(ordered) else ()
        for entry in sorted(entries, key=lambda entry: entry.sha256 != speaker):
            yield HeldFile(
                name=Path(entry.path).name,
                media_type=entry.media_type or "application/octet-stream",
                sha256=entry.sha256 or "",
                bytes=entry.size,
                version=len(ordered) - at,
                current=at == 0,
                draft=issued and version.provisional,
                supersedes=tuple(it.sha256 or "" for it in older),
            )


def _reliability(entry: Entry) -> tuple[int, bool, int, str]:
    # Of two alike the newer: it may be the corrected one.
    return ORIGINS.index(entry.origin or "ocr"), entry.media_type == PAGED, -entry.modified, entry.sha256 or ""
