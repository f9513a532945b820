"""Finds awards conferred or proposed, one for each award and kind of recipient, in sentences and in tables."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from models.mention import AwardMention, Recipient
from models.structure import Sentence
from models.text import Span
from pipeline.extract.honours.counts import CAPITALS, NUMBER, Counts, counts_in, number_in, recipient_codes
from pipeline.extract.honours.names import AwardName, by_grantor, named_awards, opens_honours, words_of
from pipeline.extract.honours.tables import in_table

_YEAR = re.compile(r"\bnăm\s+(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE)
_AFTER = re.compile(
    r"""
    (?:\s+năm\s+\d{4})?
    (?: ,?\s+(?:cho|gồm|trong\s+đó)\s*:?\s*      # Bằng khen … năm 2021 cho 05 tập thể
      | \s*[:(–-]\s*(?:có\s+|cho\s+)?            # Lao động tiên tiến: 60 cá nhân
      | \s*\(\s*(?:trong\s+đó|gồm|bao\s+gồm)\s*:?\s*(?:có\s+|cho\s+)?  # 45 Giấy khen (trong đó 12 tập thể, …)
      | \s+(?:đối\s+với|là|với|có)\s+
      | (?:[^.;:\n\d]|(?<=năm\s)\d{4}){1,80}\s(?:cho|đối\s+với)\s+    # Bằng khen về thành tích … cho 02 tập thể
    )""",
    re.VERBOSE,
)
_BARE = re.compile(rf"\s*[:(]\s*{NUMBER}\s*(?=[.;,)\n]|$)", re.IGNORECASE)  # Chiến sĩ thi đua cơ sở: 15;
_DIRECT = re.compile(rf"(?<![\w/.,]){NUMBER}\s+(?:lượt\s+)?(?:danh\s+hiệu\s+)?[“\"]?$", re.IGNORECASE)  # 03 Bằng khen
_LONGEST_BEFORE = 110
_REACH = 2_000
"""Characters of a sentence before an award in which its verb stands; more than sentences have."""


_CONFER = r"(?:xét\s+)? (?: tặng(?:\s+thưởng)? | (?:trao|phong|truy)\s+tặng ) \s+ (?:danh\s+hiệu\s+)? [“\"]? \Z"
_CONFERS = re.compile(rf"(?<!\w){_CONFER}", re.VERBOSE | re.IGNORECASE)
_OF_RULES = r"\s(?:thủ\ tục|quy\ trình|việc|hồ\ sơ|tiêu\ chuẩn|điều\ kiện|hướng\ dẫn|mức|tỷ\ lệ|số\ lượng)\s"
"""Đề nghị Bộ X hướng dẫn thủ tục tặng …"""
_PROPOSED = re.compile(
    rf"""
    (?<!hồ\ sơ\ ) (?<!việc\ ) đề\ nghị (?:\s(?:(?!{_OF_RULES})[^.,;:\n\d]|,(?=\s+trình)){{1,80}}?)? \s
    {_CONFER}
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""Đề nghị Bộ X xét, trình Chủ tịch nước tặng"""
_SETTLED = re.compile(r"(?:qua|sau(?:\s+khi)?|kết\s+quả|từ)\s+bình\s+xét", re.IGNORECASE)  # Qua bình xét, 12 hộ đạt …
_SUBMITTED = re.compile(r"(?:trình|đề\s+nghị)\s(?:[^.;:\n\d]{1,60}\s)?xét\s+(?:tặng|khen\s+thưởng)\Z", re.IGNORECASE)
"""trình Chủ tịch nước xét tặng: what is proposed, not what is considered"""
_TO = re.compile(r"[”\"]?(?:\s+năm\s+\d{4})?,?\s+cho\s")


@cache
def _before() -> re.Pattern[str]:
    """What stands between counts and the award that they get: "05 cá nhân được đề nghị tặng …"."""
    return re.compile(
        rf"""
          [^.;\n]{{0,70}}?\b(?:{words_of("verb")}|danh\s+hiệu)\b[^.;:\n\d]{{0,60}}
        | \s+được\s+[^.;:\n\d]{{0,60}}\bcấp\s+                      # 01 đồng chí được Bộ Y tế cấp Bằng …
        """,
        re.VERBOSE | re.IGNORECASE,
    )


@cache
def _has(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words_of(kind)})\b", re.IGNORECASE)


@cache
def _named_recipient() -> re.Pattern[str]:
    """One recipient who is named and not counted: "tặng Bằng khen cho ông Lê Văn Mẫu", "… cho đồng chí Trưởng ban"."""
    return re.compile(
        rf"(?:\s+năm\s+\d{{4}})?,?\s+cho\s+(?i:(?P<recipient>{words_of('named')}|{words_of('recipient')}))\s+(?=[{CAPITALS}]|nguyên\s)"
    )


def find(doc: Doc) -> tuple[AwardMention, ...]:
    """The awards of a text, in text order; those of tasks, plans and rules are none."""
    content, structure = doc._.text.content, doc._.structure
    names = named_awards(content)
    honours = {section.id for section in structure.sections if opens_honours(section.heading)}
    found: list[AwardMention] = []
    for sentence in structure.sentences:
        first = bisect_left(names, sentence.start, key=lambda name: name.start)
        inside = names[first : bisect_left(names, sentence.end, lo=first, key=lambda name: name.start)]
        if inside and _is_told(content, sentence, inside[0]):
            found.extend(_in_sentence(content, sentence, inside, listed=sentence.section in honours))
    for table in structure.tables:
        found.extend(in_table(content, table))
    return tuple(sorted(found, key=lambda mention: mention.span))


def _is_told(content: str, sentence: Sentence, first: AwardName) -> bool:
    """Whether a sentence tells of awards; a request only where it asks that somebody gets one, a task never."""
    if sentence.role != "recommendation":
        return sentence.role != "task"
    return _PROPOSED.search(content, sentence.start, first.start) is not None


def _is_intended(content: str, start: int, end: int) -> bool:
    """Whether awards are only planned, ruled or considered; what came of a vote, what is submitted, is told."""
    settled = [vote.end() for vote in _SETTLED.finditer(content, start, end)]
    cues_ = _has("intent").finditer(content, settled[-1] if settled else start, end)
    return any(not _SUBMITTED.search(content, start, cue.end()) for cue in cues_)


def _in_sentence(content: str, sentence: Sentence, names: list[AwardName], *, listed: bool) -> Iterator[AwardMention]:
    """The awards of one sentence; `listed`: its section is one of what was conferred, so that no verb need say it."""
    counts = list(counts_in(content, sentence.start, sentence.end))
    years = {match["year"] for match in _YEAR.finditer(content, sentence.start, sentence.end)}
    year = int(years.pop()) if len(years) == 1 else None
    used: set[int] = set()
    for place, name in enumerate(names):
        lower = names[place - 1].end if place else sentence.start
        clause = max(sentence.start, name.start - 80, content.rfind(";", sentence.start, name.start))
        if _is_intended(content, clause, name.start):
            continue
        upper = names[place + 1].start if place + 1 < len(names) else sentence.end
        group = _after(content, name, counts, upper, listed) or _counted_before(
            content, sentence, name, counts, lower, listed
        )
        if group and group.start not in used:
            used.add(group.start)
            group = _with_total(content, sentence, name, group, lower)
            span = Span(min(name.start, group.start), max(name.end, group.end))
            yield from _mentions(content, span, _with_grantor(content, name, sentence.start), group.parts, year)
        elif not group:
            yield from _uncounted(content, sentence, name, lower, year)


def _after(content: str, name: AwardName, counts: list[Counts], upper: int, listed: bool) -> Counts | None:
    place = bisect_left(counts, name.end, key=lambda group: group.start)
    if place < len(counts) and counts[place].start < upper:
        start = counts[place].start
        if _AFTER.fullmatch(content, name.end, start) or _follows(content, name, start, listed):
            return counts[place]
    bare = _BARE.match(content, name.end, upper)
    return Counts(bare.start("number"), bare.end(), ((number_in(bare["number"]), name.recipient),)) if bare else None


def _follows(content: str, name: AwardName, start: int, listed: bool) -> bool:
    """ "tặng Giấy khen 31 cá nhân": counts right behind the award, its verb before it or a list of awards around it."""
    return content[name.end : start].isspace() and (
        listed or _CONFERS.search(content, max(0, name.start - 40), name.start) is not None
    )


def _counted_before(
    content: str, sentence: Sentence, name: AwardName, counts: list[Counts], lower: int, listed: bool
) -> Counts | None:
    direct = _DIRECT.search(content, max(lower, name.start - 30), name.start)
    if direct and (listed or _has("verb").search(content, max(sentence.start, name.start - _REACH), name.start)):
        return Counts(direct.start(), direct.end(), ((number_in(direct["number"]), name.recipient),))
    place = bisect_right(counts, name.start, key=lambda group: group.end)
    if place and lower <= counts[place - 1].start:
        group = counts[place - 1]
        near = name.start - group.end <= _LONGEST_BEFORE
        return group if near and _before().fullmatch(content, group.end, name.start) else None
    return None


def _with_total(content: str, sentence: Sentence, name: AwardName, group: Counts, lower: int) -> Counts:
    """Parts in a bracket with the total before them, if they are not all of it: "45 … (trong đó 5 tập thể)".

    Vague recipients get what is counted before the award: "12 Giấy khen cho các tập thể, cá nhân".
    """
    if all(count is None for count, _ in group.parts):
        return _with_number(content, sentence, name, group, lower)
    if content[name.end : group.start].lstrip()[:1] != "(":
        return group
    direct = _DIRECT.search(content, max(lower, sentence.start, name.start - 30), name.start)
    total = number_in(direct["number"]) if direct else None
    counted = [count for count, _ in group.parts if count is not None]
    if total is None or len(counted) < len(group.parts) or sum(counted) >= total:
        return group
    return Counts(group.start, group.end, ((total, name.recipient), *group.parts))


def _with_grantor(content: str, name: AwardName, lower: int) -> AwardName:
    """The award, told by who confers it where the name leaves it open: "được Thủ tướng Chính phủ tặng Bằng khen"."""
    if name.award:
        return name
    first = max(lower, name.start - 60)
    cut, award = name.start, None
    while award is None and cut > first:  # the nearest clause that names one
        cut = max(content.rfind(";", first, cut), content.rfind(",", first, cut), first)
        award = by_grantor(content[name.start : name.end], content[cut : name.start])
    return AwardName(name.start, name.end, award, name.recipient)


def _with_number(content: str, sentence: Sentence, name: AwardName, group: Counts, lower: int) -> Counts:
    direct = _DIRECT.search(content, max(lower, sentence.start, name.start - 30), name.start)
    if direct is None or group.start < name.end:
        return group
    kinds = {kind for _, kind in group.parts}
    return Counts(direct.start(), group.end, ((number_in(direct["number"]), kinds.pop() if len(kinds) == 1 else None),))


def _mentions(
    content: str, span: Span, name: AwardName, parts: tuple[tuple[int | None, Recipient | None], ...], year: int | None
) -> Iterator[AwardMention]:
    for count, recipient in parts:
        yield AwardMention(span, name.award, content[name.start : name.end], count, recipient, year)


def _uncounted(
    content: str, sentence: Sentence, name: AwardName, lower: int, year: int | None
) -> Iterator[AwardMention]:
    """An award that somebody was given, without a number: "vinh dự được Chủ tịch nước tặng Huân chương …"."""
    begin = max(lower, name.start - 90)
    to_one = _named_recipient().match(content, name.end, sentence.end)
    given = _has("verb" if to_one else "conferred").search(content, begin, name.start)
    given = given or (_PROPOSED.search(content, begin, name.start) if _TO.match(content, name.end) else None)
    if given and not _is_intended(content, max(sentence.start, name.start - _REACH), name.start):
        told = _with_grantor(content, name, sentence.start)
        span = Span(name.start, to_one.end("recipient") if to_one else name.end)
        recipient = recipient_codes()[" ".join(to_one["recipient"].lower().split())] if to_one else None
        yield AwardMention(span, told.award, content[name.start : name.end], None, recipient, year)
