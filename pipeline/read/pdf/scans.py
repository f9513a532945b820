"""Scanned pages of a PDF: which they are, and their words, recognised in their pictures, put in their place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import pypdfium2
import pypdfium2.raw as pdfium

from models.errors import UnreadableError
from models.layout import Box, Page, Warned
from models.limits import Limits
from models.pictures import PictureStore
from models.values.syllable import is_syllable
from pipeline.read.pdf.letters.runs import Run
from pipeline.read.pdf.lying import Lying, overlap
from pipeline.read.pdf.pictures import pictures_of
from pipeline.read.pdf.recognised import confidence_of, grids_in, runs_of
from pipeline.read.pdf.weaving import weave
from pipeline.read.scan import recognise
from pipeline.read.scan.words import Recognised

_FEW_CHARACTERS: Final = 200
"""Under so many characters the text over a scanned sheet is what was stamped on it: a number, a date, a signature."""
_STAMPED_CHARACTERS: Final = 700
"""The same where a digital signature is among it."""
_SIGNATURE: Final = re.compile(
    r"""
    ký\ (?:số\ )?bởi | người\ ký\s*: | (?:thời\ gian|ngày)\ ký\s*:   # "Ký bởi: Văn phòng", "Thời gian ký: 23/01/2025"
    | \bsignature\b | \bsigned\ by\b                                # "Signature Not Verified", "Digitally signed by"
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_MARKED: Final = re.compile(r"[^\x00-\x7f]")
_LEAST_WORDS: Final = 0.7
_LEAST_MARKED: Final = 0.3
"""Parts of an invisible layer's words that are Vietnamese and carry a mark, if its maker knew Vietnamese."""
_OUTLINES: Final = 30
"""Paths of a page without text from which it may show letters all the same."""
_LOST: Final = re.compile("[\ufffd\ue000-\uf8ff]")
_MOST_LOST: Final = 0.3
_LEAST_TEXT: Final = 5
_SUSPECT: Final = "trang {}: chữ in trên trang không có trong lớp chữ của tệp, đã nhận dạng từ hình: hãy đối chiếu"
_LETTERLESS: Final = "trang {}: lớp chữ của tệp không cho biết chữ cái nào: hãy đối chiếu với bản gốc"
_OUTLINED: Final = "trang {} chỉ có nét vẽ, có thể là chữ, chưa nhận dạng được: {}"
_UNREAD_DAY: Final = (
    "trang {}: ngày, tháng ở dòng địa danh viết tay hoặc bị che, không đọc chắc được{}: hãy đối chiếu với bản giấy"
)
_UNREAD_NUMBER: Final = (
    "trang {}: số văn bản viết tay, đóng dấu hoặc bị che, không đọc chắc được{}: hãy đối chiếu với bản giấy"
)
_UNREAD_NAME: Final = "trang {}: tên người ký bị dấu hoặc chữ ký che, không đọc chắc được{}: hãy đối chiếu với bản giấy"
_TWO_SHEETS: Final = (
    "trang {}: có thể là hai tờ quét cạnh nhau, không tách được chắc chắn, câu chữ có thể lẫn vào nhau: "
    "hãy đối chiếu với bản gốc"
)
_FIGURE: Final = re.compile(r"\d")
_SURE: Final = 0.75
"""Confidence below which a figure should be looked at again."""
_SHOWN: Final = 5
_INVISIBLE: Final = 3
_LOOKED_AT: Final = 40
_LESS: Final = 0.5
"""Where recognition finds less than this part of the layer's letters, the layer stays."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A page to be recognised; `runs` is what text it has over its picture, signatures left out."""

    number: int
    runs: tuple[Run, ...] = ()
    suspect: bool = False
    """True where no sheet was scanned: what the page shows and what text it has disagree."""


def find_scan(number: int, runs: Sequence[Run], *, invisible: bool) -> Scan | None:
    """A page that is covered by images as a scan; None if it has text that can be used as it is."""
    inked = sum(run.inked for run in runs)
    text = " ".join(run.text for run in runs)
    if inked < _STAMPED_CHARACTERS and _SIGNATURE.search(text):
        return Scan(number)
    if inked < _FEW_CHARACTERS or (invisible and not _is_vietnamese(text)):
        return Scan(number, tuple(runs))
    return None


def find_suspect(number: int, runs: Sequence[Run], paths: int) -> Scan | None:
    """A page without a scanned sheet whose letters are drawn as outlines, or whose text tells no letters."""
    text = "".join(run.text for run in runs)
    outlined = not text and paths >= _OUTLINES
    lost = len(_LOST.findall(text)) > _MOST_LOST * max(1, len(text))
    return Scan(number, suspect=True) if outlined or lost else None


def are_invisible(texts: Sequence[Any]) -> bool:
    """True if the page's first texts are drawn invisibly, as text recognition leaves them over a scan."""
    modes = [pdfium.FPDFTextObj_GetTextRenderMode(item) for item in texts[:_LOOKED_AT]]
    return bool(modes) and modes.count(_INVISIBLE) * 2 > len(modes)


def recognise_pages(
    document: pypdfium2.PdfDocument,
    scans: Sequence[Scan],
    pages: list[Page],
    limits: Limits,
    store: PictureStore | None,
) -> list[Warned]:
    """Put the words of the scans' pictures into their `pages`.

    Warnings: `page-no-text` for a page that could not be recognised, `number-doubtful` for figures that were not
    sure, `two-sheets` for a page that may be two sheets side by side, `day-unread` for a day or month of the line of
    place and date that is handwritten or covered, `number-unread` for such a number of the document, `name-unread`
    for a signer's name that is covered, `suspect` for a page whose text layer does not tell what it shows.
    """
    warnings: list[Warned] = []
    known = {scan.number: scan for scan in scans}
    if store is not None and scans:
        store.announce(len(scans))
    for picture, result in recognise(pictures_of(document, known, limits), limits, store):
        page, scan = pages[picture.page - 1], known[picture.page]
        if scan.suspect and (isinstance(result, UnreadableError) or not _is_text(result)):
            if page.blocks:
                warnings.append(Warned("suspect", _LETTERLESS.format(picture.page)))
            elif isinstance(result, UnreadableError):
                warnings.append(Warned("suspect", _OUTLINED.format(picture.page, result.message)))
            continue
        if isinstance(result, UnreadableError):
            warnings.append(Warned("page-no-text", f"trang {picture.page} là ảnh quét: {result.message}"))
            pages[picture.page - 1] = replace(page, origin="ocr", confidence=0.0)
        else:
            pages[picture.page - 1] = _filled(page, scan.runs, result, picture.box)
            warnings.extend(_doubtful_numbers(picture.page, result))
            if result.two_sheets:
                warnings.append(Warned("two-sheets", _TWO_SHEETS.format(picture.page)))
            warnings.extend(_unread("day-unread", _UNREAD_DAY, picture.page, text) for text in result.days)
            warnings.extend(_unread("number-unread", _UNREAD_NUMBER, picture.page, text) for text in result.numbers)
            warnings.extend(_unread("name-unread", _UNREAD_NAME, picture.page, text) for text in result.names)
            if scan.suspect:
                warnings.append(Warned("suspect", _SUSPECT.format(picture.page)))
    return warnings


def _filled(page: Page, layer: Sequence[Run], recognised: Recognised, box: Box) -> Page:
    """The page with the words found in its picture, and those of the layer that stand beside them."""
    width, height, turned = page.width or 0.0, page.height or 0.0, recognised.turned
    box = box.turned(turned, width, height)
    grids = grids_in(recognised, box)
    found = runs_of(recognised, box)
    written = sum(run.inked for run in layer)
    if written and sum(run.inked for run in found) < _LESS * written:
        return replace(page, origin="ocr")
    gutter = box.left + recognised.gutter * (box.right - box.left) / recognised.width if recognised.gutter else 0.0
    lying = Lying(width, height, turned, gutter)
    if lying.moved:
        blocks = (*lying.blocks(found, grids), *lying.lines(layer, found))
    else:
        beside = [run for run in layer if not any(overlap(run, other) for other in found)]
        blocks = weave([*found, *beside], grids, width)
    confidence = round(confidence_of(recognised), 4)
    return replace(lying.page(page), blocks=blocks, origin="ocr", confidence=confidence)


def _is_text(recognised: Recognised) -> bool:
    """True if words were recognised, not specks of a drawing."""
    return len(recognised.words) >= _LEAST_TEXT and confidence_of(recognised) >= _SURE


def _doubtful_numbers(page: int, recognised: Recognised) -> list[Warned]:
    """One warning for a page's figures of which the recognition was not sure."""
    doubtful = [word.text for word in recognised.words if word.confidence < _SURE and _FIGURE.search(word.text)]
    if not doubtful:
        return []
    shown = ", ".join(f"“{text}”" for text in doubtful[:_SHOWN]) + (" …" if len(doubtful) > _SHOWN else "")
    message = f"trang {page}: số nhận dạng chưa chắc chắn: {shown}; hãy đối chiếu với bản giấy"
    return [Warned("number-doubtful", message)]


def _unread(code: str, message: str, page: int, text: str) -> Warned:
    """`text` is what was read where nothing is sure; it may be empty."""
    return Warned(code, message.format(page, f" (nhận dạng được “{text}”)" if text else ""))


def _is_vietnamese(text: str) -> bool:
    words = _WORD.findall(text)
    syllables = sum(map(is_syllable, words))
    marked = sum(1 for word in words if _MARKED.search(word))
    return syllables >= _LEAST_WORDS * len(words) and marked >= _LEAST_MARKED * len(words)
