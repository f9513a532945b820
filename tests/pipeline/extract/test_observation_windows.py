"""The times that few words tell: days from which to which a body counts its months, and what goes on with them.

One paragraph a row, its sentences each on its own; the document reports on the first half of 2022.
"""

from __future__ import annotations

import pytest
from test_observations import H1
from test_observations import shown as shown_by_months

from models.record import Observation
from models.structure import Closing, Header, Sentence, Structure
from models.text import Paragraph, Span, Text
from pipeline.extract import extract
from pipeline.resolve.observations import settle

BRACKETED = [
    # the window is the period of the month whose count it tells; "cùng kỳ" is that window a year earlier
    (
        "Trong tháng (từ ngày 15/5/2022 đến ngày 14/6/2022): Toàn huyện xảy ra 21 vụ cháy, so với cùng kỳ giảm 3 vụ.",
        ["- vụ cháy[2022-05-15..2022-06-14] | 21 case | -3 (2021-05-15..2021-06-14)"],
    ),
    (
        "6 tháng (tính từ ngày 15/12/2021 đến ngày 14/6/2022): Xảy ra 40 vụ cháy.",
        ["- vụ cháy[2021-12-15..2022-06-14] | 40 case"],
    ),
    (
        "Tính chung 6 tháng đầu năm 2022 (từ 15/12/2021 đến 14/6/2022), đã xử phạt 800 trường hợp.",
        ["- xử phạt trường hợp[2021-12-15..2022-06-14] | 800 trường hợp"],
    ),
    (
        "Quý II (từ ngày 15/3/2022 đến ngày 14/6/2022), xảy ra 9 vụ cháy.",
        ["- vụ cháy[2022-03-15..2022-06-14] | 9 case"],
    ),
    # days that the months don't bear out are an event's, or are not told by them
    (
        "6 tháng đầu năm 2022 xảy ra 9 vụ cháy (từ ngày 15/5/2022 đến ngày 14/6/2022).",
        ["- vụ cháy | 9 case"],
    ),
]
ALONE = [
    # months right before an amount, which is no month of theirs; rates of deposits tell none
    (
        "Vốn giải ngân 6 tháng 342 tỷ đồng, đạt 36% kế hoạch.",
        ["- Vốn giải ngân | 342e9 VND | 36% of 2022"],
    ),
    (
        "Số tờ khai tháng 6 là 8.642 tờ khai; lũy kế 6 tháng 60.218 tờ khai.",
        ["- Số tờ khai[6/2022] | 8642 tờ khai", "- tờ khai | 60218 tờ khai"],
    ),
    ("Thu phí chợ 6 tháng 1.234 triệu đồng.", ["- Thu phí chợ | 1234e6 VND"]),
    ("Lãi suất tiền gửi 6 tháng 5,5%/năm.", []),
    # a month inside the name of a measure is the figure's own
    (
        "Giá gạch trong tháng 5/2022 dao động từ 1.800 đồng/kg đến 2.000 đồng/kg.",
        ["- Giá gạch[5/2022] | ≥1800 VND_per_kg", "- Giá gạch[5/2022] | ≤2000 VND_per_kg"],
    ),
    # a season inside a name, too
    ("Phấn đấu gieo cấy vụ Xuân 2021-2022 đúng lịch, diện tích 900 ha.", ["→- diện tích[2021-2022] | 900 ha"]),
    ("Vụ Xuân 2021-2022 gieo cấy 900 ha, đạt 101% kế hoạch.", ["- gieo cấy[2021-2022] | 900 ha | 101% of 2021-2022"]),
    # up to a day: what is paid adds up since January, a balance stands at the day
    (
        "Huyện đã thanh toán vốn đầu tư đến ngày 30/5/2022 là 12 tỷ đồng; số dư tạm ứng 3 tỷ đồng.",
        ["- thanh toán vốn đầu tư[1..5/2022] | 12e9 VND", "- số dư tạm ứng[2022-05-30] | 3e9 VND"],
    ),
    # the attainment of a year earlier in brackets
    (
        "Thu phí chợ đạt 5 tỷ đồng, đạt 53,9% kế hoạch (cùng kỳ đạt 57,3%).",
        ["- Thu phí chợ | 5e9 VND | 53.9% of 2022", "- Thu phí chợ[1..6/2021] | 57.3% of 2021"],
    ),
    (
        "Thu phí chợ đạt 5 tỷ đồng, đạt 54% kế hoạch, tăng 4% so với cùng kỳ (cùng kỳ năm 2021 đạt 50% kế hoạch năm).",
        ["- Thu phí chợ | 5e9 VND | +4% (1..6/2021), 54% of 2022", "- Thu phí chợ[1..6/2021] | 50% of 2021"],
    ),
    # of a rate it is the rate
    (
        "Tỷ lệ hộ có nước đạt 87% (cùng kỳ đạt 85%).",
        ["- Tỷ lệ hộ có nước | 87 percent", "- Tỷ lệ hộ có nước[1..6/2021] | 85 percent"],
    ),
]
GOING_ON = [
    # what follows in the paragraph, until it tells another time
    (
        [
            "Từ ngày 15/5/2022 đến ngày 14/6/2022, toàn huyện xảy ra 7 vụ cháy.",
            "Thiệt hại tài sản ước tính 4,5 tỷ đồng.",
            "Cả năm 2020, xảy ra 90 vụ cháy.",
        ],
        [
            "- vụ cháy[2022-05-15..2022-06-14] | 7 case",
            "~- Thiệt hại tài sản[2022-05-15..2022-06-14] | 4.5e9 VND",
            "- vụ cháy[2020] | 90 case",
        ],
    ),
    (
        [
            "Trong tháng (từ ngày 15/5/2022 đến ngày 14/6/2022), xảy ra 7 vụ cháy.",
            "Cũng trong thời gian này, xảy ra 4 vụ nổ.",
        ],
        ["- vụ cháy[2022-05-15..2022-06-14] | 7 case", "- vụ nổ[2022-05-15..2022-06-14] | 4 case"],
    ),
    (
        [
            "6 tháng (từ ngày 15/12/2021 đến ngày 14/6/2022), xảy ra 40 vụ cháy.",
            "Trong 6 tháng nêu trên, xảy ra 4 vụ nổ.",
        ],
        ["- vụ cháy[2021-12-15..2022-06-14] | 40 case", "- vụ nổ[2021-12-15..2022-06-14] | 4 case"],
    ),
    # what stands now is none of those days
    (
        ["Từ ngày 15/5/2022 đến ngày 14/6/2022, xảy ra 7 vụ cháy.", "Hiện nay toàn huyện có 12 xe chữa cháy."],
        ["- vụ cháy[2022-05-15..2022-06-14] | 7 case", "- xe chữa cháy | 12 xe"],
    ),
    # a few days are an event, after which the report goes on with its own time
    (
        ["Từ ngày 01/6/2022 đến ngày 05/6/2022, chợ đón 900 lượt khách.", "Thu phí chợ đạt 40 triệu đồng."],
        ["- đón lượt khách[6/2022] | 900 person_visit", "- Thu phí chợ | 40e6 VND"],
    ),
    # days that only one figure has, behind it, are of that one
    (
        [
            "Hỗ trợ 120 hộ với tổng số tiền từ ngày 01/5/2022 đến ngày 15/6/2022 là 6 tỷ đồng.",
            "Thu phí chợ đạt 40 triệu đồng.",
        ],
        [
            "- Hỗ trợ hộ | 120 household",
            "- tổng số tiền hỗ trợ hộ[2022-05-01..2022-06-15] | 6e9 VND",
            "- Thu phí chợ | 40e6 VND",
        ],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), [*BRACKETED, *ALONE])
def test_what_one_sentence_tells(sentence: str, expected: list[str]) -> None:
    assert paragraph(sentence) == expected


@pytest.mark.parametrize(("sentences", "expected"), GOING_ON)
def test_a_paragraph_goes_on_with_its_days(sentences: list[str], expected: list[str]) -> None:
    assert paragraph(*sentences) == expected


def shown(one: Observation) -> str:
    """As other tests show it, days in full."""
    months, period, bases = shown_by_months(one), one.period, [each.base for each in one.comparisons if each.base]
    for told in [period, *bases]:
        within = f"{told.start.month}..{told.end.month}/{told.end.year}"
        if told.start.day != 1 or told.end.day < 28:
            months = months.replace(within, f"{told.start}..{told.end}")
    return months


def paragraph(*sentences: str) -> list[str]:
    """What the sentences of one paragraph state."""
    content, places = " ".join(sentences), []
    for sentence in sentences:
        start = content.index(sentence)
        places.append(Sentence(start, start + len(sentence), None, None, False, False, 0))
    text = Text(content, (Paragraph(0, len(content)),))
    header = Header(type="BC", period=H1, present=True)
    structure = Structure(header, (), tuple(places), (), Closing(), Span(0, len(content)))
    return [shown(one) for one in settle(extract(text, structure), text, structure)]
