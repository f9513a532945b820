"""The course of long work on a terminal, and its summary: an ingestion, a check of the index, a rebuild."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.commands.printing import failed_files
from pipeline import Entry, IngestReport, Store, VerifyReport, back
from pipeline import ingest as take_in
from pipeline import reindex as make_anew
from pipeline import verify as hold_against

ALL_FAILED = DIFFERS = 1
SHOWN = 20
"""Files that can't be read which the summary names; `tienle failures` names all."""


def ingest(paths: tuple[Path, ...], store: Store, workers: int | str | None, as_json: bool, retry: bool) -> int:
    """Brings files in with a bar on standard error; the exit code is 1 only if every file failed."""
    console = Console(stderr=True, highlight=False)
    with _bar(console, "Đọc văn bản") as show:
        report = take_in(
            paths,
            store,
            progress=lambda done, total, _path, _outcome: show(done, total),
            workers=workers,
            retry=retry,
        )
    if as_json:
        click.echo(_json(report).encode())
    else:
        _summary(report, console)
    held = report.done or any(entry.status == "done" for entry in report.skipped)
    return ALL_FAILED if _bad(report) and not held else 0


def verify(store: Store, dry_run: bool, as_json: bool) -> int:
    """Holds the index against the ledger with a bar on standard error; the exit code is 1 if it isn't well then."""
    console = Console(stderr=True, highlight=False)
    with _bar(console, "Đối chiếu") as show:
        report = hold_against(store, dry_run, show)
    if as_json:
        told = {"documents": report.documents, "missing": report.missing, "stale": report.stale, "extra": report.extra}
        failed = [{"document": key, "reason": reason} for key, reason in report.failed]
        click.echo(json.dumps({**told, "mended": report.mended, "failed": failed}, ensure_ascii=False).encode())
    else:
        _differences(report, console, dry_run)
    return 0 if report.well else DIFFERS


def reindex(store: Store) -> int:
    """Makes the index anew with a bar on standard error; the exit code is 1 if records are lost."""
    with _bar(Console(stderr=True, highlight=False), "Dựng lại chỉ mục") as show:
        report = make_anew(store, show)
    click.echo(f"Đã dựng lại chỉ mục: {report.documents} văn bản.", err=True)
    for key, reason in report.failed:
        click.echo(f"tienle: {key}: {reason}", err=True)
    return DIFFERS if report.failed else 0


def go_back(store: Store) -> int:
    """Goes back to the index before the last rebuild and says what that means."""
    back(store)
    click.echo(
        "Đã trở về bản chỉ mục trước. Những gì nạp, bỏ, quyết định từ lần dựng lại ấy chưa có trong bản này: chạy"
        " `tienle verify` để đưa vào. Lần dựng lại ấy vẫn còn: `tienle reindex --back` lần nữa sẽ lấy lại.",
        err=True,
    )
    return 0


@contextmanager
def _bar(console: Console, what: str) -> Iterator[Callable[[int, int], None]]:
    """A bar, and what moves it: steps done, steps in all."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _differences(report: VerifyReport, console: Console, dry_run: bool) -> None:
    """What differs, and what became of it, in words."""
    kinds = (("thiếu", report.missing), ("cũ hay dở dang", report.stale), ("thừa", report.extra))
    if not report.differences:
        console.print(f"Chỉ mục khớp với sổ: {report.documents} văn bản.")
    for named, keys in kinds:
        rest = f" … và {len(keys) - SHOWN} văn bản nữa (--json nêu hết)" if len(keys) > SHOWN else ""
        if keys:
            console.print(f"{len(keys)} văn bản {named}: {', '.join(keys[:SHOWN])}{rest}", markup=False, soft_wrap=True)
    if report.differences:
        after = "Chưa sửa gì (--dry-run)." if dry_run else f"Đã sửa {report.mended}/{report.differences}."
        console.print(f"{after} Sổ có {report.documents} văn bản.")
    for key, reason in report.failed:
        click.echo(f"tienle: {key}: {reason}", err=True)


def _bad(report: IngestReport) -> list[Entry]:
    """The files that can't be read: of this run, and those of a run before that are unchanged."""
    return [*report.failed, *(entry for entry in report.skipped if entry.status != "done")]


def _summary(report: IngestReport, console: Console) -> None:
    read, bad = len(report.done), len(_bad(report))
    same = len(report.skipped) + len(report.failed) - bad
    console.print(f"Đã đọc {read} tệp; {same} tệp không đổi; {bad} tệp không đọc được.")
    if not (read or same or bad):
        console.print("Không thấy tệp nào; hãy chỉ ra tệp hoặc thư mục có .docx, .pdf, .html, .txt.")
    if bad:
        console.print(failed_files(_bad(report)[:SHOWN]), crop=False)
        rest = f"Còn {bad - SHOWN} tệp nữa. " if bad > SHOWN else ""
        console.print(
            f"{rest}Xem lại: tienle failures. Đọc thử lại tệp không đổi: tienle ingest --retry.", soft_wrap=True
        )


def _json(report: IngestReport) -> str:
    """The report: numbers, and a row for each file that failed."""
    bad = _bad(report)
    failed = [{"path": entry.path, "status": entry.status, "code": entry.code, "reason": entry.reason} for entry in bad]
    done = [{"path": entry.path, "document": entry.document} for entry in report.done]
    return json.dumps(
        {"done": done, "skipped": len(report.skipped) + len(report.failed) - len(bad), "failed": failed},
        ensure_ascii=False,
    )
