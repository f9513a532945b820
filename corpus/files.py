"""Files by name below one place: a folder, or any address that fsspec knows (s3://bucket/prefix).

A file appears whole or not at all. In a folder it is made aside and moved to its name when it is on the disk; elsewhere
it is one object, put in one piece. Other addresses than folders need the package of their protocol, as s3fs for s3.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Protocol
from urllib.parse import unquote, urlsplit

from models.errors import StoreError, TienleError, why

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

CHUNK = 1 << 20
"""Bytes that are copied and hashed at a time."""
UNREACHABLE = "archive-unreachable"
"""The code of errors of places elsewhere."""
_PASSWORD = re.compile(r"(?<=://)[^/@]*@")
"""s3://KEY:SECRET@bucket, sftp://an:mật-khẩu@máy/kho: what nobody is shown"""


@dataclass(frozen=True, slots=True)
class Listed:
    """A file that is there."""

    name: str
    size: int
    """Bytes."""
    stamp: str
    """Changes when the file does."""


class Files(Protocol):
    """The files of one place; names are relative, parted by "/". OSError or StoreError if the place can't be used."""

    @property
    def place(self) -> Path | str:
        """The folder, or the address."""

    def read(self, name: str) -> bytes:
        """All of a file; FileNotFoundError if it isn't there."""

    def exists(self, name: str) -> bool:
        """Whether the file is there."""

    def is_copy(self, name: str, path: Path, sha256: str) -> bool:
        """Whether the file is there and a whole copy of the one at `path`, which has that hash."""

    def write(self, name: str, parts: Iterable[bytes]) -> None:
        """Writes a file in place of the one before; nothing of it stays if `parts` ends with an error."""

    def create(self, name: str, data: bytes) -> bool:
        """Writes a file that isn't there; False, and nothing happens, if it is."""

    def remove(self, name: str) -> None:
        """Deletes a file; nothing happens if it isn't there."""

    def folders(self, under: str) -> tuple[str, ...]:
        """Names of the folders in a folder; none if there is no such folder."""

    def listed(self, under: str) -> Iterator[Listed]:
        """The files of a folder, however deep, by name."""

    def written(self, name: str) -> float | None:
        """When the file was written, in seconds since 1970; None if it isn't there."""

    def sweep(self) -> None:
        """Deletes what killed writers have left half made; for the only writer, before it writes."""


def files_at(place: Path | str) -> Files:
    """The files of a folder or at an address; nothing is looked at yet."""
    if isinstance(place, Path):
        return Folder(place)
    if place.startswith("file://"):
        return Folder(Path(unquote(urlsplit(place).path)))
    return Objects(place.rstrip("/")) if "://" in place else Folder(Path(place).absolute())


def hash_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal; OSError if it can't be read."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def shown_address(place: Path | str) -> str:
    """The place as people are told of it: without names and passwords."""
    return _PASSWORD.sub("", str(place))


@dataclass(frozen=True, slots=True)
class Folder:
    """Files in a folder of this machine, or of one that it shares; folders are made as they are needed."""

    place: Path

    def read(self, name: str) -> bytes:
        """All of a file."""
        return self._path(name).read_bytes()

    def exists(self, name: str) -> bool:
        """Whether the file is there."""
        return self.written(name) is not None

    def is_copy(self, name: str, _path: Path, sha256: str) -> bool:
        """Whether the bytes are those of the hash: disks forget."""
        return self.exists(name) and hash_of(self._path(name)) == sha256

    def write(self, name: str, parts: Iterable[bytes]) -> None:
        """Writes a file; its name is given to it when all of it is on the disk."""
        place, made = self._path(name), self._new / uuid.uuid4().hex
        for path in (place, made):
            path.parent.mkdir(parents=True, exist_ok=True)
        file = made.open("wb")
        try:
            with file:
                file.writelines(parts)
                file.flush()
                os.fsync(file.fileno())
            made.replace(place)
        except BaseException:
            made.unlink(missing_ok=True)
            raise
        _sync_folder(place.parent)

    def create(self, name: str, data: bytes) -> bool:
        """Writes a file that isn't there."""
        if self.exists(name):
            return False
        self.write(name, (data,))
        return True

    def remove(self, name: str) -> None:
        """Deletes a file."""
        self._path(name).unlink(missing_ok=True)

    def folders(self, under: str) -> tuple[str, ...]:
        """Names of the folders in a folder."""
        path = self._path(under)
        return tuple(sorted(it.name for it in path.iterdir() if it.is_dir())) if path.is_dir() else ()

    def listed(self, under: str) -> Iterator[Listed]:
        """The files of a folder."""
        for path in sorted(path for path in self._path(under).rglob("*") if path.is_file()):
            stat = path.stat()
            yield Listed(path.relative_to(self.place).as_posix(), stat.st_size, str(stat.st_mtime_ns))

    def written(self, name: str) -> float | None:
        """When the file was written."""
        try:
            return self._path(name).stat().st_mtime_ns / 1e9
        except OSError:
            return None

    def sweep(self) -> None:
        """Deletes what was made aside."""
        shutil.rmtree(self._new, ignore_errors=True)

    @property
    def _new(self) -> Path:
        return self.place / "new"

    def _path(self, name: str) -> Path:
        return self.place / name


@dataclass(frozen=True, slots=True)
class Objects:
    """Files as objects at an address; each is put, and seen by others, as a whole."""

    place: str

    def read(self, name: str) -> bytes:
        """All of a file."""
        with self._told() as (files, root):
            try:
                return bytes(files.cat_file(f"{root}/{name}"))
            except FileNotFoundError:
                # Of a place that isn't there nothing can be missing.
                if not files.exists(root.partition("/")[0]):
                    raise StoreError(UNREACHABLE, f"không có kho lưu trữ {self._shown}; hãy tạo nó trước") from None
                raise

    def exists(self, name: str) -> bool:
        """Whether the file is there."""
        with self._told() as (files, root):
            return bool(files.exists(f"{root}/{name}"))

    def is_copy(self, name: str, path: Path, _sha256: str) -> bool:
        """Whether the object has the file's size: bytes are checked by those who keep them, and once more when read."""
        with self._told() as (files, root):
            try:
                return bool(files.info(f"{root}/{name}")["size"] == path.stat().st_size)
            except FileNotFoundError:
                return False

    def write(self, name: str, parts: Iterable[bytes]) -> None:
        """Writes a file, once all of it is there."""
        data = b"".join(parts)
        with self._told(FileNotFoundError) as (files, root):
            files.pipe_file(f"{root}/{name}", data)

    def create(self, name: str, data: bytes) -> bool:
        """Writes a file that isn't there, whoever else writes it at the same time."""
        with self._told(FileNotFoundError) as (files, root):
            try:
                files.pipe_file(f"{root}/{name}", data, mode="create")
            except FileExistsError:
                return False
        return True

    def remove(self, name: str) -> None:
        """Deletes a file."""
        with self._told() as (files, root), suppress(FileNotFoundError):
            files.rm_file(f"{root}/{name}")

    def folders(self, under: str) -> tuple[str, ...]:
        """Names of the folders in a folder."""
        with self._told() as (files, root):
            try:
                found = files.ls(f"{root}/{under}", detail=True)
            except FileNotFoundError:
                return ()
        return tuple(sorted(PurePosixPath(it["name"]).name for it in found if it["type"] == "directory"))

    def listed(self, under: str) -> Iterator[Listed]:
        """The files of a folder."""
        with self._told() as (files, root):
            found = files.find(f"{root}/{under}", detail=True)
        for path, info in sorted(found.items()):
            stamp = str(info.get("ETag") or info.get("LastModified") or info.get("mtime") or info.get("created"))
            yield Listed(str(path).removeprefix(f"{root}/"), int(info["size"]), stamp)

    def written(self, name: str) -> float | None:
        """When the file was written."""
        with self._told() as (files, root):
            try:
                return float(files.modified(f"{root}/{name}").timestamp())
            except FileNotFoundError:
                return None

    def sweep(self) -> None:
        """Nothing is half made."""

    @property
    def _shown(self) -> str:
        return shown_address(self.place)

    @contextmanager
    def _told(self, *unfound: type[OSError]) -> Iterator[tuple[AbstractFileSystem, str]]:
        """The file system and where it keeps the files. What goes wrong is StoreError("archive-unreachable").

        FileNotFoundError is the caller's, unless it is in `unfound`: nothing can be put into what isn't there.
        """
        try:
            yield _file_system(self.place)
        except unfound as error:
            raise StoreError(UNREACHABLE, f"không có kho lưu trữ {self._shown}; hãy tạo nó trước") from error
        except (FileNotFoundError, TienleError):
            raise
        except ImportError as error:
            package = f"cần gói {error.name}: pip install 'tienle[s3]'" if self.place.startswith("s3") else str(error)
            raise StoreError(UNREACHABLE, f"chưa dùng được kho lưu trữ {self._shown}; {package}") from error
        except Exception as error:  # nobody knows what the many packages behind fsspec raise
            reason = why(error) if isinstance(error, OSError) else str(error) or type(error).__name__
            shown = shown_address(reason.splitlines()[0])
            raise StoreError(UNREACHABLE, f"không dùng được kho lưu trữ {self._shown}: {shown}") from error


@lru_cache
def _file_system(place: str) -> tuple[AbstractFileSystem, str]:
    # Late: it brings much along that a question doesn't need. Others write too: listings are never remembered.
    from fsspec.core import url_to_fs

    files, root = url_to_fs(place, use_listings_cache=False)
    return files, str(root).rstrip("/")


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
