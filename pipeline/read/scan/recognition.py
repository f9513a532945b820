"""Pictures recognised in order, a few at a time, those seen before taken from the store."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Final

from models.errors import RefusedError, UnreadableError
from models.limits import Limits
from models.pictures import PictureStore
from pipeline.read.programs import tesseract
from pipeline.read.scan.cells import RESOLUTION as STRIP_RESOLUTION
from pipeline.read.scan.ink import Prepared, pgm, prepare
from pipeline.read.scan.picture import Picture
from pipeline.read.scan.words import Recognised, pack, read_words, unpack

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
    with ThreadPoolExecutor(limits.pages_at_once) as executor:
        try:
            for picture in pictures:
                under_way.append((picture, _begin(picture, limits, store, executor)))
                if len(under_way) > limits.pages_at_once:
                    yield _end(*under_way.popleft(), store)
            while under_way:
                yield _end(*under_way.popleft(), store)
        finally:
            executor.shutdown(cancel_futures=True)


def check_size(width: int, height: int, limits: Limits) -> None:
    """RefusedError("picture-too-large") for a picture of more pixels than the limit."""
    if width * height > limits.pixels:
        raise RefusedError("picture-too-large", f"ảnh của một trang lớn hơn giới hạn pixels = {limits.pixels} điểm ảnh")


def _begin(
    picture: Picture, limits: Limits, store: PictureStore | None, executor: ThreadPoolExecutor
) -> Future[bytes] | bytes:
    known = store.get(picture.sha256) if store is not None else None
    if known is not None:
        return known
    image = picture.load()
    return executor.submit(_read, prepare(image, picture.box.right - picture.box.left), limits.page_seconds)


def _read(ready: Prepared, seconds: float) -> bytes:
    table = tesseract.words_of(pgm(ready.sheet), ready.resolution, seconds)
    words = list(read_words(table))
    first = 1 + max((word.line[0] for word in words), default=0)
    for strip in ready.cells:
        table = tesseract.words_of(pgm(strip.picture), STRIP_RESOLUTION, seconds, one_block=True)
        words += strip.on_sheet(read_words(table), first)
        first += len(strip.pieces)
    return pack(Recognised(tuple(words), ready.tables, ready.sheet.width, ready.sheet.height))


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
