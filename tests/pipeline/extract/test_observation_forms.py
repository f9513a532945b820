"""Forms of table headings and of clauses whose period, unit or aim stands elsewhere than usual."""

from __future__ import annotations

import pytest
from test_observation_tables import observe as observe_table
from test_observations import observe, shown


def test_a_part_of_the_year_above_years() -> None:
    found = observe_table(
        "TT | Nội dung | Thực hiện quý I | <",
        "^ | ^ | Năm 2021 | Năm 2022",
        "1 | Tiền thuê đất | 30 | 45",
        caption="Đơn vị tính: triệu đồng",
    )
    assert found == [
        "- Tiền thuê đất 30e6 VND Q1/2021 actual",
        "- Tiền thuê đất 45e6 VND Q1/2022 actual",
    ]


def test_a_year_above_parts_of_it() -> None:
    found = observe_table(
        "TT | Nội dung | Năm 2021 | <",
        "^ | ^ | Quý I | Quý II",
        "1 | Tiền thuê đất | 30 | 45",
        caption="Đơn vị tính: triệu đồng",
    )
    assert found == [
        "- Tiền thuê đất 30e6 VND Q1/2021 actual",
        "- Tiền thuê đất 45e6 VND Q2/2021 actual",
    ]


def test_a_sentence_before_a_table_is_no_caption() -> None:
    # its year is that of another figure, so that the table's are of the document's own period
    row = ("Xã | Số hộ vay vốn (hộ)", "Đông Mỹ | 120", "Tây Mỹ | 85")
    said = observe_table(*row, caption="Cuối năm trước có 190 hộ vay vốn (kế hoạch năm 2020 là 200 hộ).")
    assert [one.split()[-2] for one in said] == ["6T/2022", "6T/2022"]
    named = observe_table(*row, caption="Số hộ vay vốn năm 2020:")
    assert [one.split()[-2] for one in named] == ["2020", "2020"]


def test_the_unit_in_brackets_at_the_end_of_a_lead_in() -> None:
    found = observe_table(
        "Khoản thu | Tháng 4/2022 | Ước tháng 5/2022",
        "Phí và lệ phí | 12,5 | 14",
        caption="Số thu từng tháng như sau (tỷ đồng):",
    )
    assert found == [
        "- Phí và lệ phí 12.5e9 VND T4/2022 actual",
        "- Phí và lệ phí 14e9 VND T5/2022 estimate",
    ]


def test_numbers_without_a_unit_are_told_by_the_rate_beside_them() -> None:
    rows = ("Số hộ | Có nhà tạm | Tỷ lệ (%)", "200 | 50 | 25,0", "160 | 24 | 15,0", "90 | 9 | 10,0")
    names = ("Thôn", "Thôn Đoài", "Thôn Hạ", "Thôn Thượng")
    found = observe_table(*(f"{name} | {row}" for name, row in zip(names, rows, strict=True)))
    assert [one for one in found if "nhà tạm" in one and "percent" not in one] == [
        "- Số hộ có nhà tạm Thôn Đoài 50e0 household 6T/2022 actual",
        "- Số hộ có nhà tạm Thôn Hạ 24e0 household 6T/2022 actual",
        "- Số hộ có nhà tạm Thôn Thượng 9e0 household 6T/2022 actual",
    ]


def test_a_rate_that_does_not_fit_tells_no_unit() -> None:
    found = observe_table(
        "Thôn | Số hộ | Có nhà tạm | Tỷ lệ (%)", "Thôn Đoài | 200 | 50 | 31,0", "Thôn Hạ | 160 | 24 | 15,0"
    )
    assert not [one for one in found if "nhà tạm" in one and "percent" not in one]


def test_a_comparison_in_times() -> None:
    found = observe_table(
        "Địa bàn | Hiến đất (m2) | Tiền mặt (triệu đồng) | Tiền mặt so với năm 2021 (lần)",
        "Xã Đông | 1.250 | 310 | 1,4",
        "Xã Tây | 980 | 145 | 0,7",
    )
    assert [one for one in found if "Tiền mặt" in one] == [
        "- Tiền mặt Xã Đông 310e6 VND 6T/2022 actual, +1.4 2021",
        "- Tiền mặt Xã Tây 145e6 VND 6T/2022 actual, +0.7 2021",
    ]


def test_a_first_column_that_counts_the_rows_is_no_figure() -> None:
    found = observe_table(
        "Số văn bản | Tên huyện | Số hộ nghèo (hộ)", "1 | Đông Sơn | 80", "2 | Tây Sơn | 95", "3 | Nam Sơn | 41"
    )
    assert len(found) == 3


def test_value_alone_names_nothing() -> None:
    found = observe_table("Nhóm | Giá trị (tỷ đồng)", "Du lịch lữ hành | 96", "Bán lẻ hàng hóa | 310")
    assert [one.split(" ")[0] for one in found] == ["DV_LUHANH", "BANLE_HH"]


CLAUSES = [
    # who was moved to do something is counted; unnamed places are none of the name
    (
        "Huyện đoàn đã vận động được 45 đoàn viên hiến máu tại các xã.",
        ["- đoàn viên hiến máu | 45 đoàn viên"],
    ),
    # a sentence that only compares goes on with what the one before it counted
    (
        "Trong kỳ xảy ra 18 vụ đuối nước, làm chết 9 người. So với cùng kỳ năm 2021: giảm 02 vụ (-10%), tăng 01 người "
        "chết (+12,5%).",
        [
            "- vụ đuối nước | 18 case | -2 (1..6/2021), -10% (1..6/2021)",
            "- người làm chết | 9 person | +1 (1..6/2021), +12.5% (1..6/2021)",
        ],
    ),
    # without anything counted before it there is nothing that it compares
    ("So với cùng kỳ năm 2021: giảm 02 vụ (-10%), tăng 01 người chết (+12,5%).", []),
    # of deeds in a row the last one is the figure's, a number of what is no unit between them
    (
        "Rà soát 640 biển báo; đề nghị thay mới 75 thanh chắn, lắp đặt 12 trạm cân.",
        ["- lắp đặt trạm cân | 12 trạm"],
    ),
    # a name does not begin with a number
    ("Đã đến làm việc tại 3 thị trấn và 9 xã, đạt tỷ lệ 75% kế hoạch.", []),
    # a plan that is itself the indicator is aimed at, in its own year; what is spent afterwards is spent of it
    (
        "Kế hoạch vốn đầu tư công năm 2022 là 900 tỷ đồng; đến ngày 15/6/2022 đã giải ngân 270 tỷ đồng, đạt 30% kế "
        "hoạch.",
        [
            "→DTC_KH Kế hoạch vốn đầu tư công[2022] | 900e9 VND",
            "DTC_GN giải ngân vốn đầu tư công[1..6/2022] | 270e9 VND | 30% of 2022",
        ],
    ),
    # what happened stands before the colon, what it caused after the count
    (
        "Đuối nước: xảy ra 5 vụ làm 6 người chết.",
        ["- vụ đuối nước | 5 case", "- người chết | 6 person"],
    ),
    # a rate has no value but a percentage: what is counted after it is named by its own noun
    (
        "Tỷ lệ trẻ em thấp còi giảm còn 18,2%; toàn tỉnh còn 950 hộ nghèo.",
        ["- Tỷ lệ trẻ em thấp còi | 18.2 percent", "- hộ nghèo | 950 household"],
    ),
    # guests welcomed are arrivals; without a word that they are tourists they have no code
    ("Toàn tỉnh ước đón 1,4 triệu lượt khách du lịch.", ["~KHACH_DL đón lượt khách du lịch | 1.4e6 person_visit"]),
    ("Bến xe đón 300 lượt khách.", ["- đón lượt khách | 300 person_visit"]),
    # overdue is no deadline
    ("Nợ quá hạn đến 31/5/2022 còn 4,2 tỷ đồng.", ["- Nợ quá hạn[2022-05-31] | 4.2e9 VND"]),
    # the year of a base after "thực hiện", "ước thực hiện"
    (
        "Kim ngạch xuất khẩu đạt 90 triệu USD, gấp 1,2 lần thực hiện năm 2021.",
        ["XK Kim ngạch xuất khẩu | 90e6 USD | +1.2× (2021)"],
    ),
    # money a head, the head in the name
    ("GRDP bình quân đầu người ước đạt 58,4 triệu đồng.", ["~GRDP_PC GRDP bình quân đầu người | 58.4e6 VND"]),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES)
def test_what_a_clause_states(text: str, expected: list[str]) -> None:
    assert [shown(one) for one in observe(*text.split("\n"))] == expected
