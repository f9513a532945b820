"""Active content of PDF files: JavaScript, actions that start a program, attached files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.read.active.kinds import Kind
from pipeline.read.pdf.packed.streams import object_streams

_NAMES: Final[dict[Kind, re.Pattern[bytes]]] = {
    "script": re.compile(rb"/(?:JavaScript|JS)(?![A-Za-z0-9])"),
    "launch": re.compile(rb"/Launch(?![A-Za-z0-9])"),
    "attachments": re.compile(rb"/(?:EmbeddedFiles?|FileAttachment|RichMedia)(?![A-Za-z0-9])"),
}
_ESCAPED: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
_BEGIN, _END = b"stream", b"endstream"


def in_pdf(data: bytes) -> Iterator[Kind]:
    """Of a PDF: what its objects name, also those that lie packed in streams."""
    texts = [*_between_streams(data), *object_streams(data)]
    plain = b"\n".join(_ESCAPED.sub(lambda match: bytes([int(match[1], 16)]), text) for text in texts)
    for kind, name in _NAMES.items():
        if name.search(plain):
            yield kind


def _between_streams(data: bytes) -> Iterator[bytes]:
    """What stands outside of streams, whose packed bytes may look like anything."""
    last, place = 0, data.find(_BEGIN)
    while place >= 0:
        yield data[last:place]
        end = data.find(_END, place)
        if end < 0:
            return
        last = end + len(_END)
        place = data.find(_BEGIN, last)
    yield data[last:]
