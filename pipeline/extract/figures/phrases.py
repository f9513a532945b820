"""Reads the items before a figure into a phrase."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.phrase import Phrase, day_of, hides_name, last_work, narrow, trimmed, without_giver
from pipeline.extract.figures.phrase_words import (
    CAUSING,
    DENIALS,
    FROZEN_BY,
    GOING_ON,
    JOINS,
    NOMINAL,
    ON_BEHALF,
    are_indicators,
    begins_source,
    belongs_to_name,
    cites,
    does_next,
    has_made,
    is_deadline,
    is_inside,
    is_letter,
    is_of_aim,
    is_of_source,
    is_state,
    stands_free,
    tells_edition,
    tells_when,
)  # fmt: skip


def read_phrase(items: Sequence[Item], *, opening: bool, named: bool = False, bare: bool = False) -> Phrase:
    """Reads the items between the last figure and the trigger of the next.

    `opening`: they open the sentence; `named`: the trigger ("là", "đạt", ":") says that a name stands before it;
    `bare`: the figure has no unit.
    """
    reader = _Reader(opening, named, bare)
    before: Item | None = None
    for item, after in zip_longest(items, items[1:]):
        reader.take(item, before, after)
        before = item
    return reader.finish()


class _Reader:
    def __init__(self, opening: bool, named: bool, bare: bool) -> None:
        self.found, self._bare = Phrase(), bare
        self._rising = False  # the words are those of a rise itself: "sự gia tăng mạnh của …"
        self._opening, self._named, self._planned = opening, named, 0
        self._adverb: Item | None = None
        self._frozen = self._comparing = self._quiet = self._sourced = False
        self._held: list[Item] = []  # of which the text has said no figure: "xuất khẩu tăng khá, đạt …"

    def take(self, item: Item, before: Item | None, after: Item | None) -> None:
        if item.code in ("plan", "exceed"):
            self._planned = 5
        elif self._planned and item.kind != "bracket":
            self._planned -= 1
        if self._frozen and item.lower == "cả" and after is not None and after.lower == "về":
            self._quiet = True  # "chè giảm cả về lượng và giá trị, đạt …"
        if has_made(item, before, self.found.name):
            self._restart()  # "việc nhập khẩu tăng đã làm thặng dư thương mại giảm …"
        elif item.kind == "sign":
            self._quiet = self._sourced = False
            self._sign(item, after)
        elif self._is_source(item, after):
            self.found.status = "estimate" if item.code == "estimate" else self.found.status
        elif self._quiet or is_of_aim(item, before, trimmed(self.found.name)):
            self._quiet = True
        elif item.kind == "period":
            self._period(item, before, after)
        elif item.kind == "date":
            self._date(item, before)
        elif item.kind == "bracket":
            self.found.brackets.append(item)
        elif hides_name(item, after):
            self._restart()
            self.found.lost = True
        elif item.kind == "cue":
            self._cue(item, before, after)
        else:
            self._word(item)

    def _is_source(self, item: Item, after: Item | None) -> bool:
        named = self._sourced or not (self._frozen or self._comparing or not trimmed(self.found.name))
        self._sourced = named and is_of_source(item) and (self._sourced or begins_source(item, after))
        return self._sourced

    def finish(self) -> Phrase:
        found = self.found
        apart = bool(found.name) and found.name[-1].code == "," and not (found.head or found.verb)
        apart = apart and found.name[0].lower != "về"  # "Về kiểm tra, giám sát, đã thực hiện 12 cuộc"
        found.name = [] if apart or is_letter(trimmed(found.name)) else trimmed(found.name)
        if all(item.code == "plan" or item.kind == "quantity" for item in found.name):
            found.name = []  # "kế hoạch là …", "thực hiện 6 tháng …": of what was named before
        found.compared = self._comparing and not found.name
        if self._named and self._held and not (found.name or found.compared or found.lost):
            found.name = trimmed(self._held)
        found.name = found.name or ([self._adverb] if self._adverb is not None and self._named else [])
        if found.name and not found.head and not found.verb:
            narrow(found, opening=self._opening)
        elif found.verb:
            found.name = last_work(found.name)
        found.name = without_giver(found.name)
        found.lost = found.lost and not found.name
        found.earlier |= bool(found.name) and found.name[0].lower == "nếu"
        return found

    def _word(self, item: Item) -> None:
        if self._frozen or self._comparing:
            return
        if item.lower == "nâng" or item.lower in CAUSING:
            self._restart()  # "…, nâng tổng số đảng viên lên …"
            return
        if item.lower == "của" and self._rising:
            self._restart()  # "sự gia tăng mạnh của dòng vốn …"
            self._rising = False
            return
        if self._named and item.code == "noun" and not trimmed(self.found.name):
            self.found.head = True
        self.found.name.append(item)

    def _restart(self, *, lead: bool = False, cut: bool = True) -> None:
        found = self.found
        if lead and found.name:
            found.lead = list(found.name)
        found.name, found.head, found.verb, found.earlier = [], False, False, False
        found.cut = found.cut or cut
        self._frozen = self._comparing = False

    def _sign(self, item: Item, after: Item | None) -> None:
        if item.code == ":":
            self._restart(lead=True)
        elif item.code in (";", "."):
            self._restart()
        elif item.code == ",":
            self.found.earlier = False
            if self._frozen or self._comparing:
                self._held = self.found.name if self._frozen else self._held
                self._restart()
            elif cites(self.found.name) or does_next(self.found.name, after):
                self._restart()  # "đề nghị sửa 45 lỗi, lắp đặt …"
            elif self.found.name:
                self.found.name.append(item)
        elif item.code in "-–/" and self.found.name and not self._frozen:
            self.found.name.append(item)

    def _period(self, item: Item, before: Item | None, after: Item | None) -> None:
        found = self.found
        same = item.period is not None and item.period.relation == "same-period-last-year"
        found.earlier |= same and not self._comparing
        if same or self._comparing:
            found.base = item.period
            self._frozen, self._comparing = bool(found.name), False
            return
        kind = item.period.kind if item.period else ""
        if (kind is None and not tells_when(item, before, after)) or (kind == "D" and trimmed(found.name)):
            self._word(item)
            return
        if self._planned or is_deadline(before, self.found.name):
            return
        if item.season and trimmed(found.name):
            found.period, found.season = item.period, True  # "gieo cấy vụ Xuân 2022-2023 đúng lịch, diện tích …"
        if before is not None and before.kind != "sign" and is_inside(before, after, trimmed(found.name), found.head):
            return
        self._adverb = item if item.lower and not self._opening else self._adverb
        found.period = item.period
        found.season = item.season
        if [one.lower for one in trimmed(found.name)] in (["bình", "quân"], ["bình quân"]):
            found.average = True
            self._restart()
        if found.name and found.name[-1].lower in (",", "các", "những", "trong"):
            found.name.pop()  # "Về dịch vụ lưu trú, 6 tháng đầu năm tăng …", "kim ngạch các năm 2021, 2022"
        if not found.head and not trimmed(found.name):
            self._restart()

    def _date(self, item: Item, before: Item | None) -> None:
        if self._comparing or self._frozen or len(item.date) != 10 or item.date.startswith("X"):
            return
        if not is_deadline(before, self.found.name) and not self.found.head and not trimmed(self.found.name):
            self.found.period = day_of(item.date)
            self._restart()

    def _cue(self, item: Item, before: Item | None, after: Item | None) -> None:
        found, code = self.found, item.code
        if code == "base" or (code == "edition" and tells_edition(found.name, before, after)):
            self._comparing = self._comparing or code == "base"
        elif self._comparing:
            if code == "plan":
                found.base_open = True
            elif code in ("part", "exist", "value"):
                self._restart(lead=True)
                found.part = found.part or code == "part"
        elif code == "part":
            self._restart(lead=True)
            found.part = True
        elif code == "head":
            self._head(item, before, after)
        elif code in ("estimate", "target", "past") and not are_indicators(item, before):
            self._status(item)
        elif code in ("plan", "norm"):
            found.plan |= code == "plan" and not found.name
            found.norm |= code == "norm" and not found.head
            self._word(item)
        elif code in FROZEN_BY:
            self._freeze(item, after)
        elif code == "link":
            self._link(item, after)
        elif code in ("work", "flow") and self._named:
            found.cut = found.cut or not found.name
            self._word(item)
        elif code in ("work", "flow") and not found.head and not self._frozen:
            counted = self._bare and before is not None and before.code == "noun" and after is None
            if counted or (before is not None and before.lower in NOMINAL):  # "tờ khai xuất khẩu 19.874"
                self._word(item)
            else:
                self._work(item)
        elif code == "exist" and (not found.name or (before is not None and before.kind == "period" and self._frozen)):
            self._restart(lead=True, cut=bool(found.name) or found.cut)
        else:
            self._word(item)

    def _head(self, item: Item, before: Item | None, after: Item | None) -> None:
        found = self.found
        if item.lower == "số" and after is not None and after.kind == "quantity" and not after.quantities[0].unit:
            self._word(item)  # "bão số 9"
            return
        free = stands_free(item, before, found.head)
        held = found.head and not self._frozen and not (before is not None and before.kind == "sign")
        held = held and not item.lower.endswith(" siêu")
        if self._frozen and not free:
            return
        if before is not None and before.code == "work" and before.lower in ("thu", "chi"):
            free, found.head = False, True  # "thu kinh phí 13 tỷ đồng"
        if self._named and before is not None and before.code == "work":
            free = False  # "giải ngân vốn đầu tư công đạt …"
            found.head = found.head or len(found.name) == 1
        if free and not held and not (before is not None and before.lower == "có" and item.lower == "vốn"):
            self._restart(lead=True)
            found.head = True
        found.name.append(item)

    def _status(self, item: Item) -> None:
        found = self.found
        if found.head:
            if item.code == "estimate":
                found.status = "estimate"
            else:
                self._word(item)
            return
        if item.code == "past":
            found.past = True
        else:
            found.status = "estimate" if item.code == "estimate" else "target"
        if not self._frozen and trimmed(found.name):
            self._restart(lead=True)

    def _freeze(self, item: Item, after: Item | None) -> None:
        self.found.grows = self.found.grows or item.code == "up"
        if item.code in ("up", "down") and self.found.name and self.found.name[-1].lower in ("sự", "gia", "đà"):
            self._rising = True
            return
        if belongs_to_name(item, after, trimmed(self.found.name)):
            self._word(item)  # "vốn đầu tư thực hiện toàn xã hội"
        elif item.lower == "là":
            self._restart(lead=True)
        elif trimmed(self.found.name):
            if self.found.name[-1].lower in DENIALS:
                self.found.name.pop()  # "thu phí không đạt kế hoạch, mới đạt …"
            self._frozen = True

    def _link(self, item: Item, after: Item | None) -> None:
        found = self.found
        if item.lower in ("và", "còn lại"):
            if does_next(found.name, after):
                self._restart()  # "xây mới 31 và sửa chữa 14 nhà"
            elif found.name:
                self._word(item)
        elif item.lower in GOING_ON and is_state(after) and (self._named or found.head) and trimmed(found.name):
            self._frozen = True  # "số doanh nghiệp tiếp tục khởi sắc với …"
        elif item.lower.startswith("trong ") and not found.head:
            self._restart(cut=False)
            self._adverb = item
        elif found.name:
            self._word(item)

    def _work(self, item: Item) -> None:
        found = self.found
        serial = bool(found.name) and (found.name[-1].lower in JOINS or found.name[-1].code == "work")
        if not found.verb or (found.name and not serial):
            rest = [] if found.name and found.name[0].lower in ON_BEHALF else trimmed(found.name)
            found.name = [] if not rest else found.name
            found.name = [] if not found.verb or len(rest) > 6 else found.name
            found.verb = found.cut = True
        found.name.append(item)
