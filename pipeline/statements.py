"""Statements that people brought together or held apart: what was decided, and keeping it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from corpus.decisions import Pair as DecidedPair
from index import IndexReader
from models.answer import StatedStatement
from models.decision import Decision, DecisionGiven, Evidence, Question, StatementDecision, short_id, statement_id
from models.errors import BadCallError, NotHeldError
from models.query import MentionQuery
from pipeline.store import Store

_PAGE = 1000


def judged(store: Store) -> tuple[tuple[str, str, bool], ...]:
    """All that counts: two statements by their ids of today, and whether they say the same."""
    about = _counting(store)
    today = _today({id_ for pair in about for id_ in pair}, store.index)
    return tuple((today[one], today[other], bool(decision.same)) for (one, other), decision in about.items())


def decide_statements(store: Store, given: StatementDecision, by: str) -> Question:
    """Keeps that a statement says the same as others, or doesn't, or (None) takes back what was decided of them.

    However many the others are, it is one decision. Gives the question as it then stands.
    NotHeldError("statement-unknown"); BadCallError("statements") for a statement with itself, or for those of
    different roles that should be the same.
    """
    one, *rest = _named((given.one, given.other, *given.others), store.index)
    evidence = {statement_id(it): _evidence(it) for it in rest}
    if statement_id(one) in evidence:
        raise BadCallError("statements", "hai mã chỉ cùng một câu; hãy cho mã của hai câu khác nhau")
    if given.same and any(it.role != one.role for it in rest):
        raise BadCallError("statements", "hai câu khác vai trò, như hạn chế và nhiệm vụ, nên không ghép được")
    asked = _question(_evidence(one), list(evidence.values()), None)
    return keep_about_statements(store, asked, given, by)


def keep_about_statements(store: Store, asked: Question, given: DecisionGiven, by: str) -> Question:
    """Keeps what was decided of a question about statements; documents and index stay as they are.

    An earlier decision about the same two, under keys of before, is taken back, so that one counts.
    """
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    one, other, *others = (it.id for it in (asked.one, asked.other, *asked.others))
    pairs = {frozenset((one, it)) for it in (other, *others)}
    held = _counting(store)
    today = _today({id_ for pair in held for id_ in pair}, store.index)
    former = [it for it in held if frozenset(it) not in pairs and frozenset(today[id_] for id_ in it) in pairs]
    decision = Decision(
        kind="statement", one=one, other=other, others=tuple(others), same=given.same, by=by, at=now, note=given.note
    )
    taken_back = [Decision(kind="statement", one=it[0], other=it[1], same=None, by=by, at=now) for it in former]
    store.decisions.add([*taken_back, decision])
    return asked.model_copy(update={"decision": decision if given.same is not None else None})


def about_statements(newest: Mapping[DecidedPair, Decision], reader: IndexReader) -> Iterator[Question]:
    """The questions that people decided without being asked, one a decision, with those of its statements for which
    it still counts; a statement that is held no more is told as such."""
    counting: dict[Decision, set[str]] = defaultdict(set)
    for (kind, *pair), decision in newest.items():
        if kind == "statement":
            counting[decision].update(pair)
    today = _today({id_ for ids in counting.values() for id_ in ids}, reader)
    found = _held(today.values(), reader)
    for decision, ids in counting.items():
        rest = [today[it] for it in (decision.other, *decision.others) if it in ids]
        yield _question(_side(today[decision.one], found), [_side(it, found) for it in rest], decision)


def _counting(store: Store) -> dict[tuple[str, str], Decision]:
    """Two statements, by their ids as they were decided on, and what counts of them."""
    newest = store.decisions.read().newest()
    return {(one, other): decision for (kind, one, other), decision in newest.items() if kind == "statement"}


def _question(one: Evidence, rest: Sequence[Evidence], decision: Decision | None) -> Question:
    """One statement with one or more others; of two, that of the lesser id comes first."""
    first, second, *others = sorted((one, *rest), key=lambda side: side.id) if len(rest) == 1 else (one, *rest)
    ids = [first.id, *sorted(side.id for side in (second, *others))]
    id_ = f"statement-{short_id(chr(10).join(ids))[:8]}"
    return Question(
        id=id_, kind="statement", one=first, other=second, others=tuple(others), reasons=(), decision=decision
    )


def _today(ids: Collection[str], reader: IndexReader) -> dict[str, str]:
    """Ids as they are now: a document may have got another key since, as a draft does with its number."""
    keys = {id_: id_.rpartition("~")[0] for id_ in ids}
    held = {key: reader.document(key) for key in sorted(set(keys.values()))}
    return {id_: id_ if (it := held[key]) is None else id_.replace(key, it.key, 1) for id_, key in keys.items()}


def _side(id_: str, found: Mapping[str, StatedStatement]) -> Evidence:
    if id_ in found:
        return _evidence(found[id_])
    return Evidence(id=id_, name=f"(kho không còn câu này của văn bản {id_.rpartition('~')[0]})")


def _evidence(one: StatedStatement) -> Evidence:
    return Evidence(
        id=statement_id(one),
        name=one.quote,
        document=one.document,
        quote=one.quote,
        page=one.page,
        start=one.start,
        end=one.end,
    )


def _named(given: Sequence[str], reader: IndexReader) -> list[StatedStatement]:
    """The statements of ids or short ids; the first of a document that makes the statement twice."""
    today = _today({name for name in given if "~" in name}, reader)
    wanted = [today.get(name, name.strip().casefold()) for name in given]
    found: dict[str, StatedStatement] = {}
    for one in _told(reader):
        id_ = statement_id(one)
        for name in {id_, short_id(id_)}.intersection(wanted):
            found.setdefault(name, one)
    missing = next((name for name, key in zip(given, wanted, strict=True) if key not in found), None)
    if missing is not None:
        raise NotHeldError("statement-unknown", f"không có câu “{missing}”; xem mã ở `tienle statements`")
    return [found[name] for name in wanted]


def _held(ids: Collection[str], reader: IndexReader) -> dict[str, StatedStatement]:
    """Those statements that are held."""
    if not ids:
        return {}
    told = ((statement_id(one), one) for one in _told(reader))
    wanted = set(ids)
    return {id_: one for id_, one in told if id_ in wanted}


def _told(reader: IndexReader) -> Iterator[StatedStatement]:
    after = None
    while True:
        page = reader.statements(MentionQuery(limit=_PAGE, after=after))
        yield from page.items
        after = page.cursor
        if after is None:
            return
