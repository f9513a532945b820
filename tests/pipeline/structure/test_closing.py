"""Feet of documents: recipients and signers."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from models.structure import Closing, Structure
from models.text import Text
from pipeline.structure import find_structure

TextOf = Callable[[str], Text]

HEAD = """
SỞ XÂY DỰNG HÀ NAM
Số: 5/BC-SXD
Hà Nam, ngày 02 tháng 3 năm 2024
BÁO CÁO
Kết quả công tác tháng 02 năm 2024
I. KẾT QUẢ THỰC HIỆN
Trong tháng, các đơn vị đã hoàn thành nhiệm vụ.
Trên đây là báo cáo của Sở Xây dựng./.
"""


def structure(text_of: TextOf, foot: str, annex: str = "") -> tuple[Text, Structure]:
    text = text_of(HEAD + foot + "\n" + annex)
    return text, find_structure(text)


def closing(text_of: TextOf, foot: str) -> Closing:
    return structure(text_of, foot)[1].closing


SIGNERS = [
    # lines under the recipients, signers (formula, title, name)
    ("GIÁM ĐỐC\nTrần Văn Bình", [(None, "Giám đốc", "Trần Văn Bình")]),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Thị Hoa", [("KT.", "Phó Giám đốc", "Nguyễn Thị Hoa")]),
    ("**KT. GIÁM ĐỐC**\n**PHÓ GIÁM ĐỐC**\nNguyễn Thị Hoa", [("KT.", "Phó Giám đốc", "Nguyễn Thị Hoa")]),  # bold
    ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC\nNguyễn Thị Hoa", [("KT.", "Phó Giám đốc", "Nguyễn Thị Hoa")]),  # one line
    ("K/T TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nLê Minh", [("KT.", "Phó Trưởng ban", "Lê Minh")]),  # party form
    ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Bình", [("TM.", "Chủ tịch", "Trần Văn Bình")]),
    (
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLê Minh",
        [("KT.", "Phó Chủ tịch", "Lê Minh")],
    ),  # the last formula
    ("TM. ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCHỦ TỊCH\nLê Minh", [("TM.", "Chủ tịch", "Lê Minh")]),  # long formula
    ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nLê Minh", [("TL.", "Chánh Văn phòng", "Lê Minh")]),
    ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG KẾ HOẠCH\nLê Minh", [("TUQ.", "Trưởng phòng kế hoạch", "Lê Minh")]),
    ("TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nLê Minh", [("KT.", "Phó Chánh Văn phòng", "Lê Minh")]),
    ("Q. GIÁM ĐỐC\nLê Minh", [("Q.", "Giám đốc", "Lê Minh")]),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH THƯỜNG TRỰC\nLê Minh", [("KT.", "Phó Chủ tịch Thường trực", "Lê Minh")]),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nNguyễn Thị Hoa", [("KT.", "Phó Giám đốc", "Nguyễn Thị Hoa")]),
    ("HIỆU TRƯỞNG\n(Ký, ghi rõ họ tên)\nPhạm Văn Cường", [(None, "Hiệu trưởng", "Phạm Văn Cường")]),
    ("CỤM TRƯỞNG\nGIÁM ĐỐC SỞ XÂY DỰNG\nĐinh Công Tâm", [(None, "Giám đốc Sở Xây dựng", "Đinh Công Tâm")]),
    ("GIÁM ĐỐC\n(đã ký, đóng dấu)\nThS. Nguyễn Thị Hoa", [(None, "Giám đốc", "Nguyễn Thị Hoa")]),
    ("GIÁM ĐỐC\nPGS.TS. Nguyễn Hoa", [(None, "Giám đốc", "Nguyễn Hoa")]),
    ("GIÁM ĐỐC\nNGUYỄN THỊ HOA", [(None, "Giám đốc", "Nguyễn Thị Hoa")]),  # a name in capitals
    ("Giám đốc\nNguyễn Thị Hoa", [(None, "Giám đốc", "Nguyễn Thị Hoa")]),
    ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", [("KT.", "Phó Giám đốc", None)]),  # not signed yet
    ("GIÁM ĐỐC", [(None, "Giám đốc", None)]),
    (
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\nNguyễn Thị Hoa\nTM. BAN CHẤP HÀNH\nCHỦ TỊCH\nLê Văn Minh",  # joint
        [("KT.", "Phó Giám đốc", "Nguyễn Thị Hoa"), ("TM.", "Chủ tịch", "Lê Văn Minh")],
    ),
    (
        "SỞ XÂY DỰNG\nGIÁM ĐỐC\nTrần Văn Bình\nCÔNG ĐOÀN NGÀNH\nXÂY DỰNG\nCHỦ TỊCH\nLê Minh",  # bodies above the titles
        [(None, "Giám đốc", "Trần Văn Bình"), (None, "Chủ tịch", "Lê Minh")],
    ),
    ("PHỤ TRÁCH TRUNG TÂM\nLê Minh", [(None, "Phụ trách Trung tâm", "Lê Minh")]),
    ("KT/ BỘ TRƯỞNG\nTHỨ TRƯỞNG\nLê Minh", [("KT.", "Thứ trưởng", "Lê Minh")]),
    ("giám đốc\nTrần Văn Bình", [(None, "Giám đốc", "Trần Văn Bình")]),  # capitals lost
    (
        "GIÁM ĐỐC\nCHỦ TỊCH\nTrần Văn Bình\nLê Minh",  # two columns row by row
        [(None, "Giám đốc", "Trần Văn Bình"), (None, "Chủ tịch", "Lê Minh")],
    ),
    ("CHỦ TỊCH Trần Văn Bình", [(None, "Chủ tịch", "Trần Văn Bình")]),
]


@pytest.mark.parametrize(("lines", "signers"), SIGNERS)
def test_signers(text_of: TextOf, lines: str, signers: list[tuple[str | None, str, str | None]]) -> None:
    found = closing(text_of, f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{lines}")
    assert [(signer.formula, signer.title, signer.name) for signer in found.signers] == signers
    assert found.recipients == ("Như trên",)


def test_name_of_the_other_column_at_the_end_of_the_archive_line(text_of: TextOf) -> None:
    foot = "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Các phòng;\n- Lưu: VT, TH (02b).   Trần Văn Bình"
    found = closing(text_of, foot)
    assert [(one.formula, one.title, one.name) for one in found.signers] == [("KT.", "Phó Giám đốc", "Trần Văn Bình")]
    assert found.recipients == ("Như trên", "Các phòng")


RECIPIENTS = [
    # lines, recipients
    ("Nơi nhận:\n- Như trên;\n- UBND tỉnh;\n- Lưu: VT, VP.", ["Như trên", "UBND tỉnh"]),
    ("Nơi nhận:\n- Sở Tài chính;\n- Lưu VT, VP.", ["Sở Tài chính"]),  # no colon
    ("**Nơi nhận:**\n- Như Điều 3;\n- Lưu: VT, TH (02b).", ["Như Điều 3"]),
    ("Nơi nhận:\n- Bộ Xây dựng (để báo cáo);\n- Lưu: VT.", ["Bộ Xây dựng (để báo cáo)"]),  # purpose kept
    ("Nơi nhận:\n- CT, các PCT UBND tỉnh;\n- VPUB: CVP, TH;\n- Lưu: VT.", ["CT, các PCT UBND tỉnh", "VPUB: CVP, TH"]),
    ("Nơi nhận:\n- Ban Thi đua -\nKhen thưởng tỉnh;\n- Lưu: VT.", ["Ban Thi đua - Khen thưởng tỉnh"]),  # wrapped
    ("Nơi nhận:\nNhư trên;\nSở Y tế;\nLưu: VT.", ["Như trên", "Sở Y tế"]),  # no dashes
    ("Nơi nhận: - Như trên; - Sở Y tế; - Lưu: VT.", ["Như trên", "Sở Y tế"]),  # in one line
    ("Nơi nhận:\n+ Như trên;\n+ Lưu: VT.", ["Như trên"]),
    ("Nơi nhận:\n- Giám đốc;\n- Các Phó Giám đốc;\n- Lưu: VT.", ["Giám đốc", "Các Phó Giám đốc"]),  # offices
    ("Nơi nhận:\n- Như trên\n- Các phòng, ban\n- Lưu: VT", ["Như trên", "Các phòng, ban"]),  # no stops
]


@pytest.mark.parametrize(("lines", "recipients"), RECIPIENTS)
def test_recipients(text_of: TextOf, lines: str, recipients: list[str]) -> None:
    found = closing(text_of, f"{lines}\nGIÁM ĐỐC\nTrần Văn Bình")
    assert list(found.recipients) == recipients
    assert [signer.name for signer in found.signers] == ["Trần Văn Bình"]


def test_columns_line_by_line(text_of: TextOf) -> None:
    found = closing(text_of, "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; PHÓ GIÁM ĐỐC\n- Lưu: VT.\nNguyễn Thị Hoa")
    assert found.recipients == ("Như trên",)
    assert [(signer.formula, signer.title, signer.name) for signer in found.signers] == [
        ("KT.", "Phó Giám đốc", "Nguyễn Thị Hoa")
    ]


def test_foot_in_a_table(text_of: TextOf) -> None:
    found = closing(text_of, "Nơi nhận: | GIÁM ĐỐC\n- Như trên; | \n- Lưu: VT. | Trần Văn Bình")
    assert found.recipients == ("Như trên",)
    assert [signer.name for signer in found.signers] == ["Trần Văn Bình"]


def test_signature_above_recipients(text_of: TextOf) -> None:
    text, found = structure(text_of, "GIÁM ĐỐC\nTrần Văn Bình\nNơi nhận:\n- Như trên;\n- Lưu: VT.")
    assert found.closing.recipients == ("Như trên",)
    assert [signer.name for signer in found.closing.signers] == ["Trần Văn Bình"]
    assert text.content[: found.body.end].endswith("./.")


def test_signature_without_recipients(text_of: TextOf) -> None:
    found = closing(text_of, "CHỦ TỊCH\nTrần Văn Bình")
    assert [(signer.title, signer.name) for signer in found.signers] == [("Chủ tịch", "Trần Văn Bình")]
    assert found.recipients == ()


def test_no_foot(text_of: TextOf) -> None:
    assert closing(text_of, "") == Closing()


def test_foot_is_no_body(text_of: TextOf) -> None:
    text, found = structure(text_of, "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Bình")
    quotes = [text.content[sentence.start : sentence.end] for sentence in found.sentences]
    assert quotes == [
        "Trong tháng, các đơn vị đã hoàn thành nhiệm vụ.",
        "Trên đây là báo cáo của Sở Xây dựng./.",
    ]
    assert text.content[found.body.start : found.body.end].endswith("./.")
    assert found.closing.span is not None
    assert text.quote(found.closing.span).startswith("Nơi nhận")
    assert text.quote(found.closing.span).endswith("Trần Văn Bình")
    assert all(section.end <= found.closing.span.start for section in found.sections)


def test_annex_after_foot(text_of: TextOf) -> None:
    text, found = structure(
        text_of,
        "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Bình",
        "PHỤ LỤC I\nDANH MỤC NHIỆM VỤ NĂM 2024\n(Kèm theo Báo cáo số 5/BC-SXD)\nTT | Nhiệm vụ\n1 | Rà soát quy hoạch",
    )
    annex = found.sections[-1]
    assert (annex.label, annex.heading) == ("PHỤ LỤC I", "DANH MỤC NHIỆM VỤ NĂM 2024")
    assert annex.parent is None
    assert len(found.tables) == 1
    assert annex.start < found.tables[0].start < annex.end
    assert found.closing.span is not None
    assert "PHỤ LỤC" not in text.quote(found.closing.span)


def test_recipient_words_in_the_body(text_of: TextOf) -> None:
    """ "nơi nhận" inside a sentence is no foot."""
    text = text_of(HEAD.replace("Trong tháng", "Nơi nhận hồ sơ thay đổi từ tháng 02; trong tháng"))
    assert find_structure(text).closing == Closing()
