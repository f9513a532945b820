"""What disagrees and what only seems to: documents in a few sentences, and the findings that they must give."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from api import findings
from api.answers.check import check
from api.answers.disagreements import disagreements
from api.answers.estimates import estimates
from index import Index, open_index, rows_of
from models.errors import BadCallError
from models.finding import Finding
from models.query import DisagreementQuery, EstimateQuery, YearRange
from pipeline import parse

HALF, YEAR = "06 tháng 7", "12 tháng 01"
Told = tuple[str, int, str, str]
"""Number, year of issue, day, what is reported. A day in July reports on the half year, one in January on the year."""


def text(told: Told, province: str = "Bình Hà", office: str = "SỞ CÔNG THƯƠNG") -> str:
    number, year, day, said = told
    span = f"6 tháng đầu năm {year}" if day == HALF else f"năm {year - 1}"
    return (
        f"ỦY BAN NHÂN DÂN\nTỈNH {province.upper()}\n{office}\nSố: {number}\n{province}, ngày {day} năm {year}\n\n"
        f"BÁO CÁO\nTình hình công thương {span}\n\nI. KẾT QUẢ\n{said}\n"
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Iterator[Index]:
    index = open_index(tmp_path.as_uri())
    yield index
    index.close()


def hold(corpus: Index, *texts: str) -> None:
    with corpus.writer() as writer:
        for at, one in enumerate(texts):
            writer.put(rows_of(parse(one.encode(), f"{at}.txt"), ()))


def found(corpus: Index) -> list[Finding]:
    return list(disagreements(DisagreementQuery(), corpus).items)


H20, H21, H22 = ("9/BC-SCT", 2020, HALF), ("8/BC-SCT", 2021, HALF), ("7/BC-SCT", 2022, HALF)
Y21 = ("1/BC-SCT", 2022, YEAR)
O22 = ("9/BC-SCT", 2022, "05 tháng 10")
BALANCE = "Cán cân thương mại"
RETAIL = "Tổng mức bán lẻ hàng hóa và doanh thu dịch vụ tiêu dùng"

CASES: list[tuple[str, list[Told], list[str]]] = [
    # stated growth against last year's value
    (
        "growth fits",
        [
            (*H21, "Kim ngạch xuất khẩu đạt 400 triệu USD."),
            (*H22, "Kim ngạch xuất khẩu đạt 448 triệu USD, tăng 12% so với cùng kỳ."),
        ],
        [],
    ),
    (
        "growth differs",
        [
            (*H21, "Kim ngạch xuất khẩu đạt 400 triệu USD."),
            (*H22, "Kim ngạch xuất khẩu đạt 448 triệu USD, tăng 15% so với cùng kỳ."),
        ],
        ["change-differs"],
    ),
    # 40 may be anything from 39,5 to 40,5
    (
        "growth fits after rounding",
        [
            (*H21, "Kim ngạch xuất khẩu đạt 40 triệu USD."),
            (*H22, "Kim ngạch xuất khẩu đạt 45 triệu USD, tăng 14% so với cùng kỳ."),
        ],
        [],
    ),
    # the final figure, which nobody prints, may be a little other than the estimate
    (
        "base is an estimate",
        [
            (*H21, "Kim ngạch xuất khẩu ước đạt 400 triệu USD."),
            (*H22, "Kim ngạch xuất khẩu đạt 448 triệu USD, tăng 12,4% so với cùng kỳ."),
        ],
        [],
    ),
    (
        "base is another estimate",
        [
            (*H21, "Kim ngạch xuất khẩu ước đạt 400 triệu USD."),
            (*H22, "Kim ngạch xuất khẩu đạt 448 triệu USD, tăng 14% so với cùng kỳ."),
        ],
        ["change-differs"],
    ),
    (
        "growth without prices",
        [
            (*H21, f"{RETAIL} đạt 9.000 tỷ đồng."),
            (*H22, f"{RETAIL} đạt 9.900 tỷ đồng, nếu loại trừ yếu tố giá tăng 6% so với cùng kỳ."),
        ],
        [],
    ),
    (
        "times: as much, or that much more",
        [
            (*H21, "Kim ngạch xuất khẩu đạt 400 triệu USD."),
            (*H22, "Kim ngạch xuất khẩu đạt 600 triệu USD, tăng 1,5 lần so với cùng kỳ."),
        ],
        [],
    ),
    # a base of 0: no rate can be right or wrong
    (
        "growth from nothing",
        [
            (*H21, f"{BALANCE} đạt 0 triệu USD."),
            (*H22, f"{BALANCE} đạt 30 triệu USD, tăng 300% so với cùng kỳ."),
        ],
        [],
    ),
    # from a loss to a gain is a rise, by whatever rate
    (
        "a gain after a loss is a rise",
        [
            (*H21, f"{BALANCE} đạt -20 triệu USD."),
            (*H22, f"{BALANCE} đạt 30 triệu USD, tăng 250% so với cùng kỳ."),
        ],
        [],
    ),
    (
        "a gain after a loss is no fall",
        [
            (*H21, f"{BALANCE} đạt -20 triệu USD."),
            (*H22, f"{BALANCE} đạt 30 triệu USD, giảm 250% so với cùng kỳ."),
        ],
        ["change-differs"],
    ),
    # of two losses the loss may be meant, or the result; the size of the change is the same
    (
        "a loss that fell",
        [
            (*H21, f"{BALANCE} đạt -20 triệu USD."),
            (*H22, f"{BALANCE} đạt -10 triệu USD, giảm 50% so với cùng kỳ."),
        ],
        [],
    ),
    (
        "a result that rose, still a loss",
        [
            (*H21, f"{BALANCE} đạt -20 triệu USD."),
            (*H22, f"{BALANCE} đạt -10 triệu USD, tăng 50% so với cùng kỳ."),
        ],
        [],
    ),
    (
        "a loss that fell otherwise",
        [
            (*H21, f"{BALANCE} đạt -20,0 triệu USD."),
            (*H22, f"{BALANCE} đạt -10,0 triệu USD, giảm 35% so với cùng kỳ."),
        ],
        ["change-differs"],
    ),
    # attainment against the plan
    (
        "attainment fits",
        [
            (
                *H22,
                "Phấn đấu năm 2022 kim ngạch xuất khẩu đạt 900 triệu USD.\n"
                "Kim ngạch xuất khẩu đạt 448 triệu USD, đạt 49,8% kế hoạch.",
            )
        ],
        [],
    ),
    # one cell
    (
        "two reports on one period",
        [
            (*H22, "Kim ngạch xuất khẩu đạt 448 triệu USD."),
            ("17/BC-SCT", 2022, "20 tháng 7", "Số liệu 6 tháng đầu năm 2022: kim ngạch xuất khẩu đạt 484 triệu USD."),
        ],
        [],
    ),
    (
        "a later report revises",
        [
            (*Y21, "Kim ngạch xuất khẩu năm 2021 đạt 910 triệu USD."),
            ("1/BC-SCT", 2023, YEAR, "Kim ngạch xuất khẩu năm 2021 đạt 913 triệu USD."),
        ],
        [],
    ),
    (
        "an estimate and what came of it",
        [
            (*H21, "Kim ngạch xuất khẩu ước đạt 400 triệu USD."),
            (*H22, "Kim ngạch xuất khẩu 6 tháng đầu năm 2021 đạt 404 triệu USD."),
        ],
        [],
    ),
    (
        "the same in another multiplier",
        [
            (*Y21, "Kim ngạch xuất khẩu năm 2021 đạt 1.238,4 triệu USD."),
            ("2/BC-SCT", 2022, "15 tháng 01", "Kim ngạch xuất khẩu năm 2021 đạt 1,24 tỷ USD."),
        ],
        [],
    ),
    (
        "said twice in one document",
        [
            (
                *Y21,
                "Kim ngạch xuất khẩu năm 2021 đạt 910 triệu USD.\n"
                "Như vậy kim ngạch xuất khẩu năm 2021 đạt 901 triệu USD.",
            )
        ],
        ["conflict"],
    ),
    (
        "one name for several things",
        [(*Y21, "Hỗ trợ 12 đơn vị sự nghiệp vùng xa. Hỗ trợ 15 đơn vị sự nghiệp vùng xa.")],
        [],
    ),
    # sums since New Year
    (
        "nine months after six",
        [
            (*H22, "Kim ngạch xuất khẩu đạt 448 triệu USD."),
            ("9/BC-SCT", 2022, "05 tháng 10", "Kim ngạch xuất khẩu 9 tháng đầu năm 2022 đạt 700 triệu USD."),
        ],
        [],
    ),
    (
        "nine months below six",
        [
            (*H22, "Kim ngạch xuất khẩu đạt 448 triệu USD."),
            ("9/BC-SCT", 2022, "05 tháng 10", "Kim ngạch xuất khẩu 9 tháng đầu năm 2022 đạt 400 triệu USD."),
        ],
        ["falls"],
    ),
    (
        "a stock may fall",
        [
            (*H22, "Số cụm công nghiệp là 20 cụm."),
            ("9/BC-SCT", 2022, "05 tháng 10", "Số cụm công nghiệp 9 tháng đầu năm 2022 là 18 cụm."),
        ],
        [],
    ),
    # totals and parts
    ("parts add up", [(*H22, "Kiểm tra 120 vụ, gồm 70 vụ hàng lậu và 50 vụ hàng giả.")], []),
    ("parts don't add up", [(*H22, "Kiểm tra 120 vụ, gồm 70 vụ hàng lậu và 40 vụ hàng giả.")], ["parts-differ"]),
    ("only some parts are named", [(*H22, "Kiểm tra 120 vụ, trong đó 70 vụ hàng lậu và 40 vụ hàng giả.")], []),
    ("a part of it is more", [(*H22, "Kiểm tra 120 vụ, trong đó 130 vụ hàng lậu.")], ["parts-differ"]),
    (
        "rounded parts",
        [(*H22, "Kim ngạch xuất khẩu đạt 100 triệu USD, gồm trong nước 33,4 triệu USD, nước ngoài 66,9 triệu USD.")],
        [],
    ),
    # prices and units
    (
        "other prices",
        [
            (*H21, "Giá trị sản xuất công nghiệp (giá so sánh 2010) đạt 20.000 tỷ đồng."),
            (*H22, "Giá trị sản xuất công nghiệp (giá so sánh 2020) đạt 30.000 tỷ đồng."),
        ],
        ["break"],
    ),
    (
        "tỷ for triệu",
        [(*H21, "Kim ngạch xuất khẩu đạt 400 triệu USD."), (*H22, "Kim ngạch xuất khẩu đạt 448 tỷ USD.")],
        ["unit-differs"],
    ),
    (
        "another money",
        [(*H21, "Kim ngạch xuất khẩu đạt 400 triệu USD."), (*H22, "Kim ngạch xuất khẩu đạt 10.300 tỷ đồng.")],
        ["unit-differs"],
    ),
]


@pytest.mark.parametrize(("told", "kinds"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_disagrees(corpus: Index, told: list[Told], kinds: list[str]) -> None:
    hold(corpus, *map(text, told))
    assert [one.kind for one in found(corpus)] == kinds


def test_bodies_and_provinces_are_not_held_against_each_other(corpus: Index) -> None:
    said = [(*Y21, f"Kim ngạch xuất khẩu năm 2021 đạt {value} triệu USD.") for value in (910, 640, 300)]
    hold(corpus, text(said[0]), text(said[1], province="An Sơn"), text(said[2], office="SỞ TÀI CHÍNH"))
    assert found(corpus) == []


def test_a_finding_has_both_sources_and_what_follows_from_them(corpus: Index) -> None:
    hold(corpus, *(text(told) for told in CASES[1][1]))
    (one,) = found(corpus)
    assert (one.indicator, one.area, one.severity) == ("XK", "Bình Hà", "contradiction")
    assert (one.stated, one.stated_unit) == (15, "percent")
    assert (one.computed, one.low, one.high) == (12, 11.74, 12.27)
    assert one.here.source is not None
    assert one.here.source.quote == "Kim ngạch xuất khẩu đạt 448 triệu USD, tăng 15%"
    (there,) = one.there
    assert there.source is not None
    assert (there.value, there.source.quote, there.source.document.number) == (
        400,
        "Kim ngạch xuất khẩu đạt 400 triệu USD",
        "8",
    )


def test_all_parts_are_shown_as_they_are_told(corpus: Index) -> None:
    hold(corpus, text((*H22, "Kiểm tra 120 vụ, gồm 40 vụ hàng lậu, 40 vụ hàng giả, 30 vụ gian lận thương mại.")))
    (one,) = found(corpus)
    assert (one.stated, one.computed, [side.value for side in one.there]) == (120, 110, [40, 40, 30])


def test_narrowed_by_kind_year_indicator_and_body(corpus: Index) -> None:
    hold(corpus, *(text(told) for told in CASES[1][1]))
    kept = [
        DisagreementQuery(years=YearRange(first=2022, last=2022)),
        DisagreementQuery(indicators=("kim ngạch xuất khẩu",)),
    ]
    kept += [DisagreementQuery(issuers=("Sở Công Thương",)), DisagreementQuery(kinds=("change-differs", "falls"))]
    assert [disagreements(query, corpus).total for query in kept] == [1, 1, 1, 1]
    gone = [DisagreementQuery(years=YearRange(first=2020, last=2021)), DisagreementQuery(indicators=("NK",))]
    gone += [DisagreementQuery(issuers=("Sở Nội vụ",)), DisagreementQuery(kinds=("falls",))]
    assert [disagreements(query, corpus).total for query in gone] == [0, 0, 0, 0]
    with pytest.raises(BadCallError):
        disagreements(DisagreementQuery(kinds=("typo",)), corpus)


CITED = "Kế hoạch số 14/KH-SCT ngày 15/02/2022 của Sở Công Thương về thực hiện nhiệm vụ công thương năm 2022"
CITATIONS = [
    (CITED, None),
    ("Kế hoạch 14/KH-SCT", None),
    ("Kế hoạch số 14/KH-SCT ngày 15 tháng 02 năm 2022", None),
    (CITED.replace("15/02", "16/02"), "date"),
    # numbers begin anew each year: another plan of another year
    ("Kế hoạch số 14/KH-SCT ngày 03/3/2021 về khuyến công", None),
    ("Kế hoạch số 14/KH-SCT ngày 15/02/2021", "date"),
    (CITED.replace("14/", "41/"), "number"),
    # two plans of one day
    ("Kế hoạch số 15/KH-SCT ngày 15/02/2022 của Sở Công Thương về khuyến công", None),
    (CITED.replace("KH-SCT", "KH-STC"), "symbol"),
    (CITED.replace("Kế hoạch", "Chương trình").replace("KH-SCT", "CTr-SCT"), "type"),
    (CITED.replace("của Sở Công Thương", "của Sở Nội vụ"), "issuer"),
    # of another province
    (CITED.replace("của Sở Công Thương", "của Sở Công Thương tỉnh An Sơn").replace("15/02", "16/02"), None),
]


def plan(said: str) -> str:
    """A plan for 2022, issued in its February."""
    report, title = "BÁO CÁO\nTình hình công thương năm 2021", "KẾ HOẠCH\nThực hiện nhiệm vụ công thương năm 2022"
    return text(("14/KH-SCT", 2022, "15 tháng 02", said)).replace(report, title)


@pytest.mark.parametrize(("cited", "part"), CITATIONS)
def test_citations_of_a_draft(corpus: Index, cited: str, part: str | None) -> None:
    hold(corpus, plan(""))
    answer = check(parse(text((*H22, f"Sở đã thực hiện {cited}.")).encode(), "draft.txt"), corpus)
    assert answer.citations == 1
    assert [one.part for one in answer.findings] == ([part] if part else [])
    assert not (answer.findings and answer.not_held)  # what doesn't agree isn't told a second time as not held


TABLE = "Chỉ tiêu | ĐVT | Kế hoạch năm 2022 | Thực hiện 6 tháng 2022\nKim ngạch xuất khẩu | triệu USD | {} | 450"
PLANS = [
    ("Kim ngạch xuất khẩu đạt 450 triệu USD, bằng 50% kế hoạch năm.", []),
    ("Kim ngạch xuất khẩu đạt 450 triệu USD, bằng 56% kế hoạch năm.", [56]),
    (TABLE.format("900"), []),
    # another plan than the plan itself has
    (TABLE.format("960"), [None]),
]


@pytest.mark.parametrize(("said", "stated"), PLANS)
def test_a_report_is_held_against_the_plan(corpus: Index, said: str, stated: list[float | None]) -> None:
    hold(corpus, plan("Phấn đấu năm 2022 kim ngạch xuất khẩu đạt 900 triệu USD."), text((*H22, said)))
    assert [(one.kind, one.stated) for one in found(corpus)] == [("plan-differs", it) for it in stated]


def test_a_citation_is_held_against_how_all_others_cite(corpus: Index) -> None:
    cited = "Sở đã thực hiện Chỉ thị số 05/CT-UBND ngày 11/3/2021 của Ủy ban nhân dân tỉnh Bình Hà."
    hold(corpus, text((*H21, cited)), text((*Y21, cited)))
    draft = text((*H22, cited.replace("11/3", "17/3")))
    (one,) = check(parse(draft.encode(), "draft.txt"), corpus).findings
    assert (one.part, one.here.words, {side.words for side in one.there}) == ("date", "2021-03-17", {"2021-03-11"})


@pytest.mark.parametrize(
    ("printed", "differs"),
    [
        ("Doanh nghiệp Việt Nam hội nhập và vươn xa", True),
        # an abbreviation that can mean but one thing stands for its words
        ("DN Việt Nam hội nhập và vươn xa", True),
        # another name altogether
        ("Doanh nghiệp nhỏ và vừa đồng hành cùng người lao động", False),
    ],
)
def test_names_of_movements_with_another_word(printed: str, differs: bool, corpus: Index) -> None:
    hold(corpus, text((*H21, "Kim ngạch xuất khẩu đạt 400 triệu USD.")))
    draft = text((*H22, f"Sở hưởng ứng phong trào thi đua “{printed}”."))
    found = check(parse(draft.encode(), "draft.txt"), corpus).findings
    assert [one.kind for one in found] == (["name-differs"] if differs else [])


def test_what_is_not_held_is_named_and_not_judged(corpus: Index) -> None:
    hold(corpus, text((*H21, "Kim ngạch xuất khẩu đạt 400 triệu USD.")))
    answer = check(parse(text((*H22, f"Sở đã thực hiện {CITED}.")).encode(), "draft.txt"), corpus)
    assert answer.findings == ()
    assert [(one.number, one.symbol, one.date) for one in answer.not_held] == [("14", "KH-SCT", "2022-02-15")]


def test_a_draft_that_says_that_it_revises_is_believed(corpus: Index) -> None:
    hold(corpus, text((*Y21, "Kim ngạch xuất khẩu năm 2021 đạt 910 triệu USD.")))
    for said, kinds in [("Kim ngạch xuất khẩu", ["conflict"]), ("Số liệu chính thức kim ngạch xuất khẩu", [])]:
        draft = text(("1/BC-SCT", 2023, YEAR, f"{said} năm 2021 đạt 931 triệu USD."))
        assert [one.kind for one in check(parse(draft.encode(), "draft.txt"), corpus).findings] == kinds


def test_a_draft_is_not_held_against_itself(corpus: Index) -> None:
    said = text((*Y21, "Kim ngạch xuất khẩu năm 2021 đạt 910 triệu USD."))
    hold(corpus, said)
    answer = check(parse(said.encode(), "draft.txt"), corpus)
    assert (answer.held, answer.figures, answer.compared, answer.findings) == (True, 1, 0, ())


def test_estimates_are_held_against_the_final_figures(corpus: Index) -> None:
    hold(
        corpus,
        text((*H20, "Kim ngạch xuất khẩu ước đạt 400 triệu USD.")),
        text(
            (
                *H21,
                "Kim ngạch xuất khẩu ước đạt 500 triệu USD. "
                "Kim ngạch xuất khẩu 6 tháng đầu năm 2020 đạt 404 triệu USD.",
            )
        ),
        text(
            (
                *H22,
                "Kim ngạch xuất khẩu ước đạt 600 triệu USD. "
                "Kim ngạch xuất khẩu 6 tháng đầu năm 2021 đạt 515 triệu USD.",
            )
        ),
    )
    (row,) = estimates(EstimateQuery(), corpus).items
    assert (row.indicator, row.months, row.unit) == ("XK", 6, "percent")
    assert [pair.difference for pair in row.pairs] == [1, 3]
    assert (row.usual, row.median, row.lowest, row.highest) == (2, 2, 1, 3)
    assert estimates(EstimateQuery(years=YearRange(first=2021, last=2021)), corpus).items[0].usual == 3
    assert estimates(EstimateQuery(indicators=("NK",)), corpus).total == 0


ROUNDED = [
    # 40 triệu may have been 39,5 to 40,5: 40,3 may be just that
    ("40", "40,3", ("khớp, sau khi làm tròn", 0, 0, 2.15)),
    ("668", "667,999", ("khớp, sau khi làm tròn", 0, 0, 0.08)),
    # 43 may be 42,5 to 43,5: 4,9 to 10,1 percent more than 39,5 to 40,5
    ("40", "43", ("+7,5%", 7.5, 4.94, 10.13)),
    # a fall, of at least 39,5 to 37,5
    ("40", "37", ("−7,5%", 7.5, 5.06, 9.88)),
    # printed finer, little is open
    ("40,00", "43,00", ("+7,5%", 7.5, 7.47, 7.53)),
]


@pytest.mark.parametrize(("estimate", "final", "expected"), ROUNDED)
def test_estimates_are_printed_rounded(
    corpus: Index, estimate: str, final: str, expected: tuple[str, float, float, float]
) -> None:
    later = f"Kim ngạch xuất khẩu 6 tháng đầu năm 2020 đạt {final} triệu USD."
    hold(corpus, text((*H20, f"Kim ngạch xuất khẩu ước đạt {estimate} triệu USD.")), text((*H21, later)))
    (row,) = estimates(EstimateQuery(), corpus).items
    told = findings.pair_difference(row.pairs[0], row.unit)
    assert (told, row.usual, row.usual_low, row.usual_high) == expected
