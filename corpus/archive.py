"""The archive: originals and records by the originals' content hash. It is the truth; an index can be rebuilt from it.

`originals/ab/cd/<sha256>` are files as they came, never written again. `records/<version>/ab/cd/<sha256>.json.gz` are
the records that one version of the program read out of them. `pictures/ab/cd/<sha256>.gz` is what was recognised in
pictures of scanned pages. A file appears whole or not at all; `new` holds those that are being made.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import uuid
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from models.errors import StoreError
from models.record import Record

if TYPE_CHECKING:
    from fsspec.implementations.local import LocalFileSystem

CHUNK = 1 << 20
"""Bytes that are copied and hashed at a time."""
AGAIN = "chạy `tienle forget` với văn bản hay tệp ấy rồi nạp lại tệp gốc"
"""The way out: what is forgotten is read and kept anew."""


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; OSError if it can't be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True, slots=True)
class Archive:
    """Originals and the records of one `version` of the program, in a folder; folders are made as they are needed."""

    folder: Path
    version: str

    def put_original(self, path: Path, sha256: str) -> None:
        """Keeps a copy of a file; nothing happens if it is kept already and still whole.

        StoreError("file-changed") if its content isn't, or no longer, that of the hash.
        """
        place = self._original(sha256)
        if _files().exists(place) and hash_of(Path(place)) == sha256:
            return
        with path.open("rb") as source, _Whole(place, self._new) as target:
            digest = hashlib.sha256()
            while chunk := source.read(CHUNK):
                digest.update(chunk)
                target.write(chunk)
            if digest.hexdigest() != sha256:
                raise StoreError("file-changed", f"tệp {path.name} thay đổi trong lúc đọc; chạy lại để đọc bản mới")

    def original(self, sha256: str) -> bytes:
        """The bytes of an original; StoreError("archive-missing" | "archive-damaged") if they are gone or altered."""
        data = _bytes(self._original(sha256), sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError("archive-damaged", f"bản gốc {sha256[:12]} trong kho lưu trữ bị hỏng; {AGAIN}")
        return data

    def put_record(self, record: Record) -> None:
        """Keeps what this version read out of an original, in place of what it read before."""
        with _Whole(self._record(record.source.sha256), self._new) as target:
            target.write(gzip.compress(record.to_json().encode(), mtime=0))

    def has_record(self, sha256: str) -> bool:
        """Whether this version has read the original."""
        return bool(_files().exists(self._record(sha256)))

    def record(self, sha256: str) -> Record:
        """The record of an original, of this version or else the one written last.

        StoreError("archive-missing" | "archive-damaged") if it is gone or altered.
        """
        data = _bytes(self._record(sha256) if self.has_record(sha256) else self._older_record(sha256), sha256)
        try:
            record = Record.from_json(gzip.decompress(data))
        except (OSError, EOFError, zlib.error, ValueError):
            record = None
        if record is None or record.source.sha256 != sha256:
            raise StoreError("archive-damaged", f"bản ghi {sha256[:12]} trong kho lưu trữ bị hỏng; {AGAIN}")
        return record

    def records(self) -> tuple[str, ...]:
        """Hashes of all originals that any version has a record of, ascending."""
        names = (Path(name).name for name in _files().find(str(self.folder / "records")))
        return tuple(sorted({name.removesuffix(".json.gz") for name in names if name.endswith(".json.gz")}))

    def forget_record(self, sha256: str) -> None:
        """Drops the records of an original, of all versions; the original stays."""
        for path in (self.folder / "records").glob(f"*/{sha256[:2]}/{sha256[2:4]}/{sha256}.json.gz"):
            _files().rm_file(str(path))

    def put_recognised(self, sha256: str, recognised: bytes) -> None:
        """Keeps what was recognised in the picture of a page, in place of what was kept before."""
        with _Whole(self._picture(sha256), self._new) as target:
            target.write(gzip.compress(recognised, mtime=0))

    def recognised(self, sha256: str) -> bytes | None:
        """What was recognised in a picture; None if it was never seen, or what was kept is damaged."""
        place = self._picture(sha256)
        if not _files().exists(place):
            return None
        try:
            return gzip.decompress(bytes(_files().cat_file(place)))
        except (OSError, EOFError, zlib.error):
            return None

    def sweep(self) -> None:
        """Deletes what killed writers have left half made; for the only writer, before it writes."""
        shutil.rmtree(self._new, ignore_errors=True)

    @property
    def _new(self) -> Path:
        return self.folder / "new"

    def _picture(self, sha256: str) -> str:
        return str(self.folder / "pictures" / sha256[:2] / sha256[2:4] / f"{sha256}.gz")

    def _older_record(self, sha256: str) -> str:
        found = (self.folder / "records").glob(f"*/{sha256[:2]}/{sha256[2:4]}/{sha256}.json.gz")
        return str(max(found, key=lambda path: path.stat().st_mtime_ns, default=self._record(sha256)))

    def _original(self, sha256: str) -> str:
        return str(self.folder / "originals" / sha256[:2] / sha256[2:4] / sha256)

    def _record(self, sha256: str) -> str:
        versions = self.folder / "records" / self.version.replace("/", "-")
        return str(versions / sha256[:2] / sha256[2:4] / f"{sha256}.json.gz")


class _Whole:
    """A file that appears under its name only when all of it is on the disk; until then it is made in `new`."""

    def __init__(self, place: str, new: Path) -> None:
        self._place, self._made = place, str(new / uuid.uuid4().hex)

    def __enter__(self) -> IO[bytes]:
        for folder in (self._place, self._made):
            _files().makedirs(str(Path(folder).parent), exist_ok=True)
        self._file: IO[bytes] = _files().open(self._made, "wb")
        file: IO[bytes] = self._file
        return file

    def __exit__(self, failed: type[BaseException] | None, *_: object) -> None:
        if failed is None:
            self._file.flush()
            os.fsync(self._file.fileno())
        self._file.close()
        if failed is None:
            _files().mv(self._made, self._place)
            _sync_folder(Path(self._place).parent)
        else:
            _files().rm_file(self._made)


def _files() -> LocalFileSystem:
    # Late: it brings asyncio along, which a question doesn't need.
    from fsspec.implementations.local import LocalFileSystem

    return LocalFileSystem()


def _bytes(place: str, sha256: str) -> bytes:
    if not _files().exists(place):
        raise StoreError("archive-missing", f"kho lưu trữ không có {sha256[:12]}; {AGAIN}")
    return bytes(_files().cat_file(place))


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
