"""Damage to the embedded engine's passages: told by checksums, before it can become a wrong answer.

tantivy ends each of its files with a checksum but doesn't look at it when it reads. Texts are kept with a checksum of
their own, for they are many and few are read.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DIGEST_BYTES = 8
CHUNK = 1 << 20
STORE = ".store"
"""The file of the texts, which `unsealed` guards."""
TAIL_BYTES = 8
"""Length of tantivy's footer and a number that never changes, four bytes each."""


@contextmanager
def panics_as_errors() -> Iterator[None]:
    """A file that is cut short makes tantivy panic, which is no Exception in Python."""
    try:
        yield
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise ValueError(str(error)) from None
        raise


def sealed(sort: str, body: bytes) -> bytes:
    """A text with its checksum before it; `sort` is what else is kept of the passage."""
    return _digest(sort, body) + body


def unsealed(sort: str, kept: bytes) -> bytes:
    """The text that was sealed; ValueError if it or its `sort` isn't what it was."""
    body = kept[DIGEST_BYTES:]
    if kept[:DIGEST_BYTES] != _digest(sort, body):
        raise ValueError(f"passage {sort} is damaged")
    return body


def check_files(folder: Path, checked: set[str]) -> None:
    """Checks every file of the last commit that isn't `checked` yet and adds it there; ValueError if one is damaged."""
    for name in _files(folder) - checked:
        try:
            whole = name.endswith(STORE) or _is_whole(folder / name)
        except FileNotFoundError:
            continue  # a writer has merged it away since
        if not whole:
            raise ValueError(f"{name} is damaged")
        checked.add(name)


def _files(folder: Path) -> set[str]:
    """Files of the segments that the last commit names; others may still be written or are to be deleted."""
    segments = json.loads((folder / "meta.json").read_bytes())["segments"]
    known = {str(one["segment_id"]).replace("-", ""): (one["deletes"] or {}).get("opstamp") for one in segments}
    names = {path.name for path in folder.iterdir() if path.name.partition(".")[0] in known}
    deleted = {f"{segment}.{opstamp}.del" for segment, opstamp in known.items()}
    return {name for name in names if not name.endswith(".del") or name in deleted}


def _is_whole(path: Path) -> bool:
    """Whether the checksum at the end is that of what stands before: content, footer (JSON), its length, a number."""
    size = path.stat().st_size
    with path.open("rb") as file:
        file.seek(max(0, size - TAIL_BYTES))
        tail = file.read(TAIL_BYTES)
        length = int.from_bytes(tail[:4], "little")
        content = size - TAIL_BYTES - length
        if content < 0:
            return False
        file.seek(content)
        stated = json.loads(file.read(length))["crc"]
        file.seek(0)
        found = 0
        while content > 0 and (chunk := file.read(min(CHUNK, content))):
            found, content = zlib.crc32(chunk, found), content - len(chunk)
    return bool(found == stated)


def _digest(sort: str, body: bytes) -> bytes:
    return hashlib.blake2b(body, digest_size=DIGEST_BYTES, key=hashlib.sha256(sort.encode()).digest()).digest()
