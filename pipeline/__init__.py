"""The face: parse one document, bring documents into the corpus and take them out. Heavy things are imported late."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pipeline.confinement.apart import parse_apart
    from pipeline.drafts import parse_draft
    from pipeline.intake.ingestion import IngestReport, ingest
    from pipeline.intake.watching import watch
    from pipeline.ledger import Entry
    from pipeline.rebuilding import ReindexReport, back, reindex
    from pipeline.review import decide, question, questions, similar
    from pipeline.stages import parse
    from pipeline.statements import decide_statements, judged
    from pipeline.store import Store, failures, forget, open_store
    from pipeline.verification import VerifyReport, verify

__all__ = [
    "Entry",
    "IngestReport",
    "ReindexReport",
    "Store",
    "VerifyReport",
    "back",
    "decide",
    "decide_statements",
    "failures",
    "forget",
    "ingest",
    "judged",
    "open_store",
    "parse",
    "parse_apart",
    "parse_draft",
    "question",
    "questions",
    "reindex",
    "similar",
    "verify",
    "watch",
]

_HOMES = {
    "parse": "stages",
    "parse_apart": "confinement.apart",
    "parse_draft": "drafts",
    "ingest": "intake.ingestion",
    "IngestReport": "intake.ingestion",
    "Entry": "ledger",
    "watch": "intake.watching",
    **dict.fromkeys(("ReindexReport", "back", "reindex"), "rebuilding"),
    **dict.fromkeys(("VerifyReport", "verify"), "verification"),
    **dict.fromkeys(("decide_statements", "judged"), "statements"),
    **dict.fromkeys(("decide", "question", "questions", "similar"), "review"),
}


def __getattr__(name: str) -> Callable[..., Any]:
    """Looks a name of the face up in its module the first time it is asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'pipeline' has no attribute {name!r}")
    from importlib import import_module

    found: Callable[..., Any] = getattr(import_module(f"pipeline.{_HOMES.get(name, 'store')}"), name)
    return found
