"""The course of an ingestion on a terminal, and its summary."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from api.commands.printing import failed_files
from pipeline import Entry, IngestReport, Store
from pipeline import ingest as take_in

ALL_FAILED = 1
SHOWN = 20
"""Files that can't be read which the summary names; `tienle failures` names all."""


def ingest(paths: tuple[Path, ...], store: Store, workers: int | str | None, as_json: bool, retry: bool) -> int:
    """Brings files in with a bar on standard error; the exit code is 1 only if every file failed."""
    console = Console(stderr=True, highlight=False)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("Đọc văn bản", total=None)
        report = take_in(
            paths,
            store,
            progress=lambda done, total, _path, _outcome: bar.update(task, completed=done, total=total),
            workers=workers,
            retry=retry,
        )
    if as_json:
        click.echo(_json(report).encode())
    else:
        _summary(report, console)
    held = report.done or any(entry.status == "done" for entry in report.skipped)
    return ALL_FAILED if _bad(report) and not held else 0


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
