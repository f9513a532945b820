"""Generated corpora: the same arguments give the same documents, and what truth says stands in them."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from string import Formatter

import pytest

from corpus.registers import indicators, provinces, units
from corpus.samples.generate import WRITERS, generate
from corpus.samples.generated import bodies, drafts, truth_of, wordings
from corpus.samples.generated.bodies import INDICATORS, KINDS, SIZES
from corpus.samples.generated.tables import FORMS
from models.values.wording import fold

YEARS = range(2019, 2023)
WORDINGS = {
    "results": wordings.RESULTS,
    "final results": wordings.FINAL_RESULTS,
    "last year's": wordings.BEFORE,
    "revised": wordings.REVISED,
    "targets": wordings.TARGETS,
}


def digest(folder: Path) -> str:
    content = b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())
    return hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_seed_gives_the_same_bytes_and_another_other_figures(tmp_path: Path, suffix: str) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        assert generate(3, range(2020, 2022), seed, tmp_path / name, suffix) == 18
    assert digest(tmp_path / "a") == digest(tmp_path / "b") != digest(tmp_path / "c")


def test_a_body_reports_the_same_whoever_else_there_is() -> None:
    few, many = bodies(4, 3), bodies(40, 3)
    assert many[:4] == few
    assert [draft.blocks for draft in drafts(few[2], YEARS, 3)] == [draft.blocks for draft in drafts(many[2], YEARS, 3)]


@pytest.mark.parametrize("count", [0, 100_000])
def test_there_are_names_for_so_many_bodies_only(count: int) -> None:
    with pytest.raises(ValueError, match="names for 1 to"):
        bodies(count, 1)


def test_bodies_are_made_up_and_told_apart_without_diacritics() -> None:
    found = bodies(3060, 5)
    assert len({fold(body.name) for body in found}) == len({body.slug for body in found}) == 3060
    real = {fold(name) for row in provinces() for name in (row.old_name, row.new_name)}
    assert not {fold(body.province) for body in found} & real


def test_indicators_are_those_of_the_registers() -> None:
    codes = {row.code for row in indicators()}
    assert set(INDICATORS) == set(SIZES) == {code for kind in KINDS for code in kind.codes}
    assert set(INDICATORS) <= codes
    assert {indicator.unit for indicator in INDICATORS.values()} <= {row.canonical for row in units()}


@pytest.mark.parametrize("kind", WORDINGS)
def test_everything_is_told_in_five_wordings_or_more(kind: str) -> None:
    assert len(set(WORDINGS[kind])) == len(WORDINGS[kind]) >= 5


def test_every_wording_and_form_of_table_is_used() -> None:
    used = "\n".join(block.text for body in bodies(60, 1) for draft in drafts(body, YEARS, 1) for block in draft.blocks)
    for wording in (each for kind in WORDINGS.values() for each in kind):
        parts = [re.escape(text) for text, *_ in Formatter().parse(wording)]
        assert re.search(".+?".join(parts), used), wording
    assert len(FORMS) == 4


def test_truth_is_the_newest_final_figure_that_a_document_states() -> None:
    body = bodies(1, 1)[0]
    found = list(drafts(body, YEARS, 1))
    by_name = {draft.name: draft for draft in found}
    for row in truth_of(body, found):
        for year, cell in row["cells"].items():
            stated = [
                (draft.head.issued, seen["status"] == "actual", seen["value"])
                for draft in found
                for seen in draft.observations
                if seen["indicator"] == row["indicator"]
                and seen["status"] != "target"
                and seen["period"]["end"] == f"{year}-{'06-30' if row['period'] == '6M' else '12-31'}"
            ]
            final = [one for one in stated if one[1]] or stated
            assert (by_name[cell["document"]].head.issued, cell["value"]) == (max(final)[0], max(final)[2])


def test_truth_lies_beside_the_documents(tmp_path: Path) -> None:
    generate(2, range(2020, 2023), 4, tmp_path)
    truth = json.loads((tmp_path / "truth.json").read_text("utf-8"))
    names = {path.stem for path in (tmp_path / "documents").iterdir()}
    assert len(names) == 18
    assert {cell["document"] for row in truth["compare"] for cell in row["cells"].values()} <= names
