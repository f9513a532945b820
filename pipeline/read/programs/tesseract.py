"""Tesseract reads the words of pictures, in Vietnamese: as a library in a process of its own, else as a program."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final, Protocol

from models.errors import UnreadableError
from pipeline.read.programs.dialogue import Dialogue
from pipeline.read.programs.run import GIBIBYTE, run

Edges = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""
_RECOGNISER: Final = Path(__file__).with_name("recogniser.py")
_DATA: Final = "vie.traineddata"
_FOLDERS: Final = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
)
"""Where the systems keep the data of the languages."""
_MISSING: Final = "tesseract chưa có dữ liệu tiếng Việt: hãy chạy apt-get install tesseract-ocr-vie"
_NOTHING: Final = "tesseract không nhận dạng được ảnh của trang"
_ANY: Final = 3
_ONE_BLOCK: Final = 6
_ONE_CORE: Final = {"OMP_THREAD_LIMIT": "1"}
"""Its threads cost more than they gain; several pages are read at a time instead."""
_START_SECONDS: Final = 30.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A grey picture: a byte a dot, row by row; `one_block` if it holds lines one below the other, nothing beside."""

    width: int
    height: int
    dots: bytes
    dots_per_inch: int
    one_block: bool = False

    @property
    def layout(self) -> int:
        """How the words are laid out, as tesseract numbers it."""
        return _ONE_BLOCK if self.one_block else _ANY


class Engine(Protocol):
    """Recognises pictures, one after another. UnreadableError: "timeout", "no-text" if it makes nothing of one."""

    def words_of(self, sheet: Sheet, seconds: float) -> bytes:
        """The words of a picture as a table: tab-separated, one word a row, with boxes in pixels."""

    def lines_of(self, boxes: Sequence[Edges], seconds: float) -> list[str]:
        """What is read in each of these boxes, taken as a line, of the picture seen last; [] if it can't do that."""

    def close(self) -> None:
        """Ends it."""


def open_engine() -> Engine:
    """The library in a process of its own; the program where there is no library or it doesn't run."""
    folder = next((folder for folder in _FOLDERS if Path(folder, _DATA).is_file()), None)
    if has_library() and folder is not None:
        library = _Library(folder)
        if library.runs():
            return library
        library.close()
    return _Program()


@cache
def has_library() -> bool:
    """Whether tesseract is there as a library, which reads faster, and lines again."""
    return find_spec("tesserocr") is not None


class _Library:
    """A process that is started again after one that hung or died."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._dialogue: Dialogue | None = None

    def runs(self) -> bool:
        return self._ask({"lines": []}, b"", _START_SECONDS) is not None

    def words_of(self, sheet: Sheet, seconds: float) -> bytes:
        size = sheet.width, sheet.height
        request = {"size": size, "dots_per_inch": sheet.dots_per_inch, "layout": sheet.layout}
        return _found(self._ask(request, sheet.dots, seconds))

    def lines_of(self, boxes: Sequence[Edges], seconds: float) -> list[str]:
        return _found(self._ask({"lines": boxes}, b"", seconds)).decode("utf-8", "replace").split("\n")

    def close(self) -> None:
        if self._dialogue is not None:
            self._dialogue.close()
            self._dialogue = None

    def _ask(self, request: dict[str, object], picture: bytes, seconds: float) -> bytes | None:
        answer = None
        if self._dialogue is None:
            command = (sys.executable, "-I", str(_RECOGNISER), self._folder)
            self._dialogue = Dialogue(command, "tesseract", memory=GIBIBYTE, environment=_ONE_CORE)
        try:
            answer = self._dialogue.ask(json.dumps(request).encode() + b"\n" + picture, seconds)
        finally:
            if answer is None:
                self.close()
        return answer


class _Program:
    """A start for each picture."""

    def words_of(self, sheet: Sheet, seconds: float) -> bytes:
        """See `Engine`; UnreadableError("program-missing") too."""
        options = ("-l", "vie", "--dpi", str(sheet.dots_per_inch), "--psm", str(sheet.layout))
        picture = b"P5 %d %d 255\n" % (sheet.width, sheet.height) + sheet.dots
        command = ("tesseract", "stdin", "stdout", *options, "tsv")
        done = run(command, data=picture, seconds=seconds, memory=GIBIBYTE, environment=_ONE_CORE)
        if done.returncode and b"traineddata" in done.stderr:
            raise UnreadableError("program-missing", _MISSING)
        return _found(None if done.returncode else done.stdout)

    def lines_of(self, _boxes: Sequence[Edges], _seconds: float) -> list[str]:
        return []

    def close(self) -> None:
        """Nothing runs any more."""


def _found(answer: bytes | None) -> bytes:
    if answer is None:
        raise UnreadableError("no-text", _NOTHING)
    return answer
