"""Every row of every register is well-formed: ids unique, sources known, codes, dates and factors readable."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from corpus import registers
from corpus.tables import TableError, read_table, split_cell
from models.values.wording import fold

REGISTERS = {name: getattr(registers, name)() for name in registers.__all__}
IDENTIFIED = {
    "document_types": "code",
    "movements": "id",
    "awards": "id",
    "indicators": "code",
    "sources": "id",
    "units": "surface",
}


@pytest.mark.parametrize("name", REGISTERS)
def test_no_register_is_empty_and_no_cell_has_stray_blanks_or_quoting(name: str) -> None:
    rows = REGISTERS[name]
    assert rows
    for row in rows:
        values = [getattr(row, field) for field in row.__dataclass_fields__]
        cells = [
            cell
            for value in values
            if isinstance(value, str | tuple)
            for cell in ([value] if isinstance(value, str) else value)
        ]
        assert [cell for cell in cells if cell != cell.strip() or '""' in cell] == [], row


@pytest.mark.parametrize(("name", "field"), IDENTIFIED.items())
def test_ids_are_unique(name: str, field: str) -> None:
    twice = [key for key, count in Counter(getattr(row, field) for row in REGISTERS[name]).items() if count > 1]
    assert twice == []


@pytest.mark.parametrize("name", ["bodies", "movements", "awards", "indicators", "provinces", "signing_formulas"])
def test_every_source_is_known(name: str) -> None:
    known = {source.id for source in registers.sources()}
    assert [(row, source) for row in REGISTERS[name] for source in row.source if source not in known] == []


@pytest.mark.parametrize("name", [n for n, rows in REGISTERS.items() if hasattr(rows[0], "certainty")])
def test_certainty_is_a_b_or_c(name: str) -> None:
    assert {row.certainty for row in REGISTERS[name]} <= {"A", "B", "C"}


def test_a_variant_names_one_indicator_movement_or_award_only() -> None:
    for rows, key, name in (
        (registers.movements(), "id", "canonical_vi"),
        (registers.awards(), "id", "name_vi"),
    ):
        owners: dict[str, set[str]] = {}
        for row in rows:
            family = re.sub(r"(?<=\d)[a-z]$", "", getattr(row, key))  # M01a is a phase of M01
            for wording in (getattr(row, name), *row.variants):
                owners.setdefault(fold(wording), set()).add(family)
        assert {wording: ids for wording, ids in owners.items() if len(ids) > 1} == {}


def test_movements_start_before_they_end() -> None:
    assert [m.id for m in registers.movements() if m.start and m.end and int(m.start) > int(m.end)] == []


def test_units_have_a_positive_factor() -> None:
    assert [unit.surface for unit in registers.units() if unit.factor <= 0] == []


def test_successors_of_bodies_are_named_or_known() -> None:
    known = {body.abbr for body in registers.bodies()} | {body.name_vi for body in registers.bodies()}
    strange = [body.abbr for body in registers.bodies() if body.successor and body.successor not in known]
    assert set(strange) <= {"TCTK", "BTGTW", "BDT"}, "successors that have no row of their own"


def test_provinces_are_the_63_that_became_34() -> None:
    rows = registers.provinces()
    assert len(rows) == 63
    assert len({row.new_name for row in rows}) == 34


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("a\tb\nx\n", r"broken\.tsv:2: 1 cells, expected 2"),  # a row that is short
        ("a\tb\nx\ty\tz\n", r"broken\.tsv:2: 3 cells, expected 2"),  # a row that is long
        ("a\tc\nx\ty\n", r"broken\.tsv:1: columns are"),  # another header
        ("", r"broken\.tsv:1: columns are"),  # an empty file
    ],
)
def test_a_bad_row_is_told_with_file_and_line(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "broken.tsv"
    path.write_text(content, "utf-8")
    with pytest.raises(TableError, match=message):
        read_table(path, ("a", "b"))


def test_quotes_are_letters_in_a_table(tmp_path: Path) -> None:
    path = tmp_path / "t.tsv"
    path.write_text('a\tb\n"x\ty"\n', "utf-8")
    assert read_table(path, ("a", "b")) == ({"a": '"x', "b": 'y"'},)


def test_a_cell_of_several_values() -> None:
    assert split_cell("a | b|c") == ("a", "b", "c")
    assert split_cell("") == ()
