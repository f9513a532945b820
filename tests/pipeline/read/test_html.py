"""Web pages and texts that a word processor saved as pages."""

from __future__ import annotations

import pytest

from models.layout import Layout, Line, Table
from models.limits import DEFAULT_LIMITS
from pipeline.normalise import normalise
from pipeline.read import read


def page(body: str, charset: str = "utf-8", head: str = "") -> Layout:
    text = f"<!DOCTYPE html><html><head>{head}<title>Trang</title></head><body>{body}</body></html>"
    return read(text.encode(charset), DEFAULT_LIMITS)


def lines(layout: Layout) -> list[Line]:
    return [block for one in layout.pages for block in one.blocks if isinstance(block, Line)]


TEXTS = [
    # blocks are lines; what stands inside them is one text
    ("<p>Kim ngạch <b>xuất</b>\n   khẩu</p><div>tăng</div>", ["Kim ngạch xuất khẩu", "tăng"]),
    # text between blocks is not lost
    ("<div>trước<p>giữa</p>sau</div>", ["trước", "giữa", "sau"]),
    ("BÁO CÁO<br>Sơ kết<br/>", ["BÁO CÁO", "Sơ kết"]),
    # entities
    (
        "<p>S&#7903; C&ocirc;ng Th&#432;&#417;ng &amp; &ldquo;A&rdquo;&nbsp;1&lt;2</p>",
        ["Sở Công Thương & “A”\u00a01<2"],
    ),
    # scripts, styles, menus and what is hidden are no text; what follows them is
    ("<p>a<script>x</script>b<style>p{}</style></p><nav>Trang chủ</nav>sau", ["ab", "sau"]),
    ('<p style="display: none">ẩn</p><p hidden>ẩn</p><p>thấy</p>', ["thấy"]),
    # a comment is no text
    ("<p>trước<!-- ẩn -->sau</p>", ["trướcsau"]),
    # tags that are not closed, and one that is not open
    ("<p>một<p>hai</b></div><p>ba", ["một", "hai", "ba"]),
]


@pytest.mark.parametrize(("body", "expected"), TEXTS)
def test_texts(body: str, expected: list[str]) -> None:
    assert [line.text for line in lines(page(body))] == expected


LABELS = [
    ("<ul><li>a</li><li>b</li></ul>", ["-", "-"]),
    ("<ol><li>a</li><li>b</li></ol>", ["1.", "2."]),
    ("<ol start=3><li>a</li></ol>", ["3."]),
    ("<ol type=I><li>a<ol type=a><li>b</li><li>c</li></ol></li><li>d</li></ol>", ["I.", "a)", "b)", "II."]),
    # a bullet list inside a numbered one, and on with the numbers
    ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", ["1.", "-", "2."]),
    # the second paragraph of an item has no label
    ("<ol><li><p>a</p><p>b</p></li></ol>", ["1.", None]),
]


@pytest.mark.parametrize(("body", "expected"), LABELS)
def test_list_labels(body: str, expected: list[str | None]) -> None:
    assert [line.label for line in lines(page(body))] == expected


def test_weight_place_and_level() -> None:
    got = lines(
        page('<h2>I. ĐẶC ĐIỂM</h2><p align=center><b>BÁO CÁO</b></p><p style="text-align:center">x</p><p>y</p>')
    )
    assert [(line.heading, line.bold, line.centred) for line in got] == [
        (2, False, False),
        (None, True, True),
        (None, False, True),
        (None, False, False),
    ]


def first_table(layout: Layout) -> Table:
    return next(block for block in layout.pages[0].blocks if isinstance(block, Table))


def test_spans_of_a_table() -> None:
    table = first_table(
        page(
            "<table border=1><tr><th rowspan=2>TT<th colspan=2>Kết quả</tr><tr><th>2022<th>2023</tr>"
            "<tr><td>1<td>31.906<td>46.120</tr></table>"
        )
    )
    assert (table.rows, table.columns, table.bordered) == (3, 3, True)
    assert [(cell.lines[0].text, cell.row, cell.column, cell.header) for cell in table.cells] == [
        ("TT", 0, 0, True),
        ("Kết quả", 0, 1, True),
        ("2022", 1, 1, True),
        ("2023", 1, 2, True),
        ("1", 2, 0, False),
        ("31.906", 2, 1, False),
        ("46.120", 2, 2, False),
    ]


BORDERS = [
    ("<table border=0><tr><td>a<td>b</table>", False),
    ("<table><tr><td>a<td>b</table>", False),
    ('<table style="border: 1px solid black"><tr><td>a<td>b</table>', True),
    ('<table><tr><td style="border-top:solid windowtext 1.0pt">a<td>b</table>', True),
    ('<table style="border: none"><tr><td>a<td>b</table>', False),
]


@pytest.mark.parametrize(("body", "bordered"), BORDERS)
def test_rules_of_a_table(body: str, bordered: bool) -> None:
    assert first_table(page(body)).bordered is bordered


def test_a_table_that_arranges_the_page_is_looked_through() -> None:
    layout = page("<table><tr><td>Menu<td><p>Tin</p><table border=1><tr><td>a<td>1</table>sau</table>")
    kinds = [block.text if isinstance(block, Line) else block.columns for block in layout.pages[0].blocks]
    assert kinds == ["Menu", "Tin", 2, "sau"]


def test_a_link_alone_in_a_list_is_a_menu() -> None:
    got = lines(page('<ul><li><a href="/">Trang chủ</a></li><li>Theo <a href="/v">văn bản</a> số 5</li></ul>'))
    assert [(line.text, line.furniture) for line in got] == [("Trang chủ", True), ("Theo văn bản số 5", False)]


CHARSETS = [
    ("utf-8", ""),
    ("utf-8-sig", ""),
    ("utf-16", ""),
    ("utf-16-le", ""),
    # the page says what it is, or says something else than it is
    ("utf-8", '<meta charset="iso-8859-1">'),
    ("utf-16", '<meta charset="utf-8">'),
]


@pytest.mark.parametrize(("charset", "head"), CHARSETS)
def test_character_sets(charset: str, head: str) -> None:
    assert (
        lines(page("<p>Sở Công Thương tỉnh Đông Giang</p>", charset, head))[0].text == "Sở Công Thương tỉnh Đông Giang"
    )


def test_xhtml_and_a_page_without_its_first_tags() -> None:
    xhtml = '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Một</p></body></html>'
    assert lines(read(xhtml.encode(), DEFAULT_LIMITS))[0].text == "Một"
    assert lines(read(b"<p>Mot</p><p>Hai</p>", DEFAULT_LIMITS))[1].text == "Hai"


OLD_FONTS = [
    ('<p style="font-family:.VnTime">Së C«ng Th\u00ad¬ng</p>', "Sở Công Thương"),
    ('<font face=".VnTimeH">b¸o c¸o</font>', "BÁO CÁO"),
    # Word's own way: the font of a class stands in the head, another one at the run
    ('<style>p.MsoNormal, li.MsoNormal {margin:0; font-family:".VnTime";}</style>'
     '<p class=MsoNormal>Së <span style="font-family:\'.VnTimeH\'">c«ng</span> Th\u00ad¬ng</p>', "Sở CÔNG Thương"),
    # Unicode beside it
    ('<p style="font-family:VNI-Times">coâng ngheä <span style="font-family:Arial">và Đảng</span></p>',
     "công nghệ và Đảng"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), OLD_FONTS)
def test_old_fonts_of_a_page(body: str, expected: str) -> None:
    page = f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>'
    assert normalise(read(page.encode(), DEFAULT_LIMITS)).content == expected
