"""Word documents: what a drafter typed is what is read, in the order in which Word shows it."""

from __future__ import annotations

import io
import zipfile

import pytest

from models.layout import Layout, Line, Table
from models.limits import DEFAULT_LIMITS
from pipeline.normalise import normalise
from pipeline.read import read


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def para(inner: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def lines(layout: Layout) -> list[Line]:
    return [block for page in layout.pages for block in page.blocks if isinstance(block, Line)]


def texts(layout: Layout) -> list[str]:
    return [line.text for line in lines(layout)]


PARAGRAPHS = [
    # a sentence cut into runs by the spelling checker
    (para(run("Kim ngạch xuất ") + run("khẩu")), ["Kim ngạch xuất khẩu"]),
    # a tab and a non-breaking hyphen stand inside the text
    (para("<w:r><w:t>Số:</w:t><w:tab/><w:t>12/CĐ</w:t><w:noBreakHyphen/><w:t>TTg</w:t></w:r>"), ["Số:\t12/CĐ-TTg"]),
    # tab stops of the paragraph's properties are no tabs
    (para(run("Kính gửi"), '<w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs>'), ["Kính gửi"]),
    # a line break parts lines, as in a title
    (para("<w:r><w:t>BÁO CÁO</w:t><w:br/><w:t>Sơ kết công tác</w:t></w:r>"), ["BÁO CÁO", "Sơ kết công tác"]),
    # inserted text is in, deleted and moved-away text is out
    (
        para(f"<w:ins>{run('tăng 5%')}</w:ins><w:del><w:r><w:delText>giảm 5%</w:delText></w:r></w:del>"),
        ["tăng 5%"],
    ),
    (para(f"<w:moveFrom>{run('cũ')}</w:moveFrom>" + run("mới")), ["mới"]),
    # a link's text, a field's result but not its code, a content control's content
    (para(f"<w:hyperlink>{run('trang tin')}</w:hyperlink>"), ["trang tin"]),
    (para("<w:r><w:instrText>PAGE</w:instrText></w:r>" + run("kết quả")), ["kết quả"]),
    (f"<w:sdt><w:sdtPr/><w:sdtContent>{para(run('trong khung'))}</w:sdtContent></w:sdt>", ["trong khung"]),
    # hidden text is not printed
    (para(run("thấy") + run("ẩn", "<w:vanish/>")), ["thấy"]),
    # letters drawn as capitals are capitals
    (para(run("báo cáo", "<w:caps/>")), ["BÁO CÁO"]),
    # but not in an old font, where È is another letter than è
    (para(run("c«ng bè", '<w:rFonts w:ascii=".VnTime"/><w:caps/>')), ["c«ng bè"]),
    # empty paragraphs give no lines
    (para("") + para(run("  ")) + para(run("còn")), ["còn"]),
]


OLD = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
OLD_LETTERS = [
    # ư of TCVN3 has the code of the soft hyphen: as Word keeps it in a text, and as an element of its own
    ("<w:t>Së C«ng Th\u00ad¬ng</w:t>", "Sở Công Thương"),
    ("<w:t>Së C«ng Th</w:t><w:softHyphen/><w:t>¬ng</w:t>", "Sở Công Thương"),
    # the hyphen that forbids a break stays one
    ("<w:t>sè 12/2004/Q§</w:t><w:noBreakHyphen/><w:t>BCN n¨m</w:t>", "số 12/2004/QĐ-BCN năm"),
]


@pytest.mark.parametrize(("typed", "expected"), OLD_LETTERS)
def test_letters_of_an_old_font(make_docx, typed: str, expected: str) -> None:
    assert normalise(read(make_docx(para(f"<w:r>{OLD}{typed}</w:r>")), DEFAULT_LIMITS)).content == expected


def test_a_soft_hyphen_of_a_new_font_is_no_letter(make_docx) -> None:
    body = para("<w:r><w:t>thi</w:t><w:softHyphen/><w:t> đua, khen\u00adthưởng</w:t></w:r>")
    assert normalise(read(make_docx(body), DEFAULT_LIMITS)).content == "thi đua, khenthưởng"


@pytest.mark.parametrize(("body", "expected"), PARAGRAPHS)
def test_paragraphs(make_docx, body: str, expected: list[str]) -> None:
    assert texts(read(make_docx(body), DEFAULT_LIMITS)) == expected


def test_lines_are_whole_paragraphs(make_docx) -> None:
    layout = read(make_docx(para(run("Một đoạn"))), DEFAULT_LIMITS)
    assert lines(layout)[0].whole
    assert layout.pages[0].number is None


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"/>
<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:outlineLvl w:val="1"/><w:jc w:val="center"/></w:pPr>
  <w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="MucNho"><w:basedOn w:val="Muc"/><w:rPr><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Vong"><w:basedOn w:val="Vong"/></w:style>
"""


def test_a_style_gives_weight_place_and_level(make_docx) -> None:
    body = para(run("I. ĐẶC ĐIỂM"), '<w:pStyle w:val="Muc"/>')
    [line] = lines(read(make_docx(body, styles=STYLES), DEFAULT_LIMITS))
    assert (line.bold, line.centred, line.heading, line.size) == (True, True, 2, 14.0)


def test_a_style_inherits_and_the_run_overrides(make_docx) -> None:
    body = para(run("1. Kết quả", '<w:b w:val="0"/>'), '<w:pStyle w:val="MucNho"/><w:jc w:val="left"/>')
    [line] = lines(read(make_docx(body, styles=STYLES), DEFAULT_LIMITS))
    assert (line.bold, line.centred, line.heading, line.size) == (False, False, 2, 12.0)


def test_a_style_based_on_itself_ends(make_docx) -> None:
    [line] = lines(read(make_docx(para(run("x"), '<w:pStyle w:val="Vong"/>'), styles=STYLES), DEFAULT_LIMITS))
    assert not line.bold


def test_most_of_a_line_decides_its_weight(make_docx) -> None:
    body = para(run("Nơi nhận: ", "<w:b/>") + run("các phòng, đơn vị thuộc Sở và trực thuộc Sở"))
    [line] = lines(read(make_docx(body), DEFAULT_LIMITS))
    assert not line.bold


def level(place: int, kind: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "upperRoman", "%1.")
    + level(1, "decimal", "%2.")
    + level(2, "decimal", "%2.%3.")
    + level(3, "lowerLetter", "%4)")
    + level(4, "bullet", "\uf0b7")
    + level(5, "bullet", "+")
    + "</w:abstractNum>"
    + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
)


def item(numbering: int, place: int) -> str:
    return para(run("mục"), f'<w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{numbering}"/></w:numPr>')


LABELS = [
    # a report's ladder: I. → 1. → 1.1. → a) → bullets; a higher number starts the lower ones anew
    (
        [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1)],
        ["I.", "1.", "1.1.", "1.2.", "2.", "2.1.", "II.", "1."],
    ),
    ([(1, 3), (1, 3)], ["a)", "b)"]),
    # a sign of the Symbol font is a dash, a plus stays one
    ([(1, 4), (1, 5)], ["-", "+"]),
    # a list that says where it starts
    ([(1, 0), (2, 0), (2, 0)], ["I.", "IV.", "V."]),
    # list 0 takes the label away; an unknown list has none
    ([(0, 0), (9, 0)], [None, None]),
    # a level beyond Word's nine has no label
    ([(1, 12)], [None]),
]


@pytest.mark.parametrize(("items", "expected"), LABELS)
def test_list_labels(make_docx, items: list[tuple[int, int]], expected: list[str | None]) -> None:
    body = "".join(item(*one) for one in items)
    assert [line.label for line in lines(read(make_docx(body, numbering=NUMBERING), DEFAULT_LIMITS))] == expected


def cell(inner: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str, properties: str = "") -> str:
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


BORDERS = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'
NO_BORDERS = '<w:tblBorders><w:top w:val="nil"/><w:insideV w:val="none"/></w:tblBorders>'


def first_table(layout: Layout) -> Table:
    return next(block for block in layout.pages[0].blocks if isinstance(block, Table))


def test_merged_cells_stand_once_on_their_grid(make_docx) -> None:
    wide, down, under = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    body = table(
        cell(para(run("TT")), down) + cell(para(run("Kết quả")), wide),
        cell(para(""), under) + cell(para(run("2022"))) + cell(para(run("2023"))),
        properties=BORDERS,
    )
    held = first_table(read(make_docx(body), DEFAULT_LIMITS))
    assert (held.rows, held.columns, held.bordered) == (2, 3, True)
    assert [(one.row, one.column, one.rows, one.columns) for one in held.cells] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]


@pytest.mark.parametrize(("properties", "bordered"), [(BORDERS, True), (NO_BORDERS, False), ("", False)])
def test_rules_of_a_table(make_docx, properties: str, bordered: bool) -> None:
    body = table(cell(para(run("a"))) + cell(para(run("b"))), properties=properties)
    assert first_table(read(make_docx(body), DEFAULT_LIMITS)).bordered is bordered


def test_a_table_in_a_cell_gives_its_lines(make_docx) -> None:
    inner = table(cell(para(run("trong 1"))) + cell(para(run("trong 2"))))
    body = table(cell(para(run("ngoài")) + inner + para(run("sau"))))
    [one] = first_table(read(make_docx(body), DEFAULT_LIMITS)).cells
    assert [line.text for line in one.lines] == ["ngoài", "trong 1", "trong 2", "sau"]


def test_a_deleted_row_is_out(make_docx) -> None:
    old, new = cell(para(run("cũ"))), cell(para(run("mới")))
    body = f"<w:tbl><w:tr><w:trPr><w:del/></w:trPr>{old}</w:tr><w:tr>{new}</w:tr></w:tbl>"
    assert [one.lines[0].text for one in first_table(read(make_docx(body), DEFAULT_LIMITS)).cells] == ["mới"]


def test_a_text_box_is_read_once_after_its_paragraph(make_docx) -> None:
    box = f"<w:txbxContent>{para(run('DỰ THẢO'))}</w:txbxContent>"
    drawn = (
        f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(make_docx(para(run("BÁO CÁO") + drawn)), DEFAULT_LIMITS)) == ["BÁO CÁO", "DỰ THẢO"]


def test_a_text_box_inside_a_text_box(make_docx) -> None:
    inner = f"<w:r><w:pict><w:txbxContent>{para(run('trong'))}</w:txbxContent></w:pict></w:r>"
    outer = f"<w:r><w:pict><w:txbxContent>{para(run('ngoài') + inner)}</w:txbxContent></w:pict></w:r>"
    assert texts(read(make_docx(para(outer)), DEFAULT_LIMITS)) == ["ngoài", "trong"]


def test_notes_follow_and_running_heads_are_furniture(make_docx) -> None:
    layout = read(
        make_docx(
            para(run("Thân")),
            footnotes=f'<w:footnote w:type="separator">{para(run("---"))}</w:footnote>'
            f"<w:footnote>{para(run('Chú'))}</w:footnote>",
            header1=para(run("Sở X")),
            footer1=para(run("2")),
        ),
        DEFAULT_LIMITS,
    )
    assert [(line.text, line.furniture) for line in lines(layout)] == [
        ("Thân", False),
        ("Chú", False),
        ("Sở X", True),
        ("2", True),
    ]


def test_a_symbol_font_sign_is_kept_for_normalisation(make_docx) -> None:
    body = para('<w:r><w:sym w:font="Symbol" w:char="F0B7"/><w:t> mục</w:t></w:r><w:r><w:sym w:char="zz"/></w:r>')
    assert texts(read(make_docx(body), DEFAULT_LIMITS)) == ["\uf0b7 mục"]


def test_the_strict_vocabulary_and_a_main_part_of_another_name(make_docx) -> None:
    with zipfile.ZipFile(io.BytesIO(make_docx(para(run("Thân"))))) as archive:
        main = archive.read("word/document.xml")
    old = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    relation = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
        'Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/>'
        "</Relationships>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", relation)
        archive.writestr("word/document2.xml", main.replace(old, b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    assert texts(read(buffer.getvalue(), DEFAULT_LIMITS)) == ["Thân"]


def test_fonts_of_capitals_are_noted(make_docx) -> None:
    fonts = '<w:rFonts w:ascii=".VnTimeH"/>'
    layout = read(make_docx(para(run("b¸o c¸o", fonts))), DEFAULT_LIMITS)
    assert layout.fonts == {".VnTimeH"}
    assert lines(layout)[0].capitals
