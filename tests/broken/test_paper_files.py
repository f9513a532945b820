"""Broken and hostile papers, Word files, pages: each ends in its code, soon, in little memory, and leaves nothing."""

from __future__ import annotations

import pytest
from paper_files import CUT, READ, TOLD
from watched import Watched, check_code, check_cost, watch

FILES = {name: data for name, data, *_ in (*TOLD, *READ, *CUT)}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    return watch(FILES, tmp_path_factory.mktemp("paper"))


def test_there_are_sixty_besides_those_cut_off() -> None:
    assert len(FILES) == len(TOLD) + len(READ) + len(CUT)
    assert len(TOLD) + len(READ) >= 60


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, _, code in TOLD])
def test_each_ends_in_its_code(told: Watched, name: str, code: str) -> None:
    check_code(told.results[name], code)


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, _, words in READ])
def test_what_is_sound_is_read(told: Watched, name: str, words: str) -> None:
    assert words in told.results[name].get("text", ""), told.results[name]


@pytest.mark.parametrize("name", [name for name, _ in CUT])
def test_what_is_cut_off_says_so(told: Watched, name: str) -> None:
    one = told.results[name]
    assert one.get("exit") == 3 or "truncated" in one["warnings"], one


def test_none_costs_much_reaches_anybody_or_leaves_anything(told: Watched) -> None:
    check_cost(told)
