"""A zip package (Office Open XML, OpenDocument) opened within limits: its members' names, bytes, XML and relations."""

from __future__ import annotations

import io
import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from typing import Final

from lxml import etree

from models.errors import RefusedError, UnreadableError
from models.limits import Limits

_RATIO_FROM: Final = 10_000_000
_ENCRYPTED: Final = 0x1
_LENGTHS: Final = 26
"""Where a member's own header says how long its name and extra field are; its bytes follow them."""
_STRICT: Final = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_TRANSITIONAL: Final = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
"""The two names of one vocabulary (ISO/IEC 29500)."""
_ROOT_TAG: Final = 8_192
_END_OF_DIRECTORY: Final = b"PK\x05\x06"
_FARTHEST_END: Final = 22 + 65_535
"""The directory's end record and the longest comment after it."""
_MEMBER_ENTRY: Final = 1_000
"""Bytes of a directory entry, generously."""
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


def member_names(data: bytes, limits: Limits) -> frozenset[str]:
    """Names of all members; UnreadableError if the directory at the file's end is missing or broken."""
    return frozenset(_open(data, limits).namelist())


def is_listed(data: bytes, name: bytes) -> bool:
    """True if the directory at the file's end speaks of a member whose name holds `name`: a glance, not a proof."""
    end = data.rfind(_END_OF_DIRECTORY, max(0, len(data) - _FARTHEST_END))
    start = int.from_bytes(data[end + 16 : end + 20], "little") if end >= 0 else len(data)
    return data.find(name, start, end) >= 0


@dataclass(frozen=True, slots=True)
class Package:
    """A package whose members were found to be within limits."""

    archive: zipfile.ZipFile
    limits: Limits

    @classmethod
    def open(cls, data: bytes, limits: Limits) -> Package:
        """Look at sizes, ratio and number of members before anything is unpacked."""
        archive = _open(data, limits)
        _refuse_bombs(archive.infolist(), limits)
        return cls(archive, limits)

    def holds(self, name: str) -> bool:
        """True if there is such a member."""
        return name in self.archive.NameToInfo

    def names(self) -> tuple[str, ...]:
        """Names of all members, in order."""
        return tuple(self.archive.namelist())

    def read(self, name: str) -> bytes:
        """The bytes of one member, never more than its stated size."""
        try:
            return self.archive.read(name)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, KeyError) as error:
            raise _damaged(name) from error
        except RuntimeError as error:
            raise UnreadableError("encrypted", "văn bản có mật khẩu: hãy bỏ mật khẩu rồi lưu lại") from error

    def packed(self, name: str) -> tuple[bytes, int, int, int]:
        """One member as it lies in the package, and what is stated of it; where that is the same, so is its content.

        UnreadableError if it is stated to lie where nothing is.
        """
        member, file = self.archive.getinfo(name), self.archive.fp
        assert file is not None
        try:
            file.seek(member.header_offset + _LENGTHS)
            name_length, extra_length = struct.unpack("<HH", file.read(4))
            file.seek(name_length + extra_length, io.SEEK_CUR)
        except (struct.error, ValueError, OSError) as error:
            raise _damaged(name) from error
        return file.read(member.compress_size), member.compress_type, member.file_size, member.CRC

    def xml(self, name: str) -> etree._Element | None:
        """The root element of an XML member; None if there is no such member."""
        if not self.holds(name):
            return None
        return parse_xml(self.read(name), name, self.limits)

    def relations(self, name: str) -> tuple[tuple[str, str], ...]:
        """(type's last word, member name) of every relation of a part, in order."""
        folder, leaf = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", leaf + ".rels"))
        if root is None:
            return ()
        return tuple(
            (relation.get("Type", "").rpartition("/")[2], _target(folder, relation.get("Target", "")))
            for relation in root.iter(_RELATIONSHIP)
            if relation.get("TargetMode") != "External"
        )


def parse_xml(data: bytes, name: str, limits: Limits) -> etree._Element:
    """The root of an XML part; RefusedError for a document type declaration, which Office parts never have."""
    if b"<!DOCTYPE" in (data.replace(b"\x00", b"") if b"\x00" in data else data):
        raise RefusedError("entities", f"{name}: có khai báo DOCTYPE hoặc thực thể XML, bị từ chối vì không an toàn")
    if data.count(b"<") - data.count(b"</") > limits.xml_nodes:
        raise RefusedError("too-large", f"{name}: quá {limits.xml_nodes} phần tử XML")
    if _STRICT in data[:_ROOT_TAG]:
        data = data.replace(_STRICT, _TRANSITIONAL)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
            raise MemoryError from error
        raise _damaged(name) from error
    return root


def _open(data: bytes, limits: Limits) -> zipfile.ZipFile:
    end = data.rfind(_END_OF_DIRECTORY, max(0, len(data) - _FARTHEST_END))
    listed = int.from_bytes(data[end + 12 : end + 16], "little") if end >= 0 else 0
    if listed > limits.members * _MEMBER_ENTRY:
        raise RefusedError("bomb", f"gói có hơn {limits.members} tệp con")
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as error:
        raise UnreadableError("truncated", "tệp bị cắt cụt hoặc hỏng: hãy tải hoặc lưu lại bản đầy đủ") from error


def _refuse_bombs(members: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(members) > limits.members:
        raise RefusedError("bomb", f"gói có hơn {limits.members} tệp con")
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        raise RefusedError("bomb", f"gói giải nén quá {limits.unpacked_bytes} byte")
    for member in members:
        if member.file_size > limits.member_bytes:
            raise RefusedError("bomb", f"{member.filename}: giải nén quá {limits.member_bytes} byte")
        if member.file_size > max(_RATIO_FROM, limits.ratio * member.compress_size):
            raise RefusedError("bomb", f"{member.filename}: tỷ lệ nén quá {limits.ratio}")
        if member.flag_bits & _ENCRYPTED:
            raise UnreadableError("encrypted", "văn bản có mật khẩu: hãy bỏ mật khẩu rồi lưu lại")


def _damaged(name: str) -> UnreadableError:
    return UnreadableError("damaged", f"{name}: phần này của tệp bị hỏng, hãy mở bằng Word và lưu lại")


def _target(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
