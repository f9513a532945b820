"""Forms of table headings and of clauses whose period, unit or aim stands elsewhere than usual."""

from __future__ import annotations

from test_observation_tables import observe as observe_table


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
