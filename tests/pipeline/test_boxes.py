"""The boxes of a record cut out of the printed page hold the words that they are said to hold.

The last tests recognise a scan: without tesseract they fail and say so.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from corpus.samples.facts import FOLDER
from corpus.samples.scans import scan
from models.record import Mention, PageBox, Record
from pipeline import parse

LETTER, REPORT = "ubnd-chi-thi-03-2019.pdf", "sct-cong-thuong-2021-6t.pdf"
MOST_BESIDE = 0.1
"""Letters beside the words that boxes hold too, as part of the words' own."""


def sample(name: str) -> bytes:
    return (FOLDER / "documents" / name).read_bytes()


def mentions(record: Record) -> Iterator[Mention]:
    for found in (record.references, record.movements, record.awards, record.observations, record.statements):
        yield from found
    yield from record.dates


def letters(text: str) -> str:
    """Only what is printed, whatever its case and blanks."""
    return re.sub(r"[\s\ufffe\x02-]+", "", unicodedata.normalize("NFC", text)).lower()


class Paper:
    """The pages of a .pdf, from which rectangles are read."""

    def __init__(self, data: bytes) -> None:
        self.document = pypdfium2.PdfDocument(data)
        self.pages = [(page.get_textpage(), page.get_size()) for page in self.document]

    def read(self, boxes: tuple[PageBox, ...]) -> str:
        """What stands in the boxes, one after the other."""
        return "".join(self._read(*box) for box in boxes)

    def _read(self, page: int, left: int, top: int, right: int, bottom: int) -> str:
        text, (_, height) = self.pages[page - 1]
        return str(text.get_text_bounded(left=left, bottom=height - bottom, right=right, top=height - top))


def with_text() -> list[str]:
    """Names of the samples with a text layer; scans of them have a word more before the suffix."""
    return sorted(path.name for path in (FOLDER / "documents").glob("*.pdf") if path.name.count(".") == 1)


@pytest.mark.parametrize("name", with_text())
def test_the_boxes_of_every_mention_hold_its_words(name: str) -> None:
    paper, record = Paper(sample(name)), parse(sample(name), name)
    beside = own = 0
    for mention in mentions(record):
        shown, words = letters(paper.read(mention.boxes)), re.findall(r"\w+", mention.quote.lower())
        assert [word for word in words if word in shown] == words, mention
        assert mention.boxes[0][0] == mention.page
        beside, own = beside + len(shown) - len(letters(mention.quote)), own + len(letters(mention.quote))
    assert beside <= MOST_BESIDE * own
    assert own


def test_words_behind_a_tab_are_found_where_they_stand() -> None:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    canvas.setFont("Times-Roman", 13)
    # A list's label with a tab behind it, and a line of a table without rules.
    rows = [
        ("1.", 72, "Tai Song Lam ngay 05/7/2022 co 120 nguoi, thu 12 ngay 06/8/2022 va", 130),
        ("Von 5", 72, "ngay 04/6/2022 7", 300),
    ]
    for place, (label, left, words, indent) in enumerate(rows):
        canvas.drawString(left, 700 - 30 * place, label)
        canvas.drawString(indent, 700 - 30 * place, words)
    canvas.save()
    paper, record = Paper(stream.getvalue()), parse(stream.getvalue(), "tab.pdf")
    assert [one.quote for one in record.dates] == ["05/7/2022", "06/8/2022", "04/6/2022"]
    for one in record.dates:
        shown = letters(paper.read(one.boxes))
        assert one.quote in shown
        assert len(shown) <= len(one.quote) + 4


def test_the_lines_of_a_record_hold_its_text() -> None:
    paper, record = Paper(sample(REPORT)), parse(sample(REPORT), REPORT)
    starts = [line[0] for line in record.lines]
    assert starts == sorted(set(starts))
    for (start, page, *edges), end in zip(record.lines, [*starts[1:], len(record.text)], strict=True):
        left, top, right, bottom = edges
        words = record.text[start:end].strip(" |\n")
        assert letters(words) in letters(paper.read(((page, left, top, right, bottom),)))
    assert len(record.lines) > record.text.count("\n")


def test_boxes_cost_a_record_less_than_a_third() -> None:
    record = parse(sample(REPORT), REPORT)
    bare = re.sub(r',"boxes":\[[^"]*\]', "", record.model_copy(update={"lines": ()}).to_json())
    assert len(record.to_json().encode()) < 1.33 * len(bare.encode())


def test_the_same_fact_said_twice_is_one_observation_wherever_it_stands() -> None:
    word, paper = (parse(sample(f"sct-cong-thuong-2022-nam.{kind}"), "x") for kind in ("docx", "pdf"))
    assert len(paper.observations) == len(word.observations)


def test_formats_without_places_have_no_boxes() -> None:
    record = parse(sample("sct-cong-thuong-2021-6t.docx"), "x.docx")
    assert record.lines == ()
    assert list(mentions(record))
    assert not any(mention.boxes for mention in mentions(record))


def test_the_boxes_of_a_scan_hold_the_words_of_the_print() -> None:
    print_, record = Paper(sample(LETTER)), parse(scan(sample(LETTER)), "scan.pdf")
    assert record.source.text_origin == "ocr"
    found = [one for one in mentions(record) if len(one.quote) > 5]
    held = [one for one in found if letters(one.quote) in letters(print_.read(one.boxes))]
    assert len(found) > 5
    assert len(held) >= 0.9 * len(found), [one for one in found if one not in held]
