"""Which keys become one document: the same whatever came first, never against a person or over two numbers."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.identity.groups import Tie, grouped, neighbourhood
from pipeline.identity.sketch import Sketch, similarity, sketch_of


def same(one: str, other: str, similarity: float = 0.9) -> Tie:
    return Tie(one, other, similarity, same=True)


def ask(one: str, other: str) -> Tie:
    return Tie(one, other, 0.6, same=False)


def decided(one: str, other: str, same: bool) -> Tie:
    return Tie(one, other, 1.0, same, decided=True)


NUMBERS = {"77": "BC|77", "78": "BC|78"}

CASES: list[tuple[str, list[Tie], list[str]]] = [
    ("draft and number", [same("77", "d")], ["77 d"]),
    ("two drafts and a number", [same("77", "d"), same("d", "e"), same("77", "e")], ["77 d e"]),
    ("a chain", [same("77", "d"), same("d", "e")], ["77 d e"]),
    ("a question joins nothing", [ask("77", "d")], ["77", "d"]),
    ("a draft of two numbers", [same("77", "d"), same("78", "d")], ["77", "78", "d"]),
    ("a person chose one of two", [decided("77", "d", True), same("78", "d")], ["77 d", "78"]),
    ("a person parted them", [decided("77", "d", False)], ["77", "d"]),
    ("parted, a third is both", [decided("77", "d", False), same("77", "e"), same("d", "e", 0.8)], ["77 e", "d"]),
    ("a person joined two numbers", [decided("77", "78", True)], ["77 78"]),
    ("two drafts of two numbers", [same("77", "d"), same("78", "e"), same("d", "e", 0.85)], ["77 d", "78 e"]),
]  # fmt: skip


@pytest.mark.parametrize(("what", "ties", "documents"), CASES)
def test_keys_are_joined(what: str, ties: list[Tie], documents: list[str]) -> None:
    keys = {key for tie in ties for key in (tie.one, tie.other)}
    for order in itertools.permutations(ties):
        found = grouped(keys, order, {key: NUMBERS.get(key) for key in keys})
        assert sorted(" ".join(sorted(group)) for group in found) == documents, what


def test_a_neighbourhood_follows_certain_ties_only() -> None:
    ties = [same("a", "b"), same("b", "c"), ask("c", "d"), same("d", "e")]
    keys, found = neighbourhood(["a"], lambda key: [tie for tie in ties if key in (tie.one, tie.other)])
    assert keys == {"a", "b", "c"}
    assert ties[:3] == sorted(found, key=ties.index)


WORDS = st.lists(st.sampled_from([f"chữ{number}" for number in range(60)]), max_size=200).map(" ".join)


@given(WORDS, WORDS)
def test_a_sketch_is_kept_and_measures_what_texts_share(one: str, other: str) -> None:
    first, second = sketch_of(one), sketch_of(other)
    assert Sketch.from_bytes(*first.to_bytes()) == first
    assert similarity(first, first) == 1
    assert similarity(first, second) == similarity(second, first)


@pytest.mark.parametrize(
    ("one", "other", "figures"),
    [
        ("1. Đạt 941 tỷ", "Đạt 941 tỷ", True),  # labels are computed by some formats
        ("2.1. Đạt 941 tỷ", "a) Đạt 941 tỷ", True),
        ("Đạt 941 tỷ", "Đạt 914 tỷ", False),
        ("Tăng 5,1%", "Tăng 5,7%", False),
    ],
)
def test_a_sketch_knows_every_figure(one: str, other: str, figures: bool) -> None:
    assert (sketch_of(one).figures == sketch_of(other).figures) is figures
