"""Active content of web pages: scripts, and what runs on a click or when the page opens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.read.active.kinds import Kind

_SCRIPT: Final = re.compile(
    rb"""
    <script\b (?! [^>]* type \s* = \s* ["']? application/(?:ld\+)?json )      # data for search engines don't run
    | <[a-z][^<>]* [\s"'/] on[a-z]{3,20} \s* = \s* ["']?                         # <body onload="go()">
    | (?:href|src|action) \s* = \s* ["']? \s* (?:java|vb)script:                 # <a href="javascript:go()">
    """,
    re.VERBOSE | re.IGNORECASE,
)
_OBJECT: Final = re.compile(rb"<(?:object|embed|applet)\b", re.IGNORECASE)


def in_page(data: bytes) -> Iterator[Kind]:
    """Of a page; letters of two bytes or more are looked at without their zeros."""
    plain = data.replace(b"\x00", b"")
    if _SCRIPT.search(plain):
        yield "script"
    if _OBJECT.search(plain):
        yield "objects"
