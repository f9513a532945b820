"""Finds named movements and campaigns: in quotes after a head noun, in the register, or by the theme of a drive."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from corpus.tables import Row, read_table
from models.mention import MovementKind, MovementMention
from models.text import Span
from models.values.month_words import lower
from models.values.wording import fold
from pipeline.extract.movement_names import KnownName, known_names, registered

_FOLDER = Path(__file__).parent
_REACH = 90
"""Characters between a head noun and the quote that names it."""

_QUOTED = re.compile(r"[“\"«„](?P<name>[^“”\"«»„\n]{4,250})[”\"»“]")
_BREAK = re.compile(r"[.;\n“”\"«»](?:\s|$)|[“”\"«»\n]")
_QUOTE_TAIL = re.compile(r"[^.;:\n“”\"«»()]{0,40}[“\"«][^“”\"«»\n]{4,160}[”\"»]")
"""The quoted part with which a name ends: cuộc vận động xây dựng người thợ mỏ, người thợ điện “Kỷ luật, đồng tâm”"""
_LIST_GAP = re.compile(r"\s*[;,.…]*\s*(?:và|hoặc)?\s*")
_CELL_END = " | "
"""Between the cells of a row: a name stands in one of them."""
_OPENED = re.compile(r"[\s:,(-]*$")


@cache
def _cues(kind: str) -> tuple[str, ...]:
    return tuple(sorted((row["word"] for row in _rows() if row["kind"] == kind), key=len, reverse=True))


@cache
def _rows() -> tuple[Row, ...]:
    return read_table(_FOLDER / "movement_cues.tsv", ("word", "kind", "gloss", "example"))


def cues_in(content: str, kind: str) -> tuple[str, ...]:
    """The cues of one kind in a text, as it writes them, left to right; of those that begin together the longest."""
    return tuple(re.findall(rf"\b(?:{_any_of(kind)})\b", content, re.IGNORECASE))


def _any_of(*kinds: str) -> str:
    return "|".join(re.escape(word.lower()).replace(r"\ ", r"\s+") for kind in kinds for word in _cues(kind))


@cache
def _head() -> re.Pattern[str]:
    """A head noun in lower case, with the plural marker before it: "các phong trào thi đua"."""
    return re.compile(
        rf"""
        \b(?:(?P<plural>{_any_of("plural")})\s+)?
        (?:(?P<movement>{_any_of("movement")})|(?P<campaign>{_any_of("campaign")})|(?P<answer>{_any_of("answer")}))\b
        """,
        re.VERBOSE,
    )


@cache
def _openings() -> re.Pattern[str]:
    """The first words of head nouns and of their markers, by first letter, so that the search jumps to it."""
    firsts = {cue.lower().split()[0] for kind in ("plural", "movement", "campaign", "answer") for cue in _cues(kind)}
    letters = sorted({first[0] for first in firsts})
    rests = [
        rf"(?<={letter})(?:{'|'.join(re.escape(first[1:]) for first in sorted(firsts) if first[0] == letter)})"
        for letter in letters
    ]
    return re.compile(rf"[{''.join(letters)}](?<!\w.)(?:{'|'.join(rests)})\b")


def _heads(content: str) -> list[re.Match[str]]:
    """The head nouns of a text, in order."""
    low = lower(content)
    heads: list[re.Match[str]] = []
    for opening in _openings().finditer(low):
        if not (heads and opening.start() < heads[-1].end()) and (head := _head().match(low, opening.start())):
            heads.append(head)
    return heads


@cache
def _unquoted() -> re.Pattern[str]:
    """A name right behind a head noun that stands without quotes, up to the end of its clause."""
    return re.compile(
        rf"""
        (?:\s+yêu\s+nước\b)?\s*,?\s+
        (?P<name>
            (?:{_any_of("refusal")})\b [^.,;:\n“”"«»()]{{4,90}}          # nói không với túi nhựa
          | (?:{_any_of("theme")})\b [^.,;:\n“”"«»()]{{8,200}}           # chào mừng kỷ niệm 60 năm …
            (?: ,\s (?=(?:{_any_of("theme-goes-on")})\b) [^.,;:\n“”"«»()]{{4,120}} )*
          | (?:{_any_of("actor")})\b [^.,;:\n“”"«»()]{{0,80}}?
            \b(?:{_any_of("slogan")})\b [^.;:\n“”"«»()]{{4,160}}         # ngành X quyết tâm thực hiện …
        )""",
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _campaign_name() -> re.Pattern[str]:
    """A campaign's name without quotes: "cuộc vận động xây dựng nếp sống văn minh"."""
    return re.compile(
        rf"""
        \s+(?P<name>
            (?! (?i:{_any_of("end", "no-name")})\b )
            (?: (?i:{_any_of("campaign-opening")})\b | [A-ZĐÀ-Ý] )
            [^.,;:\n“”"«»()]{{8,90}}
        )""",
        re.VERBOSE,
    )


@cache
def _name_end() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:{_any_of('end')})\b|,\s+(?=(?-i:[A-ZĐ]))", re.IGNORECASE)


@cache
def _refusal() -> re.Pattern[str]:
    """Words with which a name begins that would else end one: "nói không với"."""
    return re.compile(rf"(?:{_any_of('refusal')})\b", re.IGNORECASE)


@cache
def _not_a_name() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of('other')})\b", re.IGNORECASE)


@cache
def _other_name() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of('other-name')})\b", re.IGNORECASE)


@cache
def _classes() -> frozenset[str]:
    """Words that name a class of movements and no movement."""
    return frozenset(map(fold, _cues("class")))


@cache
def _inner_head() -> re.Pattern[str]:
    return re.compile(rf"(?:{_any_of('movement', 'campaign')})\s+", re.IGNORECASE)


def find(doc: Doc) -> tuple[MovementMention, ...]:
    """The named movements of a text outside its foot, in text order, never overlapping."""
    content, foot = doc._.text.content, doc._.structure.closing.span
    heads = _heads(content)
    found = [*_in_quotes(content, heads), *_of_register(content, heads), *_without_quotes(content, heads)]
    kept: list[MovementMention] = []
    for mention in found:  # quotes before the register before bare themes
        place = bisect_right(kept, mention.span, key=lambda other: other.span)
        inside_foot = foot is not None and foot.start <= mention.span.start < foot.end
        apart = all(_apart(mention.span, other.span) for other in kept[max(0, place - 1) : place + 1])
        if not inside_foot and apart:
            kept.insert(place, mention)
    return tuple(kept)


def _apart(a: Span, b: Span) -> bool:
    return a.end <= b.start or b.end <= a.start


def _in_quotes(content: str, heads: list[re.Match[str]]) -> Iterator[MovementMention]:
    """Quotes after a head noun, and those that go on a list of such quotes."""
    starts = [head.start() for head in heads]
    last_end, last_kind = -1, "movement"
    for quote in _QUOTED.finditer(content):
        place = bisect_right(starts, quote.start())
        head = heads[place - 1] if place else None
        kind = (_kind_before(content, head, quote) if head else None) or _kind_inside(quote)
        if kind is None and last_end >= 0 and _LIST_GAP.fullmatch(content, last_end, quote.start()):
            kind = last_kind
        if kind is None or (_other_name().match(quote["name"].strip()) and registered(quote["name"]) is None):
            continue
        mention = _mention(content, quote.start("name"), quote.end("name"), kind)
        if mention:
            last_end, last_kind = quote.end(), kind
            yield mention


def _kind_before(content: str, head: re.Match[str], quote: re.Match[str]) -> str | None:
    """The head's kind if the quote names it: near, in one clause, and not a motto or a medal."""
    gap = content[head.end() : quote.start()]
    if len(gap) > _REACH or _BREAK.search(gap) or _not_a_name().search(gap):
        return None
    if "," in gap and not gap.rstrip().endswith(":"):  # phong trào thi đua có nhiều tập thể, … “người tốt”
        return None
    if head["answer"] and not _OPENED.fullmatch(gap):
        return None
    return "campaign" if head["campaign"] else "movement"


def _kind_inside(quote: re.Match[str]) -> str | None:
    """The kind of a quote that begins with the head noun itself: “Phong trào cả nước …”."""
    head = _head().match(lower(quote["name"].lstrip()))
    if head is None or head["plural"] or head["answer"]:
        return None
    return "campaign" if head["campaign"] else "movement"


def _of_register(content: str, heads: list[re.Match[str]]) -> Iterator[MovementMention]:
    """Registered names without quotes: short ones only right after a head noun."""
    starts = [head.start() for head in heads]
    for name in known_names(content):
        place = bisect_right(starts, name.start)
        head = heads[place - 1] if place else None
        gap = content[head.end() : name.start] if head else ""
        headed = head is not None and not head["answer"] and _OPENED.fullmatch(gap) is not None
        if headed or (name.alone and not _not_a_name().search(content, max(0, name.start - 25), name.start)):
            yield _known(content, name, head if headed else None)


def _known(content: str, name: KnownName, head: re.Match[str] | None) -> MovementMention:
    campaign = name.row.kind == "cuoc_van_dong" or (head is not None and head["campaign"] is not None)
    kind: MovementKind = "campaign" if campaign else "movement"
    inner = _inner_head().match(content, name.start, name.end)
    start = inner.end() if inner else name.start
    return MovementMention(Span(start, name.end), content[start : name.end], name.row.id, kind)


def _without_quotes(content: str, heads: list[re.Match[str]]) -> Iterator[MovementMention]:
    """Themes of a drive and names without quotes right behind a head noun in the singular."""
    for head in heads:
        if head["plural"] or head["answer"]:
            continue
        bare = _unquoted().match(content, head.end())
        if bare is None and head["campaign"]:
            bare = _campaign_name().match(content, head.end())
        if bare is None:
            continue
        refusal = _refusal().match(content, bare.start("name"))
        stop = _name_end().search(content, refusal.end() if refusal else bare.start("name") + 8, bare.end("name"))
        end = stop.start() if stop else bare.end("name")
        tail = None if stop or not head["campaign"] else _QUOTE_TAIL.match(content, end)
        end = tail.end() if tail else end
        cell = content.find(_CELL_END, bare.start("name"), end)
        end = end if cell < 0 else cell
        mention = _mention(content, bare.start("name"), end, "campaign" if head["campaign"] else "movement")
        if mention:
            yield mention


def _mention(content: str, start: int, end: int, written: str) -> MovementMention | None:
    """A mention without blanks at its ends and without a head noun inside; None for less than two words."""
    inner = _inner_head().match(content, start, end)
    start = inner.end() if inner else start
    name = content[start:end]
    start += len(name) - len(name.lstrip(" ,:;-"))
    name = name.strip(" ,:;-")
    if len(fold(name).split()) < 2 or fold(name) in _classes():
        return None
    row = registered(name)
    kind: MovementKind = "campaign" if (row.kind if row else "") == "cuoc_van_dong" else "movement"
    if written == "campaign":
        kind = "campaign"
    return MovementMention(Span(start, start + len(name)), name, row.id if row else None, kind)
