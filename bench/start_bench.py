"""How long the command takes to answer `--help`, and to parse one document, as whole processes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bench.timing import best

SAMPLES = Path(__file__).parent.parent / "corpus" / "samples" / "documents"


def measure() -> list[tuple[str, str]]:
    """Whole-process times."""
    program = str(Path(sys.executable).parent / "tienle")
    sample = str(next(iter(sorted(SAMPLES.glob("*.docx")))))
    return [
        ("tienle --help", f"{best(lambda: _run(program, '--help')):.3f} s"),
        ("tienle parse FILE (one .docx)", f"{best(lambda: _run(program, 'parse', sample), 3):.3f} s"),
    ]


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)
