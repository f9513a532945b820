"""Commands that read one file and need no index: `parse`, `schema`."""

from __future__ import annotations

import os
from pathlib import Path

import click

from api.commands.calls import Command, NamedPath
from models.errors import BadCallError, RefusedError, why
from models.limits import DEFAULT_LIMITS, Limits


@click.command(cls=Command)
@click.argument("file", metavar="FILE", type=NamedPath(readable=False, path_type=Path))
def parse(file: Path) -> None:
    """Đọc một văn bản, in ra bản ghi JSON: văn bản nói gì, ở chỗ nào."""
    data = read_file(file, DEFAULT_LIMITS)
    from pipeline import parse_apart

    name = os.fsencode(file.name).decode("utf-8", "replace")  # names of old archives may be in no Unicode at all
    click.echo(parse_apart(data, name, DEFAULT_LIMITS))


@click.command(cls=Command)
def schema() -> None:
    """In ra JSON Schema của bản ghi."""
    import json

    from models.record import Record

    click.echo(json.dumps(Record.json_schema(), ensure_ascii=False, indent=2).encode())


def read_file(file: Path, limits: Limits) -> bytes:
    """The bytes of a file; BadCallError if it can't be opened, RefusedError if it is larger than the limit."""
    try:
        with file.open("rb") as stream:
            data = stream.read(limits.file_bytes + 1)
    except FileNotFoundError as error:
        raise BadCallError("file-missing", f"không có tệp “{file}”; hãy kiểm tra lại đường dẫn") from error
    except IsADirectoryError as error:
        raise BadCallError("file-is-folder", f"“{file}” là thư mục; hãy chỉ ra một tệp") from error
    except OSError as error:
        raise BadCallError("file-unopened", f"không mở được tệp “{file}”: {why(error)}") from error
    if len(data) > limits.file_bytes:
        raise RefusedError("too-large", f"tệp “{file.name}” lớn hơn giới hạn file_bytes = {limits.file_bytes} byte")
    return data
