"""Writes a draft as .rtf, in Unicode or in the old fonts, the same bytes on every run."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

from corpus.samples.facts import Draft
from corpus.samples.old_fonts import runs
from corpus.samples.pieces import Columns, Grid, Piece, Printed, Spanning, pieces

_FONTS = {
    "unicode": r"{\f0\froman\fcharset0 Times New Roman;}",
    "old": r"{\f0\fswiss\fcharset0 .VnTime;}{\f1\fswiss\fcharset0 .VnTimeH;}",
}
_WIDTH = 9_400
"""Width of the text in twips."""
_RULES = "".join(rf"\clbrdr{side}\brdrs\brdrw10" for side in "tlbr")
Typed = Callable[[str], str]


def write_rtf(draft: Draft) -> bytes:
    """The draft in Unicode: letters beyond ASCII as their numbers, with a question mark for old readers."""
    return _write(draft, _FONTS["unicode"], _unicode)


def write_rtf_tcvn3(draft: Draft) -> bytes:
    """The draft in TCVN3: bytes of the fonts .VnTime and .VnTimeH."""
    return _write(draft, _FONTS["old"], _tcvn3)


def _write(draft: Draft, fonts: str, typed: Typed) -> bytes:
    head = rf"{{\rtf1\ansi\ansicpg1252\uc1\deff0{{\fonttbl{fonts}}}\f0\fs28"
    body = "\n".join(part for piece in pieces(draft) for part in _parts(piece, typed))
    return f"{head}\n{body}\n}}\n".encode("ascii")


def _parts(piece: Piece, typed: Typed) -> Iterator[str]:
    if isinstance(piece, Printed):
        place = r"\qc" if piece.centred else r"\ql"
        text = rf"{{\b {typed(piece.text)}}}" if piece.bold else typed(piece.text)
        yield rf"\pard\plain\f0\fs28{place} {text}\par"
    elif isinstance(piece, Columns):
        cells = [r"\par ".join(map(typed, lines)) for lines in piece.columns]
        yield _row(cells, [""] * len(cells))
        yield r"\pard\plain\f0\fs28\par"
    else:
        yield from _table(piece, typed)
        yield r"\pard\plain\f0\fs28\par"


def _table(grid: Grid, typed: Typed) -> Iterator[str]:
    above: tuple[Spanning | None, ...] = ()
    for row in grid.rows:
        cells = [typed(cell.text) if cell else "" for cell in row]
        yield _row(cells, [_RULES + _merged(row, above, column) for column in range(len(row))])
        above = row


def _merged(row: tuple[Spanning | None, ...], above: tuple[Spanning | None, ...], column: int) -> str:
    """The words that join a cell with the one above or at its left."""
    cell = row[column]
    if cell is not None:
        return (r"\clvmgf" if cell.rows > 1 else "") + (r"\clmgf" if cell.columns > 1 else "")
    over = above[column] if above else None
    return r"\clvmrg" if over is not None and over.rows > 1 else r"\clmrg"


def _row(cells: list[str], properties: list[str]) -> str:
    edges = [_WIDTH * (place + 1) // len(cells) for place in range(len(cells))]
    defined = "".join(rf"{words}\cellx{edge}" for words, edge in zip(properties, edges, strict=True))
    held = "".join(rf"\pard\plain\f0\fs24\intbl {text}\cell" + "\n" for text in cells)
    return rf"\trowd{defined}" + "\n" + held + r"\row"


def _unicode(text: str) -> str:
    letters = unicodedata.normalize("NFC", text)
    return "".join(letter if letter.isascii() else rf"\u{ord(letter)}?" for letter in _escaped(letters))


def _tcvn3(text: str) -> str:
    return "".join(rf"{{\f1 {_bytes(typed)}}}" if drawn else rf"{{\f0 {_bytes(typed)}}}" for typed, drawn in runs(text))


def _bytes(typed: bytes) -> str:
    return "".join(chr(code) if code < 0x80 else rf"\'{code:02x}" for code in typed.decode("latin-1").encode("latin-1"))


def _escaped(text: str) -> str:
    return text.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
