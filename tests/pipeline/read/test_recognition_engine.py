"""Tesseract as a library in a process of its own, and as a program: the same words, one bad picture costs itself only.

These tests need tesseract with Vietnamese; without it they fail and say so.
"""

from __future__ import annotations

import os
import platform
import signal
import sys
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from models.errors import UnreadableError
from pipeline.read.programs.tesseract import Engine, Sheet, _Program, open_engine
from pipeline.read.scan.words import Word, read_words

LINES = ("Kế hoạch sản xuất năm 2021", "Giá trị đạt 4.120 tỷ đồng")


def sheet(lines: tuple[str, ...], *, one_block: bool = False) -> Sheet:
    picture = Image.new("L", (1200, 400), 255)
    pen, font = ImageDraw.Draw(picture), ImageFont.truetype("DejaVuSerif.ttf", 40)
    for number, line in enumerate(lines):
        pen.text((60, 60 + 120 * number), line, fill=0, font=font)
    return Sheet(picture.width, picture.height, picture.tobytes(), 220, one_block)


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = open_engine()
    yield engine
    engine.close()


def text(words: tuple[Word, ...]) -> str:
    return " ".join(word.text for word in words)


@pytest.mark.parametrize("one_block", [False, True])
def test_the_program_reads_what_the_library_reads(engine: Engine, one_block: bool) -> None:
    picture = sheet(LINES, one_block=one_block)
    found = [read_words(one.words_of(picture, 30)) for one in (engine, _Program())]
    assert [text(words) for words in found] == [" ".join(LINES)] * 2
    assert _Program().lines_of([(0, 0, 10, 10)], 30) == []


HAS_WHEEL = sys.platform == "linux" and platform.machine() == "x86_64" and sys.version_info < (3, 15)
"""Where the project asks for the library: there it must work, and these tests fail without it."""
needs_library = pytest.mark.skipif(not HAS_WHEEL, reason="tesserocr has no wheel for this machine")


@needs_library
def test_lines_of_the_picture_seen_last_are_read_again(engine: Engine) -> None:
    engine.words_of(sheet(LINES[::-1]), 30)
    first = engine.words_of(sheet(LINES), 30)
    boxes = [around(line) for _, line in groupby(read_words(first), lambda word: word.line)]
    assert engine.lines_of(boxes, 30) == list(LINES)
    assert engine.lines_of(boxes[:1], 30) == [LINES[0]]
    # what was read in between leaves no trace
    assert engine.words_of(sheet(LINES), 30) == first


def around(line: Iterable[Word]) -> tuple[int, int, int, int]:
    boxes = [(word.left, word.top, word.right, word.bottom) for word in line]
    left, top, right, bottom = zip(*boxes, strict=True)
    return min(left) - 3, min(top) - 9, max(right) + 3, max(bottom) + 9


@needs_library
def test_an_empty_picture_has_no_words(engine: Engine) -> None:
    assert read_words(engine.words_of(sheet(()), 30)) == ()


@needs_library
def test_a_picture_that_takes_too_long_costs_itself_only(engine: Engine) -> None:
    with pytest.raises(UnreadableError) as caught:
        engine.words_of(sheet(LINES), 0.0)
    assert caught.value.code == "timeout"
    assert text(read_words(engine.words_of(sheet(LINES), 30))) == " ".join(LINES)


@needs_library
def test_a_death_costs_one_picture_and_nothing_is_left_at_the_end(engine: Engine) -> None:
    for number in children():
        os.kill(number, signal.SIGKILL)
    with pytest.raises(UnreadableError) as caught:
        engine.words_of(sheet(LINES), 30)
    assert caught.value.code == "no-text"
    assert text(read_words(engine.words_of(sheet(LINES), 30))) == " ".join(LINES)
    assert children()
    engine.close()
    assert not children()


def children() -> list[int]:
    """Processes of this one that recognise."""
    found = []
    for path in Path("/proc").glob("[0-9]*"):
        try:
            words, parent = (path / "cmdline").read_bytes(), (path / "stat").read_text().rsplit(")", 1)[1].split()[1]
        except OSError:
            continue
        if b"recogniser.py" in words and int(parent) == os.getpid():
            found.append(int(path.name))
    return found
