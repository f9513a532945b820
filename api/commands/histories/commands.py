"""The three commands; each asks what the API asks and prints it for people or as the API's JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from api.commands import options
from api.commands.calls import Question

if TYPE_CHECKING:
    from models.query import YearRange

text = click.option("--q", "words", default="", help="Các từ phải có, có dấu hay không dấu.")
years = click.option("--years", default="", help="Các năm: 2019..2022 hoặc 2022.")


@click.command(cls=Question)
@click.argument("id", metavar="[ID|TÊN]", required=False)
@text
@options.filters("issuer")
@years
@options.limit(50, 500)
@options.cursor
@options.follow
@options.as_json
def movements(
    id: str | None, words: str, years: str, limit: int, cursor: str | None, follow: bool, as_json: bool, **given: Any
) -> None:
    """Liệt kê phong trào, cuộc vận động; kể lại một phong trào qua các năm nếu cho mã hoặc tên."""
    from api.answers.movements import movement
    from api.answers.movements import movements as find
    from api.commands import printing
    from api.commands.histories import printing as histories
    from models.query import MovementQuery

    query = MovementQuery(text=words, issuers=given["issuer"], years=_years(years), limit=limit)
    with options.reading() as reader:
        if id:
            told = movement(id, reader)
            return options.print_json(told) if as_json else printing.show(histories.movement(told))
        found = options.ask(query, cursor, follow, lambda one: find(one, reader))
    return options.print_json(found) if as_json else printing.show(histories.movements(found))


@click.command(cls=Question)
@click.argument("key", metavar="[KHOÁ]", required=False)
@text
@options.filters("type", "issuer")
@years
@click.option("--held/--missing", "held", default=None, help="Chỉ văn bản đã có trong kho; chỉ văn bản kho còn thiếu.")
@options.limit(50, 500)
@options.cursor
@options.follow
@options.as_json
def references(
    key: str | None,
    words: str,
    years: str,
    held: bool | None,
    limit: int,
    cursor: str | None,
    follow: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Liệt kê văn bản được viện dẫn, kể cả văn bản kho còn thiếu; kể ai viện dẫn một văn bản nếu cho khoá."""
    from api.answers.references import cited_documents, reference
    from api.commands import printing
    from api.commands.histories import printing as histories
    from models.query import CitedQuery

    query = CitedQuery(
        text=words, types=given["type"], issuers=given["issuer"], years=_years(years), held=held, limit=limit
    )
    with options.reading() as reader:
        if key:
            told = reference(key, reader)
            return options.print_json(told) if as_json else printing.show(histories.reference(told))
        found = options.ask(query, cursor, follow, lambda one: cited_documents(one, reader))
    return options.print_json(found) if as_json else printing.show(histories.references(found))


@click.command(cls=Question)
@text
@options.filters("role", "issuer")
@years
@click.option("--recurring", is_flag=True, help="Chỉ những nội dung nêu ở hai năm trở lên.")
@click.option("--across", is_flag=True, help="Gộp cả câu của các cơ quan khác nhau.")
@options.limit(20, 200)
@options.cursor
@options.follow
@options.as_json
def statements(
    words: str,
    years: str,
    recurring: bool,
    across: bool,
    limit: int,
    cursor: str | None,
    follow: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Gộp hạn chế, nguyên nhân, kiến nghị, nhiệm vụ nói cùng một việc qua các năm; nhiệm vụ kèm kết quả báo cáo sau."""
    from api.answers.statements import statements as find
    from api.answers.statements.roles import roles_asked
    from api.commands import printing
    from api.commands.histories import printing as histories
    from models.query import StatementQuery

    query = StatementQuery(
        text=words,
        roles=roles_asked(given["role"]),
        issuers=given["issuer"],
        years=_years(years),
        recurring=recurring,
        across=across,
        limit=limit,
    )
    with options.reading() as reader:
        found = options.ask(query, cursor, follow, lambda one: find(one, reader))
    options.print_json(found) if as_json else printing.show(histories.statements(found))


def _years(given: str) -> YearRange | None:
    from api.answers.spans import year_range

    return year_range(given) if given.strip() else None
