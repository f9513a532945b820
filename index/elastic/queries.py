"""Questions in Elasticsearch's own language (DSL), and its answers as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from index.elastic.schema import kept_key, kept_word
from index.fields import DOCUMENTS, OBSERVATIONS, PASSAGES, Field, Table
from index.matching import Clause, Terms, liked, required
from index.pages import BUCKETS, COUNTED, Facets, Found, Hit, Listed, Position, facet
from index.questions import Question
from models.query import ObservationQuery, SearchQuery
from models.record import PeriodField
from models.values.wording import fold

DSL = dict[str, Any]
BY_PLACE = [{"place": "asc"}, {"document": "asc"}]
"""The order of `sort`, which begins with them: no two passages of a document have one place."""
_KEY = slice(20, -10)
"""Of a passage's `sort`, the key of its document: between its place and where it begins."""
BY_SCORE = [{"_score": "desc"}, *BY_PLACE]


def searching(query: SearchQuery, terms: Terms, after: Position | None) -> DSL:
    """The search for a page of passages and one more, with total and facets."""
    asked: DSL = {
        "query": _matching(query, terms),
        "sort": BY_PLACE if terms.empty else BY_SCORE,
        "size": query.limit + 1,
        "track_total_hits": True,
        "aggs": {name: {"terms": {"field": name, "size": BUCKETS}} for name in COUNTED},
    }
    if after is not None:
        score, place, sort = after
        document = kept_key(sort[_KEY])
        asked["search_after"] = [place, document] if terms.empty else [score, place, document]
    return asked


def listing(table: Table, query: Question, counted: bool = False) -> DSL:
    """The search for a page of rows and one more, in their order."""
    where = [*filters(table, query), *(_stated(query) if isinstance(query, ObservationQuery) else [])]
    asked: DSL = {
        "query": {"bool": {"filter": [*where, {"exists": {"field": "sort"}}]}},
        "sort": [{"sort": "asc"}],
        "size": query.limit + 1,
        "track_total_hits": counted,
        "_source": ["document", "body"] if table is DOCUMENTS else True,
    }
    if query.after is not None:
        asked["search_after"] = [query.after]
    return asked


def filters(table: Table, question: object) -> list[DSL]:
    """The conditions that a question's filters put on a table."""
    return [
        one_of(field, values)
        for field in table.fields
        if field.filtered and (values := getattr(question, field.filtered, ()))
    ]


def one_of(field: Field, values: Iterable[str | int]) -> DSL:
    """The condition that a field equals one of the values."""
    if field.kind == "integer":
        return {"terms": {field.name: list(values)}}
    wanted = (fold(str(value)) if field.folded else str(value) for value in values)
    return {"terms": {field.name: [kept_key(value) for value in wanted]}}


def found(answer: DSL, scored: bool) -> Found:
    """What a search found."""
    facets: Facets = {
        counted: facet((it["key"], it["doc_count"]) for it in answer["aggregations"][name]["buckets"])
        for name, counted in COUNTED.items()
    }
    return Found(answer["hits"]["total"]["value"], facets, [_hit(hit, scored) for hit in answer["hits"]["hits"]])


def nothing(asked: DSL) -> DSL:
    """The answer to a search where there is no index yet."""
    empty: DSL = {name: {"buckets": []} for name in asked.get("aggs", {})}
    return {"hits": {"total": {"value": 0}, "hits": []}, "aggregations": empty}


def listed(answer: DSL) -> list[Listed]:
    """The rows that a listing found."""
    return [
        Listed(str(hit["sort"][0]), hit["_source"]["document"], hit["_source"]["body"])
        for hit in answer["hits"]["hits"]
    ]


def _matching(query: SearchQuery, terms: Terms) -> DSL:
    return {
        "bool": {
            "must": [_words(clause) for clause in required(terms)],
            "filter": filters(PASSAGES, query) or [{"match_all": {}}],
            "should": [_words(clause) for clause in liked(terms)],
            "minimum_should_match": 0,
        }
    }


def _words(clause: Clause) -> DSL:
    field, words, weight = clause
    kept = [kept_word(word) for word in words]
    if len(kept) == 1:
        return {"term": {field: {"value": kept[0], "boost": weight}}}
    return {"match_phrase": {field: {"query": " ".join(kept), "boost": weight}}}


def _stated(query: ObservationQuery) -> list[DSL]:
    where: list[DSL] = []
    if query.indicators:
        code, name = OBSERVATIONS.column("indicator"), OBSERVATIONS.column("name_key")
        either = [one_of(code, query.indicators), one_of(name, map(fold, query.indicators))]
        where.append({"bool": {"should": either}})
    if query.periods:
        where.append(_in_periods(query.periods))
    bounds = (("start", "gte", query.first), ("end", "lte", query.last))
    return [*where, *({"range": {name: {how: bound.isoformat()}}} for name, how, bound in bounds if bound)]


def _in_periods(periods: Sequence[PeriodField]) -> DSL:
    ends: dict[str, list[str]] = {}
    for period in periods:
        ends.setdefault(period.start.isoformat(), []).append(period.end.isoformat())
    each = [{"bool": {"filter": [{"term": {"start": start}}, {"terms": {"end": end}}]}} for start, end in ends.items()]
    return {"bool": {"should": each}}


def _hit(hit: DSL, scored: bool) -> Hit:
    body, place = hit["_source"]["body"], int(hit["sort"][-2])
    sort = f"{place:019d} {body['document']['key']} {body['start']:09d}"
    return Hit((float(hit["sort"][0]) if scored else 0.0, place, sort), body)
