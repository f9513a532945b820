"""Writes a draft as a .pdf with a text layer, the same bytes on every run."""

from __future__ import annotations

import io
from typing import Any
from xml.sax.saxutils import escape

from corpus.samples.facts import CUT, Block, Draft
from corpus.samples.word import TYPES, foot_columns, head_columns, page_numbers_below, plain

FONTS = {"Serif": "DejaVuSerifCondensed.ttf", "Serif-Bold": "DejaVuSerifCondensed-Bold.ttf"}
"""Found where this system keeps its fonts; they have every Vietnamese letter."""
CENTRE, JUSTIFY = 1, 4


def fonts_found() -> bool:
    """Whether this machine has the fonts that the committed .pdf files were made with."""
    from reportlab.pdfbase.ttfonts import TTFError

    try:
        _register_fonts()
    except TTFError:
        return False
    return True


def write_pdf(draft: Draft) -> bytes:
    """The draft as an A4 .pdf: two-column head and foot, page numbers top centre, sentences cut where the page ends."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    _register_fonts()
    stream = io.BytesIO()
    template = SimpleDocTemplate(
        stream, pagesize=A4, leftMargin=30 * mm, rightMargin=17 * mm, topMargin=22 * mm, bottomMargin=20 * mm,
        title=draft.head.title, author="Văn thư", invariant=1,
    )  # fmt: skip
    place = _number_below if page_numbers_below(draft.head.issued) else _number_above
    template.build(_story(draft), onLaterPages=place)
    return stream.getvalue()


def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in FONTS.items():
        pdfmetrics.registerFont(TTFont(name, file))


def _number_below(canvas: Any, template: Any) -> None:
    canvas.setFont("Serif", 12)
    canvas.drawRightString(template.pagesize[0] - 48, 36, str(template.page))


def _number_above(canvas: Any, template: Any) -> None:
    canvas.setFont("Serif", 12)
    canvas.drawCentredString(template.pagesize[0] / 2, template.pagesize[1] - 40, str(template.page))


def _style(*, bold: bool = False, centred: bool = False, indent: float = 28, size: float = 13) -> Any:
    from reportlab.lib.styles import ParagraphStyle

    return ParagraphStyle(
        "line", fontName="Serif-Bold" if bold else "Serif", fontSize=size, leading=size * 1.35, spaceAfter=size / 2,
        alignment=CENTRE if centred else JUSTIFY, firstLineIndent=0 if centred else indent,
    )  # fmt: skip


def _story(draft: Draft) -> list[Any]:
    from reportlab.platypus import PageBreak, Paragraph, Spacer

    story = [_columns(list(head_columns(draft))), Spacer(1, 12)]
    for line in (TYPES[draft.head.type], draft.head.title):
        story.append(Paragraph(escape(line), _style(bold=True, centred=True)))
    if draft.head.addressee:
        story.append(Paragraph(escape(f"Kính gửi: {draft.head.addressee}"), _style(centred=True)))
    for block in draft.blocks:
        story += _block(block)
    recipients, signers = foot_columns(draft)
    story += [Spacer(1, 12), _columns([recipients, *signers])]
    if draft.appendix:
        story.append(PageBreak())
    for block in draft.appendix:
        story += _block(block)
    return story


def _columns(columns: list[list[str]]) -> Any:
    """A table without borders of one row, a cell for each column, a paragraph for each line."""
    from reportlab.platypus import Paragraph, Spacer, Table

    centred, left = _style(centred=True, size=11), _style(indent=0, size=11)
    cells = []
    for column in columns:
        style = left if column[0].startswith("Nơi nhận") else centred
        cells.append([Paragraph(escape(line), style) if line else Spacer(1, 14) for line in column])
    widths = [190, 273] if len(columns) == 2 else [463 / len(columns)] * len(columns)
    return Table([cells], colWidths=widths, style=[("VALIGN", (0, 0), (-1, -1), "TOP")])


def _block(block: Block) -> list[Any]:
    from reportlab.platypus import Paragraph

    if block.kind == "table":
        return _table(block)
    bold = block.kind in ("part", "heading")
    return [Paragraph(escape(plain(block).replace(CUT, "")), _style(bold=bold, centred=block.kind == "part"))]


def _table(block: Block) -> list[Any]:
    from reportlab.lib.colors import black
    from reportlab.platypus import Paragraph, Spacer, Table

    two_heads = block.rows[1][0] == ""
    small = _style(centred=True, size=9.5)
    name = _style(indent=0, size=9.5)
    rows = [[Paragraph(escape(cell), name if i == 1 else small) for i, cell in enumerate(row)] for row in block.rows]
    last = len(block.rows[0]) - 1
    style: list[Any] = [("GRID", (0, 0), (-1, -1), 0.5, black), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    if two_heads:
        style += [("SPAN", (column, 0), (column, 1)) for column in range(last - 1)]
        style += [("SPAN", (last - 1, 0), (last, 0))]
    lines = [block.text] * bool(block.text) + [f"Đơn vị: {block.unit}"] * bool(block.unit)
    captions = [Paragraph(escape(line), _style(centred=True, size=12)) for line in lines]
    return [*captions, Table(rows, colWidths=_widths(block), style=style), Spacer(1, 10)]


def _widths(block: Block) -> list[float]:
    """Widths of a table's columns: the number, the name, then the figures as narrow as they are, texts wider."""
    others = [max(len(row[column]) for row in block.rows[1:]) for column in range(2, len(block.rows[0]))]
    widths = [56.0 if longest < 13 else 105.0 for longest in others]
    return [34.0, 463 - 34 - sum(widths), *widths]
