"""Errors, each a thing that somebody can do something about; `code` is stable, the message says the way out."""

from __future__ import annotations

import errno

REASONS = {
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ cho đọc",
    errno.ENOENT: "không có tệp hay thư mục này",
    errno.ENOTDIR: "trên đường dẫn có tệp không phải thư mục",
    errno.EISDIR: "là thư mục",
    errno.EEXIST: "đã có tệp trùng tên",
    errno.ENOSPC: "đĩa đầy",
    errno.EDQUOT: "hết hạn mức đĩa",
    errno.EIO: "ổ đĩa đọc ghi bị lỗi",
    errno.ELOOP: "liên kết vòng tròn",
    errno.ENAMETOOLONG: "tên quá dài",
    errno.EMFILE: "mở quá nhiều tệp",
    errno.ENFILE: "mở quá nhiều tệp",
    errno.EBUSY: "đang bận",
    errno.EADDRINUSE: "đang có chương trình khác dùng",
    errno.EADDRNOTAVAIL: "máy này không có địa chỉ ấy",
}
"""What the operating system refuses, in words."""


def why(error: OSError) -> str:
    """Why the operating system refused, in Vietnamese; in its own words where they are rare."""
    return REASONS.get(error.errno or 0) or error.strerror or str(error)


class TienleError(Exception):
    """An error with a stable `code`; its message is one line and says what to do."""

    exit_code = 1

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type[TienleError], tuple[str, str]]:
        """How it is made again in another process."""
        return type(self), (self.code, self.message)


class BadCallError(TienleError):
    """The question or the call is wrong: a missing file, an unknown option, a malformed year range."""

    exit_code = 2


class UnreadableError(TienleError):
    """The file can't be read as what it is.

    `empty`, `truncated`, `encrypted`, `no-text`, `unsupported`, `damaged`, `crashed`.
    """

    exit_code = 3


class RefusedError(TienleError):
    """The file is refused as unsafe or over a limit, which the message names.

    `too-large`, `bomb`, `entities`, `picture-too-large`, `too-large-in-memory`, `too-slow`.
    """

    exit_code = 4


class NotHeldError(TienleError):
    """What was asked for is not in the corpus: `document-unknown`, `indicator-unknown`."""

    exit_code = 1


class StoreError(TienleError):
    """The archive, ledger or index can't be used, or the machine has no place: `index-locked`, `data-folder` …"""

    exit_code = 1
