"""What the questions on the command line have in common: `--json`, `--all`, `--cursor`, and the corpus they ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

from api.commands.calls import WorkersType

if TYPE_CHECKING:
    from index import IndexReader
    from models.record import Frozen
    from pipeline import Store

    Query = TypeVar("Query", bound=Frozen)
    Page = TypeVar("Page", bound=Frozen)

Command = TypeVar("Command", bound=Callable[..., Any])

as_json = click.option("--json", "as_json", is_flag=True, help="In đúng JSON mà API trả lời.")
follow = click.option("--all", "follow", is_flag=True, help="Lấy hết các trang.")
workers = click.option(
    "--workers",
    type=WorkersType(),
    help="Số tiến trình đọc song song, hay địa chỉ một cụm máy Dask, như tcp://may-chu:8786.",
)
cursor = click.option("--cursor", help="Trang tiếp, như trang trước đã cho.")


def limit(default: int, most: int) -> Callable[[Command], Command]:
    """The option `--limit`."""
    return click.option(
        "--limit", type=click.IntRange(1, most), default=default, show_default=True, help="Số mục mỗi trang."
    )


def filters(*names: str) -> Callable[[Command], Command]:
    """Options that narrow an answer, each of which may be repeated."""
    helps = {
        "type": "Loại văn bản: mã hoặc tên.",
        "issuer": "Cơ quan ban hành.",
        "role": "Vai trò: strength, limitation, cause, recommendation, task.",
        "movement": "Phong trào, cuộc vận động: mã hoặc tên.",
        "reference": "Khoá của văn bản được viện dẫn.",
        "area": "Địa bàn.",
        "indicator": "Chỉ tiêu: mã hoặc tên.",
    }

    def decorate(command: Command) -> Command:
        for name in reversed(names):
            command = (
                click.option("--year", "year", multiple=True, type=click.IntRange(1900, 2200), help="Năm ban hành.")
                if name == "year"
                else click.option(f"--{name}", name, multiple=True, help=helps[name])
            )(command)
        return command

    return decorate


LONG_WORK_SECONDS = 600.0
"""How long work that nobody waits for at a page waits for the index's server, if that is away."""


def store(patience: float | None = None) -> Store:
    """The corpus that the settings name; `patience` as of `open_store`."""
    from api.settings import read_settings
    from pipeline import open_store

    settings = read_settings()
    return open_store(settings.data, settings.index, settings.archive, patience)


@contextmanager
def reading(corpus: Store | None = None) -> Iterator[IndexReader]:
    """The index for a question; says on standard error how to fill a corpus that is empty."""
    from models.query import DocumentQuery

    with (corpus or store()).reader() as reader:
        yield reader
        if not reader.documents(DocumentQuery(limit=1)).total:
            click.echo("Kho chưa có văn bản nào; đưa vào bằng: tienle ingest THƯ-MỤC", err=True)


def ask(query: Query, position: str | None, every: bool, answer: Callable[[Query], Page]) -> Page:
    """The page at a cursor, or all pages as one."""
    from api.paging import all_pages, paged

    if not every:
        return paged(query, position, answer)
    pages = list(all_pages(query, answer))
    items = tuple(item for page in pages for item in page.items)  # type: ignore[attr-defined]
    return pages[0].model_copy(update={"items": items, "cursor": None})


def print_json(answer: Frozen) -> None:
    """An answer as the API gives it, in one line."""
    click.echo(answer.model_dump_json(by_alias=True).encode())
