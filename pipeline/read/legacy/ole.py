"""The container of Word 97 files (OLE compound file): what kind of document it holds and whether it can be read."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Final

from models.errors import UnreadableError

SIGNATURE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_HEADER: Final = 512
_ENTRY: Final = 128
_NOT_A_SECTOR: Final = 0xFFFFFFFA
_MOST_ENTRIES: Final = 10_000
_LISTED_IN_HEADER: Final = 109
_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC
_ENCRYPTED: Final = 0x0100
_OTHERS: Final = {"Workbook", "Book", "PowerPoint Document"}
_SMALL: Final = 4096
"""Streams below this size lie in sectors of their own kind; a Word document's is never so small."""


def check_word(data: bytes) -> None:
    """Nothing if `data` is a whole Word 97 (or Word 6) file without a password; else UnreadableError."""
    entries = _directory(data)
    if "EncryptedPackage" in entries:
        raise UnreadableError("encrypted", "văn bản Word có mật khẩu: hãy bỏ mật khẩu rồi lưu lại")
    if "WordDocument" not in entries:
        if _OTHERS & entries.keys():
            raise UnreadableError("unsupported", "bảng tính hay trình chiếu, không phải văn bản: hãy dùng bản .docx")
        raise UnreadableError("unsupported", "tệp Office cũ không chứa văn bản Word: hãy lưu lại thành .docx")
    _check_stream(data, entries["WordDocument"])


def storage_names(data: bytes) -> frozenset[str]:
    """Names of all streams and storages; as many as can be read of a damaged file."""
    try:
        return frozenset(_directory(data))
    except UnreadableError:
        return frozenset()


@dataclass(frozen=True, slots=True)
class _Stream:
    start: int
    size: int


def _check_stream(data: bytes, stream: _Stream) -> None:
    """The file information block at the stream's start tells the version and the password."""
    sector = _sector_size(data)
    begin = (stream.start + 1) * sector
    if stream.size < _SMALL or begin + 32 > len(data):
        raise _truncated()
    magic, flags = struct.unpack_from("<H8xH", data, begin)
    if magic not in {_WORD_97, _WORD_6}:
        raise UnreadableError("damaged", "phần thân của tệp Word bị hỏng: hãy mở bằng Word và lưu lại")
    if flags & _ENCRYPTED:
        raise UnreadableError("encrypted", "văn bản Word có mật khẩu: hãy bỏ mật khẩu rồi lưu lại")


def is_cut(data: bytes) -> bool:
    """True if the file is shorter than the sectors that it uses."""
    sector, table = _sector_size(data), _allocation(data)
    used = next((place for place in range(len(table) - 1, -1, -1) if table[place] != 0xFFFFFFFF), -1)
    return (used + 2) * sector > len(data)


def _directory(data: bytes) -> dict[str, _Stream]:
    """Name → place of every stream and storage."""
    if len(data) < _HEADER:
        raise _truncated()
    sector, table = _sector_size(data), _allocation(data)
    place = struct.unpack_from("<I", data, 48)[0]
    entries: dict[str, _Stream] = {}
    seen: set[int] = set()
    while place < _NOT_A_SECTOR and place not in seen and len(entries) < _MOST_ENTRIES:
        seen.add(place)
        begin = (place + 1) * sector
        if begin >= len(data) or place >= len(table):
            raise _truncated()
        for at in range(begin, min(begin + sector, len(data) - _ENTRY + 1), _ENTRY):
            length = min(struct.unpack_from("<H", data, at + 64)[0], 64)
            name = data[at : at + max(0, length - 2)].decode("utf-16-le", "replace")
            if name:
                start, size = struct.unpack_from("<II", data, at + 116)
                entries.setdefault(name, _Stream(start, size))
        place = table[place]
    return entries


def _allocation(data: bytes) -> tuple[int, ...]:
    """The sector allocation table: for every sector the next one of its stream."""
    sector = _sector_size(data)
    listed = list(struct.unpack_from(f"<{_LISTED_IN_HEADER}I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    seen: set[int] = set()
    while more < _NOT_A_SECTOR and more not in seen:
        seen.add(more)
        block = data[(more + 1) * sector : (more + 2) * sector]
        if len(block) < sector:
            raise _truncated()
        *part, more = struct.unpack(f"<{sector // 4}I", block)
        listed += part
    table: list[int] = []
    for place in listed:
        if place >= _NOT_A_SECTOR:
            continue
        block = data[(place + 1) * sector : (place + 2) * sector]
        if len(block) < sector:
            raise _truncated()
        table += struct.unpack(f"<{sector // 4}I", block)
        if len(table) * sector > len(data) + sector * sector:
            break
    return tuple(table)


def _sector_size(data: bytes) -> int:
    shift = struct.unpack_from("<H", data, 30)[0] if len(data) >= _HEADER else 0
    if shift not in {9, 12}:
        raise UnreadableError("damaged", "tệp Office cũ bị hỏng ở phần đầu: hãy mở bằng Word và lưu lại")
    return 1 << int(shift)


def _truncated() -> UnreadableError:
    return UnreadableError("truncated", "tệp bị cắt cụt: hãy tải hoặc lưu lại bản đầy đủ")
