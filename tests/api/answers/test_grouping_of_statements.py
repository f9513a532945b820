"""Groups of statements: who is in them, whatever the order; what people decided; how long it takes."""

from __future__ import annotations

import random
import time

import pytest

from api.answers.statements.grouping import Decided, groups, statement_id
from models.answer import DocumentHead, StatedStatement


def said(key: str, *quotes: str) -> list[StatedStatement]:
    head = DocumentHead(
        key=key, type="BC", number=None, symbol=None, issued=None, issuers=("Sở Y tế",), title=None, period=None
    )
    return [
        StatedStatement(start=at, end=at + 1, quote=quote, page=None, section=None, role="limitation", document=head)
        for at, quote in enumerate(quotes)
    ]


def quotes(found: list[list[StatedStatement]]) -> list[list[str]]:
    return [[one.quote for one in group] for group in found]


WASTE = "Việc xử lý rác thải y tế ở tuyến xã còn chậm."
WASTE_AGAIN = "Xử lý rác thải y tế tuyến xã vẫn còn chậm, chưa đúng quy trình."
DOCTORS = "Bác sĩ chuyên khoa ở bệnh viện huyện còn thiếu."


def test_what_is_said_again_is_one_group() -> None:
    assert quotes(groups([*said("a", WASTE, DOCTORS), *said("b", WASTE_AGAIN)])) == [[WASTE, WASTE_AGAIN], [DOCTORS]]


def test_two_points_of_one_document_stay_two() -> None:
    short = "Xử lý rác thải y tế còn chậm."
    asked = [
        *said("a", short),
        *said("b", "Xử lý rác thải y tế nguy hại còn chậm.", "Xử lý rác thải y tế ven biển chậm."),
    ]
    found = groups(asked)
    assert all(len({one.document.key for one in group}) == len(group) for group in found)


def test_words_make_no_group_of_what_only_sounds_alike() -> None:
    sounding = [f"Tăng cường công tác {what}." for what in ("dân vận", "thanh tra", "lưu trữ", "pháp chế", "dược")]
    assert all(len(group) == 1 for group in groups(said("a", *sounding)))


def test_people_join() -> None:
    asked = [*said("a", WASTE), *said("b", DOCTORS)]
    pair = frozenset(map(statement_id, asked))
    assert quotes(groups(asked, Decided(together=frozenset((pair,))))) == [[WASTE, DOCTORS]]


@pytest.mark.parametrize("again", [WASTE, WASTE_AGAIN])
def test_people_split(again: str) -> None:
    asked = [*said("a", WASTE), *said("b", again)]
    assert len(groups(asked)) == 1
    pair = frozenset(map(statement_id, asked))
    assert len(groups(asked, Decided(apart=frozenset((pair,))))) == 2


def test_what_people_split_is_not_joined_by_a_third() -> None:
    third = "Xử lý rác thải y tế ở tuyến xã chậm."
    asked = [*said("a", WASTE), *said("b", WASTE_AGAIN), *said("c", third)]
    pair = frozenset(map(statement_id, asked[:2]))
    found = groups(asked, Decided(apart=frozenset((pair,))))
    assert not any({WASTE, WASTE_AGAIN} <= {one.quote for one in group} for group in found)


def test_a_statement_is_known_again_wherever_it_stands() -> None:
    (first,) = said("a", WASTE)
    moved = first.model_copy(update={"start": 500, "quote": WASTE.upper()})
    assert statement_id(moved) == statement_id(first)
    assert statement_id(said("b", WASTE)[0]) != statement_id(first)


def made_up(count: int) -> list[StatedStatement]:
    chosen = random.Random(7)
    onsets = ("b", "ch", "d", "g", "h", "kh", "l", "m", "nh", "ph", "s", "th", "tr", "v")
    syllables = [onset + rime for onset in onsets for rime in ("an", "eo", "inh", "oa", "ung", "iên", "ay", "ơi")]
    told: list[str] = []
    for _ in range(count):
        words = chosen.choice(told).split() if told and chosen.random() < 0.5 else chosen.choices(syllables, k=14)
        words[chosen.randrange(len(words))] = chosen.choice(syllables)
        told.append(" ".join(words))
    return [one for at, quote in enumerate(told) for one in said(f"d{at}", quote)]


def test_the_order_of_equal_statements_makes_no_other_groups() -> None:
    asked = made_up(300)
    found = {frozenset(one.quote for one in group) for group in groups(asked)}
    assert found == {frozenset(one.quote for one in group) for group in groups(asked)}
    assert any(len(group) > 1 for group in found)


def test_thousands_take_a_second_or_two() -> None:
    asked = made_up(4000)
    begun = time.process_time()
    groups(asked)
    assert time.process_time() - begun < 10
