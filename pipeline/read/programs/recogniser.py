"""A program of its own that recognises pictures in Vietnamese, one after another; `tesseract` starts it and asks.

Called with the folder of the language's data. A request is a line of JSON. One with "size" [width, height] in pixels,
"dots_per_inch" and "layout" is followed by the picture, a byte a dot; it is answered with the table of its words. One
with "lines", boxes (left, top, right, bottom) in the picture sent last, is answered with the text of each, a line each.
"""

from __future__ import annotations

import json
import os
import struct
import sys
from collections.abc import Sequence
from typing import IO, Any, Final

import tesserocr

_LENGTH: Final = struct.Struct(">I")
_ONE_LINE: Final = 13
"""The picture is one line of text, taken as it is: no letters are looked for beforehand."""


class Recogniser:
    """Tesseract, and the picture sent last."""

    def __init__(self, folder: str) -> None:
        self._engine = tesserocr.PyTessBaseAPI(path=folder, lang="vie")
        self._dots_per_inch = 0

    def answer(self, request: dict[str, Any], source: IO[bytes]) -> bytes:
        """The table of a picture's words, or the texts of lines of the last one."""
        if "lines" in request:
            return "\n".join(self._line(box) for box in request["lines"]).encode()
        width, height = request["size"]
        return self._words(source.read(width * height), width, height, request).encode()

    def _words(self, dots: bytes, width: int, height: int, request: dict[str, Any]) -> str:
        self._dots_per_inch = request["dots_per_inch"]
        self._engine.SetPageSegMode(request["layout"])
        self._engine.SetImageBytes(dots, width, height, 1, width)
        self._engine.SetSourceResolution(self._dots_per_inch)
        self._engine.Recognize()
        table: str = self._engine.GetTSVText(0)
        return table

    def _line(self, box: Sequence[int]) -> str:
        left, top, right, bottom = box
        self._engine.SetPageSegMode(_ONE_LINE)
        self._engine.SetRectangle(left, top, right - left, bottom - top)
        self._engine.SetSourceResolution(self._dots_per_inch)
        return " ".join(self._engine.GetUTF8Text().split())


def main() -> None:
    """Answers until no request comes any more."""
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what the library itself prints is no answer
    recogniser = Recogniser(sys.argv[1])
    for line in source:
        answer = recogniser.answer(json.loads(line), source)
        sink.write(_LENGTH.pack(len(answer)) + answer)
        sink.flush()


if __name__ == "__main__":
    main()
