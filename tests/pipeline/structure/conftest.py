"""Texts for the tests of the stage, made from lines as a reader of plain text would give them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.text import Paragraph, Text, TextCell, TextTable


def make_text(source: str) -> Text:
    """One paragraph a line, blank lines dropped; "a | b" lines make a table; "**…**" is bold, ">" centred."""
    content, blocks, rows = "", [], []

    def close_table() -> None:
        nonlocal content, rows
        if not rows:
            return
        start, cells = len(content), []
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                cells.append(TextCell(len(content), len(content) + len(cell), number, column))
                content += cell + (" | " if column < len(row) - 1 else "\n")
        blocks.append(TextTable(start, len(content) - 1, tuple(cells), len(rows), max(map(len, rows))))
        rows = []

    for raw in source.splitlines():
        line = raw.strip()
        if " | " in f"{raw} ":
            rows.append([cell.strip() for cell in f"{raw} ".split(" | ")])
            continue
        close_table()
        centred, line = line.startswith(">"), line.lstrip("> ")
        bold = line.startswith("**") and line.endswith("**")
        line = line.strip("*") if bold else line
        if line:
            blocks.append(Paragraph(len(content), len(content) + len(line), bold=bold, centred=centred))
            content += line + "\n"
    close_table()
    return Text(content.rstrip("\n"), tuple(blocks))


@pytest.fixture(scope="session")
def text_of() -> Callable[[str], Text]:
    """The builder of texts."""
    return make_text
