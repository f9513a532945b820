"""A web page kept in one file (.mht, often named .doc) → Layout: its page is read, its pictures are left out."""

from __future__ import annotations

import codecs
import re
from email import message_from_bytes
from email.message import Message
from typing import Final

from models.errors import RefusedError, UnreadableError
from models.layout import Layout
from models.limits import Limits
from pipeline.read import html

_HEAD: Final = re.compile(
    rb"""
    \A (?:\xef\xbb\xbf)? \s*
    (?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n (?:[\ \t][^\n]*\n)*)*?   # "From: <Saved by ...>", with what goes on below
    MIME-Version:
    """,
    re.VERBOSE | re.IGNORECASE,
)
_LOOKED_AT: Final = 4096


def is_mht(data: bytes) -> bool:
    """True if the file begins with the head of a MIME message."""
    return bool(_HEAD.match(data[:_LOOKED_AT]))


def read(data: bytes, limits: Limits) -> Layout:
    """The layout of the first page in the file; UnreadableError("no-text") if it holds none."""
    return html.read(page_of(data, limits), limits)


def page_of(data: bytes, limits: Limits) -> bytes:
    """The first page in the file; UnreadableError("no-text") if it holds none."""
    message = message_from_bytes(data.removeprefix(codecs.BOM_UTF8).lstrip())
    for number, part in enumerate(message.walk()):
        if number > limits.members:
            raise RefusedError("bomb", f"trang lưu có hơn {limits.members} phần")
        if part.get_content_type() == "text/html":
            return _page(part)
    raise UnreadableError("no-text", "trang lưu không có phần chữ: hãy lưu lại thành .docx hoặc .html")


def _page(part: Message) -> bytes:
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""
