"""Bytes of a text file into characters, the character set told by the bytes themselves."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from models.errors import UnreadableError

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = frozenset(range(0x20)) - {0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x1A, 0x1B}
_CP1258_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_SAMPLE = 200_000
_LONGEST_SEQUENCE = 4


@dataclass(frozen=True, slots=True)
class Decoded:
    """Characters of a file and the character set they were read by; `lossy` if some bytes made no sense in it."""

    text: str
    charset: str
    lossy: bool = False


def decode(data: bytes, stated: str | None = None) -> Decoded:
    """The characters of `data`; `stated` is the set that the file itself names, believed only if the bytes agree.

    Fonts' private codes (TCVN3, VNI) come out as the Windows-1252 characters of the same bytes.
    """
    for mark, charset in _MARKS:
        if data.startswith(mark):
            return _decode(data, charset)
    wide = _wide(data)
    if wide:
        return _decode(data, wide)
    _refuse_binary(data)
    text = _utf8(data)
    if text is not None:
        return Decoded(text, "utf-8", "\ufffd" in text)
    return _single_byte(data, stated)


def _decode(data: bytes, charset: str) -> Decoded:
    text = data.decode(charset, "replace")
    return Decoded(text.removeprefix("\ufeff"), charset.removesuffix("-sig"), "\ufffd" in text)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of the Latin text is zero."""
    sample = data[:2000]
    if len(sample) < 4 or sample.count(0) < len(sample) // 5:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > 4 * odd else None


def _refuse_binary(data: bytes) -> None:
    sample = data[:_SAMPLE]
    controls = sum(sample.count(code) for code in _CONTROLS)
    if controls > len(sample) // 200:
        raise UnreadableError("unsupported", "tệp nhị phân không rõ định dạng: hãy dùng bản .docx, .pdf hoặc .txt")


def _utf8(data: bytes) -> str | None:
    """The text if it is UTF-8; a sequence cut off at the end is left out, a stray byte in 1,000 forgiven."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start > len(data) - _LONGEST_SEQUENCE and error.start > 0:
            return data[: error.start].decode("utf-8")
    text = data.decode("utf-8", "replace")
    wide = sum(1 for character in text if character > "\x7f")
    bad = text.count("\ufffd")
    return text if bad * 50 < wide and bad * 1000 < len(text) else None


def _single_byte(data: bytes, stated: str | None) -> Decoded:
    text = data.decode("cp1258", "replace")
    tones = sum(text.count(tone) for tone in _CP1258_TONES)
    named = (stated or "").lower() in {"windows-1258", "cp1258"}
    if named or (tones * 100 > len(text) and _composes(text, tones)):
        return Decoded(unicodedata.normalize("NFC", text), "windows-1258", "\ufffd" in text)
    return Decoded("".join(_western(byte) for byte in data), "windows-1252")


def _composes(text: str, tones: int) -> bool:
    """True if nearly all tone marks fuse with the vowel before them, as they do in Vietnamese."""
    left = sum(unicodedata.normalize("NFC", text).count(tone) for tone in _CP1258_TONES)
    return tones > 0 and left * 20 <= tones


def _western(byte: int) -> str:
    return _WESTERN[byte]


_WESTERN = tuple(bytes([code]).decode("cp1252", "ignore") or chr(code) for code in range(256))
