"""Units as printed, and for numbers without one what the sentence tells: "trong đó tờ khai xuất khẩu 19.874"."""

from __future__ import annotations

from dataclasses import replace

from models.mention import QuantityMention
from pipeline.extract.figures.clauses import Item
from pipeline.extract.figures.group import Figure
from pipeline.extract.figures.measured import counted_noun
from pipeline.extract.figures.state import State
from pipeline.extract.figures.subjects import Subject, text_of
from pipeline.extract.figures.units import kind_of

_NUMBER_WORDS = frozenset(
    {"hai", "ba", "bốn", "sáu", "bảy", "tám", "chín", "mười", "nghìn", "ngàn", "triệu", "tỷ", "tỉ"}
)
_VISITS = frozenset({"lượt", "khách"})
_LONGEST_PART = 5
"""Items of the name of a part whose number has no unit of its own."""


def with_unit(state: State, figure: Figure) -> tuple[QuantityMention, ...] | None:
    """The quantities with their unit: "lượt" after "lượt người", a bare number's from its name; None if it has none."""
    quantities = figure.item.quantities
    unit = quantities[0].unit
    if unit == "lượt" and (state.unit or "").startswith("person_visit"):
        unit = state.unit
    elif unit == "lượt" and set(text_of(state.content, figure.phrase.name).lower().split()) >= _VISITS:
        unit = "person_visit"  # "số lượt khách tham quan đạt 334.000 lượt"
    elif unit is None:
        unit = _bare_unit(state, figure)
        if unit is None:
            return None
    return tuple(one if one.unit == unit else replace(one, unit=unit) for one in quantities)


def _bare_unit(state: State, figure: Figure) -> str | None:
    quantity, phrase = figure.item.quantities[0], figure.phrase
    printed = state.content[quantity.span.start : quantity.span.end]
    if quantity.unit_mult or quantity.number.decimals or not phrase.name or _is_year(printed):
        return None
    unit: str | None = None
    if not figure.main and not state.bare and _counts_on(state, figure):
        state.bare = True
        return state.unit
    if figure.main == ":" or (figure.main == "value" and (phrase.head or phrase.cut or state.unit)):
        noun = counted_noun(text_of(state.content, phrase.name))
        unit = noun[0] if noun else state.unit
    elif state.bare and not figure.main:
        unit = state.unit
    state.bare = unit is not None
    return unit


def _counts_on(state: State, figure: Figure) -> bool:
    """ "48.216 tờ khai, trong đó tờ khai xuất khẩu 19.874", "1.857 thủ tục, trong đó: cấp tỉnh 1.402": in one unit."""
    phrase, items = figure.phrase, state.items
    whole = state.groups[-1].quantities if state.groups else ()
    following = items[figure.place + 1] if figure.place + 1 < len(items) else None
    if not whole or state.unit is None or kind_of(state.unit) != "count" or (following and following.kind != "sign"):
        return False
    noun = counted_noun(text_of(state.content, phrase.name))
    if noun and noun[0] == state.unit:
        return phrase.name[-1].lower != "số"
    short = len(phrase.name) <= _LONGEST_PART and all(item.kind == "word" for item in phrase.name)
    part = phrase.part and whole[0].unit == state.unit and short and not (following and following.code in "/-–.")
    return part and figure.item.quantities[0].number.value <= whole[0].number.value


def _is_year(printed: str) -> bool:
    return len(printed) == 4 and printed.isdigit() and printed[:2] in ("19", "20")


def unit_words(state: State, item: Item) -> str:
    """The counted noun as printed after the number."""
    words = state.content[item.start : item.end].split()
    last = max((place for place, word in enumerate(words) if _numeric(word)), default=-1)
    after = [word for word in words[last + 1 :] if word != "%"]
    if after[-2:-1] == ["trở"]:
        del after[-2:]  # "1.700 hội viên trở lên"
    return " ".join(after)


def _numeric(word: str) -> bool:
    return any(letter.isdigit() for letter in word) or word.lower() in _NUMBER_WORDS


def averaged(state: State, figure: Figure) -> Subject | None:
    """ "bình quân đạt 16,8 tiêu chí/xã": what is counted for each is what is averaged, not what was named before."""
    noun, _, each = (figure.item.quantities[0].unit or "").partition("/")
    if not each or text_of(state.content, figure.phrase.name).lower() != "bình quân" or not noun.islower():
        return None
    counted = kind_of(noun) in ("", "count") and not noun.isascii() and noun != "đồng"
    return state.named(f"{noun} bình quân", figure.item.start, True) if counted else None
