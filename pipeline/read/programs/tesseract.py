"""Tesseract reads the words of one picture, in Vietnamese."""

from __future__ import annotations

from typing import Final

from models.errors import UnreadableError
from pipeline.read.programs.run import GIBIBYTE, run

_MISSING: Final = "tesseract chưa có dữ liệu tiếng Việt: hãy chạy apt-get install tesseract-ocr-vie"
_ANY: Final = "3"
_ONE_BLOCK: Final = "6"
_ONE_CORE: Final = {"OMP_THREAD_LIMIT": "1"}
"""Its threads cost more than they gain; several pages are read at a time instead."""


def words_of(picture: bytes, dots_per_inch: int, seconds: float, *, one_block: bool = False) -> bytes:
    """The words of a picture (PNM, PNG or TIFF) as a table: tab-separated, one word a row, with boxes in pixels.

    `one_block` says that the picture holds lines of text one below the other, and nothing beside them.
    UnreadableError: "program-missing", "timeout", or "no-text" if the program makes nothing of the picture.
    """
    layout = _ONE_BLOCK if one_block else _ANY
    command = ("tesseract", "stdin", "stdout", "-l", "vie", "--dpi", str(dots_per_inch), "--psm", layout, "tsv")
    done = run(command, data=picture, seconds=seconds, memory=GIBIBYTE, environment=_ONE_CORE)
    if done.returncode and b"traineddata" in done.stderr:
        raise UnreadableError("program-missing", _MISSING)
    if done.returncode:
        raise UnreadableError("no-text", "tesseract không nhận dạng được ảnh của trang")
    return done.stdout
