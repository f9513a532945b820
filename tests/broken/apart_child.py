"""Parses the files it is given, each in a jailed process, and prints what became of each and what it cost."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

import pipeline.stages
from models.errors import TienleError
from pipeline import parse_apart


def outcome(path: Path) -> dict[str, object]:
    began = spent()
    try:
        record = json.loads(parse_apart(path.read_bytes(), path.name))
        told = {"text": record["text"], "warnings": [one["code"] for one in record["warnings"]]}
    except TienleError as error:
        told = {"code": error.code, "exit": error.exit_code, "message": error.message}
    return {"name": path.name, "seconds": spent() - began, **told}


def spent() -> float:
    """Seconds of the processor until now, of this process and those it started."""
    each = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in each)


def main() -> None:
    assert pipeline.stages  # imported ahead, so that the processes needn't
    results = [outcome(path) for path in sorted(Path(sys.argv[1]).iterdir())]
    print(json.dumps({"results": results, "kilobytes": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss}))


if __name__ == "__main__":
    main()
