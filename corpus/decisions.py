"""Decisions of people, kept with the archive: a line of JSON each, only ever added to.

They outlive every index and every reading: documents are named by their files' content, all else by names and ids.
In a folder they are lines of one file, `decisions.jsonl`. Objects at an address can't be added to: there, what was
decided at one time is an object of its own, `decisions/<number>.jsonl`, behind those of the one file, if there is one;
and so it goes on where such objects were copied into a folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, count
from pathlib import Path
from typing import Final

from corpus.files import Files, Folder, Listed, files_at, shown_address
from models.decision import Decision
from models.errors import StoreError, why

FILE: Final = "decisions.jsonl"
"""Their one file, in a folder or at an address."""
_OBJECTS: Final = "decisions"
Pair = tuple[str, str, str]
"""Kind, and the two in order."""


@dataclass(frozen=True, slots=True)
class Held:
    """All decisions in the order in which they were made, and the numbers of lines that can't be read."""

    decisions: tuple[Decision, ...]
    damaged: tuple[int, ...] = ()
    lines: int = 0

    def since(self, line: int) -> tuple[Decision, ...]:
        """The decisions behind that line; all of them if the file has become shorter than that."""
        standing = sorted(set(range(1, self.lines + 1)) - set(self.damaged))
        behind = line if line <= self.lines else 0
        return tuple(it for at, it in zip(standing, self.decisions, strict=True) if at > behind)

    def newest(self) -> Mapping[Pair, Decision]:
        """What counts for each two, as told in one decision or in several; those that were taken back are left out."""
        found = {pair: decision for decision in self.decisions for pair in decision.pairs}
        return {pair: decision for pair, decision in found.items() if decision.same is not None}


@dataclass(frozen=True, slots=True)
class Decisions:
    """All decisions of an archive in a folder or at an address."""

    place: Path | str

    @property
    def path(self) -> Path | str:
        """Their file, or its address; it is made with the first."""
        files = files_at(self.place)
        return files.place / FILE if isinstance(files.place, Path) else f"{shown_address(files.place)}/{FILE}"

    def read(self) -> Held:
        """All decisions; a line that is damaged, as by a crash, is passed over and told."""
        files = files_at(self.place)
        try:
            texts = [_file(files), *(_object(files.place, listed) for listed in _objects(files))]
        except OSError as error:
            raise StoreError("data-folder", f"không đọc được {self.path}: {why(error)}") from error
        lines = list(chain.from_iterable(text.splitlines() for text in texts))
        found: list[Decision] = []
        damaged: list[int] = []
        for number, line in enumerate(lines, start=1):
            try:
                found.append(Decision.model_validate_json(line))
            except ValueError:
                damaged.append(number)
        return Held(tuple(found), tuple(damaged), len(lines))

    def add(self, decisions: Iterable[Decision]) -> None:
        """Keeps decisions; they are there for good when this returns. StoreError("data-folder") if they can't be."""
        text = "".join(decision.model_dump_json() + "\n" for decision in decisions).encode()
        files = files_at(self.place)
        try:
            objects = _objects(files)
            if isinstance(files, Folder) and not objects:
                _append(files.place / FILE, text)
            else:  # whoever decides at the same time takes the next number
                numbers = count(len(objects) + 1)
                next(number for number in numbers if files.create(f"{_OBJECTS}/{number:06}.jsonl", text))
        except OSError as error:
            raise StoreError("data-folder", f"không ghi được quyết định vào {self.path}: {why(error)}") from error


def _file(files: Files) -> bytes:
    try:
        return files.read(FILE)
    except FileNotFoundError:
        return b""


def _objects(files: Files) -> list[Listed]:
    """In the order in which they were made."""
    return [listed for listed in files.listed(_OBJECTS) if listed.name.endswith(".jsonl")]


@lru_cache(maxsize=10_000)
def _object(place: Path | str, listed: Listed) -> bytes:
    """An object, which is never written again, is read once."""
    return files_at(place).read(listed.name)


def _append(path: Path, text: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        if file.tell() and not _ends_a_line(file.fileno(), file.tell()):
            text = b"\n" + text
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _ends_a_line(handle: int, size: int) -> bool:
    """Whether the last writer finished its line; one that was killed may not have."""
    return os.pread(handle, 1, size - 1) == b"\n"
