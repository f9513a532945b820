"""A comparison as a file, on standard output or where one says: `--format`, `--output`, `--bom`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from api.commands.calls import NamedPath
from models.errors import BadCallError, why

if TYPE_CHECKING:
    from api.exports import Format
    from models.answer import ComparisonTable
    from models.query import CompareQuery

as_format = click.option(
    "--format", "kind", help="Định dạng: json, csv, xlsx, sdmx-csv, sdmx-structure, vega, svg, png."
)
to_file = click.option(
    "--output", type=NamedPath(path_type=Path), help="Ghi vào tệp này; không có --format thì theo đuôi tên tệp."
)
with_bom = click.option("--bom", is_flag=True, help="CSV có dấu BOM ở đầu, để Excel đọc đúng chữ Việt.")


def chosen(name: str | None, output: Path | None, as_json: bool) -> Format | None:
    """The format that the options ask for; None for the table that is printed. `--json` is the format json.

    BadCallError("format") for one that is unknown, that contradicts `--json`, or that no terminal can show.
    """
    from api.exports import format_of

    if as_json and name not in (None, "json"):
        raise BadCallError("format", f"--json và --format {name} trái nhau; hãy bỏ một")
    if name is None and (output is None or as_json):
        return format_of("json") if output else None
    kind = format_of(name, output.name if output else None)
    if not kind.text and output is None and sys.stdout.isatty():
        raise BadCallError("format", f"{kind.name} không phải chữ; hãy thêm --output tên-tệp{kind.suffix}")
    return kind


def deliver(table: ComparisonTable, query: CompareQuery, kind: Format, output: Path | None, bom: bool) -> None:
    """Writes the file, or standard output; BadCallError("file-unwritten") where that is refused."""
    from api.exports import export

    content = export(table, query, kind, bom).content
    if output is None:
        click.echo(content, nl=kind.text and not content.endswith(b"\n"))
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise BadCallError("file-unwritten", f"không ghi được tệp “{output}”: {why(error)}") from error
    click.echo(f"Đã ghi {output}", err=True)
