"""Statements that people brought together or held apart: what was decided, and keeping it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping

from index import IndexReader
from models.answer import StatedStatement
from models.decision import Decision, DecisionGiven, Evidence, Question, StatementDecision, short_id, statement_id
from models.errors import BadCallError, NotHeldError
from models.query import MentionQuery
from pipeline.store import Store

_PAGE = 1000


def judged(store: Store) -> tuple[tuple[str, str, bool], ...]:
    """All that counts: two statements by their ids of today, and whether they say the same."""
    newest = store.decisions.read().newest().values()
    about = [one for one in newest if one.kind == "statement"]
    today = _today({id_ for one in about for id_ in (one.one, one.other)}, store.index)
    return tuple((today[one.one], today[one.other], bool(one.same)) for one in about)


def decide_statements(store: Store, given: StatementDecision, by: str) -> Question:
    """Keeps that two statements say the same, that they don't, or (None) takes back what was decided of them.

    Gives the question as it then stands. NotHeldError("statement-unknown"); BadCallError("statements") for one
    statement with itself, or for two of different roles that should be the same.
    """
    one, other = _named((given.one, given.other), store.index)
    if statement_id(one) == statement_id(other):
        raise BadCallError("statements", "hai mã chỉ cùng một câu; hãy cho mã của hai câu khác nhau")
    if given.same and one.role != other.role:
        raise BadCallError("statements", "hai câu khác vai trò, như hạn chế và nhiệm vụ, nên không ghép được")
    asked = _question(_evidence(one), _evidence(other), None)
    return keep_about_statements(store, asked, given, by)


def keep_about_statements(store: Store, asked: Question, given: DecisionGiven, by: str) -> Question:
    """Keeps what was decided of a question about statements; documents and index stay as they are.

    An earlier decision about the same two, under keys of before, is taken back, so that one counts.
    """
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    pair = {asked.one.id, asked.other.id}
    held = [one for one in store.decisions.read().newest().values() if one.kind == "statement"]
    today = _today({id_ for one in held for id_ in (one.one, one.other)}, store.index)
    former = [one for one in held if {one.one, one.other} != pair and {today[one.one], today[one.other]} == pair]
    decision = Decision(
        kind="statement", one=asked.one.id, other=asked.other.id, same=given.same, by=by, at=now, note=given.note
    )
    taken_back = [one.model_copy(update={"same": None, "by": by, "at": now, "note": None}) for one in former]
    store.decisions.add([*taken_back, decision])
    return asked.model_copy(update={"decision": decision if given.same is not None else None})


def about_statements(decisions: Iterable[Decision], reader: IndexReader) -> Iterator[Question]:
    """The questions that people decided without being asked; a statement that is held no more is told as such."""
    about = [one for one in decisions if one.kind == "statement"]
    today = _today({id_ for one in about for id_ in (one.one, one.other)}, reader)
    found = _held(today.values(), reader)
    for decision in about:
        one, other = (today[decision.one], today[decision.other])
        yield _question(_side(one, found), _side(other, found), decision)


def _question(one: Evidence, other: Evidence, decision: Decision | None) -> Question:
    first, second = sorted((one, other), key=lambda side: side.id)
    id_ = f"statement-{short_id(first.id + chr(10) + second.id)[:8]}"
    return Question(id=id_, kind="statement", one=one, other=other, reasons=(), decision=decision)


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


def _named(given: tuple[str, str], reader: IndexReader) -> tuple[StatedStatement, StatedStatement]:
    """The statements of two ids or short ids; the first of a document that makes the statement twice."""
    today = _today({name for name in given if "~" in name}, reader)
    wanted = [today.get(name, name.strip().casefold()) for name in given]
    found: dict[str, StatedStatement] = {}
    for one in _told(reader):
        id_ = statement_id(one)
        for name in {id_, short_id(id_)} & set(wanted):
            found.setdefault(name, one)
    missing = next((name for name, key in zip(given, wanted, strict=True) if key not in found), None)
    if missing is not None:
        raise NotHeldError("statement-unknown", f"không có câu “{missing}”; xem mã ở `tienle statements`")
    return found[wanted[0]], found[wanted[1]]


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
