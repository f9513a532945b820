"""Streams of a PDF that unpack to far more than they hold, found before pdfium unpacks them whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, takewhile
from math import prod
from typing import Final

from models.errors import RefusedError
from models.limits import Limits
from pipeline.read.pdf.packed.filters import ASCII85, FILTERS, FLATE, LZW, LZW_LATE, Filter, Pieces, inflate

_WORD: Final = b"stream"
_END: Final = b"endstream"
_LINE_END: Final = re.compile(rb"\r\n?|\n")
_FILTER: Final = re.compile(rb"/Filter\s*(\[[^\]]{0,300}\]|/[^\s/<>\[\]()%]{1,100}|\d{1,10}\s+\d{1,10}\s+R)")
_LENGTH: Final = re.compile(rb"/Length\s+(?:(\d{1,10})\s+\d{1,10}\s+R|(\d{1,10}))")
_REFERENCE: Final = re.compile(rb"(\d{1,10})\s+\d{1,10}\s+R")
_VALUE: Final = re.compile(rb"\b(\d{1,10})\s+\d{1,10}\s+obj\s*(\d{1,10}|/\S{1,100}|\[[^\]]{0,300}\])\s*endobj")
"""An object that is a number, a name or an array, to which a stream's dictionary may refer."""
_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_IMAGE: Final = re.compile(rb"/Subtype\s*/Image\b")
_OBJECT_STREAM: Final = b"/ObjStm"
_LATE: Final = re.compile(rb"/EarlyChange\s+0\b")
_DICTIONARY: Final = 4_000
"""Bytes before a stream in which its dictionary is looked for."""
_FARTHEST: Final = 100
"""Behind the word "stream"; pdfium passes over what stands between."""
_RATIO_FROM: Final = 10_000_000
_LAYERS: Final = 3
"""Layers of compression that are looked into; a stream with more is refused."""
_CHUNK: Final = 65_536
_OBJECTS: Final = 20_000_000
"""Bytes of a stream of objects that are looked at."""


def refuse_bombs(data: bytes, limits: Limits) -> None:
    """RefusedError("bomb") for streams beyond the limits of a package's members; pictures have a limit of their own.

    Only compression that unpacks without a password is seen, and only where the file says in the open how it is packed.
    """
    total = 0
    for stream in _File(data).streams():
        for filters in stream.packings():
            if not stream.is_small(filters):
                total += _unpacked(stream, filters, limits)
        if total > limits.unpacked_bytes:
            raise RefusedError("bomb", f"tệp PDF giải nén quá {limits.unpacked_bytes} byte")


def object_streams(data: bytes) -> Iterator[bytes]:
    """What the streams unpack to that hold objects, each at most `_OBJECTS` bytes; only those that need no password."""
    for stream in _File(data).streams():
        if _OBJECT_STREAM in stream.head:
            for filters in stream.packings():
                pieces: Pieces = iter([data[stream.start : stream.end(filters)]])
                for one in filters[:_LAYERS]:
                    pieces = one.unpack(pieces)
                yield _beginning(pieces)


def _beginning(pieces: Pieces) -> bytes:
    found = bytearray()
    for piece in pieces:
        found += piece
        if len(found) >= _OBJECTS:
            break
    return bytes(found)


class _File:
    """The file's bytes, and what its dictionaries refer to, looked up once if any does."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._values: dict[int, list[bytes]] | None = None

    def streams(self) -> Iterator[_Stream]:
        """Every place where a stream may begin, with what stands before it."""
        data, last = self.data, 0
        place = data.find(_WORD)
        while place >= 0:
            after = place + len(_WORD)
            line_end = None if data.endswith(_END, last, after) else _LINE_END.search(data, after, after + _FARTHEST)
            if line_end is not None:
                yield _Stream(self, line_end.end(), _plain(data[max(last, place - _DICTIONARY) : place]))
            last = after
            place = data.find(_WORD, last)

    def values(self, number: int) -> list[bytes]:
        """The values of the object of that number: several where the file was changed."""
        if self._values is None:
            self._values = {}
            for match in _VALUE.finditer(self.data):
                self._values.setdefault(int(match[1]), []).append(match[2])
        return self._values.get(number, [])

    def resolved(self, value: bytes) -> bytes:
        """A value with what it refers to put in, two steps deep."""
        for _ in range(2):
            value = _REFERENCE.sub(lambda match: b" ".join(self.values(int(match[1]))[-1:]), value)
        return value


@dataclass(frozen=True, slots=True)
class _Stream:
    """A stream, from `start` on, and the dictionary before it."""

    file: _File
    start: int
    head: bytes

    def end(self, filters: Sequence[Filter]) -> int:
        """The first place that says so behind its stated length; the file's end where zlib will know better."""
        lengths = [match.groups() for match in _LENGTH.finditer(self.head)]
        if not lengths or (filters[0] is FLATE and any(number for number, _ in lengths)):
            return len(self.file.data)
        stated = [self.file.values(int(number)) if number else [length] for number, length in lengths]
        found = self.file.data.find(_END, self.start + max(map(_number, chain.from_iterable(stated)), default=0))
        return found if found >= 0 else len(self.file.data)

    def packings(self) -> list[tuple[Filter, ...]]:
        """The filters that its dictionary may name; none for a picture, which is unpacked within its own limit."""
        found = {self._filters(match[1]) for match in _FILTER.finditer(self.head)} - {()}
        if not found and _is_zlib(self.file.data[self.start : self.start + 2]):
            found.add((FLATE,))
        picture = _IMAGE.search(self.head) is not None
        return [filters for filters in found if not picture or sum(one.ratio > ASCII85.ratio for one in filters) > 1]

    def _filters(self, value: bytes) -> tuple[Filter, ...]:
        """The filters up to the first that only a picture has."""
        names = _plain(self.file.resolved(value)).strip(b"[] ").replace(b"/", b" ").split()
        known = [FILTERS[name] for name in takewhile(FILTERS.__contains__, names)]
        late = LZW in known and _LATE.search(self.head) is not None
        return tuple(LZW_LATE if late and one is LZW else one for one in known)

    def is_small(self, filters: Sequence[Filter]) -> bool:
        """True if it can't reach the size from which ratios are looked at."""
        end = self.end(filters)
        size, rest = float(end - self.start), filters
        if filters[0] is ASCII85:
            size, rest = 0.8 * size + ASCII85.ratio * self.file.data.count(b"z", self.start, end), filters[1:]
        return size * prod(one.ratio for one in rest) < _RATIO_FROM


def _plain(head: bytes) -> bytes:
    """Names may be written with the numbers of their letters: "/Fl#61teDecode"."""
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), head) if b"#" in head else head


def _number(value: bytes) -> int:
    return int(value) if value.isdigit() else 0


def _is_zlib(start: bytes) -> bool:
    """True for the two bytes that zlib data begin with [RFC 1950]."""
    return len(start) >= 2 and start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0


def _unpacked(stream: _Stream, filters: Sequence[Filter], limits: Limits) -> int:
    """Bytes that the stream unpacks to, all its layers together; stops at the first limit."""
    if len(filters) > _LAYERS:
        raise _too_many_layers()
    meter = _Meter(limits)
    layers = [meter.taken(stream.file.data, stream.start, stream.end(filters))]
    for one in filters:
        layers.append(meter.unpacked(one.unpack(layers[-1])))
    while _is_zlib(first := next(layers[-1], b"")):
        if len(layers) > _LAYERS:
            raise _too_many_layers()
        layers.append(meter.unpacked(inflate(chain([first], layers[-1]))))
    for layer in reversed(layers[1:]):
        for _ in layer:
            pass
    return meter.total


def _too_many_layers() -> RefusedError:
    return RefusedError("bomb", f"tệp PDF nén chồng quá {_LAYERS} lớp")


class _Meter:
    """Counts what a stream holds and what each of its layers unpacks to."""

    def __init__(self, limits: Limits) -> None:
        self.total = 0
        self._packed = 0
        self._limits = limits

    def taken(self, data: bytes, start: int, end: int) -> Pieces:
        """The packed bytes, a few at a time."""
        for place in range(start, end, _CHUNK):
            piece = data[place : min(place + _CHUNK, end)]
            self._packed += len(piece)
            self.total += len(piece)
            yield piece

    def unpacked(self, pieces: Pieces) -> Pieces:
        """The pieces of one layer; RefusedError where they come to more than the limits."""
        size = 0
        for piece in pieces:
            size += len(piece)
            self.total += len(piece)
            if size > max(_RATIO_FROM, self._limits.ratio * self._packed):
                raise RefusedError("bomb", f"tệp PDF có phần nén với tỷ lệ quá {self._limits.ratio}")
            if size > self._limits.member_bytes:
                raise RefusedError("bomb", f"tệp PDF có phần giải nén quá {self._limits.member_bytes} byte")
            yield piece
