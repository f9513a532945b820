"""Commands `review` and `watch`: what people decide, and folders from which the corpus grows."""

from __future__ import annotations

import signal
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

import click

from api.commands import options
from api.commands.calls import Command, NamedPath, Question, printable

if TYPE_CHECKING:
    from rich.console import RenderableType

    from models.decision import Question as Asked
    from models.decision import ReviewPage
    from models.errors import TienleError
    from pipeline import IngestReport


@click.command(cls=Question)
@click.argument("id", metavar="[MÃ]", required=False)
@click.option("--same", "answer", flag_value="same", help="Hai thứ là một.")
@click.option("--different", "answer", flag_value="different", help="Là hai thứ khác nhau.")
@click.option("--undo", "answer", flag_value="undo", help="Rút quyết định trước; câu hỏi mở lại.")
@click.option("--by", help="Ai quyết định; bỏ trống: tên đăng nhập.")
@click.option("--note", help="Ghi chú.")
@click.option("--decided", is_flag=True, help="Liệt kê câu đã quyết định thay vì câu còn mở.")
@options.limit(50, 500)
@options.cursor
@options.follow
@options.as_json
def review(
    id: str | None,
    answer: str | None,
    by: str | None,
    note: str | None,
    decided: bool,
    limit: int,
    cursor: str | None,
    follow: bool,
    as_json: bool,
) -> None:
    """Liệt kê điều máy không tự quyết được: cùng văn bản? cùng phong trào? cùng cơ quan?; ghi quyết định nếu cho mã."""
    from api.commands import printing
    from api.deciding import login_name
    from models.errors import BadCallError
    from models.query import ReviewQuery
    from pipeline import decide, question, questions

    corpus = options.store()
    kept = corpus.decisions
    for number in kept.read().damaged:
        place = f"{printable(str(kept.path))}: dòng {number}"
        click.echo(f"tienle: {place} hỏng, bị bỏ qua; chạy `tienle reindex`", err=True)
    if id is None:
        if answer or by or note:
            raise BadCallError("call", "thiếu mã câu hỏi; xem mã bằng `tienle review`")
        query = ReviewQuery(decided=decided, limit=limit)
        found = options.ask(query, cursor, follow, lambda one: questions(corpus, one))
        return options.print_json(found) if as_json else printing.show(_listed(found, decided))
    if answer is None:
        asked = question(corpus, id)
    else:
        same = {"same": True, "different": False, "undo": None}[answer]
        asked = decide(corpus, id, same, by or login_name(), note)
    return options.print_json(asked) if as_json else printing.show(told(asked))


def _listed(found: ReviewPage, decided: bool) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    from api import phrases
    from api.commands.printing import further

    what = "câu đã quyết định" if decided else "câu hỏi còn mở"
    lines: list[RenderableType] = [Text(f"{phrases.number(found.total)} {what}")]
    for number, asked in enumerate(found.items, 1):
        lines += [Text(""), told(asked, number)]
    if found.items and not decided:
        lines += [Text(""), Text("Quyết định: tienle review MÃ --same hoặc --different, thêm --note nếu cần.")]
    return Group(*lines, *further(found.cursor))


def told(asked: Asked, number: int | None = None) -> RenderableType:
    """A question with its evidence, and what was decided of it."""
    from rich.console import Group
    from rich.text import Text

    from api import deciding

    place = f"{number}. " if number else ""
    similarity = "" if asked.similarity is None else f"; {deciding.share(asked.similarity)}"
    lines = [Text(f"{place}{deciding.KINDS[asked.kind]}  [{asked.id}]", style="bold")]
    for sign, evidence in deciding.sides(asked):
        lines.append(Text(f"   {sign}. {deciding.side(evidence)}"))
        if stands := deciding.where(evidence):
            lines.append(Text(f"      {stands}", style="dim"))
        if evidence.quote and evidence.quote != evidence.name:
            lines.append(Text(f"      “{evidence.quote}”"))
    if asked.reasons:
        lines.append(Text(f"   Vì sao hỏi: {'; '.join(asked.reasons)}{similarity}"))
    if asked.decision is not None:
        lines.append(Text(f"   {deciding.decided(asked)}"))
    return Group(*lines)


@click.command(cls=Command)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=NamedPath(readable=False, path_type=Path))
@click.option("--poll", is_flag=True, help="Tự dò thay đổi, cho ổ mạng không báo tin.")
@options.workers
def watch(paths: tuple[Path, ...], poll: bool, workers: int | str | None) -> None:
    """Theo dõi thư mục: nạp tệp mới hoặc đã đổi, đến khi bấm Ctrl-C."""
    from pipeline import watch as follow

    signal.signal(signal.SIGTERM, _end)
    click.echo("Đang theo dõi; tệp mới hoặc đã đổi được nạp vào kho (Ctrl-C để dừng).", err=True)
    try:
        follow(paths, options.store(options.LONG_WORK_SECONDS), _tell, poll=poll, workers=workers)
    except KeyboardInterrupt:
        click.echo("Đã dừng theo dõi; những gì đã nạp vẫn còn.", err=True)


def _tell(came: IngestReport | TienleError) -> None:
    """What a round brought, a line a file; nothing for files that were unchanged."""
    from models.errors import TienleError as Error

    if isinstance(came, Error):
        click.echo(f"tienle: {came.message} [{came.code}]; sẽ thử lại", err=True)
        return
    for entry in came.done:
        click.echo(f"Đã nạp {printable(entry.path)}", err=True)
    for entry in came.failed:
        click.echo(f"Không đọc được {printable(entry.path)}: {entry.reason} [{entry.code}]", err=True)


def _end(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
