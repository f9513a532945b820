"""Annotations of documents: NAME.gold.json beside the document that its "source" names.

An annotation has the lists of the record without offsets. A list that is absent was not annotated and isn't measured;
an empty one says that there is none.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from models.errors import BadCallError

Fact = Mapping[str, Any]
"""A fact as JSON, annotated or read."""
ENDING = ".gold.json"


@dataclass(frozen=True, slots=True)
class Annotated:
    """A document and what people found in it."""

    name: str
    source: Path
    facts: Fact


def annotated(folder: Path) -> list[Annotated]:
    """The annotated documents under a folder, by name; BadCallError if there are none or one can't be used."""
    if not folder.is_dir():
        raise BadCallError("path-missing", f"không có thư mục “{folder}”; hãy kiểm tra lại đường dẫn")
    golds = sorted(folder.rglob(f"*{ENDING}"))
    if not golds:
        raise BadCallError("no-gold", f"trong “{folder}” không có tệp chú giải nào (*{ENDING})")
    return [_annotated(path) for path in golds]


def _annotated(path: Path) -> Annotated:
    try:
        facts = json.loads(path.read_text("utf-8"))
        source = path.parent / facts["source"]
    except (ValueError, KeyError, TypeError) as error:
        raise BadCallError("bad-gold", f"tệp chú giải “{path}” không phải JSON có mục “source”: {error}") from error
    if not source.is_file():
        raise BadCallError("bad-gold", f"tệp chú giải “{path}” nói đến “{facts['source']}”, tệp đó không có")
    return Annotated(path.name.removesuffix(ENDING), source, facts)
