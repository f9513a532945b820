"""The command line: its commands in an explicit list, and what becomes of an error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from api.commands.reading import parse, schema
from models.errors import BadCallError, TienleError

COMMANDS: tuple[click.Command, ...] = (parse, schema)


@click.group()
def cli() -> None:
    """Tiền lệ: đọc báo cáo, kế hoạch, chỉ thị của cơ quan nhà nước và so sánh qua các năm."""


for command in COMMANDS:
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run a command and end the process with its exit code: 0 done, 2 bad call, 3 unreadable, 4 refused, 1 other."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit code of a call. Errors of the user are one line on standard error, never a traceback."""
    try:
        words = None if arguments is None else list(arguments)
        result = cli.main(args=words, prog_name="tienle", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return error.exit_code
    except click.ClickException as error:
        return _complain("call", error.format_message(), BadCallError.exit_code)
    except click.Abort:
        return _complain("interrupted", "đã dừng theo yêu cầu", 130)
    except TienleError as error:
        return _complain(error.code, error.message, error.exit_code)
    except BrokenPipeError:
        _give_up_output()
        return 0
    return result if isinstance(result, int) else 0


def _complain(code: str, message: str, exit_code: int) -> int:
    line = " ".join(message.split())
    click.echo(f"tienle: {line} [{code}]", err=True)
    return exit_code


def _give_up_output() -> None:
    """The reader of our output has gone; let the interpreter's own last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
