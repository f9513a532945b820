"""Where documents come from: the files under given paths, in one order, each once."""

from __future__ import annotations

import os
import stat
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from models.errors import BadCallError, RefusedError, StoreError, TienleError, UnreadableError, why
from models.limits import Limits
from pipeline.intake.bundles import is_bundle, members
from pipeline.ledger import BETWEEN, shown

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
    if (unfit := _unfit(path)) is not None:
        yield whole, unfit
        return
    if not is_bundle(path):
        yield whole
        return
    try:
        modified = path.stat().st_mtime_ns
        for member in members(path, limits):
            name = member.name.replace("\\", "/").rpartition("/")[2]
            place = folder / uuid.uuid4().hex
            source = Source(place, f"{whole.shown}{BETWEEN}{member.name}", name, passing=True)
            if isinstance(member.data, TienleError):
                yield source, member.data
            else:
                _put(place, member.data, modified)
                yield source
    except (UnreadableError, RefusedError) as error:
        yield whole, error
    except OSError as error:
        yield whole, UnreadableError("no-access", f"không đọc được tệp nén: {why(error)}")


def _put(place: Path, data: bytes, modified: int) -> None:
    """Writes a member to its place for the moment; StoreError("data-folder") if that can't be done."""
    try:
        place.write_bytes(data)
        os.utime(place, ns=(modified, modified))
    except OSError as error:
        raise StoreError("data-folder", f"không ghi được vào thư mục dữ liệu {place.parent}: {why(error)}") from error


def files_under(paths: Iterable[Path], without: Path | None = None) -> tuple[Path, ...]:
    """All files at or under the paths, absolute, sorted, without doubles.

    Hidden files and lock files inside folders are left out, and the folder `without`; links to folders are followed
    once. A folder that can't be opened stands for what is in it. BadCallError("path-missing") if a path doesn't exist.
    """
    left_out = {os.path.realpath(without)} if without else set()
    found: dict[str, Path] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise BadCallError("path-missing", f"không có “{path}”; hãy kiểm tra lại đường dẫn")
        for file in _walk(path.absolute(), left_out) if stat.S_ISDIR(_mode(path)) else (path.absolute(),):
            found[os.path.normpath(file)] = Path(os.path.normpath(file))
    return tuple(found[name] for name in sorted(found))


def _walk(folder: Path, above: set[str]) -> Iterator[Path]:
    real = os.path.realpath(folder)
    if real in above:
        return
    try:
        with os.scandir(folder) as entries:
            named = sorted(entry.name for entry in entries if not entry.name.startswith(SKIPPED))
    except OSError:
        yield folder
        return
    for name in named:
        path = folder / name
        mode = _mode(path)
        if stat.S_ISDIR(mode):
            yield from _walk(path, above | {real})
        elif stat.S_ISREG(mode) or not mode:
            yield path


def _mode(path: Path) -> int:
    """What a path or link leads to, as `stat` says it; 0 if it leads nowhere or may not be looked at."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _unfit(path: Path) -> TienleError | None:
    """Why a path can't even be opened without harm: a folder that is closed, a pipe or device that never ends."""
    mode = _mode(path)
    if stat.S_ISDIR(mode):
        return UnreadableError("no-access", "không mở được thư mục này; hãy kiểm tra quyền đọc")
    if mode and not stat.S_ISREG(mode):
        return UnreadableError("unsupported", "không phải là tệp mà là ống hay thiết bị; hãy dùng tệp thường")
    return None
