"""Commands that fill and keep the corpus: `ingest`, `verify`, `reindex`, `forget`, `serve`."""

from __future__ import annotations

from pathlib import Path

import click

from api.commands import options
from api.commands.calls import Command, NamedPath, printable


@click.command(cls=Command)
@click.argument("paths", metavar="PATH…", nargs=-1, required=True, type=NamedPath(readable=False, path_type=Path))
@options.workers
@click.option("--retry", is_flag=True, help="Đọc thử lại cả những tệp không đổi mà lần trước không đọc được.")
@options.as_json
def ingest(paths: tuple[Path, ...], workers: int | str | None, retry: bool, as_json: bool) -> int:
    """Đưa tệp và thư mục vào kho; chạy lại chỉ đọc tệp mới hoặc đã đổi."""
    from api.commands import progress

    return progress.ingest(paths, options.store(options.LONG_WORK_SECONDS), workers, as_json, retry)


@click.command(cls=Command)
@click.option("--dry-run", is_flag=True, help="Chỉ đối chiếu và báo, không sửa gì.")
@options.as_json
def verify(dry_run: bool, as_json: bool) -> int:
    """Đối chiếu chỉ mục với sổ, từng văn bản; cái gì thiếu, cũ hay thừa thì sửa lại từ kho lưu trữ."""
    from api.commands import progress

    return progress.verify(options.store(options.LONG_WORK_SECONDS), dry_run, as_json)


@click.command(cls=Command)
@click.option("--back", is_flag=True, help="Trở về bản chỉ mục trước lần dựng lại gần nhất.")
def reindex(back: bool) -> int:
    """Dựng lại chỉ mục từ kho lưu trữ, không đọc lại văn bản; trong khi đó vẫn hỏi và nạp được."""
    from api.commands import progress

    corpus = options.store(options.LONG_WORK_SECONDS)
    return progress.go_back(corpus) if back else progress.reindex(corpus)


@click.command(cls=Command)
@click.argument("target", metavar="PATH|KEY", type=NamedPath())
def forget(target: str) -> None:
    """Bỏ một văn bản, một tệp, hay cả tệp .zip, cả thư mục khỏi chỉ mục và sổ; bản gốc vẫn còn trong kho lưu trữ."""
    from pipeline import forget as take_out

    gone = take_out(options.store(), target)
    for entry in gone:
        click.echo(f"Đã bỏ {printable(entry.path)}; bản gốc vẫn còn trong kho lưu trữ.", err=True)


@click.command(cls=Command)
@click.option("--host", default="127.0.0.1", show_default=True, help="Địa chỉ nghe; 0.0.0.0 để máy khác vào được.")
@click.option("--port", type=click.IntRange(0, 65535), default=8765, show_default=True, help="Cổng; 0: cổng bất kỳ.")
def serve(host: str, port: int) -> None:
    """Mở API và các trang web."""
    from api.serving import serve as run

    run(options.store(), host, port, lambda address: click.echo(f"Tiền lệ mở ở {address} (Ctrl-C để dừng)"))
