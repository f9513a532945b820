"""Writes documents of made-up bodies and years, and truth.json with what is true in them.

`python -m corpus.samples.generate --bodies 100 --years 2014..2023 --seed 1 --out FOLDER [--format txt|docx|html]`
gives three documents a body and year. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from corpus.samples.facts import Draft
from corpus.samples.generated import bodies, drafts, truth_of
from corpus.samples.truth import RULES
from corpus.samples.web import write_html, write_text
from corpus.samples.word import write_docx

WRITERS: dict[str, Callable[[Draft], bytes]] = {"txt": write_text, "docx": write_docx, "html": write_html}


def generate(count: int, years: range, seed: int, out: Path, suffix: str = "txt") -> int:
    """Writes documents/ and truth.json into a folder; the number of documents."""
    folder = out / "documents"
    folder.mkdir(parents=True, exist_ok=True)
    written, rows = 0, list[dict[str, Any]]()
    for body in bodies(count, seed):
        found = list(drafts(body, years, seed))
        for draft in found:
            (folder / f"{draft.name}.{suffix}").write_bytes(WRITERS[suffix](draft))
        rows += truth_of(body, found)
        written += len(found)
    truth = {"rules": {"value": RULES["value"]}, "suffix": suffix, "compare": rows}
    (out / "truth.json").write_text(json.dumps(truth, ensure_ascii=False), encoding="utf-8")
    return written


def _years(text: str) -> range:
    first, _, last = text.partition("..")
    return range(int(first), int(last or first) + 1)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m corpus.samples.generate", description=__doc__.splitlines()[0])
    parser.add_argument("--bodies", type=int, default=30)
    parser.add_argument("--years", type=_years, default=range(2014, 2024), metavar="A..B")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--format", choices=WRITERS, default="txt")
    asked = parser.parse_args()
    print(generate(asked.bodies, asked.years, asked.seed, asked.out, asked.format))


if __name__ == "__main__":
    main()
