"""The command line: its commands in an explicit list, and what becomes of an error."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from api.commands.calls import complaint, in_vietnamese, printable
from api.commands.checking import check, disagreements, estimates
from api.commands.corpus import forget, ingest, reindex, serve, verify
from api.commands.evaluation import evaluation
from api.commands.histories import movements, references, statements
from api.commands.questions import compare, documents, failures, observations, search
from api.commands.reading import parse, schema
from api.commands.reviewing import review, watch
from models.errors import BadCallError, TienleError

COMMANDS: tuple[click.Command, ...] = (
    parse,
    schema,
    ingest,
    search,
    documents,
    failures,
    observations,
    compare,
    movements,
    references,
    statements,
    check,
    disagreements,
    estimates,
    review,
    watch,
    verify,
    reindex,
    forget,
    evaluation,
    serve,
)
INTERRUPTED = 130


class CommandLine(click.Group):
    """Ends the process with its exit code: 0 done, 1 can't be answered, 2 bad call, 3 unreadable, 4 refused."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *_: Any, **more: Any) -> NoReturn:
        """Runs a command. Errors of the user are one line on standard error, never a traceback."""
        sys.exit(self._run(args, **{**more, "standalone_mode": False}))

    def get_help(self, ctx: click.Context) -> str:
        """The help that `--help` shows."""
        return in_vietnamese(super().get_help(ctx))

    def _run(self, args: Sequence[str] | None, **more: Any) -> int:
        try:
            result = super().main(args, "tienle", **more)
            sys.stdout.flush()
        except click.exceptions.NoArgsIsHelpError as error:
            click.echo(in_vietnamese(error.format_message()), err=True)
            return error.exit_code
        except click.ClickException as error:
            return _complain("call", complaint(error), BadCallError.exit_code)
        except (click.Abort, KeyboardInterrupt):
            return _complain("interrupted", "đã dừng theo yêu cầu; những gì đã xong vẫn còn", INTERRUPTED)
        except TienleError as error:
            return _complain(error.code, error.message, error.exit_code)
        except (BrokenPipeError, SystemExit):  # SystemExit is how click reports a closed pipe
            return _give_up_output()
        return result if isinstance(result, int) else 0


@click.group(
    cls=CommandLine, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}, name="tienle"
)
@click.version_option(package_name="tienle", prog_name="tienle", message="%(prog)s %(version)s", help="In phiên bản.")
def main() -> None:
    """Tiền lệ: đọc báo cáo, kế hoạch, chỉ thị của cơ quan nhà nước và so sánh qua các năm."""


for command in COMMANDS:
    main.add_command(command)


def _complain(code: str, message: str, exit_code: int) -> int:
    line = printable(" ".join(message.split()))
    click.echo(f"tienle: {line} [{code}]", err=True)
    return exit_code


def _give_up_output() -> int:
    """The reader of our output has gone; let the interpreter's own last flush go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
