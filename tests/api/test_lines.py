"""What a cell says besides its figure, in words, and from where."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from api.answers.comparison.citations import Citations
from api.answers.indicators import several, to_compare
from api.lines import lines_of
from api.phrases import without_figure
from models.errors import BadCallError
from tests.api.statements import report, span, stated
from tests.api.test_compare import CPI, GTSX, H1, H1_BEFORE, cell_of, row_of, table_of


def test_every_statement_is_said_once_with_all_its_sources(tmp_path: Path) -> None:
    plan: dict[str, Any] = {"status": "target", "decimals": 0}
    records = [
        report("2021-07", stated(H1_BEFORE, 100), key="bc-2021"),
        report("2022-01", stated(H1, 125, **plan), key="kh-1"),
        report("2022-02", stated(H1, 125, **plan), key="kh-2"),
        report(
            "2022-07",
            stated(H1, 112, status="estimate", changes=[(H1_BEFORE, 12, "percent")], attainments=[(H1, 89.6)]),
            key="bc-2022",
        ),
        report("2022-08", stated(H1, 110), key="bc-2022-08"),
        report("2023-07", stated(H1, 110), key="bc-2023"),
    ]
    lines = [
        (line.kind, line.words, [source.document.key for source in line.cited])
        for line in lines_of(cell_of(tmp_path, records))
    ]
    assert lines == [
        ("stated", "tăng 12% so với cùng kỳ", ["bc-2022"]),
        ("computed", "tính ra: tăng 10%", []),
        ("stated", "đạt 89,6% kế hoạch 6 tháng đầu năm 2022", ["bc-2022"]),
        ("computed", "tính ra: 88%", []),
        ("flag", "đã điều chỉnh: khác số ước hoặc số nêu trước đó", []),
        ("other", "ước 112 tỷ đồng", ["bc-2022"]),
        ("other", "kế hoạch 125 tỷ đồng", ["kh-2", "kh-1"]),
        ("agreeing", "cũng nêu:", ["bc-2022-08"]),
    ]


def test_a_growth_that_was_stated_otherwise(tmp_path: Path) -> None:
    records = [
        report("2022-07", stated(H1, None, changes=[(H1_BEFORE, 12.6, "percent")], status="estimate", **CPI)),
        report("2023-07", stated(H1, None, changes=[(H1_BEFORE, 14.1, "percent")], **CPI)),
    ]
    lines = lines_of(cell_of(tmp_path, records, "CPI"))
    assert ("other", "ước tăng 12,6% so với cùng kỳ") in [(line.kind, line.words) for line in lines]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"changes": [(H1_BEFORE, 12, "percent")]}, "chỉ nêu mức tăng giảm"),
        ({"attainments": [(H1, 55)]}, "chỉ nêu mức hoàn thành kế hoạch"),
        (
            {"changes": [(H1_BEFORE, 12, "percent")], "attainments": [(H1, 55)]},
            "chỉ nêu mức tăng giảm và mức hoàn thành kế hoạch",
        ),
    ],
)
def test_what_a_cell_without_a_figure_states(tmp_path: Path, said: dict[str, Any], words: str) -> None:
    cell = cell_of(tmp_path, [report("2022-07", stated(H1, None, **said), key="bc-2022")])
    assert without_figure(cell) == words


def test_a_break_names_the_prices(tmp_path: Path) -> None:
    records = [
        report("2021-07", stated(H1_BEFORE, 200, name="GTSX (giá so sánh 2010)", **GTSX)),
        report("2022-07", stated(H1, 330, name="GTSX (giá hiện hành)", **GTSX)),
    ]
    row = row_of(tmp_path, records, "GTSXCN_CONST")
    before, now = ([(line.kind, line.words) for line in lines_of(cell, row)] for cell in row.cells if cell)
    assert before == [("prices", "giá so sánh 2010")]
    assert now == [
        ("prices", "giá hiện hành"),
        ("flag", "đứt quãng: giá so sánh 2010 → giá hiện hành; không so sánh trực tiếp được"),
    ]


def test_prices_that_do_not_change_are_not_repeated(tmp_path: Path) -> None:
    records = [
        report(f"{year}-07", stated(f"6T/{year}", 200, name="GTSX (giá so sánh 2010)", **GTSX)) for year in (2021, 2022)
    ]
    row = row_of(tmp_path, records, "GTSXCN_CONST")
    assert not any(line.kind == "prices" for cell in row.cells if cell for line in lines_of(cell, row))


def test_every_line_cites_a_numbered_source(tmp_path: Path) -> None:
    table = table_of(
        tmp_path,
        [
            report("2022-07", stated(H1, 100, changes=[(H1_BEFORE, 3, "percent")], attainments=[("2022", 50)])),
            report("2023-07", stated(H1, 100)),
            report("2023-08", stated(H1, 105, name="tổng mức bán lẻ")),
        ],
        "BANLE",
    )
    citations = Citations(table)
    cell = table.rows[0].cells[1]
    assert cell is not None
    cited = {citations.number(source) for line in lines_of(cell) for source in line.cited}
    assert cited | {citations.number(cell.source)} == set(range(1, len(citations.sources) + 1))


def test_a_computed_change_is_against_the_cell_that_is_shown(tmp_path: Path) -> None:
    row = row_of(tmp_path, [report("2021-07", stated(H1_BEFORE, 80)), report("2022-07", stated(H1, 100))], "BANLE")
    before, now = row.cells
    assert before is not None
    assert now is not None
    assert [line.words for line in lines_of(now)] == ["tính ra: tăng 25% so với cùng kỳ"]
    assert now.changes[0].base == span(H1_BEFORE) == before.period


SEVERAL = [
    (["XK,NK"], ("XK", "NK")),
    (["XK; NK", "XK"], ("XK", "NK")),
    # a registered name that itself has a comma
    (["kim ngạch xuất, nhập khẩu"], ("kim ngạch xuất, nhập khẩu",)),
    ([" , "], ()),
]


@pytest.mark.parametrize(("asked", "indicators"), SEVERAL)
def test_several_indicators_in_one_parameter(asked: list[str], indicators: tuple[str, ...]) -> None:
    assert several(asked) == indicators


@pytest.mark.parametrize("asked", [[], [","], [f"A{at}" for at in range(51)]])
def test_none_or_too_many_indicators(asked: list[str]) -> None:
    with pytest.raises(BadCallError):
        to_compare(asked)
