"""Filters of PDF streams: what was packed comes out whole, however it is cut into pieces; broken data end."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import RefusedError
from models.limits import DEFAULT_LIMITS, Limits
from pipeline.read.pdf.packed.filters import FILTERS, unlzw
from pipeline.read.pdf.packed.streams import refuse_bombs


def run_lengths(data: bytes) -> bytes:
    """Every stretch of one byte by its length, the others as they are."""
    out, at = bytearray(), 0
    while at < len(data):
        same = 1
        while same < 128 and data[at : at + same + 1] == data[at : at + 1] * (same + 1):
            same += 1
        out += bytes([257 - same, data[at]]) if same > 1 else bytes([0, data[at]])
        at += same
    return bytes(out) + b"\x80"


def lzw(data: bytes, early: int = 1) -> bytes:
    """The format's own example of an encoder [ISO 32000 7.4.4.2]."""
    out, bits, width = 0, 0, 9
    words: dict[bytes, int] = {}
    for code in lzw_codes(data, words):
        out, bits = out << width | code, bits + width
        width = 9 if code == 256 else min(12, (258 + len(words) - 1 + early).bit_length()) if words else 9
    return (out << -bits % 8).to_bytes((bits + 7) // 8, "big")


def lzw_codes(data: bytes, words: dict[bytes, int]) -> Iterator[int]:
    yield 256
    word = b""
    for value in data:
        longer = word + bytes([value])
        if len(longer) == 1 or longer in words:
            word = longer
            continue
        code = word[0] if len(word) == 1 else words[word]
        words[longer] = 258 + len(words)
        yield code
        if len(words) == 3_830:
            words.clear()
            yield 256
        word = bytes([value])
    if word:
        words[word + b"\0\0"] = 258 + len(words)
        yield word[0] if len(word) == 1 else words[word]
    yield 257


PACKERS: dict[bytes, Callable[[bytes], bytes]] = {
    b"Fl": zlib.compress,
    b"A85": lambda data: base64.a85encode(data, wrapcol=60) + b"~>",
    b"AHx": lambda data: data.hex(" ").encode() + b">",
    b"RL": run_lengths,
    b"LZW": lzw,
}


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("name", PACKERS)
@given(data=st.binary(max_size=400) | st.binary(max_size=5).map(lambda unit: unit * 900), size=st.integers(1, 300))
def test_what_was_packed_comes_out_whole(name: bytes, data: bytes, size: int) -> None:
    assert b"".join(FILTERS[name].unpack(pieces(PACKERS[name](data), size))) == data


@pytest.mark.parametrize("early", [0, 1])
def test_lzw_codes_grow_where_the_stream_says(early: int) -> None:
    data = b"".join(b"%d 0 Td (Kim ngach) Tj " % number for number in range(3_000))
    assert b"".join(unlzw(pieces(lzw(data, early), 512), early)) == data


@pytest.mark.parametrize("name", PACKERS)
@given(data=st.binary(max_size=2_000))
def test_anything_ends(name: bytes, data: bytes) -> None:
    unpacked = sum(map(len, FILTERS[name].unpack(pieces(data, 100))))
    assert unpacked <= FILTERS[name].ratio * (len(data) + 4)


def stream(entries: bytes, data: bytes, length: int | None = None) -> bytes:
    stated = len(data) if length is None else length
    return b"4 0 obj<<%s/Length %d>>stream\n%s\nendstream endobj\n" % (entries, stated, data)


ZEROS = zlib.compress(bytes(12_000_000), 9)
RUNS = bytes([129, 0]) * 100_000 + b"\x80"


@pytest.mark.parametrize(
    "data",
    [
        stream(b"/Filter/FlateDecode", ZEROS),
        stream(b"/Filter /Fl", ZEROS),
        stream(b"/Fil#74er/Fl#61teDecode", ZEROS),  # names in numbers
        stream(b"/Filter[/A85/Fl]", PACKERS[b"A85"](ZEROS)),
        stream(b"/Filter[ /ASCIIHexDecode/FlateDecode ]", PACKERS[b"AHx"](ZEROS)),
        stream(b"/Filter[/RL/RL]", run_lengths(b"\x81" * 200_000 + b"\x80")),
        stream(b"/Filter 5 0 R", PACKERS[b"AHx"](ZEROS)) + b"5 0 obj[/AHx/Fl]endobj",  # named elsewhere
        stream(b"/Filter[5 0 R 6 0 R]", PACKERS[b"AHx"](ZEROS)) + b"5 0 obj/AHx endobj 6 0 obj /Fl endobj",
        stream(b"/Filter[/AHx/Fl]", PACKERS[b"AHx"](ZEROS), length=9),  # its length is a lie
        stream(b"/Subtype/Image/Filter[/Fl/Fl]", zlib.compress(ZEROS)),  # a picture's own limit holds for one layer
        stream(b"/Filter[/AHx/AHx/AHx/Fl]", b"33" * 6_000),  # nobody needs four
        stream(b"", ZEROS),  # told by its first bytes alone
    ],
)
def test_what_unpacks_to_too_much_is_refused(data: bytes) -> None:
    with pytest.raises(RefusedError) as caught:
        refuse_bombs(data, DEFAULT_LIMITS)
    assert caught.value.code == "bomb"


@pytest.mark.parametrize(
    "data",
    [
        stream(b"/Filter[/A85/Fl]", PACKERS[b"A85"](zlib.compress(bytes(9_000_000), 9))),  # below the size
        stream(b"/Filter/RL", RUNS),  # below the ratio
        stream(b"/Subtype/Image/Filter/Fl", ZEROS),  # a blank sheet
        stream(b"/Filter[/A85/DCTDecode]", b"zzzz~>"),
        stream(b"/Filter/Standard", b"x"),
        b"stream" * 1_000,
    ],
)
def test_what_is_usual_is_not(data: bytes) -> None:
    refuse_bombs(data, DEFAULT_LIMITS)


def test_many_streams_together_are_too_much() -> None:
    one = stream(b"/Filter[/AHx/Fl]", PACKERS[b"AHx"](zlib.compress(bytes(6_000_000), 9)))
    refuse_bombs(one * 3, Limits(unpacked_bytes=20_000_000))
    with pytest.raises(RefusedError):
        refuse_bombs(one * 4, Limits(unpacked_bytes=20_000_000))
