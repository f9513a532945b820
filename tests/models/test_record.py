"""How a record prints."""

from __future__ import annotations

import pytest

from models.answer import CellChange
from models.record import Attainment, Comparison


@pytest.mark.parametrize(
    ("number", "printed"),
    [
        (26253.0, "26253"),  # a whole number as people write it
        (6.7, "6.7"),
        (-3.0, "-3"),  # a fall
        (0.0, "0"),
        (-0.25, "-0.25"),
        (1e15, "1000000000000000"),  # no exponent
    ],
)
def test_whole_numbers_have_no_fraction(number: float, printed: str) -> None:
    change = Comparison(base=None, change=number, unit="percent")
    assert change.model_dump_json() == f'{{"base":null,"change":{printed},"unit":"percent"}}'
    assert Comparison.model_validate_json(change.model_dump_json()) == change


def test_plans_and_cells_print_alike() -> None:
    assert Attainment(target=None, percent=52.0).model_dump_json() == '{"target":null,"percent":52}'
    cell = CellChange(base=None, stated=None, computed=12.0, unit="percent")
    assert '"stated":null,"computed":12,' in cell.model_dump_json()
