"""Questions that only people can decide, their decisions, and what follows from these at once."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from corpus.decisions import Pair as DecidedPair
from models.answer import DocumentHead, HeldDocument
from models.decision import Decision, DecisionGiven, DecisionKind, Evidence, Question, ReviewPage, SimilarDocument
from models.errors import NotHeldError
from models.query import ReviewQuery
from pipeline.identity.kin import Pair
from pipeline.ledger import Ledger
from pipeline.statements import about_statements, keep_about_statements
from pipeline.store import Store

_FITS_TWO = "nhưng cũng hợp với một văn bản khác đã đủ số, ngày"


def questions(store: Store, query: ReviewQuery) -> ReviewPage:
    """The page of open questions, or of those that were decided; documents first, then movements, bodies,
    indicators, statements.

    What statements say the same is never asked: people decide of it where they read them.
    """
    if not store.ledger_path.exists():
        return ReviewPage(total=0, cursor=None, items=())
    decided = store.decisions.read().newest()
    with store.ledger() as ledger:
        asked = [it for it in _asked(store, ledger, decided) if not query.kinds or it.kind in query.kinds]
        asked = [it for it in asked if (it.decision is not None) == query.decided]
    later = [it for it in asked if query.after is None or _order(it) > query.after]
    page = later[: query.limit]
    cursor = _order(page[-1]) if len(later) > len(page) else None
    return ReviewPage(total=len(asked), cursor=cursor, items=tuple(page))


def question(store: Store, id_: str) -> Question:
    """One question, open or decided; NotHeldError("question-unknown") if there is none of that id."""
    if store.ledger_path.exists():
        decided = store.decisions.read().newest()
        with store.ledger() as ledger:
            for asked in _asked(store, ledger, decided):
                if asked.id == id_:
                    return asked
    raise NotHeldError("question-unknown", f"không có câu hỏi “{id_}”; xem danh sách bằng `tienle review`")


def decide(store: Store, id_: str, same: bool | None, by: str, note: str | None = None) -> Question:
    """Keeps what a person decided of a question (None: takes it back) and settles all documents that it concerns.

    Gives the question as it then stands. NotHeldError("question-unknown"), StoreError("index-locked").
    """
    if id_.startswith("statement-"):
        return keep_about_statements(store, question(store, id_), DecisionGiven(same=same, note=note), by)
    with store.settling() as settler:
        asked = question(store, id_)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        one, other = asked.one.id, asked.other.id
        decision = Decision(kind=asked.kind, one=one, other=other, same=same, by=by, at=now, note=note)
        store.decisions.add([decision])
        settler.heed(store.decisions.read())
    return asked.model_copy(update={"decision": decision if same is not None else None})


def similar(store: Store, key: str) -> tuple[SimilarDocument, ...]:
    """Documents that say nearly the same as one, the most similar first; those that may be it are told as asked."""
    if not store.ledger_path.exists():
        return ()
    decided = store.decisions.read().newest()
    found: dict[str, SimilarDocument] = {}
    with store.ledger() as ledger:
        document = ledger.kin.document_of(key)
        for own in ledger.kin.keys_of(document):
            for pair in ledger.kin.pairs_of(own):
                other = ledger.kin.document_of(pair.other if pair.one == own else pair.one)
                held = store.index.document(other)
                if held is None or held.key == document:
                    continue
                asked = _of_documents(ledger, pair, decided) if pair.relation != "similar" else None
                open_ = asked.id if asked is not None and asked.decision is None else None
                near = SimilarDocument(document=_head(held), similarity=pair.similarity, asked=open_)
                if other not in found or found[other].similarity < near.similarity:
                    found[other] = near
    return tuple(sorted(found.values(), key=lambda it: (-it.similarity, it.document.key)))


def _asked(store: Store, ledger: Ledger, decided: Mapping[DecidedPair, Decision]) -> Iterator[Question]:
    """All questions, decided or not, in order."""
    yield from sorted(_about_documents(ledger, decided), key=_order)
    yield from sorted(_about_names(ledger, decided), key=_order)
    yield from sorted(about_statements(decided, store.index), key=_order)


def _about_documents(ledger: Ledger, decided: Mapping[DecidedPair, Decision]) -> Iterator[Question]:
    kin = ledger.kin
    for pair in ledger.kin.doubtful():
        asked = _of_documents(ledger, pair, decided)
        if asked is None:
            continue
        # What is certainly one was joined; where it was not, it would have been one with two others.
        if asked.decision is None and kin.document_of(pair.one) == kin.document_of(pair.other):
            continue
        yield asked


def _of_documents(ledger: Ledger, pair: Pair, decided: Mapping[DecidedPair, Decision]) -> Question | None:
    """The question about two keys; a decision about any of their contents is one about them."""
    ones, others = ledger.kin.contents_of(pair.one), ledger.kin.contents_of(pair.other)
    if not ones or not others:
        return None
    named = [
        ("document", min(one.sha256, other.sha256), max(one.sha256, other.sha256)) for one in ones for other in others
    ]
    decision = next((decided[it] for it in named if it in decided), None)
    first, second = (
        Evidence(id=it.sha256, name=it.head.title or it.head.key, document=it.head) for it in (ones[0], others[0])
    )
    if decision is not None and decision.one in {it.sha256 for it in (*ones, *others)}:
        mine, theirs = (
            (decision.one, decision.other)
            if decision.one in {it.sha256 for it in ones}
            else (decision.other, decision.one)
        )
        first, second = first.model_copy(update={"id": mine}), second.model_copy(update={"id": theirs})
    reasons = pair.reasons if pair.relation == "ask" else (*pair.reasons, _FITS_TWO)
    return _question("document", first, second, reasons, pair.similarity, decision, keys=(pair.one, pair.other))


def _about_names(ledger: Ledger, decided: Mapping[DecidedPair, Decision]) -> Iterator[Question]:
    for asked in ledger.spellings.all():
        one = ledger.spellings.evidence(asked.kind, asked.one)
        other = ledger.spellings.evidence(asked.kind, asked.other)
        first, second = sorted((asked.one, asked.other))
        decision = decided.get((asked.kind, first, second))
        yield _question(asked.kind, one, other, (asked.reason,), None, decision, keys=(asked.one, asked.other))


def _question(
    kind: DecisionKind,
    one: Evidence,
    other: Evidence,
    reasons: Iterable[str],
    similarity: float | None,
    decision: Decision | None,
    keys: tuple[str, str],
) -> Question:
    digest = hashlib.sha256("\n".join((kind, *sorted(keys))).encode()).hexdigest()[:8]
    return Question(
        id=f"{kind}-{digest}",
        kind=kind,
        one=one,
        other=other,
        reasons=tuple(reasons),
        similarity=similarity,
        decision=decision,
    )


def _head(held: HeldDocument) -> DocumentHead:
    return DocumentHead.model_validate({name: getattr(held, name) for name in DocumentHead.model_fields})


def _order(asked: Question) -> str:
    return f"{get_args(DecisionKind).index(asked.kind)} {asked.id}"
