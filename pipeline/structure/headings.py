"""Heading or sentence: which paragraphs open a part of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from corpus.registers import section_headings
from models.text import TextTable
from models.values.wording import normal
from pipeline.structure.cues import ends_with, holds, is_cue, opens_with, states
from pipeline.structure.forms import Heading, clean, form_heading, form_in_table
from pipeline.structure.head.bodies import opens_with_body
from pipeline.structure.labels import ANNEX, ARABIC, ARTICLE, BULLET, CAPITAL, CHAPTER, PART, ROMAN, Label, read_label
from pipeline.structure.lines import Block, Line, in_capitals, is_caption
from pipeline.structure.misread_labels import labels_of
from pipeline.structure.roles import role_of
from pipeline.structure.signers import is_signing
from pipeline.structure.stopped_titles import titles_with_stops

UNLABELLED_TOP, UNLABELLED = 35, 120
"""Ranks of headings without a label: in capitals, and under everything that has a label."""

_RUN_IN = re.compile(r"(?P<head>(?>[^:.;“\"]|[“\"][^“”\"\n]{2,150}[”\"]|[“\"]){2,90}?)(?P<mark>[:.])\s+(?=\S)")
"""Words, ":" or ".", and text that goes on: "1. Về công nghiệp: Giá trị sản xuất …"."""
_QUOTED = re.compile(r"[“\"][^“”\"\n]{2,150}[”\"]")
"""A name inside a title counts as one word: "2. Phong trào “Xanh - Sạch - Đẹp, …”: 100% đơn vị …"."""
_SENTENCE_BREAK = re.compile(r"[.;!?]\s+(?=[^\W\d_])")
_FIGURE = re.compile(r"\d\s?%|\d(?:\.\d{3})+(?![\d/])|\d,\d")
"""A share, thousands or decimals: what a sentence states, not a title; "số 1.234/QĐ-UBND" is none."""
_PERIOD = re.compile(r"\d{1,2}\s+tháng(?!\w)|(?<!\w)(?:tháng|quý|năm|năm học|giai đoạn)\s+\d[\d/ -]*", re.IGNORECASE)
"""The period that a title may name: "Về sản xuất công nghiệp 7 tháng", "… năm 2022"."""
_MARKS = " .:;,-–*"
_LISTED = ("task", "recommendation")
"""Roles of sections whose numbered sentences are items of a list."""


def find_headings(blocks: Sequence[Block], content: str, directive: bool) -> list[Heading]:
    """Headings among consecutive blocks of a text, in order; `directive`: its addressed items are orders."""
    labels = labels_of(blocks)
    titled = titles_with_stops(blocks, labels)
    found: list[Heading] = []
    place = 0
    while place < len(blocks):
        block = blocks[place]
        if isinstance(block, TextTable):
            heading = form_in_table(block, content[block.start : block.end])
        else:
            heading = _heading_at(block, blocks[place + 1 : place + 2], labels[place : place + 2], directive)
            heading = heading or _starred(block, labels[place], blocks[place + 1 : place + 2], found)
        if isinstance(block, Line) and _goes_on_list(block, labels, place, found):
            heading = None
        if heading is None and place in titled and _open_role(found, labels[place]) is None:
            heading = titled[place]
        if heading is not None:
            found.append(heading)
            place += heading.last - heading.first
        place += 1
    return found


def _goes_on_list(line: Line, labels: Sequence[Label | None], place: int, found: Sequence[Heading]) -> bool:
    """A labelled sentence right behind an item of its own rank that is no heading is the list's next item.

    "3. …" only among tasks and recommendations: elsewhere numbers open parts whose titles may end with a stop.
    """
    label, before = labels[place], labels[place - 1] if place else None
    if label is None or before is None or label.rank != before.rank or label.rank < ARABIC:
        return False
    if not line.content.rstrip().endswith(".") or (found and found[-1].last == line.index - 1):
        return False
    if label.rank == ARABIC and (_open_role(found, label) not in _LISTED or ":" in line.content):
        return False
    return len(line.content[label.rest :].split()) >= 6


def _open_role(found: Sequence[Heading], label: Label | None) -> str | None:
    above = next((one for one in reversed(found) if label is None or one.rank < label.rank), None)
    return role_of(above.title) if above else None


def _heading_at(
    line: Line, next_blocks: Sequence[Block], labels: Sequence[Label | None], directive: bool
) -> Heading | None:
    following = next_blocks[0] if next_blocks else None
    label, next_label = labels[0], labels[1] if len(labels) > 1 else None
    if is_caption(line.content):
        return None
    if label is None:
        return form_heading(line, following) or _unlabelled(line, following, next_label)
    title = line.content[label.rest :]
    if label.rank == BULLET:
        return None
    if len(title.strip(_MARKS)) < 2:
        return _title_in_next(line, label, following, next_label)
    run_in = _run_in(line, label, title, directive)
    if run_in is not None and not _goes_on_below(title, label, following, next_label):
        return run_in
    if _is_heading(label, title, line, following, next_label, directive):
        return Heading(line.index, line.index, label, label.rank, clean(title), line.start, line.end)
    return None


def _starred(line: Line, label: Label | None, next_blocks: Sequence[Block], found: Sequence[Heading]) -> Heading | None:
    """ "* Hạn chế:" alone on its line, no star below it: a heading that names a role, or that follows such a one."""
    if label is None or label.printed != "*" or not next_blocks:
        return None
    title, following = line.content[label.rest :], next_blocks[0]
    over = isinstance(following, Line) and not following.content.startswith("*")
    if not over or len(title.split()) > 6 or title.rstrip("* ")[-1:] in ".;,":
        return None
    goes_on = bool(found) and found[-1].label is not None and found[-1].label.printed == "*"
    if role_of(title) is None and not goes_on:
        return None
    return Heading(line.index, line.index, label, label.rank, clean(title), line.start, line.end)


def _title_in_next(line: Line, label: Label, following: Block | None, next_label: Label | None) -> Heading | None:
    """ "Phần thứ hai" alone on its line, its title in the next paragraph."""
    if label.rank > ROMAN or not isinstance(following, Line) or next_label is not None:
        bare = label.rank in (PART, CHAPTER)
        return Heading(line.index, line.index, label, label.rank, "", line.start, line.end) if bare else None
    if following.words > 40 or (following.content.endswith(".") and not following.capitals):
        return None
    return Heading(line.index, following.index, label, label.rank, clean(following.content), line.start, following.end)


def _run_in(line: Line, label: Label, title: str, directive: bool) -> Heading | None:
    """A heading that shares its line with text: "1. Về công nghiệp: Giá trị …", "a) Ưu điểm. Công tác …"."""
    match = _RUN_IN.match(title)
    if match is None or not _names_a_part(match["head"], match["mark"], label, directive):
        return None
    start = line.start + label.rest + match.end()
    return Heading(line.index, line.index, label, label.rank, clean(match["head"]), line.start, start)


def _goes_on_below(title: str, label: Label, following: Block | None, next_label: Label | None) -> bool:
    """ "a) Lễ khai mạc: giới thiệu chương trình" over bullets: the colon belongs to the heading."""
    after = title.partition(":")[2].strip()
    return (
        after[:1].islower()
        and len(title.split()) <= 30
        and not _SENTENCE_BREAK.search(title)
        and next_label is not None
        and _holds_something(label, following, next_label)
    )


def _names_a_part(head: str, mark: str, label: Label, directive: bool) -> bool:
    bare = _QUOTED.sub("“”", head)
    words, count = normal(head), len(bare.split())
    if label.rank == ARTICLE and (opens_with(words, "order-verb") or opens_with(words, "decides")):
        return False
    if count > 12 or (mark == "." and count > 8):
        return False
    if _registered(words) or (in_capitals(head) and label.rank <= ARABIC):
        return True
    if mark == "." or any(opens_with(words, code) for code in ("order-verb", "time")) or states(words):
        return words.startswith("về ") and not states(words)
    if ends_with(words, "lead-in") or any(letter.isdigit() for letter in _PERIOD.sub("", bare)):
        return False
    return not (directive and opens_with_body(head))


def _is_heading(
    label: Label, title: str, line: Line, following: Block | None, next_label: Label | None, directive: bool
) -> bool:
    count, words, ending = len(title.split()), normal(title), title.rstrip("* ")[-1:]
    if label.rank <= CHAPTER:
        return count <= 60
    if count > 40 or ending in ";,":
        return False
    if in_capitals(title):
        return not states(words) or label.rank <= ROMAN
    if ending == ":" and directive and _addresses(title, words, following, next_label, label):
        return True
    if _SENTENCE_BREAK.search(title) or (ending == ":" and _leads_in(title, words, count, directive)):
        return False
    if label.rank in (CAPITAL, ROMAN):
        return True
    if line.heading is not None or (line.bold and count <= 30 and ending != ":"):
        return True
    if _is_order(title, words) or (ending == "." and _FIGURE.search(title)):
        return False
    if count <= 12 and (_registered(words) or (role_of(title) is not None and ending != ".")):
        return True
    if not _holds_something(label, following, next_label):
        return False
    if label.rank == ARTICLE and (opens_with(words, "order-verb") or opens_with(words, "decides")):
        return False
    return count <= (32 if ending == "." else 38)


def _addresses(title: str, words: str, following: Block | None, next_label: Label | None, label: Label) -> bool:
    """ "2. Sở Tài chính:" alone on its line in a directive, the orders to that body below it."""
    if not opens_with_body(title) or states(words) or ends_with(words, "lead-in"):
        return False
    if label.rank != ARABIC or (next_label is not None and next_label.rank == BULLET):
        return False
    return len(words.split()) <= 12 and _holds_something(label, following, next_label)


def _leads_in(title: str, words: str, count: int, directive: bool) -> bool:
    """It ends with ":" and announces a list or an order instead of naming a part."""
    if ends_with(words, "lead-in") or states(words) or opens_with(words, "time"):
        return True
    return count > 12 or (directive and opens_with_body(title))


def _is_order(title: str, words: str) -> bool:
    """A whole sentence: a body that does something ("Sở Công Thương chủ trì …"), or something done."""
    if opens_with_body(title):
        return states(words)
    return holds(words, "finite") and not opens_with(words, "nominal")


def _holds_something(label: Label, following: Block | None, next_label: Label | None) -> bool:
    """Text, bullets, a table or a deeper label follow: what its own sibling follows is an item, not a heading."""
    if following is None:
        return False
    if isinstance(following, TextTable):
        return True
    if next_label is not None:
        return next_label.rank > label.rank
    return not opens_with(normal(following.content[:120]), "closing")


def _unlabelled(line: Line, following: Block | None, next_label: Label | None) -> Heading | None:
    if following is None or line.words > 30 or not _may_be_title(line):
        return None
    words = normal(line.content)
    plain = isinstance(following, Line) and next_label is None
    if is_cue(words, "operative") or opens_with(words, "closing"):
        return None
    if line.heading is not None:
        rank = 100 + line.heading
    elif is_signing(line.content):
        return None
    elif line.capitals and sum(len(word) > 1 and word.isalpha() for word in line.content.split()) > 1:
        rank = UNLABELLED_TOP
    elif line.content.endswith(":"):
        if not _short_title(line, words):
            return None
        if not (plain or role_of(line.content) is not None or _registered(words)):
            return None
        rank = UNLABELLED
    elif line.bold and line.content[-1] not in ".;," and line.words <= 25:
        rank = UNLABELLED
    else:
        return None
    if rank == UNLABELLED_TOP and isinstance(following, Line) and _goes_on(line, following, next_label):
        title = clean(f"{line.content} {following.content}")
        return Heading(line.index, following.index, None, rank, title, line.start, following.end)
    return Heading(line.index, line.index, None, rank, clean(line.content), line.start, line.end)


def _goes_on(line: Line, following: Line, next_label: Label | None) -> bool:
    """ "QUY CHẾ" + "HOẠT ĐỘNG CỦA HỘI ĐỒNG": a title in capitals over two lines."""
    if next_label is not None or line.content.endswith((".", ":")):
        return False
    return following.capitals and following.words > 1 and line.words + following.words <= 40


def _may_be_title(line: Line) -> bool:
    return line.content[0].isupper() and line.content[-1] not in ";,"


def _short_title(line: Line, words: str) -> bool:
    return (
        line.words <= 8
        and not ends_with(words, "lead-in")
        and not any(opens_with(words, code) for code in ("order-verb", "time"))
        and not states(words)
        and not opens_with_body(line.content)
    )


def _registered(words: str) -> bool:
    return words in _register()


@cache
def _register() -> frozenset[str]:
    """Headings of registers/section_headings.tsv that stand for themselves, without their labels."""
    skipped = {"closing", "directive_order", "recipients", "decision_articles", "appendix"}
    rows = (row.variant for row in section_headings() if row.role not in skipped and "…" not in row.variant)
    bare = (row[label.rest :] if (label := read_label(row)) and label.rank > ANNEX else row for row in rows)
    return frozenset(normal(row) for row in bare if normal(row))
