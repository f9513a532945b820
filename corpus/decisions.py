"""Decisions of people, kept in the archive's folder: a line of JSON each, only ever added to.

They outlive every index and every reading: documents are named by their files' content, all else by names and ids.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from models.decision import Decision
from models.errors import StoreError, why

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
        """What counts for each two; those that were taken back are left out."""
        found = {decision.pair: decision for decision in self.decisions}
        return {pair: decision for pair, decision in found.items() if decision.same is not None}


@dataclass(frozen=True, slots=True)
class Decisions:
    """The file of decisions; it is made with the first."""

    path: Path

    def read(self) -> Held:
        """All decisions; a line that is damaged, as by a crash, is passed over and told."""
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return Held(())
        except OSError as error:
            raise StoreError("data-folder", f"không đọc được {self.path}: {why(error)}") from error
        found: list[Decision] = []
        damaged: list[int] = []
        for number, line in enumerate(lines, start=1):
            try:
                found.append(Decision.model_validate_json(line))
            except ValueError:
                damaged.append(number)
        return Held(tuple(found), tuple(damaged), len(lines))

    def add(self, decisions: Iterable[Decision]) -> None:
        """Keeps decisions; they are on the disk when this returns. StoreError("data-folder") if they can't be."""
        text = "".join(decision.model_dump_json() + "\n" for decision in decisions).encode()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab+") as file:
                if file.tell() and not _ends_a_line(file.fileno(), file.tell()):
                    text = b"\n" + text
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise StoreError("data-folder", f"không ghi được quyết định vào {self.path}: {why(error)}") from error


def _ends_a_line(handle: int, size: int) -> bool:
    """Whether the last writer finished its line; one that was killed may not have."""
    return os.pread(handle, 1, size - 1) == b"\n"
