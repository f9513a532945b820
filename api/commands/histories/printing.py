"""Histories as tables and lists for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from api import histories, phrases
from api.commands.printing import further
from models.answer import CellSource
from models.decision import short_id
from models.history import (
    Launch,
    MovementHistory,
    MovementList,
    Phase,
    ReferenceHistory,
    ReferenceList,
    StatementList,
    Wording,
)

UNDER = "   "


def movements(found: MovementList) -> RenderableType:
    """Movements, a line each."""
    table = Table("Phong trào, cuộc vận động", "Các năm", "Văn bản", "Cơ quan", Column("Mã", overflow="fold"))
    for item in found.items:
        silent = f"\nkhông thấy nhắc từ {item.silent_since}" if item.silent_since else ""
        table.add_row(
            Text(item.name),
            Text(histories.years_line(item.first, item.last) + silent),
            Text(phrases.number(item.documents)),
            Text("\n".join(item.issuers)),
            Text(item.id),
        )
    title = Text(f"{phrases.number(found.total)} phong trào, cuộc vận động")
    return Group(title, table, *further(found.cursor))


def movement(told: MovementHistory) -> RenderableType:
    """A movement: who launched it, for which years, who took it up, what was said in which year."""
    silent = f"; không thấy nhắc từ {told.silent_since}" if told.silent_since else ""
    lines = [
        Text(told.name, style="bold"),
        Text(f"{phrases.number(told.documents)} văn bản, {histories.years_line(told.first, told.last)}{silent}"),
        *_titled("Phát động", (histories.launch(one) for one in told.launches), _quotes(told.launches)),
        *_titled("Thời gian thực hiện", map(histories.phase, told.phases), _quotes(told.phases)),
        *_titled(
            "Cơ quan nhắc đến",
            (
                f"{one.issuer}: {histories.years_line(one.first, one.last)}, {one.documents} văn bản"
                for one in told.taken_up
            ),
        ),
        *_titled("Các cách viết", (f"“{one.name}”: {one.documents} văn bản" for one in told.variants)),
    ]
    for year in told.years:
        lines.append(Text(f"\n{year.year or 'Không rõ năm'}", style="bold"))
        for one in year.told:
            said = f"[{histories.STANCES[one.stance]}] " if one.stance else ""
            lines += _place(one.source, said)
    return Group(*lines)


def references(found: ReferenceList) -> RenderableType:
    """Cited documents, a line each."""
    table = Table(
        "Văn bản được viện dẫn",
        "Trích yếu",
        "Văn bản viện dẫn",
        "Các năm",
        "Trong kho",
        Column("Khoá", overflow="fold"),
    )
    for item in found.items:
        table.add_row(
            Text(histories.cited_name(item)),
            Text(item.title or "–"),
            Text(phrases.number(item.documents)),
            Text(histories.years_line(item.first, item.last)),
            Text("có" if item.held else "chưa có"),
            Text(item.key),
        )
    return Group(Text(f"{phrases.number(found.total)} văn bản được viện dẫn"), table, *further(found.cursor))


def reference(told: ReferenceHistory) -> RenderableType:
    """A cited document: whether it is held, what it cites, who cites it, who cites those."""
    held = f"Trong kho: {told.held.key}" if told.held else "Kho chưa có văn bản này."
    lines = [Text(histories.cited_name(told), style="bold")]
    if told.title:
        lines.append(Text(told.title))
    lines += [Text(held), Text(f"Các cách viết: {'; '.join(told.spellings)}")]
    if others := histories.other_dates(told):
        lines.append(Text(f"⚠ có văn bản viện dẫn nêu ngày khác: {others}", style="yellow"))
    lines.append(Text(f"\n{told.documents} văn bản viện dẫn", style="bold"))
    for one in told.cited_by:
        lines += _place(one.source, f"[{histories.cited_as(one)}] ")
    if told.chain:
        lines.append(Text("\nChuỗi văn bản", style="bold"))
        lines += [Text(histories.link(one)) for one in told.chain]
    return Group(*lines)


def statements(found: StatementList) -> RenderableType:
    """Groups of statements, each wording with its year and place."""
    lines = [Text(f"{phrases.number(found.total)} nội dung")]
    for number, group in enumerate(found.items, 1):
        head = histories.group_head(group)
        several = len(group.wordings) > 1
        lines.append(Text(f"\n{number}. {group.wordings[-1].source.quote if several else head}", style="bold"))
        lines += [Text(f"{UNDER}{head}")] if several else []
        for wording in group.wordings:
            lines += _wording(wording)
    if found.items:
        lines.append(Text("\nGhép hay tách: tienle statements --join hoặc --split với mã của hai câu; --undo để rút."))
    return Group(*lines, *further(found.cursor))


def _wording(wording: Wording) -> Iterator[Text]:
    yield from _place(
        wording.source, f"{wording.year or 'không rõ năm'}: ", after=f"  [{short_id(wording.id)}]{_mark(wording)}"
    )
    asked = tuple(one for one in wording.recommendations if one.link == "words")
    for name, linked in (("nguyên nhân", wording.causes), ("kiến nghị", asked)):
        for one in linked:
            yield Text(f"{UNDER * 2}{name} ({histories.LINKS[one.link]}): “{one.source.quote}”", style="dim")
    if wording.follow_up:
        yield Text(f"{UNDER * 2}→ {histories.outcome(wording.follow_up)}", style="italic")
        if wording.follow_up.source:
            yield from _place(wording.follow_up.source, "", UNDER * 3)


def _titled(title: str, lines: Iterable[str], sources: Iterable[CellSource | None] = ()) -> Iterator[Text]:
    """Lines under a title, each with its source; nothing if there are none."""
    told = list(lines)
    cited = [*sources, *(None for _ in told)]
    if told:
        yield Text(f"\n{title}", style="bold")
    for line, source in zip(told, cited, strict=False):
        yield Text(f"{UNDER}{line}")
        if source:
            yield Text(f"{UNDER * 2}“{source.quote}”", style="dim")


def _quotes(told: Iterable[Launch | Phase]) -> list[CellSource | None]:
    return [one.source for one in told]


def _mark(wording: Wording) -> str:
    return " (có người đã ghép hay tách câu này)" if wording.decided else ""


def _place(source: CellSource, before: str, indent: str = UNDER, after: str = "") -> Iterator[Text]:
    place = phrases.place(source)
    yield Text(f"{indent}{before}“{source.quote}”{after}")
    yield Text(f"{indent}{UNDER}{phrases.document_name(source.document)}{', ' if place else ''}{place}", style="dim")
