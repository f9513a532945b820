"""Settles which files are one document, and puts it into the index as its files and people's decisions have it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from corpus.archive import Archive
from corpus.decisions import Held
from index import IndexWriter, Names, rows_of
from models.answer import HeldFile
from models.decision import Decision
from models.errors import StoreError
from models.record import Record
from pipeline.identity.choices import names_of
from pipeline.identity.groups import Tie, grouped, neighbourhood
from pipeline.identity.heads import is_provisional, numbered
from pipeline.identity.kin import Content
from pipeline.identity.versions import Version, versions
from pipeline.ledger import Entry, Ledger

ORIGINS = ("text", "mixed", "ocr")
"""How a text came about, best first."""
PAGED = "application/pdf"
"""Formats that know their paragraphs are better than the one that knows lines only."""

FilesOf = Callable[[str], Iterable[Entry]]
"""The files whose own heads state a key."""


class Settler:
    """Settles documents after files came or went, or people decided; inside the ledger's and index's transactions."""

    def __init__(self, archive: Archive, ledger: Ledger, writer: IndexWriter, decisions: Held) -> None:
        self._archive, self._ledger, self._writer = archive, ledger, writer
        self._held = decisions
        self._newest = decisions.newest()
        self._all = decisions.decisions
        self.put = 0
        """Documents that were put into the index."""
        self._names: Names = names_of(self._newest.values(), ledger.spellings)
        self._decided: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for decision in self._newest.values():
            if decision.kind == "document":
                self._decided[decision.one].append((decision.other, bool(decision.same)))
                self._decided[decision.other].append((decision.one, bool(decision.same)))

    def learn(self, record: Record) -> None:
        """Remembers a record that is new, or was read anew."""
        self._ledger.kin.learn(record)
        self._ledger.spellings.learn(record)

    def unlearn(self, sha256: str) -> None:
        """Forgets a content that no file has any more."""
        self._ledger.kin.unlearn(sha256)
        self._ledger.spellings.unlearn(sha256)

    def look_at(self, files: Mapping[str, Iterable[Entry]]) -> None:
        """Remembers all contents of many documents and compares them, before any is settled."""
        for entries in files.values():
            self._learn_missing(entries, {})
        for key in files:
            self._ledger.kin.refresh(key)

    def settle(
        self, keys: Iterable[str], files_of: FilesOf, fresh: Mapping[str, Record]
    ) -> tuple[frozenset[str], list[tuple[str, str]]]:
        """Settles the documents that these keys are, were or become; gives all keys touched, and what could not be
        read: key and reason; such a document stays in the index as it was.

        `fresh` are records by content hash that need not be read from the archive.
        """
        asked = set(keys)
        for key in asked:
            self._learn_missing(files_of(key), fresh)
        for key in sorted(asked):
            self._ledger.kin.refresh(key)
        touched, ties = self._around(asked)
        complete = {key: self._number(key) for key in touched}
        failed = []
        for group in grouped(touched, ties, complete):
            try:
                self._settle(group, files_of, fresh)
            except StoreError as error:
                failed.append((min(group), error.message))
        return frozenset(touched), failed

    def catch_up(self, files_of: FilesOf) -> None:
        """Settles what decisions concern that were kept, but not applied: the program was ended between."""
        applied = self._ledger.applied()
        if applied != self._held.lines:
            self.settle(self.keys_of(self._held.since(applied)), files_of, {})
            self._ledger.apply(self._held.lines)

    def keys_of(self, decisions: Iterable[Decision]) -> frozenset[str]:
        """The keys of all documents that decisions concern."""
        contents: set[str] = set()
        for decision in decisions:
            if decision.kind == "document":
                contents |= {decision.one, decision.other}
            elif decision.kind != "statement":  # those change answers, never documents
                # A third name may be one of the two by another decision: all that were ever decided are settled anew.
                names = {it for one in self._all if one.kind == decision.kind for it in (one.one, one.other)}
                contents.update(*(self._ledger.spellings.contents_with(decision.kind, name) for name in names))
        found = (self._ledger.kin.content(sha256) for sha256 in contents)
        return frozenset(content.key for content in found if content is not None)

    def _around(self, keys: set[str]) -> tuple[set[str], list[Tie]]:
        """The keys with all that they were one document with, or may be now."""
        kin, asked = self._ledger.kin, set(keys)
        while True:
            before = {mate for key in asked for mate in kin.keys_of(kin.document_of(key))}
            touched, ties = neighbourhood(before | asked, self._ties_of)
            if touched == asked:
                return touched, ties
            asked = touched

    def _ties_of(self, key: str) -> list[Tie]:
        kin = self._ledger.kin
        ties = {
            (pair.one, pair.other): Tie(pair.one, pair.other, pair.similarity, pair.relation == "same")
            for pair in kin.pairs_of(key)
            if pair.relation != "similar"
        }
        for content in kin.contents_of(key):
            for other_content, same in self._decided.get(content.sha256, ()):
                other = kin.content(other_content)
                if other is not None and other.key != key:
                    one, two = sorted((key, other.key))
                    ties[one, two] = Tie(one, two, 1.0, same, decided=True)
        return list(ties.values())

    def _number(self, key: str) -> str | None:
        heads = (content.head for content in self._ledger.kin.contents_of(key))
        return next((numbered(head) for head in heads if not is_provisional(head)), None)

    def _settle(self, group: frozenset[str], files_of: FilesOf, fresh: Mapping[str, Record]) -> None:
        files = {key: tuple(files_of(key)) for key in sorted(group)}
        entries = [entry for found in files.values() for entry in found]
        held = {key for key, found in files.items() if found}
        if not entries:
            self._take_out(group)
            return
        ordered = self._in_order(entries)
        record = self._speaking(ordered, fresh)
        key, speaker = record.document.key, record.source.sha256
        for other in group - {key}:
            self._writer.remove(other)
        listed = tuple(_listed(ordered, speaker))
        self._writer.put(rows_of(record, listed, held - {key}, self._names))
        self._ledger.kin.join(group - held, None)
        self._ledger.kin.join(held, key)
        self.put += 1

    def _take_out(self, group: frozenset[str]) -> None:
        for key in group:
            self._writer.remove(key)
        self._ledger.kin.join(group, None)

    def _in_order(self, entries: Iterable[Entry]) -> list[tuple[Version, tuple[Entry, ...]]]:
        """The versions, the one that counts first, each with a file of each content, the most reliable text first."""
        by_content: dict[str, list[Entry]] = defaultdict(list)
        for entry in sorted(entries, key=lambda entry: entry.path):
            by_content[entry.sha256 or ""].append(entry)
        dated = [
            (content, min(entry.modified for entry in same))
            for sha256, same in by_content.items()
            if (content := self._ledger.kin.content(sha256)) is not None
        ]
        lost = [same[0] for sha256, same in by_content.items() if self._ledger.kin.content(sha256) is None]
        ordered = [
            (version, tuple(sorted((by_content[it.sha256][0] for it in version.contents), key=_reliability)))
            for version in reversed(versions(dated))
        ]
        return [*ordered, *([(Version((), True, 0), tuple(lost))] if lost else [])]

    def _speaking(self, ordered: list[tuple[Version, tuple[Entry, ...]]], fresh: Mapping[str, Record]) -> Record:
        """The first record that can be read; the last one's error if none can."""
        files = [entry.sha256 or "" for _, entries in ordered for entry in entries]
        for sha256 in files[:-1]:
            try:
                return fresh.get(sha256) or self._archive.record(sha256)
            except StoreError:
                continue
        return fresh.get(files[-1]) or self._archive.record(files[-1])

    def _learn_missing(self, entries: Iterable[Entry], fresh: Mapping[str, Record]) -> None:
        """Contents that an older program brought in are looked at when their document is settled."""
        for entry in entries:
            sha256 = entry.sha256 or ""
            known: Content | None = self._ledger.kin.content(sha256)
            if known is None or known.key != entry.document:
                try:
                    self.learn(fresh.get(sha256) or self._archive.record(sha256))
                except StoreError:
                    continue


def _listed(ordered: list[tuple[Version, tuple[Entry, ...]]], speaker: str) -> Iterable[HeldFile]:
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
