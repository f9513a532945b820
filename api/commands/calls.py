"""Calls in Vietnamese: help, and what is wrong with a call."""

from __future__ import annotations

import re
from typing import Any

import click

from models.errors import BadCallError

HELP = {
    "Usage: ": "Cách dùng: ",
    "Options:": "Tuỳ chọn:",
    "Commands:": "Lệnh:",
    "[OPTIONS]": "[TUỲ CHỌN]",
    "COMMAND [ARGS]...": "LỆNH …",
    "Show this message and exit.": "Hiện hướng dẫn này.",
    "[required]": "[bắt buộc]",
    "[default: ": "[mặc định: ",
}
"""What click says in a command's help."""
_BROKEN = re.compile("[\ud800-\udfff]")
"""Halves of a pair: what Python makes of bytes that are no UTF-8."""
_EXTRA = re.compile(r"Got unexpected extra arguments? \((.*)\)")
"""What click says of a parameter too many."""


class Command(click.Command):
    """A command whose help is in Vietnamese."""

    def get_help(self, ctx: click.Context) -> str:
        """The help that `--help` shows."""
        return in_vietnamese(super().get_help(ctx))


class Question(Command):
    """A command whose words must be Unicode; those of others may be names of files."""

    def invoke(self, ctx: click.Context) -> Any:
        """Runs it; BadCallError("call") for words that engines and JSON can't take."""
        parts = (part for value in ctx.params.values() for part in (value if isinstance(value, tuple) else (value,)))
        if any(isinstance(part, str) and _BROKEN.search(part) for part in parts):
            raise BadCallError("call", "tham số có chữ không phải Unicode; hãy gõ lại")
        return super().invoke(ctx)


class NamedPath(click.Path):
    """A path that says something: "" would be the folder one happens to be in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path; BadCallError("path-missing") for a name that is empty."""
        if not str(value).strip():
            raise BadCallError("path-missing", "tên tệp hay thư mục để trống; thư mục hiện tại là .")
        return super().convert(value, param, ctx)


class WorkersType(click.ParamType[int | str]):
    """A number of processes, or the address of a cluster that reads: tcp://host:8786."""

    name = "SỐ|ĐỊA-CHỈ"
    most = 64
    schemes = ("tcp", "tls", "ws", "wss")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int | str:
        """The number or the address."""
        if re.fullmatch(rf"(?:{'|'.join(self.schemes)})://[^\s/:]+:\d+/?", value):
            return str(value)
        if not (re.fullmatch(r"[0-9]{1,2}", value) and 1 <= int(value) <= self.most):
            self.fail("workers", param, ctx)  # `complaint` says what is allowed
        return int(value)


def printable(text: str) -> str:
    """The text in one line that does nothing to a terminal: "a\\nb" for a name with a line end, "\\x1b" for ESC."""
    return "".join(it if it.isprintable() else it.encode("unicode_escape").decode("ascii") for it in text)


def in_vietnamese(text: str) -> str:
    """A command's help with click's own words translated."""
    for english, vietnamese in HELP.items():
        text = text.replace(english, vietnamese)
    return text


def complaint(error: click.ClickException) -> str:
    """What is wrong with a call, in one line."""
    match error:
        case click.NoSuchOption():
            near = f"; có phải {', '.join(error.possibilities)}?" if error.possibilities else ""
            return f"không có tuỳ chọn {error.option_name}{near}; xem --help"
        case click.MissingParameter():
            return f"thiếu {_name(error)}; xem --help"
        case click.BadParameter():
            return f"{_name(error)} không hợp lệ{_allowed(error.param)}; xem --help"
        case click.exceptions.NoSuchCommand():
            near = f"; có phải {', '.join(error.possibilities)}?" if error.possibilities else ""
            return f"không có lệnh {error.command_name}{near}; xem tienle --help"
        case click.UsageError() if extra := _EXTRA.match(error.message):
            return f"thừa {extra[1]}; xem --help"
        case _:
            return f"{error.format_message().rstrip('.')}; xem --help"


def _name(error: click.BadParameter) -> str:
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx) if error.param and error.ctx else "tham số"


def _allowed(parameter: click.Parameter | None) -> str:
    match parameter and parameter.type:
        case click.Choice(choices=choices):
            return f": phải là một trong {', '.join(map(str, choices))}"
        case WorkersType(most=most):
            return f": phải là số từ 1 đến {most}, hay địa chỉ như tcp://máy:8786"
        case click.IntRange(min=low, max=high):
            return f": phải là số từ {low} đến {high}"
        case _:
            return ""
