"""Finds cited documents: everything that has a number and a symbol, with what the sentence says about it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from models.mention import ReferenceMention
from models.structure import Structure
from models.text import Span
from models.values.date import FoundDate
from models.values.symbol import FoundSymbol, find_symbols, fold_symbol, year_in_symbol
from pipeline.extract.citations.context import (
    TypeWord,
    date_after,
    date_before,
    issuer_tokens,
    relation_before,
    settled_type,
    type_word,
    year_after,
)
from pipeline.extract.citations.issuers import issuers_after, title_after
from pipeline.extract.citations.scanned import read_as_known
from pipeline.extract.once import dates_in

REFERENCE_DATES = "reference_dates"
"""Key in a Doc's `user_data`: the spans of the dates that belong to citations."""

READ_AS = "symbols_read_as"
"""Key in a Doc's `user_data`: the warnings of symbols of scans that were read as a known one."""

_OWN_NUMBER = re.compile(r"^\W*[Ss](?:ố|Ố)\s*:?\s*$")  # the head's line "Số: 115/BC-SCT"
_LIST_BEFORE = re.compile(r"(?:\b\d{1,5}[a-z]?\s*(?:,|;|và)\s*)+$")  # các Quyết định số 1, 2 và 3/QĐ-…
_LIST_NUMBER = re.compile(r"\d{1,5}[a-z]?")
_STANDARD = re.compile(
    r"""
    \b (?P<series>QCVN|TCVN|QCĐP|QCXDVN|TCXDVN) \s*
    (?P<number> (?:ISO\s?(?:/IEC\s?)?)? \d{1,5} (?:-(?:\d{1,3}|MT))? ) \s*:\s*  # 01 · 01-183 · 61-MT · ISO 9001
    (?P<symbol> (?:19|20)\d\d (?:/[A-ZĐ]+(?:-[A-ZĐ]+)?)? ) (?![\w/])              # 2019/BCT
    """,
    re.VERBOSE,
)
_SENTENCE_BREAK = re.compile(r"[\n;]|\.(?=\s)")
_FULL_STOP = re.compile(r"\n|\.(?=\s)")  # Căn cứ Luật …; Nghị định …: one sentence, one relation
_SAME_DAY = re.compile(r"\bcùng\s+ngày\b")
_ONLY_JOINED = re.compile(r"\s*(?:,|;|và)\s*(?:số\s*)?")  # 01/NQ-CP, số 02/NQ-CP


@dataclass(frozen=True, slots=True)
class _Citation:
    symbol: FoundSymbol
    word: TypeWord
    date: FoundDate | None
    mention: ReferenceMention


def find(doc: Doc) -> tuple[ReferenceMention, ...]:
    """The cited documents of a text, head and body; never the document's own number, nor one of the foot."""
    content, structure = doc._.text.content, doc._.structure
    dates = dates_in(doc)
    symbols = [symbol for symbol in find_symbols(content) if not _is_own(content, symbol, structure)]
    symbols, doc.user_data[READ_AS] = read_as_known(doc._.text, symbols)
    citations: list[_Citation] = []
    for place, symbol in enumerate(symbols):
        following = symbols[place + 1].start if place + 1 < len(symbols) else len(content)
        citation = _read(content, symbol, following, dates, citations[-1] if citations else None)
        if citation:
            if citations and citation.date and _SAME_DAY.search(content, symbol.end, citation.date.start):
                citations[-1] = _dated_with(content, citations[-1], citation)
            citations.append(citation)
    doc.user_data[REFERENCE_DATES] = tuple(Span(c.date.start, c.date.end) for c in citations if c.date)
    mentions = [mention for place in range(len(citations)) for mention in _finished(content, citations, place)]
    mentions += _standards(content, structure)
    return tuple(sorted(mentions, key=lambda mention: mention.span))


def _dated_with(content: str, before: _Citation, citation: _Citation) -> _Citation:
    """The citation joined to one that says "cùng ngày …", with that date where it has none."""
    if before.mention.date or not citation.date or not _ONLY_JOINED.match(content, _end(before), citation.symbol.start):
        return before
    return replace(before, mention=replace(before.mention, date=citation.date.value))


def _is_own(content: str, symbol: FoundSymbol, structure: Structure) -> bool:
    """The document's own number, in the head or where an annex repeats it, or something of the foot."""
    header, closing = structure.header, structure.closing
    if closing.span and closing.span.start <= symbol.start < closing.span.end:
        return True
    line = content[content.rfind("\n", 0, symbol.start) + 1 : symbol.start]
    if header.present and symbol.start < header.span.end and _OWN_NUMBER.search(line.rsplit("|", 1)[-1]):
        return True
    return (
        header.number is not None
        and header.symbol is not None
        and symbol.number.lstrip("0") == header.number.lstrip("0")
        and fold_symbol(symbol.symbol) == fold_symbol(header.symbol)
    )


def _read(
    content: str, symbol: FoundSymbol, following: int, dates: Sequence[FoundDate], last: _Citation | None
) -> _Citation | None:
    """One citation with type, date and relation; None where neither word nor symbol tells that it is one."""
    numbers = _LIST_BEFORE.search(content, max(0, symbol.start - 60), symbol.start)
    word = type_word(content, numbers.start() if numbers else symbol.start)
    if numbers and word.code is None and not word.numbered:
        word = type_word(content, symbol.start)
    joined = last is not None and _ONLY_JOINED.fullmatch(content, _end(last), symbol.start) is not None
    if word.code is None and joined and last:
        word = replace(word, code=last.word.code)
    kind = settled_type(word.code, symbol.symbol, party=symbol.party)
    if word.refused or (word.code is None and not _told_by_symbol(kind, symbol, numbered=word.numbered)):
        return None
    date = date_after(content, symbol.end, dates, following)
    before = None if date else date_before(content, word.start, dates)
    lower = max(_sentence_start(content, word.start), _end(last) if last else 0)
    relation = relation_before(content, lower, word.start)
    if relation is None and before:
        relation = "issued"
    if relation is None and last and not _FULL_STOP.search(content, last.symbol.end, word.start):
        relation = last.mention.relation
    stated = date.value if date else before.value if before else year_after(content, symbol.end)
    end = date.end if date and date.start - symbol.end < 12 else symbol.end
    mention = ReferenceMention(
        Span(word.start, end), kind, symbol.number, symbol.symbol, date=stated, relation=relation
    )
    return _Citation(symbol, word, date or before, mention)


def _told_by_symbol(kind: str | None, symbol: FoundSymbol, *, numbered: bool) -> bool:
    """Whether a symbol without a type's word before it is one of a document; "số 12/A đường …" isn't."""
    if kind not in (None, "CV"):
        return True
    plausible = len(re.split(r"[-/]", symbol.symbol)[0]) > 1
    return numbered and plausible and (kind == "CV" or year_in_symbol(symbol.symbol) is not None)


def _end(citation: _Citation) -> int:
    return max(citation.mention.span.end, citation.symbol.end)


def _sentence_start(content: str, offset: int) -> int:
    start = max(0, offset - 300)
    breaks = [match.end() for match in _SENTENCE_BREAK.finditer(content, start, offset)]
    return breaks[-1] if breaks else start


def _finished(content: str, citations: Sequence[_Citation], place: int) -> tuple[ReferenceMention, ...]:
    """The mentions of one citation, issuers and title added: several where a list shares the symbol."""
    citation = citations[place]
    following = citations[place + 1].mention.span if place + 1 < len(citations) else None
    symbol, date = citation.symbol, citation.date
    most = len(issuer_tokens(symbol.symbol))
    issuers, end = issuers_after(content, symbol.end, most)
    if date and date.start >= symbol.end:
        end = date.end
        if not issuers:
            issuers, end = issuers_after(content, date.end, most)
    title = title_after(content, end, (following.start, following.end) if following else None)
    mention = replace(citation.mention, issuers=issuers, title=title)
    return _listed(content, citation, mention)


def _listed(content: str, citation: _Citation, mention: ReferenceMention) -> tuple[ReferenceMention, ...]:
    """The mention, or one for each number of a list: "số 1, 2, 3/QĐ-…"; the first holds the type's word."""
    symbol = citation.symbol
    numbers = _LIST_BEFORE.search(content, max(0, symbol.start - 60), symbol.start)
    if not numbers or numbers.start() < citation.word.start or citation.word.start == symbol.start:
        return (mention,)
    found = list(_LIST_NUMBER.finditer(content, numbers.start(), numbers.end()))
    first = replace(mention, span=Span(mention.span.start, symbol.end), number=found[0][0])
    others = (replace(mention, span=Span(number.start(), symbol.end), number=number[0]) for number in found[1:])
    return (first, *others, replace(mention, span=Span(symbol.start, mention.span.end)))


def _standards(content: str, structure: Structure) -> list[ReferenceMention]:
    """National standards: "QCVN 01:2019/BCT" → number 01, symbol 2019/BCT, no type."""
    if not any(series in content for series in ("CVN", "CĐP", "DVN")):
        return []
    foot = structure.closing.span
    return [
        ReferenceMention(Span(found.start(), found.end()), None, found["number"], found["symbol"])
        for found in _STANDARD.finditer(content)
        if not (foot and foot.start <= found.start() < foot.end)
    ]
