"""Measures the grouping of 20,000 made-up statements of forty bodies, all of them and those of one body."""

from __future__ import annotations

import hashlib
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from api.answers.statements import statements
from bench.timing import best
from index import Index, open_index, rows_of
from models.query import StatementQuery, YearRange
from models.record import Document, Record, Source, Statement
from models.structure import Role

BODIES, YEARS, EACH = 40, 25, 20
"""Bodies, years of one report each, statements of a report."""
ROLES: tuple[Role, ...] = ("strength", "limitation", "cause", "recommendation", "task")
AGAIN = 0.6
"""The share of statements that say with two words changed what the body said before."""
BEGINNINGS = ("Công tác", "Việc", "Một số", "Tiếp tục đẩy mạnh", "Tăng cường công tác")
ONSETS, RIMES = ("b", "ch", "d", "g", "h", "kh", "l", "m", "nh", "ph", "s", "th", "tr", "v"), (
    "an", "eo", "inh", "oa", "ung", "ương", "iên", "ay", "ôc", "ơi",
)  # fmt: skip
ONE = "Sở Số 3 tỉnh Bình Hà"


def measure() -> Iterator[tuple[str, str]]:
    """Rows of "what", "figure"."""
    with tempfile.TemporaryDirectory() as folder:
        index = open_index(Path(folder).as_uri())
        _fill(index)
        whole, one = StatementQuery(), StatementQuery(roles=("limitation",), issuers=(ONE,), years=_years())
        total = BODIES * YEARS * EACH
        began = time.perf_counter()
        statements(whole, index)
        yield f"{total} statements of {BODIES} bodies grouped, first time", f"{time.perf_counter() - began:.1f} s"
        yield "the limitations of one body and five years", f"{_taken(lambda: statements(one, index)) * 1000:.0f} ms"
        tasks = one.model_copy(update={"roles": ("task",)})
        yield "its tasks, looked up in later reports", f"{_taken(lambda: statements(tasks, index)) * 1000:.0f} ms"
        index.close()


def _taken(run: Callable[[], object]) -> float:
    return best(run, 3)


def _years() -> YearRange:
    return YearRange(first=2018, last=2022)


def _fill(index: Index) -> None:
    chosen = random.Random(5)
    with index.writer() as writer:
        for body in range(BODIES):
            said: dict[Role, list[str]] = {role: [] for role in ROLES}
            for year in range(2024 - YEARS, 2024):
                writer.put(rows_of(_report(f"Sở Số {body} tỉnh Bình Hà", year, said, chosen), ()))


def _report(issuer: str, year: int, said: dict[Role, list[str]], chosen: random.Random) -> Record:
    text, told = "", []
    for number in range(EACH):
        role = ROLES[number % len(ROLES)]
        quote = _sentence(said[role], chosen)
        told.append(
            Statement(start=len(text), end=len(text) + len(quote), quote=quote, page=None, section=None, role=role)
        )
        text += quote + "\n"
    key = f"bc-{hashlib.sha256(issuer.encode()).hexdigest()[:8]}-{year}"
    period = {"start": f"{year}-01-01", "end": f"{year}-12-31"}
    return Record(
        source=Source(name=key, media_type="text/plain", sha256=key, bytes=len(text), pages=None, text_origin="text"),
        text=text,
        document=Document.model_validate(
            {
                "key": key,
                "type": "BC",
                "number": "1",
                "symbol": "BC-S",
                "issuers": (issuer,),
                "parent": None,
                "place": None,
                "issued": f"{year}-12-20",
                "title": None,
                "period": period,
                "signers": (),
                "recipients": (),
            }
        ),
        sections=(),
        references=(),
        movements=(),
        awards=(),
        observations=(),
        statements=tuple(told),
        dates=(),
        warnings=(),
    )


def _sentence(said: list[str], chosen: random.Random) -> str:
    if said and chosen.random() < AGAIN:
        words = chosen.choice(said).split()
        for _ in range(2):
            words[chosen.randrange(len(words))] = _syllable(chosen)
    else:
        words = [chosen.choice(BEGINNINGS), *(_syllable(chosen) for _ in range(chosen.randint(8, 20)))]
    said.append(" ".join(words))
    return f"{said[-1]}."


def _syllable(chosen: random.Random) -> str:
    return chosen.choice(ONSETS) + chosen.choice(RIMES)
