"""Pages graded by how much of them can be read."""

from __future__ import annotations

import pytest

from models.layout import Layout, Line, Page, TextOrigin
from models.text import Text
from pipeline.normalise import normalise

GOOD = "Sở Công Thương tỉnh Đông Giang báo cáo kết quả thực hiện công tác thi đua quý III năm 2023 như sau"


def text(*pages: str, origin: TextOrigin = "text", confidence: float | None = None) -> Text:
    return normalise(
        Layout(
            "application/pdf",
            tuple(
                Page(number, (Line(line, whole=True),) if line else (), 595, 842, origin, confidence)
                for number, line in enumerate(pages, start=1)
            ),
        )
    )


@pytest.mark.parametrize(
    ("line", "least", "most"),
    [
        (GOOD, 1.0, 1.0),
        ("UBND TTTT QĐ-UBND HĐND VPCP TTHC PAKN", 1.0, 1.0),  # abbreviations are no words
        ("12.450 7,5 120 33.190 2.017 8,8", 1.0, 1.0),  # figures neither
        ("", 1.0, 1.0),  # an empty page was read whole
        ("Nøãi tihc TTEg thsc hicn cbng tac thl dua qug lll nam xhu sbu vsw dnah bdsa vsdd", 0.0, 0.6),
        ("S\ufffd C\ufffdng Th\ufffd\ufffdng t\ufffdnh b\ufffdo c\ufffdo", 0.0, 0.3),  # letters that the file lost
    ],
)
def test_a_page_with_text_of_its_own(line: str, least: float, most: float) -> None:
    (page,) = text(line).grades
    assert least <= page.grade <= most


def test_a_recognised_page_is_no_better_than_the_recognition_was_sure() -> None:
    (page,) = text(GOOD, origin="ocr", confidence=0.62).grades
    assert (page.origin, page.grade) == ("ocr", 0.62)


def test_a_doubtful_page_is_told_by_its_number() -> None:
    found = text(GOOD, "xq zzk wwv jjk ffz bbq ddk ppt kkz vvx ssn rrk", GOOD)
    assert [(one.code, "trang 2" in one.message) for one in found.warnings] == [("page-doubtful", True)]


def test_a_page_without_text_begins_where_the_next_does() -> None:
    found = text(GOOD, "", GOOD)
    assert [page.start for page in found.grades] == [0, len(GOOD) + 1, len(GOOD) + 1]
    assert [page.number for page in found.grades] == [1, 2, 3]


def test_formats_without_pages_have_no_grades() -> None:
    layout = Layout("text/plain", (Page(None, (Line(GOOD, whole=True),)),))
    assert normalise(layout).grades == ()
