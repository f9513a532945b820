"""The samples: what truth.json says stands in the documents, and the script builds them again as they are."""

from __future__ import annotations

import json
import re
import unicodedata
import zipfile
from collections import Counter
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, get_args

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn

from corpus.registers import indicators, provinces, units
from corpus.samples.build import WRITERS, build
from corpus.samples.facts import FOLDER, PROVINCE, decimal, printed
from corpus.samples.portable import fonts_found
from models.record import Mention, Observation
from models.structure import Role

DOCUMENTS = FOLDER / "documents"
TRUTH: dict[str, Any] = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
# A machine without the fonts checks the .docx half.
WRITTEN = tuple(suffix for suffix in WRITERS if fonts_found() or not suffix.endswith("pdf"))
# What the other formats say is compared with these by test_sample_formats.py.
FILES = sorted(file for file in TRUTH["documents"] if file.count(".") == 1 and file.endswith((".docx", ".pdf")))
# A line with nothing but the page number opens every page after the first.
PAGE_NUMBER = re.compile(r"^\s*\d+\s*$", re.MULTILINE)


@cache
def text_of(file: str) -> str:
    """All words of a document in print order, single-spaced; a read of its own, without the pipeline."""
    path = DOCUMENTS / file
    if path.suffix == ".docx":
        paragraphs = docx.Document(str(path)).element.body.iter(qn("w:p"))
        lines = ["".join(run.text or "" for run in paragraph.iter(qn("w:t"))) for paragraph in paragraphs]
    else:
        pages = pypdfium2.PdfDocument(path)
        texts = [page.get_textpage().get_text_range() for page in pages]
        lines = [texts[0], *(PAGE_NUMBER.sub("", text, count=1) for text in texts[1:])]
    return unicodedata.normalize("NFC", " ".join(" ".join(lines).split()))


def files_of(document: str) -> list[str]:
    """The files of a document named without its suffix."""
    return [file for file in FILES if file.rsplit(".", 1)[0] == document]


def says(document: str, words: str) -> bool:
    """Whether every file of a document prints these words."""
    found = files_of(document)
    return bool(found) and all(" ".join(words.split()) in text_of(file) for file in found)


def test_files_and_truth_name_the_same_documents() -> None:
    assert sorted(path.name for path in DOCUMENTS.iterdir()) == sorted(TRUTH["documents"])


def test_there_are_enough_of_both_formats() -> None:
    formats = Counter(Path(file).suffix for file in FILES)
    assert len({file.rsplit(".", 1)[0] for file in FILES}) >= 24
    assert formats.keys() == {".docx", ".pdf"}
    assert min(formats.values()) >= 12


def test_the_province_does_not_exist() -> None:
    assert PROVINCE not in {name for row in provinces() for name in (row.old_name, row.new_name, *row.variants)}


@pytest.mark.parametrize("file", FILES)
def test_head_and_foot_are_printed(file: str) -> None:
    truth, text = TRUTH["documents"][file], text_of(file)
    assert truth["title"] in text
    assert f"{truth['number'] or ''}/{truth['symbol']}" in text.replace("Số: ", "")
    for signer in truth["signers"]:
        assert signer["name"] in text
        assert f"{signer['formula'] or ''} {signer['title'].upper()}".strip().split()[-1] in text
    assert all(f"- {recipient};" in text for recipient in truth["recipients"])


@pytest.mark.parametrize("file", FILES)
def test_every_figure_is_printed(file: str) -> None:
    text = text_of(file)
    for seen in (seen for seen in TRUTH["observations"] if seen["document"] == file):
        if seen["value"] is not None:
            number = re.escape(printed(Decimal(str(seen["value"])), seen["decimals"]))
            assert re.search(rf"(?<![\d.,]){number}(?!\d)", text), seen
        for change in seen["comparisons"]:
            assert any(form in text for form in change_forms(change["change"])), seen
        for attainment in seen["attainments"]:
            assert printed(Decimal(str(attainment["percent"])), 1).removesuffix(",0") in text, seen


def change_forms(change: float) -> tuple[str, ...]:
    """ "tăng 5%", the ratio "105,0" of a table, and the change in points "0,36"."""
    size = str(abs(Decimal(str(change)))).replace(".", ",").removesuffix(",0")
    word = "tăng" if change >= 0 else "giảm"
    return f"{word} {size}%", f"{word} {size} điểm phần trăm", printed(100 + Decimal(str(change)), 1)


def test_figures_are_in_the_records_own_fields() -> None:
    names = set(Observation.model_fields) - set(Mention.model_fields)
    surfaces = {row.surface for row in units()} - {row.canonical for row in units()}
    registered = {row.code for row in indicators()}
    for seen in TRUTH["observations"]:
        assert seen.keys() == names | {"document"}
        assert seen["status"] in ("actual", "estimate", "target")
        assert seen["indicator"] is None or seen["indicator"] in registered
        assert seen["unit"] not in surfaces, "a listed unit goes by its canonical name"
    unregistered = {seen["name"] for seen in TRUTH["observations"] if seen["indicator"] is None}
    assert "lượt người được tập huấn nghiệp vụ thi đua" in unregistered


# The comparison worked out by hand from the reports, to check what the script works out.
CELLS: tuple[tuple[str, str, str, float | None, str, list[str]], ...] = (
    # the estimate of July stands until the next July prints an actual figure
    ("GTSXCN_CONST", "6M", "2019", 20355, "actual", ["revised"]),
    # the next July printed the figure in other prices, so the estimate stands
    ("GTSXCN_CONST", "6M", "2021", 23240, "estimate", []),
    # other constant prices than in 2021
    ("GTSXCN_CONST", "6M", "2022", 33870, "actual", ["break"]),
    # three vintages: estimate of December, actual of January, official a year later
    ("XK", "Y", "2020", 971.3, "actual", ["revised"]),
    # the sector's report and the emulation report of one year contradict each other
    ("XK", "Y", "2021", 1124.5, "actual", ["conflict"]),
    # "1,24 tỷ USD" is the same as 1.238,4 triệu USD; the estimate was 1.241,0
    ("XK", "Y", "2022", 1238.4, "actual", ["revised"]),
    # 470,5 against 391,7 is 20,1%, not 21%
    ("NK", "6M", "2021", 470.5, "actual", ["change-differs"]),
    # nobody prints an actual figure of the last half-year
    ("NK", "6M", "2023", 498.8, "estimate", []),
    # growth only
    ("IIP", "6M", "2022", None, "actual", []),
    # a fall to a level, and the change in points
    ("DIEN_TT", "Y", "2021", 4.95, "actual", []),
    # no revision, said twice
    ("NK", "Y", "2020", 843.9, "actual", []),
)


@pytest.mark.parametrize(("indicator", "period", "year", "value", "status", "flags"), CELLS)
def test_comparison(indicator: str, period: str, year: str, value: float | None, status: str, flags: list[str]) -> None:
    rows = [row for row in TRUTH["compare"] if (row["indicator"], row["period"]) == (indicator, period)]
    (row,) = [row for row in rows if "Sở Công Thương tỉnh An Thủy" in row["issuers"]]
    cell = row["cells"][year]
    assert (cell["value"], cell["status"], cell["flags"]) == (value, status, flags)


def test_the_only_conflict_and_the_only_wrong_change_are_the_deliberate_ones() -> None:
    flagged = {
        flag: [
            (row["indicator"], row["period"], year)
            for row in TRUTH["compare"]
            for year, cell in row["cells"].items()
            if flag in cell["flags"]
        ]
        for flag in ("conflict", "change-differs", "break")
    }
    other_body = [place for place in flagged["break"] if place[0] != "GTSXCN_CONST"]
    assert {(period, year) for _, period, year in other_body} == {("Y", "2022")}
    flagged["break"] = [place for place in flagged["break"] if place not in other_body]
    assert flagged == {
        "conflict": [("XK", "Y", "2021")],
        "change-differs": [("NK", "6M", "2021")],
        "break": [("GTSXCN_CONST", "6M", "2022"), ("GTSXCN_CONST", "Y", "2022")],
    }


def test_a_renamed_body_has_one_row() -> None:
    (row,) = [row for row in TRUTH["compare"] if row["indicator"] == "DN_MOI"]
    assert row["issuers"] == ["Sở Kế hoạch và Đầu tư tỉnh An Thủy", "Sở Tài chính tỉnh An Thủy"]
    assert sorted(row["cells"]) == ["2019", "2020", "2021", "2022", "2023"]


def test_half_years_are_smaller_than_years() -> None:
    years = {(row["name"], row["issuer"]): row["cells"] for row in TRUTH["compare"] if row["period"] == "Y"}
    halves = [row for row in TRUTH["compare"] if row["period"] == "6M" and (row["name"], row["issuer"]) in years]
    assert len(halves) >= 5
    for row in halves:
        for year, cell in row["cells"].items():
            whole = years[row["name"], row["issuer"]].get(year)
            if whole and cell["value"] is not None:
                scale = 10 ** (whole["unit_mult"] - cell["unit_mult"])
                assert cell["value"] < whole["value"] * scale, (row["name"], year)


@pytest.mark.parametrize("trap", TRUTH["traps"], ids=lambda trap: f"{trap['trap']}-{trap['document']}")
def test_trap_is_printed(trap: dict[str, str]) -> None:
    assert says(trap["document"], trap["text"])


REQUIRED_TRAPS = {
    "number-blank", "day-blank", "symbol-without-bar", "movement-name-drifts", "section-label-repeated",
    "sentence-cut-by-page", "value-revised", "estimate-differs-from-final", "price-base-changed", "body-renamed",
    "table-repeats-prose", "same-period-wording", "growth-without-value", "attainment", "level-after-fall",
    "percentage-point", "parallel-list", "awards-in-prose", "awards-in-table", "so-omitted", "list-of-numbers",
    "day-without-year", "date-range", "lunar-year", "limitation-recurs", "cause", "recommendation", "task-answered",
    "task-not-answered", "end-mark", "archive-line", "signed-for-the-head", "signed-for-the-committee", "conflict",
    "change-differs", "same-document-two-formats", "automatic-numbering",
}  # fmt: skip


def test_all_traps_are_there() -> None:
    assert {trap["trap"] for trap in TRUTH["traps"]} >= REQUIRED_TRAPS


@pytest.mark.parametrize("gist", TRUTH["recurring_limitations"], ids=lambda gist: gist["gist"])
def test_recurring_limitation_stands_in_each_report(gist: dict[str, Any]) -> None:
    assert len({said["year"] for said in gist["wordings"]}) >= 4
    assert len({said["wording"] for said in gist["wordings"]}) >= 3
    for said in gist["wordings"]:
        assert says(said["document"], said["wording"]), said


@pytest.mark.parametrize("answer", TRUTH["answers"], ids=lambda answer: answer["text"][:40])
def test_task_or_request_and_its_answer_are_printed(answer: dict[str, Any]) -> None:
    assert says(answer["document"], answer["text"])
    assert answer["answered_by"] is None or says(answer["answered_by"], answer["answer"])


def test_statements_and_headings_are_printed() -> None:
    assert {said["role"] for said in TRUTH["statements"]} == set(get_args(Role)) - {None}
    for said in (said for said in TRUTH["statements"] if said["document"] in FILES):
        assert said["quote"] in text_of(said["document"]), said
    for file in FILES:
        for heading in TRUTH["sections"][file]:
            assert f"{heading['label'] or ''} {heading['heading']}".strip() in text_of(file), (file, heading)


def test_citing_documents_print_the_symbol() -> None:
    for reference in TRUTH["references"]:
        symbols = [spelling.split(reference["cited"]["number"], 1)[1] for spelling in reference["spellings"]]
        for file in set(reference["by"]) & set(FILES):
            assert any(symbol in text_of(file) for symbol in symbols), (reference, file)
            assert re.search(rf"\b{reference['cited']['number']}\b", text_of(file)), (reference, file)


def test_directives_are_held_and_cited_by_plans_and_reports() -> None:
    held = {file: reference for reference in TRUTH["references"] for file in reference["held"]}
    for directive in ("ubnd-chi-thi-03-2019.docx", "sct-cdct-chi-thi-01-2021.pdf"):
        assert {TRUTH["documents"][file]["type"] for file in held[directive]["by"]} == {"KH", "BC"}
    assert held["sct-cdct-chi-thi-01-2021.pdf"]["spellings"] == ["01/CTLT-SCT-CĐCT", "01/CTLT-SCT-CDCT"]


def test_movements_are_printed_by_their_names() -> None:
    for movement in TRUTH["movements"]:
        for file in set(movement["documents"]) & set(FILES):
            assert any(name in text_of(file) for name in movement["names"]), (movement, file)


def test_awards_are_printed_with_their_counts() -> None:
    for award in (award for award in TRUTH["awards"] if award["document"] in FILES):
        text = text_of(award["document"])
        assert award["name"] in text
        assert f"{award['count']:02}" in text


def test_two_formats_of_a_document_say_the_same() -> None:
    pairs = [kept for files in TRUTH["same_document"] if len(kept := [file for file in files if file in FILES]) > 1]
    assert len(pairs) >= 3
    for one, other in pairs:
        assert TRUTH["documents"][one] == TRUTH["documents"][other]
        figures = [re.findall(r"\d[\d.,]*\d", text_of(file)) for file in (one, other)]
        assert Counter(figures[0]) == Counter(figures[1])


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    build(folder, WRITTEN)
    return folder


def test_build_gives_what_is_committed(built: Path) -> None:
    assert (built / "truth.json").read_bytes() == (FOLDER / "truth.json").read_bytes()
    expected = sorted(file for file in TRUTH["documents"] if file.partition(".")[2] in WRITTEN)
    assert sorted(path.name for path in (built / "documents").iterdir()) == expected
    for path in (built / "documents").iterdir():
        assert contents(path) == contents(DOCUMENTS / path.name), path.name


def test_build_gives_the_same_bytes_each_time(built: Path, tmp_path: Path) -> None:
    build(tmp_path, WRITTEN)
    for path in (built / "documents").iterdir():
        assert path.read_bytes() == (tmp_path / "documents" / path.name).read_bytes(), path.name


def contents(path: Path) -> list[str] | dict[str, bytes] | bytes:
    """A .pdf's pages, a package's members: what doesn't depend on this machine's way of compressing."""
    if path.suffix == ".pdf":
        return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(path)]
    if path.suffix not in {".docx", ".odt"}:
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize(
    ("text", "value"),
    [("1.124,5", "1124.5"), ("940", "940"), ("2.731.250.000", "2731250000"), ("4,95", "4.95")],
)
def test_numbers_print_and_read_back(text: str, value: str) -> None:
    assert decimal(text) == Decimal(value)
    assert printed(Decimal(value), len(text.partition(",")[2])) == text
