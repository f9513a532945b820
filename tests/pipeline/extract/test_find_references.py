"""Cited documents: the text, and what it cites (type, number, symbol, date)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from models.text import Span
from pipeline.extract import references

Cited = tuple[str | None, str, str, str | None]

CASES: list[tuple[str, list[Cited]]] = [
    # the plain form; "số" may be missing
    ("Chỉ thị số 07/CTLT-BCT-CĐCT ngày 16/02/2021", [("CT", "07", "CTLT-BCT-CĐCT", "2021-02-16")]),
    ("Nghị quyết 15/NQ-CP ngày 3/2/2022", [("NQ", "15", "NQ-CP", "2022-02-03")]),
    ("theo kế hoạch số 21/KH-SCT của Sở", [("KH", "21", "KH-SCT", None)]),
    # long date, date after the issuer, date in brackets
    ("Quyết định số 12/QĐ-TTg ngày 5 tháng 9 năm 2018", [("QĐ", "12", "QĐ-TTg", "2018-09-05")]),
    ("Nghị định số 362/2011/NĐ-CP của Chính phủ, ngày 26/7/2011", [("NĐ", "362", "2011/NĐ-CP", "2011-07-26")]),
    ("Tờ trình số 5/TTr-SNV (ngày 02/12/2023)", [("TTr", "5", "TTr-SNV", "2023-12-02")]),
    # date of issue before it, with and without comma, with the issuer between
    ("Ngày 28/12/2019 ban hành Kế hoạch số 47/KH-SYT-CĐN", [("KH", "47", "KH-SYT-CĐN", "2019-12-28")]),
    ("Ngày 09/3/2021, có Tờ trình số 18/TTr-SXD", [("TTr", "18", "TTr-SXD", "2021-03-09")]),
    ("Ngày 06 tháng 4 năm 2016, Sở ban hành Kế hoạch số 9/KH-SNV", [("KH", "9", "KH-SNV", "2016-04-06")]),
    # a date that stands near but is another's
    ("Ngày 09/3/2021, họp giao ban. Kế hoạch số 11/KH-SCT đã xong", [("KH", "11", "KH-SCT", None)]),
    ("Quyết định số 1/QĐ-SCT được thực hiện từ ngày 01/3/2022", [("QĐ", "1", "QĐ-SCT", None)]),
    # a year alone is no date
    ("Quyết định 77/QĐ/TTg năm 2019", [("QĐ", "77", "QĐ/TTg", "2019")]),
    # party order; the word decides what QĐ of the party is
    ("Chỉ thị số 15-CT/TW ngày 15/5/2016", [("CT", "15", "CT/TW", "2016-05-15")]),
    ("Quy định 99-QĐ/TW", [("QyĐ", "99", "QĐ/TW", None)]),
    ("Quyết định số 99-QĐ/TW", [("QĐ", "99", "QĐ/TW", None)]),
    ("Nghị quyết số 57-NQ/TƯ ngày 22-12-2024", [("NQ", "57", "NQ/TƯ", "2024-12-22")]),
    # two type words; the code of the symbol wins over the word
    ("Thông báo kết luận số 64-TB/TW ngày 31/7/2009", [("TB", "64", "TB/TW", "2009-07-31")]),
    ("Thông báo Kết luận số 46-KL/TW", [("KL", "46", "KL/TW", None)]),
    # the National Assembly: only the word tells; the title may stand between word and number
    ("Nghị quyết số 43/2022/QH15 ngày 11/01/2022", [("NQ", "43", "2022/QH15", "2022-01-11")]),
    ("Luật Thi đua, khen thưởng số 06/2022/QH15", [("Luật", "06", "2022/QH15", None)]),
    # letters have no type code
    ("Văn bản số 836/SNV-TCBC", [("CV", "836", "SNV-TCBC", None)]),
    ("công văn số 38/UBND-KGVX ngày 19/3/2018", [("CV", "38", "UBND-KGVX", "2018-03-19")]),
    ("Công điện số 52/CĐ-TTg", [("CĐ", "52", "CĐ-TTg", None)]),
    # lists: numbers share the symbol and a date that follows the last one
    (
        "các Quyết định số 1, 2 và 3/QĐ-SCT ngày 05/01/2022",
        [("QĐ", n, "QĐ-SCT", "2022-01-05") for n in ("1", "2", "3")],
    ),
    ("Nghị quyết 01, 02/NQ-CP", [("NQ", "01", "NQ-CP", None), ("NQ", "02", "NQ-CP", None)]),
    # the date belongs to the last of two
    (
        "Nghị quyết số 01/NQ-CP và Nghị quyết số 02/NQ-CP ngày 08/01/2025",
        [("NQ", "01", "NQ-CP", None), ("NQ", "02", "NQ-CP", "2025-01-08")],
    ),
    # a list goes on without the type's word
    (
        "(Nghị quyết số 05-NQ/TU ngày 09/11/2018; số 211/NQ-HĐND ngày 07/12/2018)",
        [("NQ", "05", "NQ/TU", "2018-11-09"), ("NQ", "211", "NQ-HĐND", "2018-12-07")],
    ),
    ("Công văn số 12/SNV-VP, 14/SNV-VP", [("CV", "12", "SNV-VP", None), ("CV", "14", "SNV-VP", None)]),
    # one inside the title of another
    (
        "Kế hoạch số 7/KH-UBND về thực hiện Chỉ thị số 19/CT-TTg ngày 16/7/2021",
        [("KH", "7", "KH-UBND", None), ("CT", "19", "CT-TTg", "2021-07-16")],
    ),
    # small words between the type and "số"
    ("Chương trình hành động số 25-CTr/TU ngày 3/4/2021", [("CTr", "25", "CTr/TU", "2021-04-03")]),
    # forms, houses and roads are no documents; a symbol alone needs "số" and a look of its own
    ("Mẫu số 01/BC-TĐKT kèm theo Thông tư số 1/2024/TT-BNV", [("TT", "1", "2024/TT-BNV", None)]),
    ("tại số 15/B đường Lê Lợi; số 12/A-B phố Huế; lớp 12/A1; km 12/QL1A", []),
    ("(số 427/SNV-TĐKT)", [("CV", "427", "SNV-TĐKT", None)]),
    # standards have no type
    ("theo QCVN 01:2019/BCT", [(None, "01", "2019/BCT", None)]),
    ("không đạt QCVN 61-MT:2016/BTNMT", [(None, "61-MT", "2016/BTNMT", None)]),
    ("QCVN 01-183:2016/BNNPTNT", [(None, "01-183", "2016/BNNPTNT", None)]),
    ("theo QCĐP 02:2020/HN của thành phố", [(None, "02", "2020/HN", None)]),
    ("TCVN ISO 9001:2015, TCVN 7957:2008", [(None, "ISO 9001", "2015", None), (None, "7957", "2008", None)]),
    ("QCVN 40:20111/BTNMT; QCVN về nước thải", []),
    # no citations: ratios, days, units, telephone numbers, articles, documents without a symbol
    ("26/27 nhiệm vụ; ngày 14/5; 35 tấn/ha; điện thoại 0226.3888.999; khoản 2 Điều 5", []),
    ("Nghị quyết 214 của Chính phủ, Đề án 09, Văn bản số 02", []),
    ("Số:      /BC-SCT", []),
]


@pytest.mark.parametrize(("text", "cited"), CASES)
def test_cited(make_doc: Callable[..., Doc], text: str, cited: list[Cited]) -> None:
    found = references.find(make_doc(text))
    assert [(one.type, one.number, one.symbol, one.date) for one in found] == cited


RELATIONS = [
    ("Căn cứ Nghị định số 3/2020/NĐ-CP", "legal-basis"),
    ("Thực hiện chỉ đạo của Chủ tịch UBND tỉnh tại Văn bản số 87/UBND-NC", "implements"),
    ("Ban đã ban hành Kế hoạch số 15/KH-BDT", "issued"),
    ("Ngày 09/3/2021, có Tờ trình số 18/TTr-SXD", "issued"),
    ("Quyết định này thay thế Quyết định số 5/QĐ-SCT", "replaces"),
    ("sửa đổi, bổ sung Nghị định số 362/2011/NĐ-CP", "amends"),
    ("bãi bỏ Quyết định số 5/QĐ-SCT", "repeals"),
    ("(Kèm theo Báo cáo số 15/BC-SCT)", "attached-to"),
    ("Quyết định số 5/QĐ-SCT", None),
    # the cue of another clause doesn't count
    ("Thực hiện tốt công tác văn thư. Quyết định số 5/QĐ-SCT", None),
]


@pytest.mark.parametrize(("text", "relation"), RELATIONS)
def test_relation(make_doc: Callable[..., Doc], text: str, relation: str | None) -> None:
    (one,) = references.find(make_doc(text))
    assert one.relation == relation


def test_one_sentence_has_one_relation(make_doc: Callable[..., Doc]) -> None:
    found = references.find(make_doc("Căn cứ Luật số 6/2022/QH15; Nghị định số 9/2023/NĐ-CP của Chính phủ"))
    assert [one.relation for one in found] == ["legal-basis", "legal-basis"]


ISSUERS = [
    (
        "Chỉ thị số 1/CTLT-BXD-CĐXD của Bộ Xây dựng, Công đoàn Xây dựng Việt Nam đến các nhà máy",
        ("Bộ Xây dựng", "Công đoàn Xây dựng Việt Nam"),
        None,
    ),
    # one signs: what follows the comma is another sentence's subject
    ("Nghị định số 2/2021/NĐ-CP ngày 09/4/2021 của Chính phủ, Sở Nội vụ đã triển khai", ("Chính phủ",), None),
    (
        "Kế hoạch số 2/KH-UBND ngày 14/6/2023 của Chủ tịch UBND tỉnh rà soát, sắp xếp các trụ sở công",
        ("Chủ tịch UBND tỉnh",),
        "rà soát, sắp xếp các trụ sở công",
    ),
    (
        "Công văn số 4/BLĐTBXH-VP của Bộ Lao động - Thương binh và Xã hội về việc dạy nghề mùa vụ, theo đó các trường",
        ("Bộ Lao động - Thương binh và Xã hội",),
        "dạy nghề mùa vụ",
    ),
    (
        "Thông báo số 6/TB-HĐTĐKT của Hội đồng TĐKT Sở về việc phân công cụm phó; đồng thời hướng dẫn",
        ("Hội đồng TĐKT Sở",),
        "phân công cụm phó",
    ),
    # "và" with the next citation ends the title
    (
        "Nghị quyết số 1/NQ-CP của Chính phủ về phục hồi kinh tế và triển khai Nghị quyết số 4/2022/QH15",
        ("Chính phủ",),
        "phục hồi kinh tế",
    ),
    # the subject of the sentence is no part of the title
    (
        "Kế hoạch số 1/KH-SCT của Sở Công Thương về phong trào thi đua năm 2019, các phòng, đơn vị đã đăng ký",
        ("Sở Công Thương",),
        "phong trào thi đua năm 2019",
    ),
    # names with small words, known or up to their place
    (
        "Kế hoạch số 12/KH-HNCT của Hội Người cao tuổi tỉnh về việc mở lớp",
        ("Hội Người cao tuổi tỉnh",),
        "mở lớp",
    ),
    ("Kế hoạch số 12/KH-HTN của Hội Trồng nấm sạch huyện về việc mở lớp", ("Hội Trồng nấm sạch huyện",), "mở lớp"),
    ("Kế hoạch số 12/KH-HND của Hội Nông dân gửi tỉnh", ("Hội Nông dân",), None),
    # the names of others are no issuers
    ("Kế hoạch số 2/KH-SCT của năm trước", (), None),
]


@pytest.mark.parametrize(("text", "issuers", "title"), ISSUERS)
def test_issuers_and_title(
    make_doc: Callable[..., Doc], text: str, issuers: tuple[str, ...], title: str | None
) -> None:
    first = references.find(make_doc(text))[0]
    assert (first.issuers, first.title) == (issuers, title)


def test_own_number_is_no_citation(make_doc: Callable[..., Doc]) -> None:
    source = "Số: 15 /BC-SCT\nBáo cáo số 015/BC-SCT, Kế hoạch số 15/KH-SCT"
    doc = make_doc(source, number="15", symbol="BC-SCT", header=Span(0, 15))
    assert [one.symbol for one in references.find(doc)] == ["KH-SCT"]


def test_foot_is_not_read(make_doc: Callable[..., Doc]) -> None:
    source = "Kế hoạch số 15/KH-SCT\nNơi nhận: theo Công văn số 1/SNV-VP"
    assert len(references.find(make_doc(source, closing=Span(22, len(source))))) == 1


def test_span_holds_word_number_and_date(make_doc: Callable[..., Doc]) -> None:
    source = "theo Quyết định số 12/QĐ-SCT ngày 21/8/2017 của Sở"
    (one,) = references.find(make_doc(source))
    assert source[one.span.start : one.span.end] == "Quyết định số 12/QĐ-SCT ngày 21/8/2017"
