"""Pictures recognised in order, a few at a time, those seen before taken from the store."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final

from models.errors import RefusedError, UnreadableError
from models.limits import Limits
from models.pictures import PictureStore
from pipeline.read.programs.tesseract import Engine, Sheet, open_engine
from pipeline.read.scan.cells import RESOLUTION as STRIP_RESOLUTION
from pipeline.read.scan.ink import Prepared, prepare
from pipeline.read.scan.inked import check_days, check_numbers, read_names
from pipeline.read.scan.lying.gutters import find_gutter, sheet_by_sheet
from pipeline.read.scan.lying.turns import is_readable, next_turns, share_read
from pipeline.read.scan.picture import Picture
from pipeline.read.scan.second import look_again
from pipeline.read.scan.vocabulary import vocabulary
from pipeline.read.scan.words import Recognised, Word, pack, read_words, unpack

if TYPE_CHECKING:
    from PIL.Image import Image

_PAGE_ERRORS: Final = frozenset({"timeout", "no-text"})
"""Failures that cost one page, not the file."""

Result = Recognised | UnreadableError


def recognise(
    pictures: Iterable[Picture], limits: Limits, store: PictureStore | None = None
) -> Iterator[tuple[Picture, Result]]:
    """Each picture, in order, with its words, or with the error that cost this page.

    `limits.pages_at_once` are under way at a time, each for at most `limits.page_seconds`.
    RefusedError("picture-too-large"), UnreadableError("program-missing").
    """
    under_way: deque[tuple[Picture, Future[bytes] | bytes]] = deque()
    engines = _Engines(limits.pages_at_once)
    with ThreadPoolExecutor(limits.pages_at_once) as executor:
        try:
            for picture in pictures:
                under_way.append((picture, _begin(picture, limits, store, executor, engines)))
                if len(under_way) > limits.pages_at_once:
                    yield _end(*under_way.popleft(), store)
            while under_way:
                yield _end(*under_way.popleft(), store)
        finally:
            executor.shutdown(cancel_futures=True)
            engines.close()


def check_size(width: int, height: int, limits: Limits) -> None:
    """RefusedError("picture-too-large") for a picture of more pixels than the limit."""
    if width * height > limits.pixels:
        raise RefusedError("picture-too-large", f"ảnh của một trang lớn hơn giới hạn pixels = {limits.pixels} điểm ảnh")


def _begin(
    picture: Picture, limits: Limits, store: PictureStore | None, executor: ThreadPoolExecutor, engines: _Engines
) -> Future[bytes] | bytes:
    known = store.get(picture.sha256) if store is not None else None
    if known is not None:
        return known
    image = picture.load()
    size = picture.box.right - picture.box.left, picture.box.bottom - picture.box.top
    return executor.submit(_read, prepare(image, size[0]), size, limits.page_seconds, engines)


def _read(ready: Prepared, size: tuple[float, float], seconds: float, engines: _Engines) -> bytes:
    """What is found in a picture of this size in points, turned to stand upright if it can't be read as it is."""
    with engines.one() as engine:
        tried = [_found(engine, ready, seconds)]
        for turned in next_turns(tried[0].words):
            again = prepare(ready.original.rotate(turned, expand=True), size[turned % 180 // 90])
            tried.append(replace(_found(engine, again, seconds), turned=turned))
            if is_readable(tried[-1].words):
                break
    return pack(max(tried, key=lambda found: share_read(found.words)))


def _found(engine: Engine, ready: Prepared, seconds: float) -> Recognised:
    sheet = _sheet(ready.sheet, ready.resolution)
    words = _words(engine, sheet, seconds)
    gutter, doubtful = find_gutter(words, ready.tables, sheet.width, sheet.height)
    words, days = check_days(sheet_by_sheet(words, gutter) if gutter else words, ready.in_colour)
    words, numbers = check_numbers(words, sheet.height, ready.in_colour)
    words, names = read_names(words, ready, lambda one: _plain_words(engine, one, ready.resolution, seconds))
    first = 1 + max((word.line[0] for word in words), default=0)
    for strip in ready.cells:
        found = _words(engine, _sheet(strip.picture, STRIP_RESOLUTION, one_block=True), seconds)
        words += strip.on_sheet(found, first)
        first += len(strip.pieces)
    return Recognised(
        tuple(words),
        ready.tables,
        sheet.width,
        sheet.height,
        gutter=gutter,
        two_sheets=doubtful,
        days=days,
        names=names,
        numbers=numbers,
    )


def _sheet(picture: Image, resolution: int, *, one_block: bool = False) -> Sheet:
    return Sheet(picture.width, picture.height, picture.tobytes(), resolution, one_block)


def _words(engine: Engine, sheet: Sheet, seconds: float) -> list[Word]:
    """The words of a grey picture, those mended that had lost a mark."""
    words = read_words(engine.words_of(sheet, seconds))
    size = sheet.width, sheet.height
    return list(look_again(words, vocabulary(), size, lambda boxes: engine.lines_of(boxes, seconds)))


def _plain_words(engine: Engine, picture: Image, resolution: int, seconds: float) -> Sequence[Word]:
    """The words of a part of the sheet as they are read."""
    return read_words(engine.words_of(_sheet(picture, resolution, one_block=True), seconds))


class _Engines:
    """An engine for each picture that is under way, opened when it is first needed."""

    def __init__(self, count: int) -> None:
        self._idle: SimpleQueue[Engine | None] = SimpleQueue()
        self._count = count
        for _ in range(count):
            self._idle.put(None)

    @contextmanager
    def one(self) -> Iterator[Engine]:
        engine = self._idle.get()
        try:
            if engine is None:
                engine = open_engine()
            yield engine
        finally:
            self._idle.put(engine)

    def close(self) -> None:
        """Ends them, once none is in use."""
        for _ in range(self._count):
            engine = self._idle.get()
            if engine is not None:
                engine.close()


def _end(picture: Picture, found: Future[bytes] | bytes, store: PictureStore | None) -> tuple[Picture, Result]:
    if isinstance(found, bytes):
        return picture, unpack(found)
    try:
        kept = found.result()
    except UnreadableError as error:
        if error.code not in _PAGE_ERRORS:
            raise
        return picture, error
    if store is not None:
        store.put(picture.sha256, kept)
    return picture, unpack(kept)
