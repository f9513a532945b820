"""Builds the sample documents and truth.json: `python -m corpus.samples.build [FOLDER]`.

The .doc files are made apart, by LibreOffice of their .docx and .rtf (`soffice --convert-to doc`), as no script can.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from corpus.samples import threads, truth
from corpus.samples.facts import FOLDER, Draft
from corpus.samples.open_document import write_odt
from corpus.samples.portable import write_pdf
from corpus.samples.prose import directives, emulation, emulation_year, planning, plans, trade, trade_year
from corpus.samples.rich import write_rtf, write_rtf_tcvn3
from corpus.samples.scans import write_mixed, write_scan, write_stamped_scan
from corpus.samples.traps import TRAPS
from corpus.samples.web import write_html, write_text, write_text_tcvn3
from corpus.samples.word import write_docx

YEARS = range(2019, 2024)
WRITERS: dict[str, Callable[[Draft], bytes]] = {
    "docx": write_docx,
    "pdf": write_pdf,
    "odt": write_odt,
    "rtf": write_rtf,
    "html": write_html,
    "txt": write_text,
    "tcvn3.rtf": write_rtf_tcvn3,
    "tcvn3.txt": write_text_tcvn3,
    "scan.pdf": write_scan,
    "stamped.pdf": write_stamped_scan,
    "mixed.pdf": write_mixed,
}
"""What follows a document's name → what writes it."""
MORE_FORMATS = {
    "sct-cong-thuong-2022-nam": ("doc", "odt", "rtf", "html", "txt"),
    "sct-thi-dua-2019-6t": ("tcvn3.doc", "tcvn3.rtf", "tcvn3.txt", "odt"),
}
"""Documents that are held in every format."""
SCANS = {
    "sct-cong-thuong-2021-6t": ("scan.pdf",),
    "sct-ke-hoach-thi-dua-2022": ("scan.pdf",),
    "ubnd-chi-thi-03-2019": ("stamped.pdf",),
    "sct-thi-dua-2021-6t": ("mixed.pdf",),
}
"""Documents that are held as scans too: a report with tables, a plan, a stamped directive, a report in part scanned."""


def drafts() -> tuple[Draft, ...]:
    """Every document of the samples, in a fixed order."""
    yearly = (
        trade.half_year, trade_year.year_report, emulation.half_year, emulation_year.year_report, plans.plan,
        planning.year_report,
    )  # fmt: skip
    found = (directives.of_committee(), directives.joint(), *(report(year) for report in yearly for year in YEARS))
    for draft in found:
        draft.formats += MORE_FORMATS.get(draft.name, ()) + SCANS.get(draft.name, ())
    return found


def truth_of(written: Iterable[Draft]) -> dict[str, Any]:
    """Everything that is true in the documents."""
    written = tuple(written)
    return {
        "rules": truth.RULES,
        "documents": {file: truth.document(draft) for draft in written for file in truth.files(draft)},
        "observations": truth.by_file(written, "observations"),
        "compare": truth.compare(written),
        "movements": truth.movements(written),
        "references": truth.references(written),
        "awards": truth.by_file(written, "awards"),
        "statements": truth.by_file(written, "statements"),
        "sections": {file: truth.sections(draft) for draft in written for file in truth.files(draft)},
        "recurring_limitations": threads.recurring_limitations(),
        "answers": list(threads.ANSWERS),
        "bodies": list(threads.BODIES),
        "same_document": [truth.files(draft) for draft in written if len(draft.formats) > 1],
        "traps": list(TRAPS),
    }


def build(folder: Path, formats: tuple[str, ...] = tuple(WRITERS)) -> None:
    """Write documents/ and truth.json into a folder, the documents in these formats only."""
    documents = folder / "documents"
    documents.mkdir(parents=True, exist_ok=True)
    written = drafts()
    for draft in written:
        for suffix in draft.formats:
            if suffix in formats:
                (documents / f"{draft.name}.{suffix}").write_bytes(WRITERS[suffix](draft))
    text = json.dumps(truth_of(written), ensure_ascii=False, indent=1)
    (folder / "truth.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    build(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
