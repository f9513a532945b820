"""The command that measures reading against annotated documents: `eval`."""

from __future__ import annotations

import json
from pathlib import Path

import click

from api.commands.calls import Command, NamedPath
from api.commands.reading import read_file
from models.errors import TienleError
from models.limits import DEFAULT_LIMITS

UNREAD = 1


@click.command(name="eval", cls=Command)
@click.argument("folder", metavar="DIR", type=NamedPath(path_type=Path))
@click.option("--misses", is_flag=True, help="In thêm từng mục đọc thừa (+) và đọc thiếu (-).")
@click.option("--json", "as_json", is_flag=True, help="In bảng ra JSON.")
def evaluation(folder: Path, misses: bool, as_json: bool) -> int:
    """Đo độ đúng: đọc các văn bản đã được người chú giải (*.gold.json), so với chú giải."""
    from api.commands import printing
    from api.evaluation import Annotated, annotated, evaluate
    from pipeline import parse_apart

    unread: list[str] = []

    def read(document: Annotated) -> dict[str, object]:
        try:
            record = parse_apart(read_file(document.source, DEFAULT_LIMITS), document.source.name, DEFAULT_LIMITS)
        except TienleError as error:
            unread.append(f"{document.source.name}: {error.message} [{error.code}]")
            return {}
        return dict(json.loads(record))

    table, missed = evaluate((document.name, document.facts, read(document)) for document in annotated(folder))
    if as_json:
        click.echo(json.dumps(table.model_dump(), ensure_ascii=False, indent=1).encode())
    else:
        printing.show(printing.evaluation(table, missed if misses else []))
    for line in unread:
        click.echo(f"tienle: {line}", err=True)
    return UNREAD if unread else 0
