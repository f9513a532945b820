"""Every format of a sample document gives the facts of its .docx; what was typed in the old fonts too."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from corpus.samples.build import MORE_FORMATS
from corpus.samples.facts import FOLDER
from models.values.wording import normal
from pipeline.stages import parse

FACTS = ("observations", "references", "movements", "awards", "statements", "dates")
PLACE = {"start", "end", "page", "section"}
OTHERS = [(name, suffix) for name, suffixes in MORE_FORMATS.items() for suffix in suffixes]


@cache
def record(file: str) -> dict[str, Any]:
    path = FOLDER / "documents" / file
    found: dict[str, Any] = json.loads(parse(path.read_bytes(), path.name).to_json())
    return found


def facts(file: str, kind: str) -> list[str]:
    """What was found, without its places; accents of spelling folded, as the old fonts type hoà for hòa."""
    found = ({key: value for key, value in one.items() if key not in PLACE} for one in record(file)[kind])
    return [normal(json.dumps(one, ensure_ascii=False, sort_keys=True)) for one in found]


def test_every_format_is_there() -> None:
    assert {Path(suffix).suffix or f".{suffix}" for _, suffix in OTHERS} == {".doc", ".rtf", ".odt", ".html", ".txt"}


@pytest.mark.parametrize(("name", "suffix"), OTHERS)
@pytest.mark.parametrize("kind", FACTS)
def test_the_same_facts(name: str, suffix: str, kind: str) -> None:
    expected = facts(f"{name}.docx", kind)
    assert facts(f"{name}.{suffix}", kind) == expected
    assert kind not in {"observations", "statements"} or expected


@pytest.mark.parametrize(("name", "suffix"), OTHERS)
def test_the_same_document(name: str, suffix: str) -> None:
    one, other = (record(f"{name}.{form}")["document"] for form in ("docx", suffix))
    assert other["key"] == one["key"]
    assert normal(json.dumps(other, ensure_ascii=False)) == normal(json.dumps(one, ensure_ascii=False))


@pytest.mark.parametrize(("name", "suffix"), OTHERS)
def test_the_same_sections(name: str, suffix: str) -> None:
    one, other = (
        [(section["label"], normal(section["heading"] or ""), section["role"]) for section in record(file)["sections"]]
        for file in (f"{name}.docx", f"{name}.{suffix}")
    )
    assert other == one
