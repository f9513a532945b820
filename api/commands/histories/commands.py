"""The three commands; each asks what the API asks and prints it for people or as the API's JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from api.commands import options
from api.commands.calls import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from models.query import YearRange

text = click.option("--q", "words", default="", help="Các từ phải có, có dấu hay không dấu.")
ANSWERS: dict[str, bool | None] = {"join": True, "split": False, "undo": None}
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
@click.option("--join", nargs=2, metavar="MÃ MÃ", help="Hai câu cùng một nội dung: ghép hai nhóm.")
@click.option("--split", nargs=2, metavar="MÃ MÃ", help="Hai câu không cùng nội dung: tách khỏi nhau.")
@click.option("--undo", nargs=2, metavar="MÃ MÃ", help="Rút quyết định về hai câu.")
@click.option("--by", help="Ai quyết định; bỏ trống: tên đăng nhập.")
@click.option("--note", help="Ghi chú.")
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
    if _decided({same: given[name] for name, same in ANSWERS.items()}, given["by"], given["note"], as_json):
        return
    from api.answers.statements import Decided
    from api.answers.statements import statements as find
    from api.answers.statements.roles import roles_asked
    from api.commands import printing
    from api.commands.histories import printing as histories
    from models.query import StatementQuery
    from pipeline import judged

    query = StatementQuery(
        text=words,
        roles=roles_asked(given["role"]),
        issuers=given["issuer"],
        years=_years(years),
        recurring=recurring,
        across=across,
        limit=limit,
    )
    corpus = options.store()
    with options.reading(corpus) as reader:
        people = Decided.of(judged(corpus))
        found = options.ask(query, cursor, follow, lambda one: find(one, reader, people))
    options.print_json(found) if as_json else printing.show(histories.statements(found))


def _decided(
    given: Mapping[bool | None, tuple[str, str] | None], by: str | None, note: str | None, as_json: bool
) -> bool:
    """Keeps a decision of two statements and prints it, if the call gives one."""
    chosen = [(same, pair) for same, pair in given.items() if pair]
    if not chosen and not by and not note:
        return False
    from api.commands import printing
    from api.commands.reviewing import told
    from api.deciding import login_name
    from models.decision import StatementDecision
    from models.errors import BadCallError
    from pipeline import decide_statements

    if len(chosen) != 1:
        raise BadCallError("call", "hãy cho đúng một trong --join, --split, --undo, mỗi cái hai mã câu")
    ((same, (one, other)),) = chosen
    asked = decide_statements(
        options.store(), StatementDecision(one=one, other=other, same=same, note=note), by or login_name()
    )
    options.print_json(asked) if as_json else printing.show(told(asked))
    return True


def _years(given: str) -> YearRange | None:
    from api.answers.spans import year_range

    return year_range(given) if given.strip() else None
