"""The archive: originals and records by the originals' content hash. It is the truth; an index can be rebuilt from it.

`originals/ab/cd/<sha256>` are files as they came, never written again. `records/<version>/ab/cd/<sha256>.json.gz` are
the records that one version of the program read out of them. `pictures/ab/cd/<sha256>.gz` is what was recognised in
pictures of scanned pages. A file appears whole or not at all. It lies in a folder, or at an address of fsspec.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from corpus.files import CHUNK, Files, files_at, hash_of, shown_address
from models.errors import StoreError, why
from models.record import Record

__all__ = ["Archive", "hash_of"]

AGAIN = "chạy `tienle forget` với văn bản hay tệp ấy rồi nạp lại tệp gốc"
"""The way out: what is forgotten is read and kept anew."""


@dataclass(frozen=True, slots=True)
class Archive:
    """Originals and the records of one `version` of the program, in a folder or at an address."""

    place: Path | str
    version: str

    @property
    def files(self) -> Files:
        """What it consists of."""
        return files_at(self.place)

    def put_original(self, path: Path, sha256: str) -> bool:
        """Keeps a copy of a file; nothing happens, and False is given, if it is kept already and still whole.

        StoreError("file-changed") if its content isn't, or no longer, that of the hash.
        """
        if self.files.is_copy(_original(sha256), path, sha256):
            return False
        self.files.write(_original(sha256), _checked(path, sha256))
        return True

    def original(self, sha256: str) -> bytes:
        """The bytes of an original; StoreError("archive-missing" | "archive-damaged") if they are gone or altered."""
        data = self._bytes(_original(sha256), sha256)
        if hashlib.sha256(data).hexdigest() != sha256:
            raise StoreError("archive-damaged", f"bản gốc {sha256[:12]} trong kho lưu trữ bị hỏng; {AGAIN}")
        return data

    def forget_original(self, sha256: str) -> None:
        """Drops an original; nothing happens if there is none."""
        self.files.remove(_original(sha256))

    def put_record(self, record: Record) -> None:
        """Keeps what this version read out of an original, in place of what it read before."""
        packed = gzip.compress(record.to_json().encode(), mtime=0)
        self.files.write(self._record(record.source.sha256), (packed,))

    def has_record(self, sha256: str) -> bool:
        """Whether this version has read the original."""
        return self.files.exists(self._record(sha256))

    def record(self, sha256: str) -> Record:
        """The record of an original, of this version or else the one written last.

        StoreError("archive-missing" | "archive-damaged") if it is gone or altered.
        """
        data = self._bytes(self._record(sha256) if self.has_record(sha256) else self._older_record(sha256), sha256)
        try:
            record = Record.from_json(gzip.decompress(data))
        except (OSError, EOFError, zlib.error, ValueError):
            record = None
        if record is None or record.source.sha256 != sha256:
            raise StoreError("archive-damaged", f"bản ghi {sha256[:12]} trong kho lưu trữ bị hỏng; {AGAIN}")
        return record

    def records(self) -> tuple[str, ...]:
        """Hashes of all originals that any version has a record of, ascending."""
        names = (PurePosixPath(found.name).name for found in self.files.listed("records"))
        return tuple(sorted({name.removesuffix(_PACKED) for name in names if name.endswith(_PACKED)}))

    def forget_record(self, sha256: str) -> None:
        """Drops the records of an original, of all versions; the original stays."""
        for name in self._records(sha256):
            self.files.remove(name)

    def put_recognised(self, sha256: str, recognised: bytes) -> None:
        """Keeps what was recognised in the picture of a page, in place of what was kept before."""
        self.files.write(_picture(sha256), (gzip.compress(recognised, mtime=0),))

    def recognised(self, sha256: str) -> bytes | None:
        """What was recognised in a picture; None if it was never seen, or what was kept is damaged."""
        try:
            return gzip.decompress(self.files.read(_picture(sha256)))
        except (OSError, EOFError, zlib.error):
            return None

    def sweep(self) -> None:
        """Deletes what killed writers have left half made; for the only writer, before it writes."""
        self.files.sweep()

    def _bytes(self, name: str, sha256: str) -> bytes:
        try:
            return self.files.read(name)
        except FileNotFoundError:
            raise StoreError("archive-missing", f"kho lưu trữ không có {sha256[:12]}; {AGAIN}") from None
        except OSError as error:
            reason = f"không đọc được kho lưu trữ {shown_address(self.place)}: {why(error)}"
            raise StoreError("data-folder", reason) from error

    def _record(self, sha256: str) -> str:
        return _record_of(self.version.replace("/", "-"), sha256)

    def _records(self, sha256: str) -> list[str]:
        """Where records of all versions are, or would be."""
        return [_record_of(version, sha256) for version in self.files.folders("records")]

    def _older_record(self, sha256: str) -> str:
        written = {name: at for name in self._records(sha256) if (at := self.files.written(name)) is not None}
        return max(written, key=lambda name: written[name], default=self._record(sha256))


_PACKED = ".json.gz"


def _record_of(version: str, sha256: str) -> str:
    return f"records/{version}/{sha256[:2]}/{sha256[2:4]}/{sha256}{_PACKED}"


def _original(sha256: str) -> str:
    return f"originals/{sha256[:2]}/{sha256[2:4]}/{sha256}"


def _picture(sha256: str) -> str:
    return f"pictures/{sha256[:2]}/{sha256[2:4]}/{sha256}.gz"


def _checked(path: Path, sha256: str) -> Iterator[bytes]:
    """The bytes of a file; StoreError("file-changed") at the end if they aren't those of the hash."""
    digest = hashlib.sha256()
    with path.open("rb") as source:
        while chunk := source.read(CHUNK):
            digest.update(chunk)
            yield chunk
    if digest.hexdigest() != sha256:
        raise StoreError("file-changed", f"tệp {path.name} thay đổi trong lúc đọc; chạy lại để đọc bản mới")
