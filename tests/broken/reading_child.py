"""Reads the files it is given, one after another, and prints what became of each and what it cost."""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path

from models.errors import TienleError
from models.limits import DEFAULT_LIMITS
from pipeline.normalise import normalise
from pipeline.read import read


def outcome(path: Path) -> dict[str, object]:
    began = time.monotonic()
    try:
        text = normalise(read(path.read_bytes(), DEFAULT_LIMITS))
        told: dict[str, object] = {"text": text.content[:100_000], "warnings": [one.code for one in text.warnings]}
    except TienleError as error:
        told = {"code": error.code, "exit": error.exit_code, "message": error.message}
    return {"name": path.name, "seconds": time.monotonic() - began, **told}


def main() -> None:
    results = [outcome(Path(name)) for name in sys.argv[1:]]
    own, children = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({"results": results, "kilobytes": [own, children]}))


if __name__ == "__main__":
    main()
