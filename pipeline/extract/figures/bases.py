"""Gives the changes of a sentence the bases that it states once for several of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.values.period import PeriodExpression
from pipeline.extract.figures.group import Group
from pipeline.extract.figures.state import State


def fill_bases(state: State) -> None:
    """A change without a base has the next one's in the sentence, else the last one's before it."""
    _share_out(state.groups)
    following: PeriodExpression | None = None
    owner = state.groups[-1] if state.groups else None
    for group in reversed(state.groups):
        for place in range(len(group.changes) - 1, -1, -1):
            change = group.changes[place]
            if change.base is not None:
                following, owner = change.base, group
            elif place not in group.open and following and owner and _shared(following, owner.period, group.period):
                _give(group, place, following)
    for group in state.groups:
        if not group.quantities and not group.open:
            # "với số vốn tăng thêm 85 tỷ đồng" compares nothing
            told = state.base is not None and state.base is not state.carried_base and _inherits(state, group)
            group.changes[:] = [one for one in group.changes if one.unit != "absolute" or told or one.base is not None]
        for place, change in enumerate(group.changes):
            if state.base and change.base is None and place not in group.open and _inherits(state, group):
                _give(group, place, state.base)


def _give(group: Group, place: int, base: PeriodExpression) -> None:
    """Gives a change a base, unless another change of the figure against it says something else: "tăng 5% và tăng 9% so
    với cùng kỳ" leaves the first one's open."""
    change = group.changes[place]
    others = [one for one in group.changes if one.base == base and one.unit == change.unit]
    if all(one.change == change.change for one in others):
        group.changes[place] = replace(change, base=base)


def _inherits(state: State, group: Group) -> bool:
    """Whether a change without a base has the last one's: what is aimed at has only that of its own sentence."""
    if state.base is None or (group.status == "target" and state.base is state.carried_base):
        return False
    if state.base is state.carried_base and any(one.open for one in state.groups):
        return False  # "giảm 120 tấn so với vụ trước; năng suất tăng 0,8 tạ/ha"
    return _shared(state.base, state.base_of, group.period)


def _shared(base: PeriodExpression, one: PeriodExpression | None, other: PeriodExpression | None) -> bool:
    """Whether figures of two periods can have one base: "cùng kỳ" of any, "tháng 5/2023" only of the same period."""
    return base.relation is not None or one == other


def _share_out(groups: Sequence[Group]) -> None:
    """Bases said once for a whole list: "tăng 5% so với tháng trước và tăng 9% so với cùng kỳ, trong đó A tăng 3% và
    tăng 7%". Two percentages whose bases are not told apart stay without one; so does the first of "cao hơn 3 nghìn
    người và cao hơn 7 nghìn người so với cùng kỳ"."""
    told: list[PeriodExpression] = []
    for group in groups:
        for unit in ("percent", "absolute"):
            alike = [place for place, one in enumerate(group.changes) if one.unit == unit]
            bare = [place for place in alike if group.changes[place].base is None]
            if 0 < len(bare) < len(alike) and len({group.changes[place].change for place in alike}) > 1:
                group.open.update(place for place in bare if place < alike[-1])
        percents = [place for place, one in enumerate(group.changes) if one.unit == "percent"]
        bases = [base for place in percents if (base := group.changes[place].base) is not None]
        if len(percents) < 2 or len(bases) == len(percents):
            told = bases if len(bases) > 1 else told
        elif not bases:
            for place, base in zip(percents, told if len(told) == len(percents) else (), strict=False):
                group.changes[place] = replace(group.changes[place], base=base)
            if len(told) != len(percents) and group.changes[percents[0]].change != group.changes[percents[1]].change:
                group.open.update(percents)
