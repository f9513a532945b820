"""Answers as tables and lists for a terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

import click
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from api import phrases
from api.answers.comparison.citations import Citations
from api.commands.calls import printable
from api.lines import Kind, Line, headline, lines_of, predecessor_lines
from models.answer import DocumentPage, FailedFile, FailurePage, ObservationPage, SearchPage
from models.comparison import ComparisonCell, ComparisonRow, ComparisonTable, Predecessors
from models.query import Measure

if TYPE_CHECKING:
    from api.evaluation.table import Evaluation, Miss
    from pipeline import Entry

PIPE_WIDTH = 160
"""Columns where the output isn't a terminal."""
STYLES: dict[Kind, str] = {
    "first": "bold",
    "nothing": "not bold dim",
    "prices": "not bold",
    "stated": "not bold",
    "computed": "not bold italic dim",
    "flag": "not bold yellow",
    "other": "not bold dim",
    "agreeing": "not bold dim",
}

SLIPS = {"scale": "Sai bậc (lệch một luỹ thừa của mười)", "sign": "Sai dấu tăng giảm", "period": "Sai kỳ của số liệu"}


def show(answer: RenderableType) -> None:
    """Prints an answer, with colours only on a terminal."""
    terminal = sys.stdout.isatty()
    console = Console(width=None if terminal else PIPE_WIDTH, force_terminal=terminal, highlight=False)
    with console.capture() as captured:
        console.print(answer, crop=False)
    click.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


def passages(found: SearchPage) -> RenderableType:
    """Passages with their document, place and the words found."""
    lines: list[RenderableType] = [Text(f"{phrases.number(found.total)} đoạn")]
    for number, item in enumerate(found.items, 1):
        quote = Text(item.quote)
        for start, end in item.highlights:
            quote.stylize("bold yellow", start, end)
        lines += [Text(""), Text(f"{number}. {phrases.document_name(item.document)}", style="bold")]
        if place := phrases.place(item):
            lines.append(Text(f"   {place}", style="dim"))
        lines.append(quote)
    return Group(*lines, *further(found.cursor))


def documents(found: DocumentPage) -> RenderableType:
    """Documents, a line each."""
    table = Table("Văn bản", "Trích yếu", "Kỳ", "Khoá", title=f"{phrases.number(found.total)} văn bản")
    for item in found.items:
        period = phrases.period_name(item.period) if item.period else "–"
        table.add_row(*map(Text, (phrases.document_name(item), item.title or "–", period, item.key)))
    return Group(table, *further(found.cursor))


def failures(found: FailurePage) -> RenderableType:
    """Files that can't be read, each with what to do."""
    if not found.total:
        return Text("Mọi tệp đã nạp đều đọc được.")
    title = Text(f"{phrases.number(found.total)} tệp không đọc được")
    return Group(title, failed_files(found.items), *further(found.cursor))


def failed_files(files: Iterable[FailedFile | Entry]) -> RenderableType:
    """A path a line, below it why and what to do; paths are whole, however narrow the terminal: they are copied."""
    lines: list[Text] = []
    for file in files:
        lines.append(Text(printable(file.path), style="bold", no_wrap=True, overflow="ignore"))
        lines.append(Text(f"   {printable(file.reason or '')} [{file.code}]", no_wrap=True, overflow="ignore"))
    return Group(*lines)


def observations(found: ObservationPage) -> RenderableType:
    """Stated values, a line each, with the words that state them."""
    table = Table("Chỉ tiêu", "Kỳ", "Số liệu", "Tăng giảm", "Nguồn", "Nguyên văn")
    for item in found.items:
        unit = phrases.unit_name(item.unit, item.unit_mult)
        changes = (
            f"{phrases.change(one.change, one.unit, unit)}"
            + (f" so với {phrases.period_name(one.base)}" if one.base else "")
            for one in item.comparisons
        )
        page = f", trang {item.page}" if item.page else ""
        value = phrases.figure(item.value, item.decimals, item.unit, item.unit_mult, item.bound)
        table.add_row(
            Text(f"{item.name}" + (f" [{item.indicator}]" if item.indicator else "")),
            Text(phrases.period_name(item.period)),
            Text(f"{value} ({phrases.STATUSES[item.status]})" if item.value is not None else "–"),
            Text("\n".join(changes)),
            Text(phrases.document_name(item.document) + page),
            Text(item.quote),
        )
    return Group(table, *further(found.cursor))


def comparison(found: ComparisonTable) -> RenderableType:
    """The table, under it the numbered sources."""
    citations = Citations(found)
    table = Table("Chỉ tiêu", *(period.label for period in found.periods), show_lines=True)
    for row in found.rows:
        beside = zip_longest(row.cells, row.predecessors)
        table.add_row(_row_head(row), *(_cell(cell, row, found.measure, one, citations) for cell, one in beside))
    return Group(table, *_sources(citations))


def evaluation(table: Evaluation, misses: Sequence[Miss]) -> RenderableType:
    """Measures with precision, recall, F1; under it figures read wrongly; with `misses` every fact without a pair."""
    rows = Table("Phép đo", "Chính xác", "Đầy đủ", "F1", "Chú giải", "Đọc được")
    for name, measure in table.measures.items():
        shares = (f"{share:.3f}" for share in (measure.precision, measure.recall, measure.f1))
        rows.add_row(name, *shares, str(measure.gold), str(measure.read))
    rows.add_row("mean F1", "", "", f"{table.mean_f1:.3f}", f"{table.documents} văn bản", "")
    wrong = [Text(f"{SLIPS[kind]}: {count} / {table.shown[kind]} số đọc được") for kind, count in table.slips.items()]
    lost = [
        Text(
            f"{'+' if miss.extra else '-'} {miss.document}: {miss.measure}: {json.dumps(miss.fact, ensure_ascii=False)}"
        )
        for miss in misses
    ]
    return Group(*lost, rows, *wrong)


def _row_head(row: ComparisonRow) -> Text:
    head = Text(row.name, style="bold")
    for part in (phrases.unit_name(row.unit, row.unit_mult), row.area, row.issuer):
        if part:
            head.append(f"\n{part}", style="not bold dim")
    return head


def _cell(
    cell: ComparisonCell | None,
    row: ComparisonRow,
    measure: Measure,
    beside: Predecessors | None,
    citations: Citations,
) -> Text:
    text = Text("không nêu", style="dim") if cell is None else Text("")
    if cell:
        first = headline(cell, measure)
        if first:
            text.append(f"{_words(first, citations)}\n", style=STYLES[first.kind])
        value = phrases.figure(cell.value, cell.decimals, cell.unit, cell.unit_mult, cell.bound)
        text.append(value, style="not bold" if first else "bold")
        status = phrases.STATUSES[cell.status] if cell.value is not None else phrases.without_figure(cell)
        text.append(f" ({status})", style="not bold")
        text.append(f" [{citations.number(cell.source)}]", style="not bold dim")
    for line in [*(lines_of(cell, row, measure) if cell else ()), *predecessor_lines(beside)]:
        text.append(f"\n{_words(line, citations)}", style=STYLES[line.kind])
    return text


def _words(line: Line, citations: Citations) -> str:
    cited = "".join(f"[{citations.number(source)}]" for source in line.cited)
    mark = "⚠ " if line.kind == "flag" else ""
    return f"{mark}{line.words} {cited}".rstrip()


def _sources(citations: Citations) -> Iterator[Text]:
    if citations.sources:
        yield Text("\nNguồn", style="bold")
    for source in citations.sources:
        place = phrases.place(source)
        where = f"{phrases.document_name(source.document)}{', ' if place else ''}{place}"
        yield Text(f"[{citations.number(source)}] {where}: “{source.quote}”")


def further(cursor: str | None) -> list[Text]:
    """How to see the next page; nothing on the last one."""
    # In one piece, however narrow the terminal: it is there to be copied.
    hint = f"\nCòn nữa: thêm --all, hoặc --cursor {cursor}"
    return [Text(hint, style="dim", no_wrap=True, overflow="ignore")] if cursor else []
