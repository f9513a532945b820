"""Reads a sentence from figure to figure: which indicator, and whether a value, a change or an attainment of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from models.mention import (
    AttainmentMention,
    Bound,
    ChangeMention,
    ChangeUnit,
    ObservationMention,
    QuantityMention,
    Status,
)
from models.text import Span
from models.values.period import PeriodExpression
from pipeline.extract.clauses import Item
from pipeline.extract.phrases import Phrase, read_phrase, trimmed
from pipeline.extract.subjects import (
    Subject, code_of, counted_noun, head_of, in_percent, is_area, is_basis, province_in, rate_code, text_of, unit_named, work_code,
)  # fmt: skip
from pipeline.extract.tails import Tail, read_tail
from pipeline.extract.units import kind_of

_TRIGGERS = frozenset(
    [
        "up",
        "down",
        "level",
        "ratio",
        "times",
        "value",
        "estimate",
        "target",
        "share",
        "exceed",
        "exist",
        "contribution",
        "attend",
        "done",
        "past",
        "plan",
    ]
)
_WEAK = frozenset({"done", "past", "exist", "estimate", "target"})
_VALUES = frozenset({"value", "estimate", "target", ":", "level", "plan", "done"})
_LONGEST_BARE = 9
"""Items of a name without verb or measure noun that stands right before a number."""
_LONGEST_WHOLE = 8
"""Words of a whole's name that its parts' names take over."""
_NUMBER_WORDS = frozenset("hai ba bốn sáu bảy tám chín mười nghìn ngàn triệu tỷ tỉ".split())
_WHOLES = ("tốc độ tăng trưởng ", "tốc độ tăng ", "tổng số ", "tổng ")
"""Openings of a name that its parts don't take over."""
_RATES = ("tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "tốc độ", "tỷ suất", "cơ cấu", "chỉ số", "mức độ")


@dataclass(frozen=True, slots=True)
class Carried:
    """What a sentence leaves to the next one that goes on with it ("Trong đó: …", the items under a lead-in)."""

    subject: Subject | None = None
    root: Subject | None = None
    period: PeriodExpression | None = None
    base: PeriodExpression | None = None
    status: Status | None = None
    unit: str | None = None
    direction: int = 0


@dataclass(slots=True)
class Group:
    """One observation in the making."""

    subject: Subject
    start: int
    end: int
    period: PeriodExpression | None
    status: Status
    quantities: tuple[QuantityMention, ...] = ()
    unit: str | None = None
    changes: list[ChangeMention] = field(default_factory=list)
    open: set[int] = field(default_factory=set)
    """Places in `changes` whose base is open for good ("so với kế hoạch")."""
    attainments: list[AttainmentMention] = field(default_factory=list)


@dataclass(slots=True)
class _Frame:
    """What an opening bracket keeps for its closing one."""

    gap: list[Item]
    subject: Subject | None
    root: Subject | None
    figures: int
    start: int
    last: str


class Reader:
    """Reads the items of one sentence; `groups` and `carried` hold what came of it."""

    def __init__(self, content: str, items: Sequence[Item], carried: Carried, default: Status) -> None:
        self.content = content
        self.items = items
        self.groups: list[Group] = []
        self._subject = carried.subject
        self._root = carried.root
        self._period = carried.period
        self._base = carried.base
        self._status = carried.status
        self._unit = carried.unit
        self._direction = carried.direction
        self._season = False
        self._bare = False
        self._frame = ""
        """What "đạt 98%" alone means in this list: "plan" or "ratio", "" where nothing has told."""
        self._default = default
        self._figures = 0
        self._last: str = ""
        """Role of the last figure: value, change, share, attainment."""
        self._sign = 1
        self._stack: list[_Frame] = []

    def read(self) -> tuple[ObservationMention, ...]:
        """The observations of the sentence, in text order."""
        gap: list[Item] = []
        place = 0
        while place < len(self.items):
            item = self.items[place]
            if item.code == "(":
                self._stack.append(_Frame(gap, self._subject, self._root, self._figures, item.start, self._last))
                gap = []
            elif item.code == ")" and self._stack:
                gap = self._close(item)
            elif item.kind == "quantity":
                after = self._figure(item, gap, place)
                if after is not None:
                    gap, place = [], after
                    continue
                gap.append(item)
            else:
                gap.append(item)
            place += 1
        self._lead(gap)
        self._fill_bases()
        return tuple(one for group in self.groups for one in _mentions(group))

    @property
    def carried(self) -> Carried:
        """For the next sentence, if that goes on with this one."""
        return Carried(
            self._subject,
            self._root or self._subject,
            self._period,
            self._base,
            self._status,
            self._unit,
            self._direction,
        )

    def _close(self, item: Item) -> list[Item]:
        frame = self._stack.pop()
        if self._figures == frame.figures:
            return [*frame.gap, Item("bracket", frame.start, item.end)]
        self._subject, self._root, self._last = frame.subject or self._subject, frame.root, frame.last
        return []

    # ------------------------------------------------------------ one figure

    def _figure(self, item: Item, gap: list[Item], place: int) -> int | None:
        """Reads the figure at `place`; the place where reading goes on, None if it is no figure of an indicator."""
        quantity = item.quantities[0]
        codes, rest = _trigger(gap)
        main = next((code for code in codes if code not in _WEAK), codes[0] if codes else "")
        kind = kind_of(quantity.unit) if quantity.unit else ""
        if kind in ("duration", "rank"):
            return None
        named = main in ("value", ":", "level", "up", "down", "ratio", "share", "times")
        phrase = read_phrase(rest, opening=not self._figures, named=named)
        if phrase.name and is_area(text_of(self.content, phrase.name)):
            phrase.name = []
        if phrase.lost or (phrase.norm and not codes and not phrase.head and kind != "count"):
            return None
        self._hints(phrase, codes)
        if kind == "ratio":
            return self._percent(item, place, main, codes, phrase, rest)
        if main in ("up", "down") and kind in ("point", "times", "money", "measure", "count"):
            return self._change(item, place, main, phrase, kind)
        if kind == "times":
            return self._change(item, place, "up", phrase, kind) if main == "times" else None
        if kind == "point" or main in ("share", "ratio", "times", "contribution"):
            return None
        return self._value(item, place, main, codes, phrase, rest, kind)

    def _hints(self, phrase: Phrase, codes: Sequence[str]) -> None:
        if phrase.base is not None:
            self._base = phrase.base
            self._frame = "ratio"
        if phrase.past:
            self._status = None
        status: Status | None = phrase.status
        if "estimate" in codes:
            status = "estimate"
        elif "target" in codes:
            status = "target"
        if status is not None:
            self._status = status
        if phrase.period is not None:
            self._period = phrase.period
        if phrase.grows:
            self._direction = 1
        if phrase.part or phrase.lead:
            self._set_root(phrase)

    def _set_root(self, phrase: Phrase) -> None:
        found = self._measure_in(phrase.lead)
        if found is not None:
            self._root = found
        elif phrase.part and self._figures and self._subject is not None and not phrase.lead:
            # parts of a part are named after the whole: "GTSX … (trong đó …)" inside "khu vực …"
            if self._root is None or self._subject.head or self._subject.code:
                self._root = self._subject
        elif phrase.lead and not phrase.part:
            self._root = None

    def _measure_in(self, lead: Sequence[Item]) -> Subject | None:
        """What the parts announced by a lead are parts of: its measure noun, or "xuất khẩu", "nhập khẩu"."""
        for place, item in enumerate(lead):
            if item.code == "head":
                name = trimmed(lead[place:])
                return self._named(text_of(self.content, name), name[0].start, True) if name else None
        for item in lead:
            if item.code == "flow":
                return self._named(item.lower, item.start, False)
        return None

    def _percent(
        self, item: Item, place: int, main: str, codes: Sequence[str], phrase: Phrase, rest: Sequence[Item]
    ) -> int | None:
        tail = read_tail(self.items, place + 1, noun=not codes and not trimmed(rest))
        amount = item.quantities[0].number.value
        bracket = bool(self._stack) and not trimmed(rest) and not codes
        if main in ("up", "down"):
            return (
                self._attained(item, phrase, tail, 100 + amount * (1 if main == "up" else -1))
                if tail.plan
                else self._change(item, place, main, phrase, "ratio")
            )
        if main == "exceed":
            planned = tail.plan or any(
                "kế hoạch" in one.lower or "dự toán" in one.lower for one in self.items[max(0, place - 3) : place]
            )
            return self._attained(item, phrase, tail, 100 + amount) if planned else None
        if tail.plan and "target" not in codes:
            return self._attained(item, phrase, tail, amount)
        if main == "plan" or main == "contribution" or main == "times":
            return None
        if main == "share":
            return self._share(item, phrase, tail)
        rate = self._is_rate(phrase)
        if main == ":" and not rate and place + 1 < len(self.items) and self.items[place + 1].kind == "word":
            return self._whole(item, place, phrase)
        if main in ("ratio", "value", "estimate", "done", "") and (tail.base is not None) and not rate and main:
            return self._add_change(item, phrase, tail, amount - 100, "percent")
        if bracket:
            return self._bracketed(item, tail, amount)
        if main in ("ratio", "value") and not rate and not tail.base_open and not phrase.verb and self._frame:
            if self._frame == "plan":
                return self._attained(item, phrase, tail, amount)
            return self._add_change(item, phrase, tail, amount - 100, "percent")
        if main == "ratio" or phrase.base_open:
            return None
        if main in _VALUES:
            if not rate and (tail.base_open or self._is_amount(phrase)):
                return None  # "doanh thu đạt 98%": of what, the text does not say
            return self._value(item, place, main, codes, phrase, rest, "ratio")
        if phrase.head or phrase.verb:
            return (
                self._value(item, place, main, codes, phrase, rest, "ratio")
                if rate or (phrase.verb and rest and rest[-1].code == "work")
                else None
            )
        if not trimmed(rest) and tail.noun:
            return self._whole(item, place, phrase)
        if self._direction and phrase.name and not self._stack:
            return self._add_change(item, phrase, tail, amount * self._direction, "percent")
        return None

    def _whole(self, item: Item, place: int, phrase: Phrase) -> int | None:
        """ "100% thủ tục hành chính được thực hiện tại …": the name stands after the percentage."""
        tail = read_tail(self.items, place + 1, noun=True, long=True)
        name = trimmed(tail.noun)
        if not name or name[0].kind != "word":
            return None
        text = text_of(self.content, name)
        subject = Subject(text, item.start, rate_code(text), province_in(text), text, rate=True)
        group = self._open(subject, item, Phrase(period=phrase.period))
        group.quantities = item.quantities
        self._subject = subject
        self._done(group, item, tail, "value")
        group.end = max(group.end, name[-1].end)
        return tail.next

    def _is_rate(self, phrase: Phrase) -> bool:
        if phrase.name:
            first = phrase.name[0].lower
            return any(first.startswith(rate) for rate in _RATES)
        return self._subject is not None and self._subject.rate

    def _is_amount(self, phrase: Phrase) -> bool:
        """Whether the subject is measured in money or goods, so that a percentage alone can't be its value."""
        subject = self._subject_of(phrase) if phrase.name else self._subject
        if subject is None:
            return True
        if subject.code is not None:
            return not in_percent(subject.code)
        head = head_of(subject.name).lower()
        return bool(head) and head not in ("số", "tổng số", "số lượng", "số người", "số hộ", "số vụ", "tổng")

    def _bracketed(self, item: Item, tail: Tail, amount: Decimal) -> int | None:
        """ "184.885 (13,26%)" is a share, "tăng 24.738 người (10,9%)" the same change in percent, "(+88,7%)" a change."""
        frame = self._stack[-1]
        if trimmed(frame.gap):
            if self.content[item.start] not in "+-−":
                return None
            phrase = read_phrase(frame.gap, opening=False)
            return self._add_change(item, phrase, tail, amount, "percent")
        if self.content[item.start] in "+-−" or self._last == "change":
            return self._add_change(
                item, Phrase(), tail, amount if self.content[item.start] in "+-−" else amount * self._sign, "percent"
            )
        if self._last == "value" and self.groups:
            return self._share(item, Phrase(), tail)
        return None

    # ------------------------------------------------------------ what a figure adds

    def _attained(self, item: Item, phrase: Phrase, tail: Tail, percent: Decimal) -> int | None:
        group = self._group_for(item, phrase)
        if group is None:
            return None
        group.attainments.append(AttainmentMention(Span(item.start, item.end), percent, tail.target))
        self._frame = "plan"
        self._done(group, item, tail, "attainment")
        return tail.next

    def _change(self, item: Item, place: int, main: str, phrase: Phrase, kind: str) -> int | None:
        tail = read_tail(self.items, place + 1, noun=kind == "count")
        amount = abs(item.quantities[0].number.value)
        if len(item.quantities) > 1 or (kind == "times" and main == "down") or (tail.plan and kind != "ratio"):
            return None
        self._sign = 1 if main == "up" else -1
        unit: ChangeUnit = {"ratio": "percent", "point": "percentage-point", "times": "times"}.get(kind, "absolute")  # type: ignore[assignment]
        return self._add_change(item, phrase, tail, amount * self._sign, unit)

    def _add_change(self, item: Item, phrase: Phrase, tail: Tail, change: Decimal, unit: ChangeUnit) -> int | None:
        if self._last == "share" and not phrase.name and not self._stack:
            return None  # of the share or of what it is a share of: the text leaves it open
        group = self._spoken_of(item, phrase, tail, unit) if not phrase.name else None
        if group is None and not tail.about:
            group = self._group_for(item, phrase)
        if group is None:
            return None
        if unit == "absolute":
            scaled = self._in_unit_of(group, item.quantities[0], change)
            if scaled is None:
                return None
            change = scaled
        base = tail.base
        if tail.base_open:
            group.open.add(len(group.changes))
        group.changes.append(ChangeMention(Span(item.start, item.end), change, unit, base))
        if base is not None:
            self._base = base
        self._done(group, item, tail, "change")
        return tail.next

    def _spoken_of(self, item: Item, phrase: Phrase, tail: Tail, unit: ChangeUnit) -> Group | None:
        """The group of the sentence that a change names after it: "tăng 12% về số dự án", "giảm 3 người chết"."""
        words = {word for one in (*tail.about, *tail.noun) for word in one.lower.split()} - {"số", "tổng"}
        own = item.quantities[0].unit
        matching = self.groups
        if unit == "absolute":
            matching = [group for group in matching if group.quantities and group.quantities[0].unit == own]
        elif not words:
            return None
        if words:
            about = unit_named(text_of(self.content, tail.about))
            matching = [
                group
                for group in matching
                if words & set(group.subject.name.lower().split()) - {"số", "tổng"}
                or (about is not None and group.quantities and group.quantities[0].unit == about)
            ]
        current = matching[-1] if matching else None
        return current if len(matching) == 1 or (current and current.subject == self._subject and not words) else None

    def _in_unit_of(self, group: Group, quantity: QuantityMention, change: Decimal) -> Decimal | None:
        if quantity.unit is None:
            return None
        if not group.quantities:
            if group.unit not in (None, quantity.unit):
                return None
            group.unit = quantity.unit
            return change.scaleb(quantity.unit_mult) if quantity.unit_mult else change
        held = group.quantities[0]
        if held.unit != quantity.unit:
            return None
        return change.scaleb(quantity.unit_mult - held.unit_mult)

    def _share(self, item: Item, phrase: Phrase, tail: Tail) -> int | None:
        subject = self._subject_of(phrase) if phrase.name else self._outer() or self._subject
        if subject is None:
            return None
        subject = replace(subject, code=None, rate=True)
        if not phrase.name or not phrase.head:
            tail = read_tail(self.items, tail.next, noun=True, long=True) if not tail.base else tail
        group = self._open(subject, item, phrase)
        group.quantities = item.quantities
        if not phrase.name and len(self.groups) > 1:
            group.start = min(group.start, self.groups[-2].start)
        self._figures += 1
        self._last = "share"
        group.end = item.end
        if phrase.name:
            self._subject = replace(subject, rate=False)
        return tail.next

    def _value(
        self, item: Item, place: int, main: str, codes: Sequence[str], phrase: Phrase, rest: Sequence[Item], kind: str
    ) -> int | None:
        quantities = item.quantities
        adjacent = bool(rest) and rest[-1].code == "head"
        strong = main in ("value", ":", "level", "plan") or bool(set(codes) & {"estimate", "target"})
        strong = strong or phrase.head or (adjacent and bool(phrase.name))
        noun = kind in ("count", "measure", "ratio") and not (strong and phrase.name and not phrase.verb)
        tail = read_tail(self.items, place + 1, noun=noun, list_of=kind == "count")
        if quantities[0].unit == "lượt" and (self._unit or "").startswith("person_visit"):
            quantities = tuple(replace(one, unit=self._unit) for one in quantities)
        if quantities[0].unit is None:
            unit = self._bare_unit(quantities[0], main, phrase)
            if unit is None:
                return None
            quantities = tuple(replace(one, unit=unit) for one in quantities)
        subject = (
            self._subject
            if phrase.compared
            else self._value_subject(item, main, codes, phrase, rest, tail, kind, strong)
        )
        if subject is None:
            return None
        current = self.groups[-1] if self.groups else None
        if phrase.compared:
            # "so với mức 65 USD/thùng năm 2006": what the figure before was then
            if tail.period is None or self._subject is None or not self._figures:
                return None
            subject = self._subject
        if (
            current
            and not phrase.name
            and not phrase.compared
            and not current.quantities
            and current.subject == subject
            and phrase.period is None
            and current.unit is None
            and kind != "ratio"
        ):
            group = current
        else:
            group = self._open(subject, item, phrase)
        group.quantities = quantities
        if main == "plan":
            group.status = "target"
        self._subject = subject
        self._unit = quantities[0].unit if kind in ("count", "") else self._unit
        self._done(group, item, tail, "value")
        if tail.noun:
            group.end = max(group.end, tail.noun[-1].end)
        return tail.next

    def _bare_unit(self, quantity: QuantityMention, main: str, phrase: Phrase) -> str | None:
        if quantity.unit_mult or quantity.number.decimals or not phrase.name:
            return None
        if _is_year(self.content[quantity.span.start : quantity.span.end]):
            return None
        text = text_of(self.content, phrase.name)
        unit: str | None = None
        if main == ":" or (main == "value" and (phrase.head or phrase.cut or self._unit)):
            noun = counted_noun(text)
            unit = noun[0] if noun else self._unit
        elif self._bare and not main:
            unit = self._unit
        self._bare = unit is not None
        return unit

    def _value_subject(
        self,
        item: Item,
        main: str,
        codes: Sequence[str],
        phrase: Phrase,
        rest: Sequence[Item],
        tail: Tail,
        kind: str,
        strong: bool,
    ) -> Subject | None:
        counted = kind in ("count", "measure", "ratio")
        if (
            phrase.head
            and not codes
            and kind == "count"
            and not phrase.name[0].lower.endswith(("số", "lượng"))
            and tail.noun
        ):
            return None
        if strong and phrase.name and not phrase.verb:
            return self._subject_of(phrase, valued=True)
        if phrase.verb and phrase.name:
            return self._work_subject(item, phrase, tail, kind)
        if main == "exceed":
            return self._noun_subject(item, tail, "") if kind == "count" and tail.noun else None
        if "attend" in codes:
            return self._noun_subject(item, tail, "tham gia")
        if counted and (tail.noun or "exist" in codes) and kind != "measure":
            return self._noun_subject(item, tail, "")
        if kind == "measure" and tail.noun and not phrase.name and self._subject is not None and _linked(rest):
            return self._named(
                f"{head_of(self._subject.name)} {text_of(self.content, trimmed(tail.noun))}".strip(), item.start, True
            )
        if strong and not phrase.name:
            return self._subject
        if not phrase.name and self._stack and not self._last_in_bracket():
            return self._outer() if kind != "ratio" else None
        if phrase.name and (self._figures or phrase.cut or phrase.part or self._root is not None):
            if not strong and len(phrase.name) > _LONGEST_BARE and not self._bare:
                return None
            subject = self._subject_of(phrase, valued=True)
            if item.quantities[0].unit == "person" and "người" not in subject.name.lower():
                return replace(subject, name=f"{self._unit_words(item)} {subject.name}")
            return subject
        if not phrase.name and self._subject is not None and kind == "count" and self._figures and _linked(rest):
            return self._noun_subject(item, tail, "")
        return None

    def _outer(self) -> Subject | None:
        """The name before the open bracket: "xi măng Sông Xanh (1,4 triệu tấn)", "châu Á (chiếm 67,2%)"."""
        if not self._stack or self._last_in_bracket():
            return None
        outer = read_phrase(self._stack[-1].gap, opening=False, named=True)
        if not outer.name:
            return None
        subject = self._subject_of(outer)
        self._stack[-1].subject = subject
        return subject

    def _last_in_bracket(self) -> bool:
        return self._figures > self._stack[-1].figures

    def _work_subject(self, item: Item, phrase: Phrase, tail: Tail, kind: str) -> Subject | None:
        words = text_of(self.content, phrase.name)
        noun = self._unit_words(item) if kind == "count" else ""
        after = text_of(self.content, _end_trimmed(tail.noun))
        name = " ".join(part for part in (words, noun, after) if part)
        subject = self._named(name, phrase.name[0].start, False)
        code = work_code(words, noun) if not after else None
        return replace(subject, code=code) if code else subject

    def _noun_subject(self, item: Item, tail: Tail, verb: str) -> Subject | None:
        name = " ".join(
            part for part in (self._unit_words(item), verb, text_of(self.content, _end_trimmed(tail.noun))) if part
        )
        return self._named(name, item.start, False) if name else None

    def _unit_words(self, item: Item) -> str:
        """The counted noun as printed after the number."""
        printed = self.content[item.start : item.end]
        words = printed.split()
        last = max((place for place, word in enumerate(words) if _numeric(word)), default=-1)
        return " ".join(word for word in words[last + 1 :] if word != "%")

    def _subject_of(self, phrase: Phrase, *, valued: bool = False) -> Subject:
        text = text_of(self.content, phrase.name)
        brackets = " ".join(self.content[one.start : one.end] for one in phrase.brackets)
        if text.lower() == "bình quân" and self._subject is not None:
            return self._named(f"{self._subject.name} bình quân", phrase.name[0].start, True)
        if is_basis(text) and self._subject is not None:
            # "…; theo giá hiện hành ước đạt …": the same indicator at other prices
            return self._named(f"{self._subject.name} ({text})", phrase.name[0].start, True)
        subject = self._named(text, phrase.name[0].start, phrase.head, brackets)
        root = self._root
        if valued and root is not None and subject.head and not subject.code and phrase.part:
            # "trong đó diện tích cấy tay đạt 60 ha, cấy máy đạt 20 ha"
            head = head_of(text)
            self._root = replace(root, measure=head, name=head) if head else root
            return subject
        if root is None or subject.head or subject.code or root.name == subject.name:
            return subject
        code = code_of(text, brackets, root.code)
        whole = root.measure if not set(root.measure.split()) <= set(text.split()) else ""
        whole = whole if len(whole.split()) <= _LONGEST_WHOLE else ""
        return replace(subject, name=f"{whole} {text}".strip(), code=code, measure=subject.measure)

    def _named(self, text: str, start: int, head: bool, context: str = "") -> Subject:
        rate = any(text.lower().startswith(one) for one in _RATES)
        parent = self._root.code if self._root else None
        measure = text
        for whole in _WHOLES:
            rest = measure.removeprefix(whole).removeprefix(whole.capitalize())
            measure = rest if whole != "tổng " or head_of(rest) else measure
        first, last = self.items[0].start, self.items[-1].end
        code = code_of(text, f"{text} {context}", parent, self.content[first:last])
        return Subject(text, start, code, province_in(text), measure, head, rate)

    def _group_for(self, item: Item, phrase: Phrase) -> Group | None:
        """The group that a change or an attainment belongs to."""
        current = self.groups[-1] if self.groups else None
        if phrase.name:
            subject = self._subject_of(phrase)
            self._subject = subject
            return self._open(subject, item, phrase)
        if current is not None and current.subject == self._subject and phrase.period in (None, current.period):
            return current
        matching = next((one for one in reversed(self.groups) if one.subject == self._subject), None)
        if matching is not None and phrase.period is None:
            return matching
        if self._subject is not None and (self._figures or phrase.period is not None):
            return self._open(self._subject, item, phrase)
        return None

    def _open(self, subject: Subject, item: Item, phrase: Phrase) -> Group:
        start = min(item.start, phrase.name[0].start) if phrase.name else item.start
        if phrase.season or (self._season and phrase.period is None):
            self._season = True
            subject = replace(subject, code=None)
        else:
            self._season = False
        group = Group(subject, start, item.end, self._period, self._status or self._default)
        self.groups.append(group)
        return group

    def _done(self, group: Group, item: Item, tail: Tail, role: str) -> None:
        group.end = max(group.end, item.end)
        group.start = min(group.start, item.start)
        first = len(group.changes) + len(group.attainments) == 1 and not group.quantities
        if tail.period is not None and (role == "value" or (role == "change" and first)):
            group.period = tail.period
        self._figures += 1
        self._last = role

    # ------------------------------------------------------------ the end of the sentence

    def _lead(self, gap: list[Item]) -> None:
        """What the sentence ends with: a lead-in names the measure, the period and the base of what follows."""
        phrase = read_phrase(gap, opening=not self._figures)
        if not self._figures:
            self._hints(phrase, ())
            found = self._measure_in([item for item in gap])
            self._root = found or self._root
        if any(item.code == "up" for item in gap):
            self._direction = 1

    def _fill_bases(self) -> None:
        """A change without a base has the next one's in the sentence, else the last one's before it."""
        following: PeriodExpression | None = None
        for group in reversed(self.groups):
            for place in range(len(group.changes) - 1, -1, -1):
                change = group.changes[place]
                if change.base is not None:
                    following = change.base
                elif place not in group.open and following is not None:
                    group.changes[place] = replace(change, base=following)
        for group in self.groups:
            for place, change in enumerate(group.changes):
                if change.base is None and place not in group.open:
                    group.changes[place] = replace(change, base=self._base)


def _trigger(gap: Sequence[Item]) -> tuple[list[str], list[Item]]:
    """The cue codes right before a figure, the nearest first, and the items before them."""
    rest = list(gap)
    codes: list[str] = []
    while rest:
        last = rest[-1]
        if last.kind == "cue" and last.code in _TRIGGERS:
            codes.append(last.code)
        elif last.code == ":":
            codes.append(":")
        elif not (last.code == "norm" and last.lower == "mức" and len(rest) > 1 and rest[-2].code in _TRIGGERS):
            break
        rest.pop()
    return codes, rest


def _end_trimmed(items: Sequence[Item]) -> list[Item]:
    """Without the signs, links and prepositions at the end; "do …" at the beginning stays."""
    return [*items[:1], *trimmed(items[1:])] if items else []


def _numeric(word: str) -> bool:
    return any(letter.isdigit() for letter in word) or word.lower() in _NUMBER_WORDS


def _is_year(printed: str) -> bool:
    return len(printed) == 4 and printed.isdigit() and printed[:2] in ("19", "20")


def _linked(rest: Sequence[Item]) -> bool:
    return any(item.code in ("link", "exist") for item in rest)


def _mentions(group: Group) -> tuple[ObservationMention, ...]:
    """The observations of a group: two where it states a range."""
    quantities: tuple[QuantityMention | None, ...] = group.quantities or (None,)
    return tuple(_mention(group, quantity) for quantity in quantities)


def _mention(group: Group, quantity: QuantityMention | None) -> ObservationMention:
    bound: Bound | None = quantity.bound if quantity else None
    return ObservationMention(
        span=Span(group.start, group.end),
        name=group.subject.name,
        indicator=group.subject.code,
        quantity=quantity,
        period=group.period,
        status=group.status,
        bound=bound,
        area=group.subject.area,
        changes=tuple(group.changes),
        attainments=tuple(group.attainments),
    )
