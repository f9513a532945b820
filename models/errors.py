"""Errors, each a thing that somebody can do something about; `code` is stable, the message says the way out."""

from __future__ import annotations


class TienleError(Exception):
    """An error with a stable `code`; its message is one line and says what to do."""

    exit_code = 1

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class BadCallError(TienleError):
    """The question or the call is wrong: a missing file, an unknown option, a malformed year range."""

    exit_code = 2


class UnreadableError(TienleError):
    """The file can't be read as what it is: `empty`, `truncated`, `encrypted`, `no-text`, `unsupported`, `damaged`."""

    exit_code = 3


class RefusedError(TienleError):
    """The file is refused as unsafe or over a limit: `too-large`, `bomb`, `entities`; the message names the limit."""

    exit_code = 4


class NotHeldError(TienleError):
    """What was asked for is not in the corpus: `document-unknown`, `indicator-unknown`."""

    exit_code = 1


class StoreError(TienleError):
    """The archive, ledger or index can't be used: `index-locked`, `index-version`, `data-folder`."""

    exit_code = 1
