"""What the filters of a PDF's streams unpack, a piece at a time, so that a reader can stop at any size.

Each filter takes the packed pieces and gives the unpacked ones; it ends where its data end or are broken.
"""

from __future__ import annotations

import binascii
import re
import string
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

Pieces = Iterator[bytes]

_PIECE: Final = 65_536
"""Unpacked bytes that are given at a time, or a little more."""
_NOT_HEX: Final = bytes(sorted(set(range(256)) - set(string.hexdigits.encode())))
_NOT_A85: Final = bytes(sorted(set(range(256)) - set(range(ord("!"), ord("u") + 1)) - set(b"z")))
_A85_END: Final = re.compile(rb"~")
_HEX_END: Final = re.compile(rb">")
_LETTERS: Final = tuple(bytes([value]) for value in range(256))
_CLEAR: Final = 256
_LZW_END: Final = 257
_LEAST_BITS: Final = 9
_MOST_BITS: Final = 12
_RUN_END: Final = 128


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter and the bytes that one byte may unpack to at most."""

    unpack: Callable[[Pieces], Pieces]
    ratio: int


def inflate(packed: Pieces) -> Pieces:
    """FlateDecode [ISO 32000 7.4.4], the zlib format."""
    unpacking = zlib.decompressobj()
    for rest in packed:
        while rest and not unpacking.eof:
            try:
                piece = unpacking.decompress(rest, _PIECE)
            except zlib.error:
                return
            rest = unpacking.unconsumed_tail
            if piece:
                yield piece
        if unpacking.eof:
            return


def unhex(packed: Pieces) -> Pieces:
    """ASCIIHexDecode [7.4.2]; what is no hexadecimal digit is passed over."""
    odd = b""
    for piece in _until(_HEX_END, packed):
        digits = odd + piece.translate(None, _NOT_HEX)
        whole = len(digits) & ~1
        odd = digits[whole:]
        yield binascii.unhexlify(digits[:whole])
    if odd:
        yield binascii.unhexlify(odd + b"0")


def unascii85(packed: Pieces) -> Pieces:
    """ASCII85Decode [7.4.3]; characters without a meaning are passed over."""
    rest = b""
    for piece in _until(_A85_END, packed):
        digits = rest + piece.translate(None, _NOT_A85).replace(b"z", b"!!!!!")
        whole = len(digits) // 5 * 5
        rest = digits[whole:]
        yield _from_base_85(digits[:whole])
    if len(rest) > 1:
        yield _from_base_85(rest.ljust(5, b"u"))[: len(rest) - 1]


def _from_base_85(digits: bytes) -> bytes:
    """Four bytes for every five digits."""
    import numpy as np

    groups = np.frombuffer(digits, dtype=np.uint8).reshape(-1, 5).astype(np.uint32) - ord("!")
    powers = np.array([85**4, 85**3, 85**2, 85, 1], dtype=np.uint32)
    numbers = (groups * powers).sum(axis=1, dtype=np.uint32)
    return bytes(numbers.astype(">u4").tobytes())


def _until(end: re.Pattern[bytes], packed: Pieces) -> Pieces:
    for piece in packed:
        match = end.search(piece)
        if match:
            yield piece[: match.start()]
            return
        yield piece


def unroll(packed: Pieces) -> Pieces:
    """RunLengthDecode [7.4.5]: a length and so many bytes, or a length and one byte to be repeated."""
    rest = b""
    for piece in packed:
        data, place, out = rest + piece, 0, bytearray()
        while place + 1 < len(data):
            length = data[place]
            end = place + 2 + length if length < _RUN_END else place + 2
            if length == _RUN_END or end > len(data):
                break
            out += data[place + 1 : end] if length < _RUN_END else data[place + 1 : end] * (257 - length)
            place = end
            if len(out) >= _PIECE:
                yield bytes(out)
                out.clear()
        yield bytes(out)
        rest = data[place:]
        if rest and rest[0] == _RUN_END:
            return


def unlzw(packed: Pieces, early: int = 1) -> Pieces:
    """LZWDecode [7.4.4]; codes grow longer one code `early` unless the stream's EarlyChange is 0."""
    words, held, bits, out = _Words(early), 0, 0, bytearray()
    for piece in packed:
        for byte in piece:
            held, bits = held << 8 | byte, bits + 8
            if bits < words.width:
                continue
            bits -= words.width
            word = words.of(held >> bits)
            held &= (1 << bits) - 1
            if word is None:
                yield bytes(out)
                return
            out += word
            if len(out) >= _PIECE:
                yield bytes(out)
                out.clear()
    yield bytes(out)


class _Words:
    """What LZW codes stand for so far; `width` is the number of the next code's bits."""

    def __init__(self, early: int) -> None:
        self._early = early
        self._clear()

    def _clear(self) -> None:
        self._known = [*_LETTERS, b"", b""]
        self._last = b""
        self.width = _LEAST_BITS

    def of(self, code: int) -> bytes | None:
        """The bytes of a code, none for the one that clears the list; None where the data end or are broken."""
        if code == _CLEAR:
            self._clear()
            return b""
        known, last = self._known, self._last
        if code == _LZW_END or code > len(known) or (code == len(known) and not last):
            return None
        word = known[code] if code < len(known) else last + last[:1]
        if last and len(known) < 1 << _MOST_BITS:
            known.append(last + word[:1])
            self.width = min(_MOST_BITS, (len(known) + self._early).bit_length())
        self._last = word
        return word


def unlzw_late(packed: Pieces) -> Pieces:
    """LZWDecode of a stream whose EarlyChange is 0."""
    return unlzw(packed, early=0)


FLATE: Final = Filter(inflate, 1_032)
LZW: Final = Filter(unlzw, 2_560)
LZW_LATE: Final = Filter(unlzw_late, 2_560)
ASCII85: Final = Filter(unascii85, 4)
HEX: Final = Filter(unhex, 1)
RUN_LENGTH: Final = Filter(unroll, 64)
FILTERS: Final[Mapping[bytes, Filter]] = {
    b"FlateDecode": FLATE,
    b"Fl": FLATE,
    b"LZWDecode": LZW,
    b"LZW": LZW,
    b"ASCII85Decode": ASCII85,
    b"A85": ASCII85,
    b"ASCIIHexDecode": HEX,
    b"AHx": HEX,
    b"RunLengthDecode": RUN_LENGTH,
    b"RL": RUN_LENGTH,
}
"""By their names and the short ones; those that are left out unpack pictures."""
