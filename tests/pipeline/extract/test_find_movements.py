"""Named movements and campaigns: the text, and the names with their ids."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from models.text import Span
from pipeline.extract import movements
from pipeline.extract.movement_names import registered

Named = tuple[str, str | None]

CASES: list[tuple[str, list[Named]]] = [
    # quotes after the head noun; straight and curly; the fullest form is kept as printed
    (
        "Phong trào thi đua “Doanh nghiệp Việt Nam hội nhập và phát triển”",
        [("Doanh nghiệp Việt Nam hội nhập và phát triển", "M02")],
    ),
    ('phong trào "Doanh nghiệp hội nhập và phát triển" ...', [("Doanh nghiệp hội nhập và phát triển", "M02")]),
    # launched emulation; a name that ends with its motto; what is studied needs no head noun
    (
        "Sở phát động thi đua lập thành tích chào mừng đại hội Đoàn các cấp.",
        [("lập thành tích chào mừng đại hội Đoàn các cấp", None)],
    ),
    (
        "cuộc vận động xây dựng người thợ mỏ, thợ điện “Kỷ luật, đồng tâm”",
        [("xây dựng người thợ mỏ, thợ điện “Kỷ luật, đồng tâm”", None)],
    ),
    (
        "Việc học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh đi vào nền nếp.",
        [("học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "M17")],
    ),
    # a name ends with its cell
    (
        "1 | Đợt thi đua chào mừng đại hội Đoàn các cấp | Văn phòng | Quý II",
        [("chào mừng đại hội Đoàn các cấp", None)],
    ),
    # a day is no movement, unless the register knows it as one
    ("cuộc vận động “Ngày vì người nghèo”", [("Ngày vì người nghèo", "M32")]),
    ("phong trào thi đua nhân “Ngày chợ nổi Đông Lĩnh”", []),
    # without quotes: "với" is part of a refusal's name
    ("mở phong trào nói không với rác ven sông, thu gom 3 tấn", [("nói không với rác ven sông", None)]),
    # blanks inside the quotes, a colon before them
    ('phong trào thi đua: " Vì an ninh Tổ quốc "', [("Vì an ninh Tổ quốc", "M36")]),
    # the head noun inside the quotes is no part of the name
    (
        '"Phong trào cả nước đoàn kết, chung sức, đồng lòng thi đua phòng, chống và chiến thắng đại dịch Covid-19"',
        [("cả nước đoàn kết, chung sức, đồng lòng thi đua phòng, chống và chiến thắng đại dịch Covid-19", "M06")],
    ),
    # a list of quotes after one head noun
    (
        'các phong trào: "Lao động giỏi, lao động sáng tạo"; hưởng ứng cuộc vận động "Toàn dân đoàn kết xây dựng '
        'đời sống văn hóa"; "Vì an ninh Tổ quốc"',
        [
            ("Lao động giỏi, lao động sáng tạo", "M20"),
            ("Toàn dân đoàn kết xây dựng đời sống văn hóa", "M18"),
            ("Vì an ninh Tổ quốc", "M36"),
        ],
    ),
    # semicolon, comma and hyphen inside a name
    (
        "phong trào “Đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí”",
        [("Đẩy mạnh phát triển kết cấu hạ tầng đồng bộ, hiện đại; thực hành tiết kiệm, chống lãng phí", "M07")],
    ),
    (
        "Phong trào “Cả nước chung tay vì người nghèo - không ai bị bỏ lại phía sau”",
        [("Cả nước chung tay vì người nghèo - không ai bị bỏ lại phía sau", "M03")],
    ),
    # without quotes: registered, with its period; a medal of the same name is none
    (
        "phong trào thi đua cả nước chung sức xây dựng nông thôn mới giai đoạn 2021-2025",
        [("cả nước chung sức xây dựng nông thôn mới giai đoạn 2021-2025", "M01c")],
    ),
    ("Phong trào Toàn dân bảo vệ an ninh Tổ quốc tiếp tục phát triển", [("Toàn dân bảo vệ an ninh Tổ quốc", "M34")]),
    ("Tặng Huy chương “Vì an ninh Tổ quốc” cho 3 cá nhân", []),
    # without quotes: theme of a drive of the body's own, up to the end of its clause
    (
        "phong trào thi đua chào mừng kỷ niệm 65 năm ngày truyền thống ngành Lâm nghiệp 28/11. Sở đã xây dựng",
        [("chào mừng kỷ niệm 65 năm ngày truyền thống ngành Lâm nghiệp 28/11", None)],
    ),
    (
        "đợt thi đua chào mừng Đại hội Đảng bộ tỉnh, góp phần hoàn thành nhiệm vụ",
        [("chào mừng Đại hội Đảng bộ tỉnh", None)],
    ),
    (
        "phong trào thi đua yêu nước, lập thành tích chào mừng Đại hội Hội Nông dân huyện trong năm 2015;",
        [("lập thành tích chào mừng Đại hội Hội Nông dân huyện trong năm 2015", None)],
    ),
    (
        "phong trào thi đua ngành Y tế Hải Nam quyết tâm giữ vững tuyến đầu phòng, chống dịch năm 2021.",
        [("ngành Y tế Hải Nam quyết tâm giữ vững tuyến đầu phòng, chống dịch năm 2021", None)],
    ),
    (
        "gắn với cuộc vận động xây dựng nếp sống văn minh, làm cho phố phường sạch đẹp",
        [("xây dựng nếp sống văn minh", None)],
    ),
    # a comma ends a theme, unless the theme goes on behind it
    (
        "đợt thi đua chào mừng kỷ niệm 70 năm ngày truyền thống ngành Công Thương Việt Nam 14/5, mỗi phòng một việc",
        [("chào mừng kỷ niệm 70 năm ngày truyền thống ngành Công Thương Việt Nam 14/5", "M29")],
    ),
    (
        "đợt thi đua chào mừng đại hội Hội Nông dân, các ngày lễ lớn của huyện.",
        [("chào mừng đại hội Hội Nông dân, các ngày lễ lớn của huyện", None)],
    ),
    # a place's own version of a national movement is another movement
    (
        "phong trào thi đua “Hải Nam chung sức xây dựng nông thôn mới”",
        [("Hải Nam chung sức xây dựng nông thôn mới", None)],
    ),
    # names without a name
    (
        "phong trào thi đua thường xuyên; các phong trào thi đua do Liên đoàn phát động; phong trào thi đua yêu nước",
        [],
    ),
    ("các phong trào thi đua mừng ngày truyền thống của ngành", []),
    ("Cuộc vận động này do Mặt trận phát động; cuộc vận động và phong trào", []),
    ("Hội nghị “Phong trào thi đua yêu nước”, phong trào “thi đua yêu nước”", []),
    # quotes that are no names of movements
    ("Công tác thi đua là “đòn bẩy” của phong trào thi đua", []),
    ("trong phong trào thi đua có nhiều tập thể, cá nhân, gương “người tốt, việc tốt”", []),
    ("phong trào thi đua theo phương châm “nói đi đôi với làm”", []),
    ("hưởng ứng “Tết trồng cây đời đời nhớ ơn Bác Hồ”", []),
    ("Chương trình “Tết ấm cho người nghèo”", []),
    # generic topics are movements only under a head noun
    (
        'Đẩy mạnh cải cách hành chính, xây dựng nông thôn mới; phong trào "cải cách hành chính"',
        [("cải cách hành chính", "M26")],
    ),
]


@pytest.mark.parametrize(("text", "named"), CASES)
def test_named(make_doc: Callable[..., Doc], text: str, named: list[Named]) -> None:
    found = movements.find(make_doc(text))
    assert [(one.name, one.id) for one in found] == named
    assert all(text[one.span.start : one.span.end] == one.name for one in found)


def test_kind(make_doc: Callable[..., Doc]) -> None:
    text = "phong trào “Người Việt Nam ưu tiên dùng hàng Việt Nam”, cuộc vận động “Mỗi nhà một vườn cây”, "
    text += "phong trào “Dân vận khéo”"
    assert [one.kind for one in movements.find(make_doc(text))] == ["campaign", "campaign", "movement"]


def test_foot_is_not_read(make_doc: Callable[..., Doc]) -> None:
    assert not movements.find(make_doc("phong trào “Dân vận khéo”", closing=Span(0, 25)))


SAME = [
    ("Doanh nghiệp hội nhập và phát triển", "M02"),  # "Việt Nam" left out
    ("DOANH NGHIỆP VIỆT NAM HỘI NHẬP, PHÁT TRIỂN", "M02"),  # capitals, comma for "và"
    ("cán bộ công chức, viên chức tỉnh Phú Thọ thi đua thực hiện văn hóa công sở giai đoạn 2019-2025", "M05"),
    ("Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh về nêu gương của người đứng đầu", "M17"),
    ("Cả nước thi đua xây dựng xã hội học tập, đẩy mạnh học tập suốt đời giai đoạn 2023 - 2030", "M08"),
    ("Vì người nghèo - Không để ai bị bỏ lại phía sau", "M04"),  # not M03, which has "Cả nước chung tay"
    ("Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh", "M19"),  # not M01, not M18
    ("Toàn dân đoàn kết xây dựng đời sống văn hoá", "M18"),  # old place of the tone
    ("Toàn dân đoàn kết chung sức vì biển đảo", None),
    ("Thi đua yêu nước", None),  # all of emulation, no movement
]


@pytest.mark.parametrize(("name", "id"), SAME)
def test_registered(name: str, id: str | None) -> None:
    row = registered(name)
    assert (row.id if row else None) == id
