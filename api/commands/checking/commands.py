"""What doesn't agree: `check` a draft, `disagreements` in the corpus, `estimates` against final figures."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click

from api.commands import options
from api.commands.calls import Command, NamedPath, Question
from api.commands.reading import read_file
from models.limits import DEFAULT_LIMITS

years = click.option("--years", default="", help="Các năm: 2019..2022 hoặc 2022.")


@click.command(cls=Command)
@click.argument("file", metavar="FILE", type=NamedPath(readable=False, path_type=Path))
@options.as_json
def check(file: Path, as_json: bool) -> int:
    """Đối chiếu một dự thảo với kho: số liệu, mức tăng giảm, viện dẫn nào không khớp. Không lưu dự thảo.

    Mã thoát 0: không thấy chỗ nào không khớp; 1: có.
    """
    data = read_file(file, DEFAULT_LIMITS)
    from api.answers.check import check as examine
    from api.commands import printing
    from api.commands.checking import printing as checking
    from models.record import Record
    from pipeline import parse_apart

    name = os.fsencode(file.name).decode("utf-8", "replace")
    record = Record.from_json(parse_apart(data, name, DEFAULT_LIMITS))
    with options.reading() as reader:
        found = examine(record, reader)
    options.print_json(found) if as_json else printing.show(checking.checked(found))
    return 1 if found.findings else 0


@click.command(cls=Question)
@options.filters("indicator", "issuer")
@years
@click.option("--kind", "kinds", multiple=True, help="Loại: change-differs, plan-differs, conflict, citation-differs …")
@options.limit(50, 500)
@options.cursor
@options.follow
@options.as_json
def disagreements(
    years: str, kinds: tuple[str, ...], limit: int, cursor: str | None, follow: bool, as_json: bool, **given: Any
) -> None:
    """Liệt kê những chỗ trong kho không khớp nhau, mỗi chỗ kèm cả hai nguồn."""
    from api.answers.disagreements import disagreements as find
    from api.answers.indicators import several
    from api.answers.spans import year_range
    from api.commands import printing
    from api.commands.checking import printing as checking
    from models.query import DisagreementQuery

    query = DisagreementQuery(
        indicators=several(given["indicator"]),
        issuers=given["issuer"],
        years=year_range(years) if years.strip() else None,
        kinds=kinds,
        limit=limit,
    )
    with options.reading() as reader:
        found = options.ask(query, cursor, follow, lambda one: find(one, reader))
    options.print_json(found) if as_json else printing.show(checking.disagreements(found))


@click.command(cls=Question)
@click.argument("indicators", metavar="[INDICATOR…]", nargs=-1)
@options.filters("indicator", "issuer", "area")
@years
@options.limit(50, 500)
@options.cursor
@options.follow
@options.as_json
def estimates(
    indicators: tuple[str, ...], years: str, limit: int, cursor: str | None, follow: bool, as_json: bool, **given: Any
) -> None:
    """Cho biết số ước thường lệch bao nhiêu so với số chính thức báo cáo sau."""
    from api.answers.estimates import estimates as find
    from api.answers.indicators import several
    from api.answers.spans import year_range
    from api.commands import printing
    from api.commands.checking import printing as checking
    from models.query import EstimateQuery

    query = EstimateQuery(
        indicators=several((*indicators, *given["indicator"])),
        issuers=given["issuer"],
        areas=given["area"],
        years=year_range(years) if years.strip() else None,
        limit=limit,
    )
    with options.reading() as reader:
        found = options.ask(query, cursor, follow, lambda one: find(one, reader))
    options.print_json(found) if as_json else printing.show(checking.estimates(found))
