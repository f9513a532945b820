"""The samples' scans, clean, stamped and mixed with text: recognised, they say what their .docx says."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from functools import cache
from typing import Any

import pypdfium2
import pytest

from corpus.samples.build import SCANS
from corpus.samples.facts import FOLDER
from corpus.samples.scans import STAMP
from models.values.wording import normal
from pipeline.stages import parse

FACTS = ("observations", "references", "movements", "awards", "statements", "dates")
PLACE = {"start", "end", "page", "section", "boxes", "quote"}
FILES = [(name, suffix) for name, suffixes in SCANS.items() for suffix in suffixes]
LARGEST = 300_000
"""Bytes of a file."""
FACTS_FOUND, WORDS_RIGHT = 0.97, 0.99


@cache
def record(file: str) -> dict[str, Any]:
    path = FOLDER / "documents" / file
    found: dict[str, Any] = json.loads(parse(path.read_bytes(), path.name).to_json())
    return found


def facts(file: str, kind: str) -> Counter[str]:
    """What was found, without its places and the words around it."""
    found = ({key: value for key, value in one.items() if key not in PLACE} for one in record(file)[kind])
    return Counter(normal(json.dumps(one, ensure_ascii=False, sort_keys=True)) for one in found)


def words(file: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", normal(record(file)["text"])))


def share(truth: Counter[str], found: Counter[str]) -> float:
    return (truth & found).total() / max(1, truth.total(), found.total())


def stated(files: list[str]) -> Counter[tuple[int, str, str]]:
    """The facts of some files, each with the number of its file."""
    every = (
        (number, kind, fact)
        for number, file in enumerate(files)
        for kind in FACTS
        for fact in facts(file, kind).elements()
    )
    return Counter(every)


def test_all_facts_together() -> None:
    truth, found = stated([f"{name}.docx" for name, _ in FILES]), stated([".".join(file) for file in FILES])
    assert truth.total() >= 80
    hits = (truth & found).total()
    assert hits >= FACTS_FOUND * truth.total(), truth - found
    assert hits >= FACTS_FOUND * found.total(), found - truth


@pytest.mark.parametrize(("name", "suffix"), FILES)
def test_every_figure_is_as_printed(name: str, suffix: str) -> None:
    truth, found = facts(f"{name}.docx", "observations"), facts(f"{name}.{suffix}", "observations")
    assert not found - truth
    assert (truth & found).total() >= FACTS_FOUND * truth.total(), truth - found


@pytest.mark.parametrize(("name", "suffix"), FILES)
def test_the_same_document(name: str, suffix: str) -> None:
    assert record(f"{name}.{suffix}")["document"] == record(f"{name}.docx")["document"]


@pytest.mark.parametrize(("name", "suffix"), FILES)
def test_words_are_read_right(name: str, suffix: str) -> None:
    truth, found = words(f"{name}.docx"), words(f"{name}.{suffix}")
    assert share(truth, found) >= WORDS_RIGHT, (truth - found, found - truth)


@pytest.mark.parametrize(("name", "suffix"), FILES)
def test_where_the_text_comes_from(name: str, suffix: str) -> None:
    found = record(f"{name}.{suffix}")
    mixed = suffix == "mixed.pdf"
    assert found["source"]["text_origin"] == ("mixed" if mixed else "ocr")
    origins = [page["origin"] for page in found["pages"]]
    assert origins == [("text" if mixed and number != 2 else "ocr") for number in range(1, len(origins) + 1)]
    assert not any(line in found["text"] for line in STAMP)


def test_one_carries_a_signatures_stamp_as_its_only_text() -> None:
    document = pypdfium2.PdfDocument(FOLDER / "documents" / "ubnd-chi-thi-03-2019.stamped.pdf")
    text = unicodedata.normalize("NFC", document[0].get_textpage().get_text_range())
    document.close()
    assert tuple(text.splitlines()) == STAMP


@pytest.mark.parametrize(("name", "suffix"), FILES)
def test_the_files_are_small(name: str, suffix: str) -> None:
    data = (FOLDER / "documents" / f"{name}.{suffix}").read_bytes()
    assert len(data) <= LARGEST
