"""Reads a sentence from figure to figure: which indicator, and whether a value, a change or an attainment of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.mention import Malformed, ObservationMention, Status
from models.values.period import PeriodExpression
from pipeline.extract.figures.bases import fill_bases
from pipeline.extract.figures.bracketed import close_bracket, read_bracket
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.group import Carried, Figure
from pipeline.extract.figures.kinds import read_figure
from pipeline.extract.figures.levels import day_opening, is_step, level_ahead
from pipeline.extract.figures.other_growths import other_growths
from pipeline.extract.figures.phrase import Phrase, status_of, trimmed
from pipeline.extract.figures.phrases import read_phrase
from pipeline.extract.figures.qualifiers import qualifiers, qualify_before
from pipeline.extract.figures.refusals import refused, tells_nothing
from pipeline.extract.figures.regions import is_class
from pipeline.extract.figures.scope import WHOLE, Scope, names_whole, scope_of
from pipeline.extract.figures.state import State
from pipeline.extract.figures.subjects import Subject, is_area, is_doer, text_of
from pipeline.extract.figures.tails import read_tail
from pipeline.extract.figures.totals import total_before
from pipeline.extract.figures.triggers import (
    below_zero,
    compares_first,
    contradicts,
    dated_before_colon,
    is_capital,
    is_denied,
    is_mean_time,
    is_under_way,
    left_of_itself,
    moved_before,
    named_before_colon,
    rewards,
    selects,
    trigger,
    whole_in,
    year_told,
)  # fmt: skip
from pipeline.extract.figures.units import kind_of

_WEAK = frozenset({"done", "past", "exist", "estimate", "target"})
"""Codes that say how certain or since when, beside one that says what the figure is."""
_HONOURED = frozenset({"collective", "individual"})
"""Units of awards, which are read elsewhere."""
_NAMED = frozenset({"value", ":", "level", "up", "down", "ratio", "share", "times"})
"""Triggers before which the indicator's name stands."""

_RAISING = frozenset({"nâng", "được nâng", "kéo"})  # nâng … từ … lên …
_JUDGED = frozenset({"chậm", "thấp", "cao", "tốt", "khá", "khó khăn"})  # Tiến độ còn chậm: …
_REACH = 200
"""Items before a figure among which its name and its trigger stand; more than the longest sentences have."""
_SCOPES = frozenset({"tại", "ở", "trên"})
"""Words before a count that only says where: "kiểm tra tại 10 xã"."""


class Reader:
    """Reads a sentence's items of a document about years from `since` on; `carried` is what it leaves to the next."""

    def __init__(
        self,
        content: str,
        items: Sequence[Item],
        carried: Carried,
        default: Status,
        year: int | None = None,
        funds: str = "",
        scope: Scope = WHOLE,
        since: int | None = None,
    ) -> None:
        items, narrowing = qualifiers(content, items)
        self._state = State(
            content, items, default, carried.subject, carried.root, carried.period, carried.base, carried.status,
            carried.unit, carried.direction,
        )  # fmt: skip
        self._state.base_of, self._state.carried_base, self._state.year = carried.period, carried.base, year
        self._state.funds, self._state.scope, self._state.qualifiers = funds, scope, narrowing
        self._since = since
        self._lost = False
        """The last figure only said where or to whom, so that one joined to it by "và" does too."""
        self.doubts: list[Malformed] = []
        """Figures that contradict their own words."""

    def read(self) -> tuple[ObservationMention, ...]:
        """The observations of the sentence, in text order."""
        state = self._state
        gap: list[Item] = []
        place = 0
        while place < len(state.items):
            item = year_told(state, place) or state.items[place]
            if item.code == "(" and (after := read_bracket(state, place)) is not None:
                place = after
                continue
            if item.code == "(":
                gap = state.enter(gap, item)
            elif item.code == ")" and state.stack:
                state.stack[-1].dated = dated_before_colon(state.items, gap, place)
                gap, place = close_bracket(state, item, place)
            elif item.kind == "quantity" and (after := self._figure(item, gap, place)) is not None:
                gap, place = [], after
                continue
            else:
                gap.append(item)
                del gap[:-_REACH]
            place += 1
        self._end(gap)
        qualify_before(state.groups, state.qualifiers)
        for group in state.groups:
            group.over(self._since)
        return tuple(mention for group in state.groups for mention in group.mentions())

    @property
    def scope(self) -> Scope:
        """The part spoken of at the end, of which the next sentence of the paragraph goes on."""
        return self._state.scope

    @property
    def season(self) -> PeriodExpression | None:
        """The season of crops that it told last."""
        return self._state.period if self._state.season else None

    @property
    def carried(self) -> Carried:
        """For the next sentence, if that goes on with this one."""
        state = self._state
        root = state.root or state.subject
        return Carried(state.subject, root, state.period, state.base, state.status, state.unit, state.direction)

    def _figure(self, item: Item, gap: Sequence[Item], place: int) -> int | None:
        """Reads the figure at `place`; the place where reading goes on, None if it is no figure of an indicator."""
        state = self._state
        item, gap = below_zero(item, gap)
        unit = item.quantities[0].unit
        kind = kind_of(unit) if unit else ""
        if kind == "duration" and is_mean_time(state, gap):
            kind = "measure"
        if kind in ("duration", "rank") or unit in _HONOURED or tells_nothing(state.items, gap, place, kind):
            return None
        if kind == "ratio" and (after := other_growths(state, gap, place)) is not None:
            return after
        if compares_first(gap, kind):
            return self._against(item, gap, place, kind)
        codes, rest = trigger(gap)
        if (contradiction := contradicts(state.content, item, gap)) is not None:
            self.doubts.append(contradiction)
            return None
        if is_denied(state.content, codes, rest):
            return None
        levels = not codes and len(rest) > 1 and rest[-1].lower == "từ"
        if levels and rest[-2].lower in _RAISING:
            phrase = read_phrase(rest[:-2], opening=not state.figures, named=True)
            return self._level(item, place, kind, phrase)
        main = next((code for code in codes if code not in _WEAK), codes[0] if codes else "")
        gained = main == "done" and kind == "money"  # "giải ngân vốn … được 30 tỷ đồng"
        passed = main == "exceed" and kind == "money"  # "lần đầu tiên vượt 10 triệu USD"
        listed = kind == "ratio" and state.last == "share" and not codes
        phrase = read_phrase(
            rest, opening=not state.figures, named=main in _NAMED or listed or gained or passed, bare=not kind
        )
        if named := total_before(gap) or (named_before_colon(gap, phrase) if not phrase.name else []):
            phrase.name, phrase.lead, phrase.head = named, [], True
        if phrase.name and is_doer(name := text_of(state.content, phrase.name)) and (kind == "count" or is_area(name)):
            phrase.name, phrase.doer = [], kind == "count"
        if kind in ("ratio", "point") and (moved := moved_before(rest, phrase)):
            if levels:
                return self._level(item, place, kind, phrase)  # "giảm tỷ lệ hộ nghèo từ 5% còn 3%"
            if is_step(item, moved) and (not codes or state.items[place - 1].lower == "thêm"):
                main, codes = moved, [moved]  # "giảm tỷ lệ hộ nghèo 1,5% so với …"
        if kind == "count" and left_of_itself(state.items, place, rest, main):
            phrase.name, phrase.doer = [], True
        if main == ":" and kind == "count" and len(gap) > 1 and gap[-1].code == ":" and gap[-2].lower in _JUDGED:
            phrase.name, phrase.doer = [], True  # "Tiến độ còn chậm: 18 chủ đầu tư …"
        if refused(state, place, gap, phrase, kind) or selects(rest, phrase, item, kind):
            return None
        if any(one.lower == "mỗi" for one in rest) or (kind == "count" and gap and gap[-1].lower in _SCOPES):
            self._lost = kind == "count"
            return None
        if kind == "count" and (rewards(gap) or (self._lost and gap and gap[-1].lower in ("và", ","))):
            return None
        if main == "contribution" and kind in ("money", "count", "measure") and not phrase.lost:
            # "nhân dân đóng góp 212 tỷ đồng", "đóng góp 2.000 ngày công"
            main, phrase.verb = ("value", False) if phrase.name else ("", True)
            phrase.name.append(gap[-1])
            codes = [main] if main else []
        if kind == "count" and is_under_way(gap) and not phrase.name:
            main, codes = "exist", ["exist"]
        if levels and (rest[-2].code in ("up", "down") or (phrase.head and level_ahead(state.items, place + 1))):
            return self._level(item, place, kind, phrase)
        if phrase.lost and kind == "count" and main == "exist":
            phrase.lost = False  # "…; qua đó có 112 sáng kiến": what is counted names itself
        if phrase.name and phrase.name[0].lower == "không":
            return None  # "không còn xã đạt dưới 5 tiêu chí"
        normed = phrase.norm and not (codes or phrase.head or kind == "count" or is_class(state, phrase))
        if phrase.lost or phrase.earlier or normed:
            return None
        if gap and gap[-1].lower.startswith("thực hiện"):
            doer = next((n for n, one in enumerate(phrase.name) if one.lower == "do" and n > 1), len(phrase.name))
            phrase.name = phrase.name[:doer]
        if phrase.name and rest and gap[-1].lower == "thực hiện" and is_capital(text_of(state.content, phrase.name)):
            phrase.name.append(gap[-1])  # what was registered is another figure
        self._lost = False
        self._take_hints(phrase, codes)
        self._set_scope(gap, phrase)
        if phrase.part and not phrase.lead and kind == "count":
            state.root = whole_in(state.groups, unit) or state.root
        return read_figure(state, Figure(item, place, tuple(codes), main, kind, tuple(rest), phrase))

    def _against(self, item: Item, gap: Sequence[Item], place: int, kind: str) -> int | None:
        """ "cao hơn quý II/2022 0,9 điểm phần trăm": the base stands before the figure."""
        base, before = gap[-1].period, len(self._state.groups)
        after = self._figure(item, gap[:-1], place)
        group = self._state.changed
        if after is None or group is None or len(self._state.groups) < before or not group.changes:
            return after
        if group.changes[-1].base is None:
            group.changes[-1] = replace(group.changes[-1], base=base)
        return after

    def _level(self, item: Item, place: int, kind: str, phrase: Phrase) -> int | None:
        """The level from which something rose or fell: a value only if its own period stands after it."""
        state = self._state
        tail = read_tail(state.items, place + 1, noun=False)
        opening = day_opening(state.items, tail.next, state.year) if tail.period is None else None
        if opening is not None:
            tail.period, tail.next = opening
        subject = state.subject_of(phrase, valued=True) if phrase.name else state.subject
        level = level_ahead(state.items, tail.next)
        state.subject = subject or state.subject
        if subject is None or level is None:
            return tail.next
        if tail.period is not None:
            group = state.open(subject, item, phrase)
            group.quantities = item.quantities
            state.done(group, item, tail, "value")
        return level

    def _take_hints(self, phrase: Phrase, codes: Sequence[str]) -> None:
        state = self._state
        if phrase.base is not None:
            state.base, state.frame = phrase.base, "ratio"
        if phrase.past or "past" in codes:
            state.status = None  # "được giao 215 nhiệm vụ, đã hoàn thành 180 nhiệm vụ"
        state.status = status_of(phrase, codes) or state.status
        state.period = phrase.period or state.period
        if phrase.base is not None:
            state.base_of = state.period
        if phrase.grows:
            state.direction = 1
        if phrase.part or phrase.lead:
            self._set_root(phrase)

    def _set_scope(self, gap: Sequence[Item], phrase: Phrase) -> None:
        state = self._state
        if gap and gap[-1].lower == "xảy ra" and any(one.code == ";" for one in gap):
            state.root = None  # "trong đó xử lý 12 vụ …; toàn tỉnh xảy ra 5 vụ cháy": no part of that
        if state.scope is not WHOLE and names_whole(gap):
            state.scope = WHOLE
        state.scope = scope_of(state.content, gap, phrase, opening=not state.figures) or state.scope

    def _set_root(self, phrase: Phrase) -> None:
        state = self._state
        found = self._measure_in(phrase.lead)
        if found is not None:
            state.root = found
        elif phrase.part and state.figures and state.subject is not None and not phrase.lead:
            # parts of a part are named after the whole: "GTSX … (trong đó …)" inside "khu vực …"
            if state.root is None or state.subject.head or state.subject.code:
                state.root = state.subject
        elif phrase.lead and not phrase.part:
            state.root = None

    def _measure_in(self, lead: Sequence[Item]) -> Subject | None:
        """What the parts announced by a lead are parts of: its measure noun, or "xuất khẩu", "nhập khẩu"."""
        state = self._state
        for place, item in enumerate(lead):
            if item.code == "head":
                name = trimmed(lead[place:])
                return state.named(text_of(state.content, name), name[0].start, True) if name else None
        flow = next((item for item in lead if item.code == "flow"), None)
        return state.named(flow.lower, flow.start, False) if flow else None

    def _end(self, gap: list[Item]) -> None:
        """What the sentence ends with: a lead-in names the measure, the period and the base of what follows."""
        state = self._state
        phrase = read_phrase(gap, opening=not state.figures)
        state.base = phrase.base or state.base
        if not state.figures:
            self._take_hints(phrase, ())
            told = scope_of(state.content, gap, phrase, opening=False)
            state.scope = told if told is not None and not told.foreign else state.scope
            state.root = self._measure_in(gap) or state.root
        if any(item.code == "up" for item in gap):
            state.direction = 1
        fill_bases(state)
