"""Questions to the corpus: `search`, `documents`, `failures`, `observations`, `compare`."""

from __future__ import annotations

from typing import Any, cast

import click

from api.commands import exporting, options
from api.commands.calls import Question


@click.command(cls=Question)
@click.argument("words", metavar="WORDS…", nargs=-1)
@options.filters("type", "issuer", "year", "role", "movement", "reference")
@options.limit(20, 100)
@options.cursor
@options.follow
@options.as_json
def search(words: tuple[str, ...], limit: int, cursor: str | None, follow: bool, as_json: bool, **given: Any) -> None:
    """Tìm các đoạn văn có đủ các từ, có dấu hay không dấu."""
    from api.answers.search import search as find
    from api.answers.search import wordless
    from api.commands import printing
    from models.query import SearchQuery

    query = SearchQuery(
        text=_text(words),
        types=given["type"],
        issuers=given["issuer"],
        years=given["year"],
        roles=given["role"],
        movements=given["movement"],
        references=given["reference"],
        limit=limit,
    )
    with options.reading() as reader:
        found = options.ask(query, cursor, follow, lambda one: find(one, reader))
    if wordless(query.text):
        click.echo("Không có chữ nào để tìm; hãy gõ ít nhất một chữ hay một số.", err=True)
    options.print_json(found) if as_json else printing.show(printing.passages(found))


@click.command(cls=Question)
@options.filters("type", "issuer", "year")
@options.limit(50, 500)
@options.cursor
@options.follow
@options.as_json
def documents(limit: int, cursor: str | None, follow: bool, as_json: bool, **given: Any) -> None:
    """Liệt kê văn bản có trong kho, mới nhất trước."""
    from api.answers.documents import documents as find
    from api.commands import printing
    from models.query import DocumentQuery

    query = DocumentQuery(types=given["type"], issuers=given["issuer"], years=given["year"], limit=limit)
    with options.reading() as reader:
        found = options.ask(query, cursor, follow, lambda one: find(one, reader))
    options.print_json(found) if as_json else printing.show(printing.documents(found))


@click.command(cls=Question)
@options.limit(50, 500)
@options.cursor
@options.follow
@options.as_json
def failures(limit: int, cursor: str | None, follow: bool, as_json: bool) -> None:
    """Liệt kê tệp đã nạp mà không đọc được, kèm lý do và cách khắc phục."""
    from api.commands import printing
    from models.query import FailureQuery
    from pipeline import failures as find

    corpus = options.store()
    found = options.ask(FailureQuery(limit=limit), cursor, follow, lambda one: find(corpus, one))
    options.print_json(found) if as_json else printing.show(printing.failures(found))


@click.command(cls=Question)
@options.filters("indicator", "issuer", "area")
@click.option("--from", "first", help="Từ ngày: 2019, 2019-07 hoặc 2019-07-15.")
@click.option("--to", "last", help="Đến hết ngày.")
@options.limit(100, 1000)
@options.cursor
@options.follow
@options.as_json
def observations(
    first: str | None, last: str | None, limit: int, cursor: str | None, follow: bool, as_json: bool, **given: Any
) -> None:
    """Liệt kê mọi số liệu được nêu của chỉ tiêu, kèm chỗ nêu."""
    from api.answers.indicators import several
    from api.answers.observations import observations as find
    from api.answers.spans import first_day, last_day
    from api.commands import printing
    from models.query import ObservationQuery

    query = ObservationQuery(
        indicators=several(given["indicator"]),
        issuers=given["issuer"],
        areas=given["area"],
        first=first_day(first),
        last=last_day(last),
        limit=limit,
    )
    with options.reading() as reader:
        found = options.ask(query, cursor, follow, lambda one: find(one, reader))
    options.print_json(found) if as_json else printing.show(printing.observations(found))


@click.command(cls=Question)
@click.argument("indicators", metavar="INDICATOR…", nargs=-1)
@click.option("--years", required=True, help="Các năm: 2019..2022 hoặc 2022.")
@click.option("--period", type=click.Choice(["M", "Q", "6M", "9M", "Y"]), default="Y", show_default=True, help="Kỳ.")
@click.option("--part", type=click.IntRange(1, 12), help="Tháng nào của M, quý nào của Q; bỏ trống: tất cả.")
@click.option("--cumulated", is_flag=True, help="Tháng, quý tính lũy kế từ đầu năm.")
@click.option(
    "--measure",
    type=click.Choice(["level", "change", "attainment"]),
    default="level",
    show_default=True,
    help="Hiện trước: số liệu, mức tăng giảm, mức hoàn thành kế hoạch.",
)
@options.filters("indicator", "issuer", "area")
@exporting.as_format
@exporting.to_file
@exporting.with_bom
@options.as_json
def compare(
    indicators: tuple[str, ...], years: str, period: str, part: int | None, as_json: bool, **given: Any
) -> None:
    """So sánh chỉ tiêu qua các năm, mỗi ô kèm nguồn; xuất ra bảng tính, CSV, SDMX-CSV, biểu đồ."""
    from api.answers.comparison import compare as find
    from api.answers.indicators import to_compare
    from api.answers.spans import year_range
    from api.commands import printing
    from models.query import CompareQuery, Measure, ReportPeriod

    query = CompareQuery(
        indicators=to_compare((*indicators, *given["indicator"])),
        years=year_range(years),
        period=cast(ReportPeriod, period),
        part=part,
        cumulated=given["cumulated"],
        measure=cast(Measure, given["measure"]),
        issuers=given["issuer"],
        areas=given["area"],
    )
    kind = exporting.chosen(given["kind"], given["output"], as_json)
    with options.reading() as reader:
        found = find(query, reader)
    if kind:
        exporting.deliver(found, query, kind, given["output"], given["bom"])
    else:
        options.print_json(found) if as_json else printing.show(printing.comparison(found))


def _text(words: tuple[str, ...]) -> str:
    """The words of a search in one line; BadCallError("call") if they are too many."""
    from models.errors import BadCallError

    text = " ".join(words)
    if len(text) > 1000:
        raise BadCallError("call", "câu tìm dài quá 1000 ký tự; hãy gõ lại ngắn hơn")
    return text
