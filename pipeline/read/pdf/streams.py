"""Streams of a PDF that unpack to far more than they hold, found before pdfium unpacks them whole."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from models.errors import RefusedError
from models.limits import Limits

_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_END: Final = b"endstream"
_LENGTH: Final = re.compile(rb"/Length\s+(\d{1,10})(?!\d*\s+\d+\s+R)")
_IMAGE: Final = re.compile(rb"/Subtype\s*/Image\b")
_DICTIONARY: Final = 400
"""Bytes before a stream in which its dictionary is looked for."""
_RATIO_FROM: Final = 10_000_000
_MOST_RATIO: Final = 1_032
"""What deflate reaches at most."""
_LAYERS: Final = 3
"""Layers of compression that are looked into; a stream with more is refused."""
_CHUNK: Final = 65_536
_PEEK: Final = 64


def refuse_bombs(data: bytes, limits: Limits) -> None:
    """RefusedError("bomb") for streams beyond the limits of a package's members; pictures have a limit of their own.

    Only compression that unpacks without a password and hides behind no other encoding is seen.
    """
    total = 0
    for match in _STREAM.finditer(data):
        start = match.end()
        if not _is_packed(data[start : start + 2]):
            continue
        nested = _is_packed(_head(data[start : start + 2 * _PEEK]))
        head = data[max(0, match.start() - _DICTIONARY) : match.start()]
        if nested or not (_IMAGE.search(head) or _is_small(data, start, head)):
            total += _unpacked(data, start, limits)
        if total > limits.unpacked_bytes:
            raise RefusedError("bomb", f"tệp PDF giải nén quá {limits.unpacked_bytes} byte")


def _is_packed(start: bytes) -> bool:
    """True for the two bytes that zlib data begin with [RFC 1950]."""
    return len(start) >= 2 and start[0] & 0x0F == 8 and (start[0] << 8 | start[1]) % 31 == 0


def _head(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, _PEEK)
    except zlib.error:
        return b""


def _is_small(data: bytes, start: int, head: bytes) -> bool:
    """True if the stream can't reach the size from which ratios are looked at, whichever end of it counts."""
    end, stated = data.find(_END, start, start + _RATIO_FROM // _MOST_RATIO), _LENGTH.search(head)
    return end >= 0 and stated is not None and int(stated[1]) * _MOST_RATIO < _RATIO_FROM


def _unpacked(data: bytes, start: int, limits: Limits) -> int:
    """Bytes that the stream unpacks to, all its layers together; stops at the first limit."""
    source = _Source(data, start)
    layers: list[_Layer] = [_Layer(source.chunks())]
    while layers[-1].is_packed():
        layers.append(_Layer(layers[-1].chunks()))
        if len(layers) > _LAYERS:
            raise RefusedError("bomb", f"tệp PDF nén chồng quá {_LAYERS} lớp")
    for _ in layers[-1].chunks():
        size = max(layer.size for layer in layers)
        if size > max(_RATIO_FROM, limits.ratio * source.taken):
            raise RefusedError("bomb", f"tệp PDF có phần nén với tỷ lệ quá {limits.ratio}")
        if size > limits.member_bytes:
            raise RefusedError("bomb", f"tệp PDF có phần giải nén quá {limits.member_bytes} byte")
    return sum(layer.size for layer in layers)


@dataclass(slots=True)
class _Source:
    """The file from the stream's first byte on, and how much of it was taken."""

    data: bytes
    start: int
    taken: int = 0

    def chunks(self) -> Iterator[bytes]:
        """The bytes, a few at a time: where the stream ends, zlib knows."""
        for place in range(self.start, len(self.data), _CHUNK):
            chunk = self.data[place : place + _CHUNK]
            self.taken += len(chunk)
            yield chunk


class _Layer:
    """What one layer of compression unpacks to."""

    def __init__(self, packed: Iterator[bytes]) -> None:
        self.size = 0
        self._chunks = self._unpack(packed)
        self._first = next(self._chunks, b"")

    def is_packed(self) -> bool:
        """True if it holds another layer."""
        return _is_packed(self._first)

    def chunks(self) -> Iterator[bytes]:
        """What it unpacks to; ends where it is broken."""
        yield self._first
        yield from self._chunks

    def _unpack(self, packed: Iterator[bytes]) -> Iterator[bytes]:
        unpacking = zlib.decompressobj()
        for chunk in packed:
            rest = chunk
            while rest and not unpacking.eof:
                try:
                    piece = unpacking.decompress(rest, _CHUNK)
                except zlib.error:
                    return
                rest = unpacking.unconsumed_tail
                self.size += len(piece)
                if piece:
                    yield piece
            if unpacking.eof:
                return
