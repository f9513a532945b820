"""Charts: what the specification says, and what is drawn from it."""

from __future__ import annotations

import io
import json
import re
from typing import Any

import pytest
from lxml import etree
from PIL import Image

from api.exports.chart import png, specification, svg, vega
from api.exports.chart.drawing import drawn_of
from api.exports.chart.panels import Point, panels
from models.answer import ComparisonTable
from tests.api.exports.tables import HOSTILE, empty, monthly, renamed

SVG = "{http://www.w3.org/2000/svg}"


def texts(drawn: bytes) -> list[str]:
    return [text for text in etree.fromstring(drawn).itertext() if text.strip()]


def bars(drawn: bytes) -> list[Any]:
    return [path for path in etree.fromstring(drawn).iter(f"{SVG}path") if path.get("aria-roledescription") == "bar"]


POINTS = [
    # indicator, period: value, label, status, why not
    ("BANLE", 0, (14098, "14.098", "actual", None)),
    ("BANLE", 1, (15202, "≈15.202", "actual", None)),
    ("BANLE", 2, (16110.25, "16.110,25", "estimate", None)),
    # a row without figures shows the changes that are stated
    ("IIP", 0, (9.4, "9,4", "actual", None)),
    ("IIP", 1, (-3.7, "-3,7", "actual", None)),
    # a gap stays a gap; a figure that another one contradicts is marked
    ("XK", 1, (None, "", None, "không nêu")),
    ("XK", 2, (610.5, "610,5*", "actual", None)),
]


@pytest.mark.parametrize(("indicator", "column", "said"), POINTS)
def test_points(table: ComparisonTable, indicator: str, column: int, said: tuple[Any, ...]) -> None:
    row = next(number for number, row in enumerate(table.rows) if row.indicator == indicator)
    point = panels(table)[row].points[column]
    assert (point.value, point.text, point.status, point.gap) == said


@pytest.mark.parametrize(
    ("measure", "unit", "values", "gaps"),
    [
        ("level", "tỷ đồng", [14098, 15202, 16110.25], [None, None, None]),
        ("change", "% tăng, giảm so với cùng kỳ năm trước", [11.7, 7.8, None], [None, None, "không có mức so sánh"]),
        (
            "attainment",
            "% kế hoạch",
            [None, 48.5, None],
            ["không nêu mức hoàn thành", None, "không nêu mức hoàn thành"],
        ),
    ],
)
def test_what_is_asked_for_first_is_drawn(
    table: ComparisonTable, measure: Any, unit: str, values: list[float | None], gaps: list[str | None]
) -> None:
    panel = panels(table.model_copy(update={"measure": measure}))[0]
    assert panel.unit == unit
    assert [point.value for point in panel.points] == values
    assert [point.gap for point in panel.points] == gaps


def test_a_change_has_status_and_source_of_who_states_it(table: ComparisonTable) -> None:
    first = panels(table.model_copy(update={"measure": "change"}))[0].points[0]
    assert first.status == "estimate"  # the figure was final later, and that report states no change
    assert first.source
    assert first.source.document.issued == "2020-07-03"
    changes = table.model_copy(update={"measure": "change"})
    named = specification(changes)["title"]["text"][-1]
    assert "ngày 03/7/2020" in named
    assert "ngày 04/7/2022" not in named  # it states no change


def test_a_figure_in_another_unit_is_not_drawn_with_the_others(table: ComparisonTable) -> None:
    row = table.rows[0]
    other = row.cells[1] and row.cells[1].model_copy(update={"unit": "USD", "unit_mult": 6})
    changed = row.model_copy(update={"cells": (row.cells[0], other, row.cells[2])})
    points = panels(table.model_copy(update={"rows": (changed,)}))[0].points
    assert [point.gap for point in points] == [None, "khác đơn vị", None]


def test_lines_end_at_gaps_and_breaks(table: ComparisonTable) -> None:
    def runs(points: tuple[Point, ...]) -> list[int]:
        return [point.run for point in points]

    gapped = monthly({month: None if month == 3 else 100 + month for month in range(1, 6)}, table)
    assert runs(panels(gapped)[0].points) == [0, 0, 1, 1, 1]
    constant = next(panel for panel in panels(table) if panel.name.startswith("Giá trị"))
    assert [point.rupture for point in constant.points] == ["", "đổi gốc giá", ""]
    assert len({point.run for point in constant.points[:2]}) == 2


def test_few_columns_are_bars_and_many_a_line(table: ComparisonTable) -> None:
    year = monthly({month: 100.0 + month for month in range(1, 13)}, table)
    kinds = [
        [layer["mark"]["type"] for layer in panel["layer"]]
        for chart in (specification(table), specification(year))
        for panel in chart["concat"]
    ]
    assert all("bar" in kind and "line" not in kind for kind in kinds[:-1])
    assert "line" in kinds[-1]
    assert "bar" not in kinds[-1]


def test_gaps_keep_their_column(table: ComparisonTable) -> None:
    drawn = svg(monthly({month: None if month in (4, 5) else 100.0 for month in range(1, 13)}, table))
    assert {f"T{month}/2020" for month in range(1, 13)} <= set(texts(drawn))
    assert texts(drawn).count("không nêu") == 2


def test_of_a_large_table_a_part_is_drawn_and_that_is_said(table: ComparisonTable) -> None:
    row, column = table.rows[0], table.periods[0]
    wide = ComparisonTable(
        periods=tuple(column.model_copy(update={"label": f"T{number}"}) for number in range(150)),
        rows=tuple(row.model_copy(update={"cells": (row.cells[0],) * 150}) for _ in range(30)),
    )
    chart = specification(wide)
    assert len(chart["concat"]) == 4
    assert [point["ky"] for point in chart["concat"][0]["data"]["values"]] == [
        f"T{number}" for number in range(30, 150)
    ]
    assert chart["title"]["text"][:2] == ["Chỉ vẽ 4 hàng đầu trong 30 hàng có số liệu.", "Chỉ vẽ 120 kỳ sau cùng."]
    assert chart["concat"][0]["width"] <= 2000


def test_the_specification_is_whole(table: ComparisonTable) -> None:
    chart = json.loads(vega(table))
    assert chart["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json"
    assert "url" not in json.dumps(chart)
    values = [point["so"] for panel in chart["concat"] for point in panel["data"]["values"]]
    assert values[:6] == [14098, 15202, 16110.25, 9.4, -3.7, None]
    assert all(panel["layer"][-1]["mark"]["type"] in ("rule", "text") for panel in chart["concat"])


def test_what_is_drawn(table: ComparisonTable) -> None:
    drawn = svg(table)
    said = texts(drawn)
    for words in ("14.098", "≈15.202", "16.110,25", "-3,7", "610,5*", "không nêu", "đổi gốc giá", "thực hiện", "ước"):
        assert words in said
    assert "20.000" in said  # the axis
    assert any(text.startswith("tỷ đồng · Sở Công Thương tỉnh Bình Hà") for text in said)
    assert any("Nguồn: Báo cáo số 12/BC-SCT ngày 03/7/2020" in text for text in said)
    assert any("Có số khác được nêu" in text for text in said)
    fills = [(bar.get("fill"), bar.get("stroke")) for bar in bars(drawn)]
    assert fills.count(("white", "#0072b2")) == 1
    assert len(fills) == 9
    assert any("16.110,25 tỷ đồng (ước), Báo cáo số 12/BC-SCT" in bar.get("aria-label", "") for bar in bars(drawn))


def test_bars_are_as_high_as_their_figures(table: ComparisonTable) -> None:
    heights = [float(re.search(r"v(-?[\d.]+)h", bar.get("d"))[1]) for bar in bars(svg(table))[:3]]  # type: ignore[index]
    for height, value in zip(heights, (14098, 15202, 16110.25), strict=True):
        assert height / heights[0] == pytest.approx(value / 14098, abs=0.01)


def test_nothing_that_documents_bring_can_run(table: ComparisonTable) -> None:
    root = etree.fromstring(svg(renamed(table, HOSTILE)))
    assert {"script", "foreignObject", "image", "a", "style"} & {
        etree.QName(one).localname for one in root.iter()
    } == set()
    assert not any(name.startswith("on") for one in root.iter() for name in one.attrib)
    assert not any("style" in one.attrib for one in root.iter())  # the pages' policy would refuse it


def test_png(table: ComparisonTable) -> None:
    content = png(table)
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    picture = Image.open(io.BytesIO(content))
    drawn = etree.fromstring(svg(table))
    assert picture.size == (2 * int(drawn.get("width")), 2 * int(drawn.get("height")))
    colours = {colour for _, colour in picture.convert("RGB").getcolors(1 << 20) or ()}
    assert {(255, 255, 255), (0, 114, 178), (213, 94, 0)} <= colours


def test_the_same_table_gives_the_same_chart(table: ComparisonTable) -> None:
    first = svg(table)
    drawn_of.cache_clear()
    assert svg(table) == first


@pytest.mark.parametrize("rows", [True, False])
def test_an_empty_table_says_so(table: ComparisonTable, rows: bool) -> None:
    nothing = empty(table) if rows else ComparisonTable(periods=(), rows=())
    assert "Không có số liệu nào được nêu để vẽ." in texts(svg(nothing))
    assert png(nothing).startswith(b"\x89PNG")
