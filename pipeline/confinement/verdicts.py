"""What is said of a file that cost its process too much or its life, in the same words wherever it was read."""

from __future__ import annotations

from models.errors import RefusedError, UnreadableError
from models.limits import Limits


def out_of_memory() -> RefusedError:
    """The error for a file that takes more memory than one of its size may."""
    reason = "đọc tệp này tốn quá nhiều bộ nhớ so với kích thước của nó: hãy xuất lại thành .pdf hoặc .docx mới"
    return RefusedError("too-large-in-memory", reason)


def too_slow(limits: Limits) -> RefusedError:
    """The error for a file that takes longer than it may."""
    reason = f"đọc quá {limits.seconds:g} giây: hãy chia nhỏ tệp hoặc xuất lại thành .pdf, .docx mới"
    return RefusedError("too-slow", reason)


def crashed() -> UnreadableError:
    """The error for a file that a library, or somebody who ended the process, broke off without a word."""
    reason = "tệp làm chương trình đọc bị dừng đột ngột: hãy mở và lưu lại, hoặc xuất lại thành .pdf, .docx mới"
    return UnreadableError("crashed", reason)
