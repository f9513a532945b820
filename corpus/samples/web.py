"""Writes a draft as a web page and as plain text, the same bytes on every run."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from corpus.samples.facts import Draft
from corpus.samples.old_fonts import to_tcvn3
from corpus.samples.pieces import Columns, Grid, Piece, Printed, Spanning, pieces


def write_html(draft: Draft) -> bytes:
    """The draft as an office's web editor saves it: columns in a table without rules, figures in a ruled one."""
    body = "\n".join(_tags(piece) for piece in pieces(draft))
    title = escape(draft.head.title)
    head = f'<head><meta charset="utf-8"><title>{title}</title></head>'
    return f'<!DOCTYPE html>\n<html lang="vi">{head}\n<body>\n{body}\n</body></html>\n'.encode()


def write_text(draft: Draft) -> bytes:
    """The draft as plain text in UTF-8, a paragraph a line, columns one after another, cells between bars."""
    return "\r\n".join(_lines(draft)).encode()


def write_text_tcvn3(draft: Draft) -> bytes:
    """The same in TCVN3, whose capitals with tones are small letters' codes."""
    return to_tcvn3("\r\n".join(_lines(draft)))


def _tags(piece: Piece) -> str:
    if isinstance(piece, Columns):
        cells = "".join(f"<td>{''.join(f'<p>{escape(line)}</p>' for line in lines)}</td>" for lines in piece.columns)
        return f'<table border="0"><tr>{cells}</tr></table>'
    if isinstance(piece, Printed):
        text = f"<b>{escape(piece.text)}</b>" if piece.bold else escape(piece.text)
        return f'<p style="text-align: center">{text}</p>' if piece.centred else f"<p>{text}</p>"
    rows = ("".join(_cell(cell) for cell in row if cell) for row in piece.rows)
    return '<table border="1">\n' + "\n".join(f"<tr>{row}</tr>" for row in rows) + "\n</table>"


def _cell(cell: Spanning) -> str:
    spans = (f' rowspan="{cell.rows}"' * (cell.rows > 1)) + (f' colspan="{cell.columns}"' * (cell.columns > 1))
    return f"<td{spans}>{escape(cell.text)}</td>"


def _lines(draft: Draft) -> Iterator[str]:
    for piece in pieces(draft):
        if isinstance(piece, Columns):
            yield from (line for lines in piece.columns for line in lines)
        elif isinstance(piece, Printed):
            yield piece.text
        else:
            yield from _bars(piece)


def _bars(grid: Grid) -> Iterator[str]:
    for row in grid.rows:
        yield "| " + " | ".join(cell.text if cell else "" for cell in row) + " |"
