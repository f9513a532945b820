"""Zip files of documents: each member is a document of its own, taken out one at a time within limits."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Final

from models.errors import RefusedError, TienleError, UnreadableError
from models.limits import Limits

_ZIP: Final = b"PK\x03\x04"
_DOCUMENTS: Final = ("word/", "xl/", "ppt/", "content.xml", "[Content_Types].xml")
"""Members of files that are zip packages and documents at once."""
_LEFT_OUT: Final = (".", "~$", "__MACOSX")
_ENCRYPTED, _UTF8 = 0x1, 0x800
_RATIO_FROM: Final = 10_000_000


@dataclass(frozen=True, slots=True)
class Member:
    """A document in a zip file: its name, and its bytes or why they can't be had."""

    name: str
    data: bytes | TienleError


def is_bundle(path: Path) -> bool:
    """True for a zip file that is no document itself; False for any other and for one that can't be opened."""
    try:
        with path.open("rb") as file:
            if file.read(len(_ZIP)) != _ZIP:
                return False
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError, EOFError):
        return False
    return not any(name.startswith(_DOCUMENTS) for name in names)


def members(path: Path, limits: Limits) -> Iterator[Member]:
    """The documents of a zip file in its own order, one level deep; folders, hidden and lock files are left out.

    RefusedError("bomb") if they are too many or too large together; a bad member is told as its own.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableError("truncated", "tệp nén bị cắt cụt hoặc hỏng: hãy tải lại bản đầy đủ") from error
    with archive:
        held = [info for info in archive.infolist() if not info.is_dir()]
        if len(held) > limits.members:
            raise RefusedError("bomb", f"tệp nén có hơn {limits.members} tệp con")
        if sum(info.file_size for info in held) > limits.unpacked_bytes:
            raise RefusedError("bomb", f"tệp nén giải nén quá {limits.unpacked_bytes} byte")
        for info in held:
            name = _name(info)
            parts = [part for part in PurePosixPath(name).parts if part not in {".", ".."}]
            if not any(part.startswith(_LEFT_OUT) for part in parts):
                yield Member(name, _data(archive, info, limits))


def _data(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> bytes | TienleError:
    if info.flag_bits & _ENCRYPTED:
        return UnreadableError("encrypted", "tệp trong tệp nén có mật khẩu: hãy giải nén rồi nạp lại")
    if info.file_size > limits.member_bytes:
        return RefusedError("bomb", f"giải nén quá {limits.member_bytes} byte")
    if info.file_size > max(_RATIO_FROM, limits.ratio * info.compress_size):
        return RefusedError("bomb", f"tỷ lệ nén quá {limits.ratio}")
    try:
        return archive.read(info)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return UnreadableError("damaged", "tệp trong tệp nén bị hỏng: hãy nén lại hoặc nạp riêng tệp này")


def _name(info: zipfile.ZipInfo) -> str:
    """The member's name: UTF-8 where the file says so or the bytes are UTF-8 all the same, else code page 437."""
    if info.flag_bits & _UTF8:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename
