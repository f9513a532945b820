"""Finds quantities: a number with its unit and the words that bound it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from spacy.tokens import Doc

from corpus.tables import read_table
from models.mention import Bound, Malformed, QuantityMention
from models.text import Span
from models.values.number import RAISED, FoundNumber, Number, read_number, read_number_words
from pipeline.extract.figures.clauses import cues
from pipeline.extract.figures.lexicon import Lexicon, Word, words_of
from pipeline.extract.figures.units import UnitFound, unit_at
from pipeline.extract.once import numbers_in

UNREAD = "unread"
"""Where a document's numbers stand that can't be read, their units included."""
_MASKS = ("references", "dates", "periods")
"""Kinds of mention whose digits are no quantities."""
_LONGEST_BOUND = 3
_COMPARING = frozenset({"cao", "thấp", "nhiều", "ít", "lớn", "nhỏ", "nhanh", "chậm"})
_PARTS = re.compile(
    r"""
    (?P<done> \d                      # first, so that the search jumps from digit to digit
      (?<![\w/.,-]\d) (?<!thứ\s\d)(?<!hạng\s\d)(?<!số\s\d)(?<!lộ\s\d)  # not "thứ 7/11", "Quốc lộ 1/5"
      [\d.]*(?:,\d+)? ) \s?/\s? (?P<all> \d[\d.]*(?:,\d+)? ) (?= \s+[^\W\d_] )
    """,
    re.VERBOSE | re.IGNORECASE,
)
"""95/120 xã: so many of so many"""
_UPWARDS = re.compile(r"\s+trở\s+(?:(?P<up>lên)|xuống)(?!\w)")
_FROM = re.compile(r"(?<!\w)từ\s+\Z")
_RANGE = re.compile(r"\s?(?:[-–]|đến)\s?")  # 72-78 USD/thùng, 980 đến 1.050 USD
_NEXT = re.compile(r"\s?[-–]\s?\d")
"""17,8% - 41,5% - 34,9%: a row, no range"""
_SPELLED = frozenset(("hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười"))
"""Spelled numbers read before a counted noun ("hai đoàn thanh tra"); "một" is mostly an article."""


def find(doc: Doc) -> tuple[QuantityMention, ...]:
    """The quantities of a text, in text order; bare numbers have unit None.

    "trên 164 tỷ đồng" → 164, VND, 9, at-least. Numbers inside references, dates and periods are left out.
    """
    content: str = doc._.text.content
    scanner = _Scanner(content)
    doc.user_data["words"] = scanner.words  # observations read the same words
    masks = _Masks(doc)
    numbers = [n for n in numbers_in(doc) if n.number is not None and not masks.cover(n.start, n.end)]
    unread = [n for n in numbers_in(doc) if n.number is None and not masks.cover(n.start, n.end)]
    doc.user_data[UNREAD] = [Span(one.start, scanner.end_of(one)) for one in unread]
    found = [*scanner.quantities(numbers), *scanner.parts(masks), *_spelled(scanner.words, masks)]
    return tuple(sorted(found, key=lambda quantity: quantity.span))


def find_malformed(doc: Doc) -> tuple[Malformed, ...]:
    """Numbers whose groups are not of three digits ("5.378.7000.000") or that a mark follows ("456^1")."""
    content: str = doc._.text.content
    masks = _Masks(doc)
    return tuple(
        Malformed(
            Span(number.start, number.end),
            "number-malformed",
            f"Không đọc được số “{content[number.start : number.end]}”: {_slip(content[number.start : number.end])}.",
        )
        for number in numbers_in(doc)
        if number.number is None and not masks.cover(number.start, number.end)
    )


def _slip(printed: str) -> str:
    return "sau dấu ^ là chú thích hay lũy thừa, không rõ" if "^" in printed else "các nhóm chữ số không đủ ba chữ số"


class _Masks:
    """Where the mentions stand whose digits are no quantities."""

    def __init__(self, doc: Doc) -> None:
        spans = [[mention.span for mention in doc._.found.get(kind, ())] for kind in _MASKS]
        self._kinds = [([span.start for span in kind], [span.end for span in kind]) for kind in spans if kind]

    def cover(self, start: int, end: int) -> bool:
        """Whether [start, end) touches one of them."""
        for starts, ends in self._kinds:
            place = bisect_left(starts, end)
            if place and ends[place - 1] > start:
                return True
        return False


class _Scanner:
    """Puts units and bounds to the numbers of one text."""

    def __init__(self, content: str) -> None:
        self.content = content
        self.words = words_of(content)
        self._starts = [word.start for word in self.words]

    def quantities(self, numbers: Sequence[FoundNumber]) -> Iterator[QuantityMention]:
        """The quantities of numbers that are in order."""
        place = 0
        sizes = list(map(self._sized, numbers))
        while place < len(numbers):
            pair: tuple[QuantityMention, ...] = ()
            if place + 1 < len(numbers):
                pair = self._pair(numbers[place], sizes[place], numbers[place + 1], sizes[place + 1])
            yield from pair or (self._single(numbers[place], sizes[place]),)
            place += 2 if pair else 1

    def end_of(self, number: FoundNumber) -> int:
        """Where the unit of a number ends, be it readable or not."""
        return self._sized(number)[1]

    def parts(self, masks: _Masks) -> Iterator[QuantityMention]:
        """What was done of what was to be done: "95/120 xã" → 95 xã; only before a noun or a measure."""
        for match in _PARTS.finditer(self.content):
            done, whole = read_number(match["done"]), read_number(match["all"])
            if done is None or whole is None or done.value > whole.value or masks.cover(*match.span()):
                continue
            bound, start = self._bound_before(FoundNumber(match.start(), match.end(), done))
            unit, end = self._sized(FoundNumber(match.start(), match.end(), done))
            if unit.unit is not None and unit.kind in ("count", "measure", "money"):
                yield QuantityMention(Span(start, end), done, unit.unit, unit.mult, bound)

    def _single(self, number: FoundNumber, size: tuple[UnitFound, int]) -> QuantityMention:
        unit, end = size
        bound, start = self._bound_before(number)
        if upwards := _UPWARDS.match(self.content, end):
            # "từ 1.700 người trở lên"
            bound, end = "at-least" if upwards["up"] else "at-most", upwards.end()
            start = self._since(start) or start
        return QuantityMention(Span(start, end), _read(number), unit.unit, unit.mult, bound)

    def _pair(
        self, first: FoundNumber, size: tuple[UnitFound, int], second: FoundNumber, size_2: tuple[UnitFound, int]
    ) -> tuple[QuantityMention, ...]:
        """A range or a composed number, () where the two are numbers of their own."""
        (unit, end), (other, last) = size, size_2
        if end == first.end:
            if other.unit is None or not _RANGE.fullmatch(self.content, first.end, second.start):
                return ()
            span = Span(self._since(first.start) or first.start, last)
            low = QuantityMention(span, _read(first), other.unit, other.mult, "at-least")
            return low, replace(low, number=_read(second), bound="at-most")
        if unit.unit == other.unit is not None and (since := self._range_of_two(first, end, second)) is not None:
            low_, high = _read(first), _read(second)
            if low_.value.scaleb(unit.mult) < high.value.scaleb(other.mult):
                low = QuantityMention(Span(since, last), low_, unit.unit, unit.mult, "at-least")
                return low, QuantityMention(Span(since, last), high, other.unit, other.mult, "at-most")
        # "1.046 tỷ 318 triệu đồng" → 1046318, VND, 6
        step = unit.mult - other.mult
        if not unit.mult or end + 1 != second.start or step <= 0 or other.unit is None:
            return ()
        if unit.unit not in (None, other.unit) or first.number is None or second.number is None:
            return ()
        if first.number.decimals or second.number.decimals or second.number.value >= 10**step:
            return ()
        value = first.number.value * Decimal(10) ** step + second.number.value
        bound, start = self._bound_before(first)
        return (QuantityMention(Span(start, last), Number(value), other.unit, other.mult, bound),)

    def _since(self, start: int) -> int | None:
        """Where "từ" begins that stands right before an offset."""
        since = _FROM.search(self.content, max(0, start - 5), start)
        return since.start() if since else None

    def _range_of_two(self, first: FoundNumber, end: int, second: FoundNumber) -> int | None:
        """Where a range begins whose unit is printed twice: "từ 7,5% đến 7,8%", "5%-7%"; None where there is none."""
        joint = _RANGE.fullmatch(self.content, end, second.start)
        if joint is None or _NEXT.match(self.content, self._sized(second)[1]):
            return None
        since = self._since(first.start)
        return first.start if since is None and "đến" not in joint[0] else since

    def _sized(self, number: FoundNumber) -> tuple[UnitFound, int]:
        """The unit of a number and the offset where the quantity ends: at the number's end where it has none."""
        after = bisect_left(self._starts, number.end)
        found = unit_at(self.words, after)
        gap = self.content[number.end : self.words[after].start].lstrip(RAISED) if found else ""
        if found is None or len(gap) > 2 or "\n" in gap:
            return UnitFound(0, None, 0, "count"), number.end
        end = self.words[after + found.count - 1].end
        return (UnitFound(0, None, 0, "count"), number.end) if self.content[end : end + 1] == "^" else (found, end)

    def _bound_before(self, number: FoundNumber) -> tuple[Bound | None, int]:
        """The bound that the words right before a number state, and where the quantity then begins."""
        place = bisect_left(self._starts, number.start)
        for count in range(min(_LONGEST_BOUND, place), 0, -1):
            entry = _bounds().at(self.words, place - count)
            if count == 1 and place > 1 and self.words[place - 2].lower in _COMPARING:
                continue  # "cao hơn 5,2 điểm"
            if entry and entry.count == count and "\n" not in self.content[self.words[place - 1].end : number.start]:
                return entry.value, self.words[place - count].start
        return None, number.start


def _read(number: FoundNumber) -> Number:
    assert number.number is not None
    return number.number


def _spelled(words: Sequence[Word], masks: _Masks) -> Iterator[QuantityMention]:
    """Small numbers in words before a counted noun."""
    for place, word in enumerate(words):
        if word.lower not in _SPELLED or masks.cover(word.start, word.end):
            continue
        unit = unit_at(words, place + 1)
        value = read_number_words(word.lower)
        if unit and value and unit.kind == "count" and unit.unit and _after_deed(words, place):
            yield QuantityMention(Span(word.start, words[place + unit.count].end), Number(Decimal(value)), unit.unit)


def _after_deed(words: Sequence[Word], place: int) -> bool:
    """Whether a verb of work or of being there stands right before: "tổ chức hai đoàn", not "giữa hai đơn vị"."""
    for count in range(min(_LONGEST_BOUND, place), 0, -1):
        entry = cues().at(words, place - count)
        if entry and entry.count == count:
            return entry.value in ("work", "exist", "done")
    return False


@cache
def _bounds() -> Lexicon[Bound]:
    rows = read_table(Path(__file__).with_name("bounds.tsv"), ("word", "code", "gloss", "example"))
    codes: dict[str, Bound] = {"about": "about", "at-least": "at-least", "at-most": "at-most"}
    return Lexicon((row["word"], codes[row["code"]]) for row in rows)
