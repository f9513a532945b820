"""Where documents come from: the files under given paths, in one order, each once."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from models.errors import BadCallError, TienleError
from models.limits import Limits
from pipeline.bundles import BETWEEN, is_bundle, members

SKIPPED = (".", "~$")
"""How names of hidden files begin, and of the lock files that word processors leave."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file to be read: where its bytes lie, what it is called in the corpus, and the name its record gets."""

    path: Path
    shown: str
    name: str
    passing: bool = False
    """It was taken out of a zip file and is deleted when it was read."""


def sources_in(path: Path, limits: Limits, folder: Path) -> Iterator[Source | tuple[Source, TienleError]]:
    """The file itself; or, of a zip file of documents, each member, put into `folder`, or why it can't be had."""
    whole = Source(path, shown(path), shown(Path(path.name)))
    if not is_bundle(path):
        yield whole
        return
    modified = path.stat().st_mtime_ns
    try:
        for number, member in enumerate(members(path, limits)):
            name = member.name.replace("\\", "/").rpartition("/")[2]
            place = folder / f"{uuid.uuid4().hex}-{number}"
            source = Source(place, f"{whole.shown}{BETWEEN}{member.name}", name, passing=True)
            if isinstance(member.data, TienleError):
                yield source, member.data
            else:
                place.write_bytes(member.data)
                os.utime(place, ns=(modified, modified))
                yield source
    except TienleError as error:
        yield whole, error


def files_under(paths: Iterable[Path], without: Path | None = None) -> tuple[Path, ...]:
    """All files at or under the paths, absolute, sorted, without doubles.

    Hidden files and lock files inside folders are left out, and the folder `without`; links to folders are followed
    once. BadCallError("path-missing") if a path doesn't exist.
    """
    left_out = {os.path.realpath(without)} if without else set()
    found: dict[str, Path] = {}
    for path in paths:
        if not path.exists():
            raise BadCallError("path-missing", f"không có “{path}”; hãy kiểm tra lại đường dẫn")
        for file in _walk(path.absolute(), left_out) if path.is_dir() else (path.absolute(),):
            found[os.path.normpath(file)] = Path(os.path.normpath(file))
    return tuple(found[name] for name in sorted(found))


def shown(path: Path) -> str:
    """The path as text that any file can hold: bytes that are no UTF-8 stand as \\xff."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _walk(folder: Path, above: set[str]) -> Iterator[Path]:
    real = os.path.realpath(folder)
    if real in above:
        return
    with os.scandir(folder) as entries:
        named = sorted((entry.name, entry) for entry in entries if not entry.name.startswith(SKIPPED))
    for _, entry in named:
        if entry.is_dir():
            yield from _walk(Path(entry.path), above | {real})
        elif entry.is_file() or entry.is_symlink():
            yield Path(entry.path)
