"""Writes a draft as a .docx, the same bytes on every run."""

from __future__ import annotations

import datetime as dt
import io
import unicodedata
import zipfile
from itertools import zip_longest
from typing import Any

from corpus.samples.facts import CUT, Block, Draft, day

FIXED = (2024, 1, 2, 0, 0, 0)
TYPES = {"BC": "BÁO CÁO", "KH": "KẾ HOẠCH", "CT": "CHỈ THỊ"}
NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def head_columns(draft: Draft) -> tuple[list[str], list[str]]:
    """The left and the right column of the head, line by line."""
    head = draft.head
    number = f"Số: {head.number or '    '}/{head.symbol}"
    return [*head.header, "-------", number], [*NATION, "---------------", f"{draft.head.place}, {day(head.issued)}"]


def foot_columns(draft: Draft) -> tuple[list[str], list[list[str]]]:
    """The recipients' column and a column for each signer."""
    head = draft.head
    left = ["Nơi nhận:", *(f"- {name};" for name in head.recipients), f"- Lưu: {head.archive}."]
    right = []
    for signer in head.signers:
        lines = [signer.body] if signer.body else []
        if signer.formula:
            lines.append(f"{signer.formula} {signer.on_behalf}")
        right.append([*lines, signer.title.upper(), "", "", signer.name])
    return left, right


def write_docx(draft: Draft) -> bytes:
    """The draft as a Word file: head and foot in tables without borders, figures in tables with them."""
    import docx
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    document: Any = docx.Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    _properties(document, draft)
    _page_number(document, draft.head.issued)
    left, right = head_columns(draft)
    columns = _tabs if draft.tabbed else _columns
    columns(document, [left, right])
    for line in (TYPES[draft.head.type], draft.head.title, "-----------"):
        paragraph = document.add_paragraph()
        paragraph.add_run(line).bold = True
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if draft.head.addressee:
        document.add_paragraph(f"Kính gửi: {draft.head.addressee}").alignment = WD_ALIGN_PARAGRAPH.CENTER
    for block in draft.blocks:
        _block(document, block, draft.auto_numbering)
    recipients, signers = foot_columns(draft)
    columns(document, [recipients, *signers])
    if draft.appendix:
        document.add_page_break()
    for block in draft.appendix:
        _block(document, block, draft.auto_numbering)
    if draft.decomposed:
        _decompose(document)
    stream = io.BytesIO()
    document.save(stream)
    return _same_bytes(stream.getvalue())


def _properties(document: Any, draft: Draft) -> None:
    properties = document.core_properties
    properties.author = properties.last_modified_by = "Văn thư"
    properties.title = draft.head.title
    properties.comments = ""
    properties.created = properties.modified = dt.datetime(*FIXED)


def page_numbers_below(issued: str) -> bool:
    """Page numbers stood at the bottom right until decree 30/2020 put them at the top, on 5 March 2020."""
    return issued < "2020-03-05"


def _page_number(document: Any, issued: str) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    section = document.sections[0]
    section.different_first_page_header_footer = True
    below = page_numbers_below(issued)
    paragraph = (section.footer if below else section.header).paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT if below else WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _columns(document: Any, columns: list[list[str]]) -> None:
    """A borderless table of one row, a cell for each column, a paragraph for each line."""
    table = document.add_table(rows=1, cols=len(columns))
    for cell, lines in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)


def _tabs(document: Any, columns: list[list[str]]) -> None:
    """The columns side by side in paragraphs, parted by tabs."""
    for lines in zip_longest(*columns, fillvalue=""):
        if any(lines):
            document.add_paragraph("\t\t".join(lines))


def _decompose(document: Any) -> None:
    from docx.oxml.ns import qn

    for text in document.element.body.iter(qn("w:t")):
        text.text = unicodedata.normalize("NFD", text.text or "")


def _block(document: Any, block: Block, auto_numbering: bool) -> None:
    if block.kind == "table":
        _table(document, block)
    elif block.kind == "numbered" and auto_numbering:
        document.add_paragraph(block.text, style="List Number")
    elif block.kind == "item" and auto_numbering:
        document.add_paragraph(block.text, style="List Bullet")
    else:
        first, *after = plain(block).split(CUT)
        document.add_paragraph().add_run(first.rstrip()).bold = block.kind in ("part", "heading")
        for text in after:
            document.add_page_break()
            document.add_paragraph(text.lstrip())


def plain(block: Block) -> str:
    """A block as one printed line: label, dash or nothing before the text."""
    if block.kind == "item":
        return f"- {block.text}"
    return f"{block.label} {block.text}".strip() if block.label else block.text


def _table(document: Any, block: Block) -> None:
    if block.text:
        document.add_paragraph(block.text)
    if block.unit:
        document.add_paragraph(f"Đơn vị: {block.unit}")
    table = document.add_table(rows=len(block.rows), cols=len(block.rows[0]))
    table.style = "Table Grid"
    for cells, row in zip(table.rows, block.rows, strict=True):
        for cell, text in zip(cells.cells, row, strict=True):
            cell.text = text
    if block.rows[1][0] == "":
        merge_header(table)


def merge_header(table: Any) -> None:
    """Join the two header rows where the second is empty, and the last two columns of the first."""
    width = len(table.columns)
    for column in range(width - 2):
        _join(table.cell(0, column), table.cell(1, column))
    _join(table.cell(0, width - 2), table.cell(0, width - 1))


def _join(first: Any, last: Any) -> None:
    text = first.text
    first.merge(last).text = text


def _same_bytes(data: bytes) -> bytes:
    """The same archive with its members in order of name and with fixed times."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            member = zipfile.ZipInfo(name, FIXED)
            member.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(member, source.read(name))
    return stream.getvalue()
