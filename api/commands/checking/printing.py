"""Findings and estimates for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Column, Table
from rich.text import Text

from api import findings, phrases
from api.commands.printing import further
from models.finding import CheckAnswer, EstimateList, Finding, FindingPage, FindingSide

UNDER = "   "


def checked(answer: CheckAnswer) -> RenderableType:
    """The findings of a draft in its order, each with its place; then the citations that aren't held."""
    head = Text(f"Dự thảo: {phrases.document_name(answer.document)}", style="bold")
    lines = [head, Text(findings.summary(answer))]
    lines += [Text(f"⚠ {doubt}", style="yellow") for doubt in findings.doubts(answer)]
    lines.append(Text(f"\n{_count(len(answer.findings))}", style="bold"))
    for at, found in enumerate(answer.findings, 1):
        lines.append(Text(f"\n{at}. {findings.place_in_draft(found)}", style="bold"))
        lines += _finding(found, draft=True)
    if answer.not_held:
        lines.append(Text("\nVăn bản được viện dẫn mà kho chưa có, nên chưa đối chiếu được", style="bold"))
        lines += [Text(f"{UNDER}{findings.wanted(one)}") for one in answer.not_held]
    return Group(*lines)


def disagreements(found: FindingPage) -> RenderableType:
    """Findings of the corpus, those of the newest documents first."""
    lines = [Text(_count(found.total), style="bold")]
    for at, one in enumerate(found.items, 1):
        lines.append(Text(f"\n{at}. {findings.subject(one)}", style="bold"))
        lines += _finding(one, draft=False)
    return Group(*lines, *further(found.cursor))


def estimates(found: EstimateList) -> RenderableType:
    """A line an indicator and kind of period; under it each estimate with what came of it."""
    table = Table("Chỉ tiêu", "Cơ quan", "Số kỳ", "Thường lệch", "Từ … đến", Column("Từng kỳ: ước → chính thức"))
    for row in found.items:
        pairs = (
            f"{phrases.period_name(pair.period)}: {findings.figure(pair.estimate)} → {findings.figure(pair.final)} "
            f"({findings.pair_difference(pair, row.unit)})"
            for pair in row.pairs
        )
        table.add_row(
            Text(findings.estimate_subject(row)),
            Text(row.issuer or "–"),
            Text(phrases.number(len(row.pairs))),
            Text(findings.usual(row)),
            Text(f"{findings.difference(row.lowest, row.unit)} … {findings.difference(row.highest, row.unit)}"),
            Text("\n".join(pairs)),
        )
    return Group(
        Text(f"{phrases.number(found.total)} chỉ tiêu có số ước và số chính thức"), table, *further(found.cursor)
    )


def _count(findings_: int) -> str:
    return f"{phrases.number(findings_)} chỗ không khớp" if findings_ else "Không thấy chỗ nào không khớp"


def _finding(found: Finding, *, draft: bool) -> Iterator[Text]:
    """What a finding says, then both sides with their places."""
    style = "yellow" if found.severity == "contradiction" else ""
    label = "⚠ " if found.severity == "contradiction" else ""
    subject = f"{findings.subject(found)}: " if draft and found.name else ""
    yield Text(f"{UNDER}{label}{subject}{findings.told(found)}", style=style)
    yield from _side(found.here, found, placed=not draft)
    for side in found.there:
        yield from _side(side, found, placed=True)


def _side(side: FindingSide, found: Finding, *, placed: bool) -> Iterator[Text]:
    if placed:
        yield Text(f"{UNDER}- {findings.side_words(side, found)} — {findings.where(side)}")
    if side.source:
        yield Text(f"{UNDER}  “{' '.join(side.source.quote.split())}”", style="dim")
