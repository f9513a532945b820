"""Where documents come from: the files under given paths, in one order, each once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from models.errors import BadCallError

SKIPPED = (".", "~$")
"""How names of hidden files begin, and of the lock files that word processors leave."""


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
