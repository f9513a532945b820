"""What is known while a sentence is read from figure to figure, and the observations in the making."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from models.mention import Status
from models.values.period import PeriodExpression
from models.values.wording import words
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.funds import with_funds
from pipeline.extract.figures.group import Frame, Group, Role
from pipeline.extract.figures.measured import in_dong, in_percent
from pipeline.extract.figures.phrase import Phrase
from pipeline.extract.figures.phrases import read_phrase
from pipeline.extract.figures.places import province_in
from pipeline.extract.figures.qualifiers import Qualifier
from pipeline.extract.figures.registered import code_of, rate_of, uncounted, watched
from pipeline.extract.figures.scope import WHOLE, Scope
from pipeline.extract.figures.subjects import (
    GROWING,
    Subject,
    grown,
    head_of,
    is_basis,
    is_collected,
    joined_name,
    text_of,
    topic_of,
    unpriced,
)
from pipeline.extract.figures.tails import Tail
from pipeline.extract.figures.trade import part_of_trade

RATES = ("tỷ lệ", "tỉ lệ", "tỷ trọng", "tỉ trọng", "tốc độ", "tăng trưởng", "tỷ suất", "cơ cấu", "chỉ số", "mức độ",
         "công suất sử dụng", "công suất phòng", "sĩ số")  # fmt: skip
"""Measure nouns of what is stated in percent."""
_WHOLES = ("tốc độ tăng trưởng ", "tốc độ tăng ", "tổng số ", "tổng ")
"""Openings of a name that its parts' names don't take over."""
_NARROWING = frozenset({"tru", "chua", "khong", "rieng"})
"""Folded words in brackets that narrow what is measured."""
_SUMS = frozenset({
    "vốn", "số vốn", "vốn đăng ký", "tổng vốn", "tổng vốn đăng ký", "số vốn đăng ký", "vốn đầu tư", "tổng vốn đầu tư",
    "tổng mức đầu tư", "diện tích", "tổng diện tích", "kinh phí hỗ trợ", "tổng trị giá", "tổng giá trị", "trị giá",
    "trọng lượng", "tổng trọng lượng", "khối lượng", "giá trị", "số tiền", "tổng số tiền", "kinh phí", "tổng kinh phí",
})  # fmt: skip
"""Names of money that say nothing of what it was for."""
_AREA_FIRST = re.compile(
    r"\A(?:toàn\s+(?:tỉnh|huyện|thành\s+phố|thị\s+xã|quận|xã|ngành|quốc)|cả\s+nước)(?:\s+|,\s*)(?=\w+\s+\w)",
    re.IGNORECASE,
)
"""Places before a name: "toàn tỉnh giải ngân vốn …"."""
EXTREMES = ("cao nhất", "thấp nhất", "lớn nhất", "nhiều nhất", "ít nhất", "nhỏ nhất", "nhất")
"""What alone names the highest or lowest of what was named; of "cao nhất" a name keeps "nhất"."""
_BARE = frozenset({"sản lượng", "năng suất", "diện tích", "trị giá", "giá trị", "kim ngạch", "doanh thu"})
"""Measure nouns that alone are of what was measured before."""
_WEIGHED = frozenset({"khối lượng", "sản lượng", "lượng"})
"""Of goods that are weighed the money is never that of all: "xuất khẩu 200 tấn, kim ngạch 3 triệu USD"."""
_COLLECTED = frozenset({"thu", "thu được", "đã thu"})
_MADE, _MAKERS = frozenset({"LD_VL"}), frozenset({"project", "enterprise", "cooperative", "scheme", "mô hình"})
_SOME = re.compile(r"\bvi\s+phạm\s+\w", re.IGNORECASE)
_LONGEST_WHOLE = 8
"""Words of a whole's name that its parts' names take over."""


@dataclass(slots=True)
class State:
    """The reading of one sentence."""

    content: str
    items: Sequence[Item]
    default: Status
    subject: Subject | None = None
    root: Subject | None = None
    """What the parts that are listed are parts of."""
    period: PeriodExpression | None = None
    base: PeriodExpression | None = None
    status: Status | None = None
    unit: str | None = None
    """The last counted noun, for numbers without one."""
    direction: int = 0
    """1 in a list of growth rates whose verb is said once, before it."""
    groups: list[Group] = field(default_factory=list)
    stack: list[Frame] = field(default_factory=list)
    figures: int = 0
    last: Role = ""
    changed: Group | None = None
    """The observation of the last change."""
    sign: int = 1
    bare: bool = False
    """The last number had no unit of its own."""
    season: bool = False
    year: int | None = None
    """The document's year."""
    carried_base: PeriodExpression | None = None
    """The base that the sentence took over."""
    base_of: PeriodExpression | None = None
    """The period of the figure with which `base` was stated; that carried over until one states its own."""
    scope: Scope = WHOLE
    """The part of the whole that is spoken of ("Doanh nghiệp FDI: …")."""
    funds: str = ""
    """The capital that headings name, of which "giải ngân" alone speaks."""
    frame: Literal["", "plan", "ratio"] = ""
    """What "đạt 98%" alone means in this list; "" where nothing has told."""

    qualifiers: Sequence[Qualifier] = ()
    """Words that narrow the figures of a clause."""

    _words: frozenset[str] | None = None

    @property
    def words(self) -> frozenset[str]:
        """The folded words of the sentence."""
        if self._words is None:
            self._words = frozenset(words(self.content[self.items[0].start : self.items[-1].end]))
        return self._words

    # ---------------------------------------------------------------- names

    def named(self, text: str, start: int, head: bool, context: str = "") -> Subject:
        """A subject of its own, with its code if it is registered."""
        text = with_funds(text, self.funds)
        text = f"{text} {topic_of(self.content, self.items)}".strip() if text.lower() in GROWING else text
        rate = text.lower().startswith(RATES)
        measure = text
        for whole in _WHOLES:
            rest = measure.removeprefix(whole).removeprefix(whole.capitalize())
            measure = rest if whole != "tổng " or head_of(rest) else measure
        context, parent = f"{text} {context}", self.root.code if self.root else None
        code = code_of(text, context, parent, self.words)
        money = code_of(text, context, parent, self.words, in_dong) if code and in_percent(code) else None
        return Subject(text, start, code, province_in(text), measure, head, rate, money)

    def subject_of(self, phrase: Phrase, *, valued: bool = False) -> Subject:
        """The subject that a phrase names, a part under its whole's name."""
        text, start = text_of(self.content, phrase.name), phrase.name[0].start
        text = _AREA_FIRST.sub("", text)
        brackets = " ".join(self.content[one.start : one.end] for one in phrase.brackets)
        if self.subject is not None and self.figures and text.lower() in ("tổng số", "tổng"):
            return self.subject  # "tháng 6 đạt 5 tỷ đồng, nâng tổng số 6 tháng lên 30 tỷ đồng"
        if self.subject is not None and text.lower() in _COLLECTED and is_collected(self.subject.name):
            return self.subject  # "Riêng tháng 5 thu được 12 tỷ đồng"
        if self.subject is not None and text.lower() in EXTREMES:
            # "bình quân 6 triệu đồng, cao nhất 95 triệu đồng"
            whose = self.subject.name.removesuffix("bình quân").strip()
            whose = next((whose.removesuffix(one).strip() for one in EXTREMES if whose.endswith(f" {one}")), whose)
            extreme = "cao nhất" if text.lower() == "nhất" else text.lower()
            return Subject(f"{whose} {extreme}", start, None, self.subject.area, text, True, self.subject.rate)
        if self.subject is not None and text.lower() == "bình quân":
            return self.named(f"{self.subject.name} bình quân", start, True)
        if self.subject is not None and text.lower() in RATES:
            # "…, đạt tỷ lệ 99%": the rate of what was named before
            code = rate_of(self.subject.name) if text.lower() in ("tỷ lệ", "tỉ lệ") else None
            return Subject(f"{text} {uncounted(self.subject.name)}", start, code, self.subject.area, text, True, True)
        if self.subject is not None and self.figures and text.lower() in _BARE and (crop := grown(self.subject.name)):
            return self.named(f"{text} {crop}", start, True)  # "thu hoạch lúa hè thu …; năng suất đạt …"
        if self.subject is not None and self.figures and text.lower() in _BARE and (head := head_of(self.subject.name)):
            # "diện tích ngô đạt 30 ha, sản lượng đạt 150 tấn"
            whose = self.subject.name[len(head) :].strip().removesuffix("bình quân").strip()
            bare = self.named(f"{text} {whose}".strip(), start, True)
            return replace(bare, code=None) if head.lower() in _WEIGHED else bare
        if self.subject is not None and is_basis(text):
            # "…; theo giá hiện hành ước đạt …": the same indicator at other prices
            return self.named(f"{unpriced(self.subject.name)} ({text})", start, True)
        subject = self.named(text, start, phrase.head, brackets)
        if phrase.average:
            averaged = self.named(f"{text} bình quân", start, phrase.head)
            subject = averaged if averaged.code else subject
        if not _NARROWING.isdisjoint(words(brackets)):
            subject = replace(subject, code=None)  # "… (trừ dầu khí)": another scope
        if self.subject is not None and self.figures and subject.code is None and text.lower() in _SUMS:
            # "tặng 50 suất quà trị giá 25 triệu đồng": the money of what was named before
            whose = self.subject.name
            small = whose[:1].lower() + whose[1:] if whose[1:2].islower() else whose
            return replace(subject, name=f"{text} {small}", code=self._code_of_sum(text, small))
        root = self.root
        if root is not None and (traded := part_of_trade(root.name, text)):
            return self.named(traded, start, True)
        if root is not None and phrase.head and text.lower().startswith(("vốn ", "nguồn vốn ")) and _is_spent(root):
            return replace(subject, name=f"giải ngân {text}", code=code_of(f"giải ngân {text}", text))
        if root is not None and root.name.lower().startswith("cơ cấu"):
            return replace(subject, name=f"tỷ trọng {text}", rate=True)  # "cơ cấu kinh tế: dịch vụ chiếm 36%"
        if root is None or subject.code or root.name == subject.name:
            return subject
        if subject.head or text.lower().startswith("bình quân "):
            if valued and phrase.part and (head := head_of(text)):
                # "trong đó diện tích tưới phun đạt 60 ha, tưới rãnh đạt 20 ha"
                self.root = replace(root, measure=head, name=head)
            return subject
        whole = "" if set(root.measure.split()) <= set(text.split()) else root.measure
        whole = whole if len(whole.split()) <= _LONGEST_WHOLE else ""
        return replace(subject, name=joined_name(whole, text))

    def _code_of_sum(self, text: str, whose: str) -> str | None:
        """The code of money of what was named: "số tiền" after "xử phạt 3 cơ sở" is "số tiền xử phạt"."""
        parts = whose.split()
        for named in (whose, " ".join(parts[2:]), " ".join(parts[:2])):
            code = code_of(f"{text} {named}", "", None, self.words) if named else None
            if code:
                return code
        return None

    def outer(self) -> Subject | None:
        """The name before the open bracket: "xi măng Sông Xanh (2,3 triệu tấn)", "châu Á (chiếm 54,1%)"."""
        if not self.stack or self.figures > self.stack[-1].figures:
            return None
        phrase = read_phrase(self.stack[-1].gap, opening=False, named=True)
        if not phrase.name:
            return None
        subject = self.subject_of(phrase)
        self.stack[-1].subject = subject
        return subject

    def enter(self, gap: list[Item], bracket: Item) -> list[Item]:
        """Keeps what stands outside an opening bracket; a period before it holds inside ("kết quả năm 2021 (…)").

        Returns the items read inside so far: none.
        """
        kept = (self.subject, self.root, self.figures, bracket.start, self.last, self.period, self.status)
        self.stack.append(Frame(gap, *kept, groups=len(self.groups)))
        self.period = read_phrase(gap, opening=False).period or self.period
        return []

    # ---------------------------------------------------------------- groups

    def open(self, subject: Subject, item: Item, phrase: Phrase) -> Group:
        """A new observation of a subject."""
        self.season = phrase.season or (self.season and phrase.period is None)
        narrow = self._is_of_makers(subject.code) or self._is_of_some(subject.code)
        if self.season or narrow or not self.scope.allows(subject.code):
            subject = replace(subject, code=None)
        start = min(item.start, phrase.name[0].start) if phrase.name else item.start
        group = Group(subject, start, item.end, self.period, self.status or self.default)
        group.assumed, group.qualifier = self.status is None, self.qualified(item)
        self.groups.append(group)
        return group

    def qualified(self, item: Item) -> str:
        """The words that narrow a figure, "" where none do."""
        return next((one.words for one in self.qualifiers if one.start <= item.start < one.end), "")

    def _is_of_makers(self, code: str | None) -> bool:
        """Jobs told after a count of projects or enterprises are those that these give, not all of the province's."""
        return code in _MADE and any(one.quantities and one.quantities[0].unit in _MAKERS for one in self.groups)

    def _is_of_some(self, code: str | None) -> bool:
        """Work on violations told after a count of some kind of them is on these: "14 vụ vi phạm giá, xử lý 9 vụ"."""
        return code in watched() and any(_SOME.search(one.subject.name) and not one.subject.code for one in self.groups)

    def group_for(self, item: Item, phrase: Phrase) -> Group | None:
        """The observation that a change or an attainment belongs to."""
        if phrase.name:
            self.subject = self.subject_of(phrase)
            return self.open(self.subject, item, phrase)
        current = self.groups[-1] if self.groups else None
        if current is not None and self.is_one(current, self.subject, item) and phrase.period in (None, current.period):
            return current
        matching = next((one for one in reversed(self.groups) if self.is_one(one, self.subject, item)), None)
        if matching is not None and phrase.period is None:
            return matching
        if self.subject is not None and (self.figures or phrase.period is not None):
            self.subject = self._at_once(self.subject, phrase)
            return self.open(self.subject, item, phrase)
        return None

    def _at_once(self, subject: Subject, phrase: Phrase) -> Subject:
        """ "CPI bình quân tăng 3%; riêng tháng 6 tăng 0,2%": of one month it is no average."""
        name = subject.name.removesuffix(" bình quân")
        if phrase.period is None or phrase.period.kind != "M" or name == subject.name:
            return subject
        return self.named(name, subject.start, subject.head)

    def go_on_with(self, before: int) -> None:
        """After a bracket the observation goes on that was the last one before it, when there were `before` of them."""
        told = self.groups[before - 1] if 0 < before < len(self.groups) else None
        if told is not None and self.subject is not None and told.subject.uncoded == self.subject.uncoded:
            self.groups.append(self.groups.pop(before - 1))

    def is_one(self, group: Group, subject: Subject | None, item: Item) -> bool:
        """Whether an observation is that of a subject, narrowed as the figure `item` is."""
        same = subject is not None and group.subject.uncoded == subject.uncoded
        return same and group.qualifier == self.qualified(item)

    def done(self, group: Group, item: Item, tail: Tail, role: Role) -> None:
        """A figure has been read into a group."""
        group.start, group.end = min(group.start, item.start), max(group.end, item.end)
        first = len(group.changes) + len(group.attainments) == 1 and not group.quantities
        if tail.period is not None and (role == "value" or (role == "change" and first)):
            group.period = tail.period
        self.figures += 1
        self.last = role
        self.changed = group if role == "change" else self.changed


def _is_spent(root: Subject) -> bool:
    """Whether parts are parts of money spent: "giải ngân … trong đó vốn ngân sách trung ương 1.107 tỷ đồng"."""
    return root.name.lower().startswith("giải ngân")
