"""Issuers and title that follow a citation: "của Bộ X, Công đoàn Y về việc Z"."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from corpus.registers import bodies, document_types
from corpus.tables import Row, read_table
from models.values.wording import fold, normal

_FOLDER = Path(__file__).parent
_LONGEST_TITLE = 400

_OF = re.compile(r"\s*[,(]?\s*(?:của|do)\s+", re.IGNORECASE)
_STEP = re.compile(r"(?P<joint>\s*[-–]\s*|\s*,\s+|\s+)(?P<word>[^\W_][\w&.]*)")
_ASSOCIATION = re.compile(r"\b(?:Hội|Hiệp\ hội|Câu\ lạc\ bộ)(?:\ [^\W\d_]+){1,5}\Z")
_TO_PLACE = re.compile(
    r"(?:(?!đã|về|gửi|và|với|trình|báo)[^\W\d_A-ZĐ]+\ ){1,4}(?:tỉnh|huyện|thành\ phố|thị\ xã|xã|quận)\b"
)
_ISSUES = re.compile(r"(?:ban\s+hành|thông\s+(?:qua|báo))\b")  # … của Bộ X ban hành Quy chế
_SYLLABLE = re.compile(r"[^\W_]+")
_LONGEST_NAME = 12
"""Syllables of the longest name that is looked up."""
_TITLE_START = re.compile(
    r"""
    \s* ,? \s*
    (?:
        (?:về\s+việc|V/v|v/v|về)\s+:?\s*             # về việc tổ chức …
      | (?=(?:ban\s+hành|quy\s+định|hướng\s+dẫn|phê\s+duyệt|tổ\s+chức|tổng\s+hợp|rà\s+soát|phát\s+động
            |sửa\s+đổi|bãi\s+bỏ|công\s+bố|công\s+nhận|triển\s+khai|thực\s+hiện|đẩy\s+mạnh|tăng\s+cường)\b)
    )                                                # … ban hành Kế hoạch …
    """,
    re.VERBOSE,
)
_TITLE_END = re.compile(
    r"""
      [;\n]                                   # …; đồng thời …
    | \.(?=[\s”"»]|$) | \./                   # ….
    | :(?=\s) | \)                            # …: Tập trung …; (… về …)
    | ,\s+(?=(?:Bộ|Sở|UBND|Ủy\ ban|Uỷ\ ban|Ban|Cục|Tỉnh\ ủy|theo\ đó|trong\ đó|trong\ thời\ gian
              |kịp\ thời|cụ\ thể|đến\ nay|trên\ cơ\ sở)\b)   # …, Sở đã …
    | ,\s+(?=[^,.;:\n]{2,50}(?:,\s[^,.;:\n]{2,30})?\s(?:đã|sẽ|đang)\s)   # …, các phòng, đơn vị đã …
    """,
    re.VERBOSE,
)


@cache
def _words_at(place: str) -> frozenset[str]:
    """Words of bodies' names with diacritics: "first", "inside", "second"; "whole" names; people "addressed"."""
    return frozenset(normal(row["word"]) for row in _rows() if row["place"] == place)


@cache
def _rows() -> tuple[Row, ...]:
    return read_table(_FOLDER / "body_words.tsv", ("word", "place", "gloss", "example"))


@cache
def _known_names() -> frozenset[str]:
    """Names and other forms of the registered bodies, and names with small words in them, with diacritics."""
    return _words_at("whole") | {normal(form) for row in bodies() for form in (row.name_vi, *row.variants)}


@cache
def _type_starts() -> tuple[str, ...]:
    return tuple(fold(row.name_vi) for row in document_types())


def issuers_after(content: str, start: int, most: int = 1) -> tuple[tuple[str, ...], int]:
    """The bodies named right after offset `start` by "của …", as printed, and the offset behind the last one.

    `most` is how many sign together: "của Chính phủ, Sở X đã ban hành" has one, whatever follows the comma.
    """
    opening = _OF.match(content, start)
    if not opening:
        return (), start
    first = re.compile(r"[^\W\d_]+").match(content, opening.end())
    if not first or normal(first[0]).split()[0] not in _words_at("first"):
        return (), start
    names: list[str] = []
    begin, end = first.start(), _end_of_known(content, first.start(), first.end())
    while step := _STEP.match(content, end):
        taken = _continues(content, step)
        if taken == "stop" or (taken == "next" and len(names) + 1 >= most):
            break
        if taken == "next":
            names.append(content[begin:end])
            begin = step.start("word")
            if step["word"] == "và":
                begin = step.end() + 1
            end = _end_of_known(content, begin, step.end())
            continue
        end = _end_of_known(content, step.start("word"), step.end()) if step["word"][0].isupper() else step.end()
    names.append(content[begin:end])
    return tuple(_trimmed(name) for name in names if _trimmed(name)), end


def _end_of_known(content: str, begin: int, end: int) -> int:
    """Behind the longest registered name that starts at `begin`, else `end`."""
    words: list[str] = []
    for syllable in _SYLLABLE.finditer(content, begin, begin + 120):
        words.append(syllable[0])
        if len(words) > _LONGEST_NAME:
            break
        if normal(" ".join(words)) in _known_names():
            end = max(end, syllable.end())
    return end


def names_body(content: str, start: int) -> bool:
    """Whether a body or several stand at offset `start`: "Bộ X", "các sở", "đơn vị trưởng khối"."""
    first = _SYLLABLE.match(content, start)
    return first is not None and normal(first[0]) in _words_at("first") | _words_at("addressed")


def _continues(content: str, step: re.Match[str]) -> str:
    """What a following word does to a body's name: "more" of it, the "next" body, or "stop"."""
    word, joint = step["word"], step["joint"].strip()
    first = _words_at("first")
    capital = word[0].isupper()
    names_type = (
        capital
        and joint == ","
        and fold(content[step.start("word") : step.start("word") + 40]).startswith(_type_starts())
    )
    if "\n" in step["joint"] or names_type or word[0].isdigit() or _ISSUES.match(content, step.start("word")):
        return "stop"
    if joint == ",":
        return ("next" if normal(word) in first else "more") if capital else "stop"
    if word == "và":
        after = _STEP.match(content, step.end())
        if not after or not after["word"][0].isupper() or after["joint"].strip():
            return "stop"
        if fold(content[after.start("word") : after.start("word") + 40]).startswith(_type_starts()):
            return "stop"
        return "next" if normal(after["word"]) in first else "more"
    if capital or _place_of(content, step):
        return "more"
    return "more" if _is_of_people(content, step) else "stop"


def _is_of_people(content: str, step: re.Match[str]) -> bool:
    """A small word in the name of an association that goes on to its place: "Hội Trồng nấm sạch tỉnh"."""
    name = _ASSOCIATION.search(content, max(0, step.start() - _LONGEST_TITLE // 8), step.start())
    return name is not None and _TO_PLACE.match(content, step.start("word")) is not None


def small_words(content: str, start: int) -> tuple[tuple[str, str], ...]:
    """The small words (as `wording.normal` gives them) of the name that begins at offset `start`, with their places."""
    found: list[tuple[str, str]] = []
    first = _SYLLABLE.match(content, start)
    end = first.end() if first else start
    while (step := _STEP.match(content, end)) and _continues(content, step) == "more":
        place = _place_of(content, step)
        if place and not step["word"][0].isupper():
            found.append((normal(step["word"]), place))
        end = step.end()
    return tuple(found)


def _place_of(content: str, step: re.Match[str]) -> str | None:
    """ "inside" or "second" for a small word that goes on a body's name."""
    if normal(step["word"]) in _words_at("inside"):
        return "inside"
    return "second" if _is_second(content, step) else None


def _is_second(content: str, step: re.Match[str]) -> bool:
    """A second syllable in small letters right behind a first one with a capital: "Công đoàn", not "UBND tỉnh"."""
    before = content[max(0, step.start() - 12) : step.start()].rpartition(" ")[2] if step["joint"] == " " else ""
    return before[:1].isupper() and before[1:].islower() and normal(step["word"]) in _words_at("second")


def _trimmed(name: str) -> str:
    return re.sub(r"(?:\s+(?:và|các|thuộc|thành|cấp|liên|khu|đặc|tối|nhà|chấp|sự|vụ))+$", "", name.strip(" ,.-–"))


def title_after(content: str, start: int, following: tuple[int, int] | None) -> str | None:
    """The title that follows offset `start`, without "về việc"; `following` is the next citation's span.

    A citation joined by "và" or a comma ends the title; one inside a clause of the title belongs to it.
    """
    opening = _TITLE_START.match(content, start)
    if not opening:
        return None
    begin = opening.end()
    end = _end_of_title(content, begin)
    if following and begin < following[0] < end:
        end = _before_joined(content, begin, following[0], end)
    title = content[begin:end].strip(" ,;:")
    return (title.strip('“”"') if title[:1] in '“"' else title) or None


def _end_of_title(content: str, begin: int) -> int:
    closing = {"“": "”", '"': '"', "«": "»"}.get(content[begin : begin + 1])
    if closing:
        quoted = content.find(closing, begin + 1, begin + _LONGEST_TITLE)
        if quoted > 0:
            return quoted
    stop = _TITLE_END.search(content, begin, begin + _LONGEST_TITLE)
    return stop.start() if stop else min(len(content), begin + _LONGEST_TITLE)


def _before_joined(content: str, begin: int, citation: int, end: int) -> int:
    joined = re.compile(r"(?:,|\bvà)\s+(?:[^\W\d_]+\s+){0,3}$").search(content, max(begin, citation - 40), citation)
    return joined.start() if joined else end
