"""Dates: what counts as one of the text's own, and what belongs to a citation or to the form."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from spacy.tokens import Doc

from models.text import Span
from pipeline.extract import dates, references

CASES = [
    ("Hội nghị ngày 05/7/2020 và từ ngày 04-11/9/2020", ["2020-07-05", "2020-09-04/2020-09-11"]),
    ("kỷ niệm ngày truyền thống 14/5; tháng 9/2024", ["XXXX-05-14", "2024-09"]),
    # dates of cited documents, after them, before them, behind their issuer
    ("Kế hoạch số 1/KH-SCT ngày 09/3/2021, họp ngày 10/3/2021", ["2021-03-10"]),
    ("Ngày 09/3/2021, ban hành Kế hoạch số 1/KH-SCT trước ngày 01/4/2021", ["2021-04-01"]),
    ("Nghị định số 7/2011/NĐ-CP của Chính phủ, ngày 26/7/2011", []),
    # of documents cited without a symbol
    (
        "Luật Nhà ở ngày 29 tháng 11 năm 2013; Nghị quyết số 214 ngày 08/11/2016; Văn bản số 02 của Bộ, ngày 3/4/2021",
        [],
    ),
    # a day and its anniversary are one range; listed months
    ("mừng ngày lập xã (12/3/1959 - 12/3/2019)", ["1959-03-12/2019-03-12"]),
    ("trực trong các tháng 7, 8 và 9", ["XXXX-07", "XXXX-08", "XXXX-09"]),
    # "luật" as part of a common word cites nothing
    ("xử lý việc làm trái luật trước ngày 25/9/2014", ["2014-09-25"]),
    # years and periods are none
    ("năm 2022, 6 tháng đầu năm 2022, quý III/2021, giai đoạn 2021-2025", []),
]


@pytest.mark.parametrize(("text", "values"), CASES)
def test_values(make_doc: Callable[..., Doc], text: str, values: list[str]) -> None:
    doc = make_doc(text)
    doc._.found["references"] = references.find(doc)
    assert [one.value for one in dates.find(doc)] == values


def test_impossible_dates_are_told(make_doc: Callable[..., Doc]) -> None:
    told = dates.find_impossible(make_doc("họp ngày 31/9/2009 và ngày 30/9/2009; kế hoạch năm 20214"))
    assert [(one.code, one.span.start) for one in told] == [("date-impossible", 9), ("date-impossible", 47)]


def test_date_of_issue_is_left_out(make_doc: Callable[..., Doc]) -> None:
    source = "Hải Nam, ngày 05 tháng 7 năm 2022\nTrong tháng 7 năm 2022, ngày 05/7/2022"
    doc = make_doc(source, header=Span(0, 33), issued="2022-07-05")
    assert [one.value for one in dates.find(doc)] == ["2022-07", "2022-07-05"]


def test_foot_is_left_out(make_doc: Callable[..., Doc]) -> None:
    source = "họp ngày 05/7/2022\nLưu: VT, ngày 06/7/2022"
    assert len(dates.find(make_doc(source, closing=Span(19, len(source))))) == 1
