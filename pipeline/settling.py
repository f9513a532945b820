"""Settles which files are one document, and puts it into the index as its files and people's decisions have it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from corpus.archive import Archive
from corpus.decisions import Held
from index import DocumentRows, IndexWriter
from models.decision import Decision
from models.errors import StoreError
from models.record import Record
from pipeline.identity.choices import names_of
from pipeline.identity.groups import Tie, grouped, neighbourhood
from pipeline.identity.heads import is_provisional, numbered
from pipeline.identity.kin import Content
from pipeline.ledger import Entry, Ledger
from pipeline.projecting import Projector

FilesOf = Callable[[str], Iterable[Entry]]
"""The files whose own heads state a key."""


class Settler:
    """Settles documents after files came or went, or people decided.

    All of it `together`: the ledger then says what the index is to hold before the index is written.
    """

    def __init__(
        self, archive: Archive, ledger: Ledger, writer: IndexWriter, decisions: Held, keeps: bool = False
    ) -> None:
        """`keeps`: documents that stay as they were keep their numbers, in an index that is made anew."""
        self._archive, self._ledger, self._writer = archive, ledger, writer
        self._keeps = keeps
        self._know(decisions)
        self.put = 0
        """Documents that were put into the index."""
        self.staged: dict[str, tuple[int, str | None]] = {}
        """Documents that were put or removed and aren't committed: number and digest, None if removed."""
        self.staged_bytes = 0
        """How much text they have, about."""
        self.broken = False
        """Whether an error or Ctrl-C ended it in the middle; what is staged is then to be dropped."""

    def _know(self, decisions: Held) -> None:
        self._held, self._all = decisions, decisions.decisions
        newest = decisions.newest()
        self.projector = Projector(self._archive, self._ledger, names_of(newest.values(), self._ledger.spellings))
        self._decided: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for decision in newest.values():
            if decision.kind == "document":
                self._decided[decision.one].append((decision.other, bool(decision.same)))
                self._decided[decision.other].append((decision.one, bool(decision.same)))

    @property
    def ledger(self) -> Ledger:
        """The ledger that it keeps."""
        return self._ledger

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is done inside is in ledger and index at the end.

        The ledger has it first: what dies or fails behind that is owed to the index, and `catch_up` makes it good.
        """
        self.broken = True
        with self._ledger.together():
            yield
            self._ledger.wanted.note(self.staged)
        self._writer.commit()
        self._ledger.wanted.paid(self.staged)
        self.staged, self.staged_bytes, self.broken = {}, 0, False

    @property
    def _sequence(self) -> int:
        """The number of what is settled now, above all that ledger and index know."""
        return max(self._ledger.wanted.sequence() + 1, self._writer.sequence)

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

    def catch_up(self) -> list[tuple[str, str]]:
        """Makes good what was left undone when the program was ended: what is owed to the index, and decisions that
        were kept but not applied; gives what can't be read: key and reason. That is tried again the next time."""
        failed = self.put_again(one.key for one in self._ledger.wanted.owed())
        applied = self._ledger.applied()
        if applied != self._held.lines:
            new = self._held.since(applied)
            was = settled_as(self._archive.version, self._all[: len(self._all) - len(new)])
            _, unread = self.settle(self.keys_of(new), self._ledger.of_document, {})
            if unread:
                return failed + unread
            self._ledger.apply(self._held.lines)
            if self._ledger.wanted.settled() == was:
                self._ledger.wanted.settle(settled_as(self._archive.version, self._all))
        return failed

    def heed(self, decisions: Held) -> None:
        """Settles what new decisions concern; `decisions` are all."""
        self._know(decisions)
        with self.together():
            self.catch_up()

    def put_again(self, keys: Iterable[str]) -> list[tuple[str, str]]:
        """Puts documents into the index once more, as they were settled, or removes those that are none; gives those
        that can't be read: key and reason."""
        failed: list[tuple[str, str]] = []
        for key in keys:
            try:
                rows = self.projector.document(key) if _is_wanted(self._ledger, key) else None
            except StoreError as error:
                failed.append((key, error.message))
                continue
            if rows is None:
                self._remove(key)
            elif rows.key == key:
                self._put(rows)
            else:  # another file speaks than did
                failed += self.settle((key,), self._ledger.of_document, {})[1]
        return failed

    def keys_of(self, decisions: Iterable[Decision]) -> frozenset[str]:
        """The keys of all documents that decisions concern."""
        contents: set[str] = set()
        kinds: set[str] = set()
        for decision in decisions:
            if decision.kind == "document":
                contents |= {decision.one, decision.other}
            elif decision.kind != "statement":  # those change answers, never documents
                kinds.add(decision.kind)
        # A third name may be one of the two by another decision: all that were ever decided are settled anew.
        names = {(one.kind, it) for one in self._all if one.kind in kinds for it in (one.one, one.other)}
        contents.update(*(self._ledger.spellings.contents_with(kind, name) for kind, name in names))
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
        held = {key for key, found in files.items() if found}
        rows = self.projector.rows(files, fresh) if held else None
        for other in sorted(group - ({rows.key} if rows else set())):
            self._remove(other)
        self._ledger.kin.join(group - held, None)
        if rows is not None:
            self._put(rows)
            self._ledger.kin.join(held, rows.key)

    def _put(self, rows: DocumentRows) -> None:
        known = self._ledger.wanted.of(rows.key) if self._keeps else None
        sequence = known.sequence if known is not None and known.digest == rows.digest else self._sequence
        self._writer.put(rows, sequence)
        self.staged[rows.key] = sequence, rows.digest
        self.staged_bytes += sum(len(row.body) for row in rows.passages)
        self.put += 1

    def _remove(self, key: str) -> None:
        self._writer.remove(key, self._sequence)
        self.staged[key] = self._sequence, None

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


def settled_as(version: str, decisions: Iterable[Decision]) -> str:
    """What a ledger remembers whose documents were all settled by that version of the program and these decisions."""
    told = "\n".join(decision.model_dump_json() for decision in decisions)
    return f"{version} {hashlib.sha256(told.encode()).hexdigest()[:16]}"


def _is_wanted(ledger: Ledger, key: str) -> bool:
    known = ledger.wanted.of(key)
    return known is not None and known.digest is not None
