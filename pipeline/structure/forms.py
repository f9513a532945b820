"""Headings, and those of forms: "TỈNH LAM SƠN  Biểu mẫu số 03 / TỔNG HỢP …", also inside a table's first cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.text import TextTable
from pipeline.structure.head.headlines import FORM
from pipeline.structure.labels import ANNEX, Label
from pipeline.structure.lines import CAPITALS, Block, Line, in_capitals

_CAPITALS = re.compile(rf"(?<!\w)[{CAPITALS}]{{2,}}(?:[\s,–-]+(?:[{CAPITALS}]+|\d{{1,4}})(?!\w))*")
"""Words in capitals and the numbers between them."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over blocks [first, last]; `title` without label, `body_start` the first character after it."""

    first: int
    last: int
    label: Label | None
    rank: int
    title: str
    start: int
    body_start: int


def clean(title: str) -> str:
    """A heading without blanks, stops and colons at its ends; "v.v." and closing brackets stay."""
    return title.strip().rstrip(" .:;,*").strip("* ").strip()


def form_heading(line: Line, following: Block | None) -> Heading | None:
    """A line of a body in capitals and a form's number; its title in capitals is the next line."""
    form = FORM.search(line.content)
    if form is None or line.words > 14 or not isinstance(following, Line) or not following.capitals:
        return None
    around = f"{line.content[: form.start()]} {line.content[form.end() :]}".strip()
    if around and not in_capitals(around):
        return None
    label = Label(form[0], ANNEX, None, len(line.content))
    title = clean(following.content)
    return Heading(line.index, following.index, label, ANNEX, title, line.start, following.end)


def form_in_table(table: TextTable, content: str) -> Heading | None:
    """The same in one cell over a whole table: "TỈNH LAM SƠN Biểu mẫu số 05 TỔNG HỢP … NĂM 2022 Đơn vị: Triệu đồng"."""
    first = table.cells[0] if table.cells else None
    if first is None or first.row != 0 or first.columns < table.columns:
        return None
    cell = content[: first.end - first.start]
    form = FORM.search(cell)
    title = _CAPITALS.search(cell, form.end()) if form else None
    if form is None or title is None:
        return None
    label = Label(form[0], ANNEX, None, len(cell))
    return Heading(-1, -1, label, ANNEX, clean(title[0]), first.start, first.end)
