"""Broken and hostile office files, read in a process of their own: each ends in its code and leaves nothing behind."""

from __future__ import annotations

import pytest
from office_files import DOC, EITHER, ODT, READ, RTF, TOLD, sample
from watched import Watched, check_code, check_cost, watch

from models.errors import UnreadableError
from models.limits import DEFAULT_LIMITS
from pipeline.read import read
from pipeline.read.legacy import ole, rtf

FILES = {name: data for name, data, *_ in (*TOLD, *READ, *EITHER)}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Watched:
    return watch(FILES, tmp_path_factory.mktemp("office"))


def test_there_are_sixty() -> None:
    assert len(FILES) == len(TOLD) + len(READ) + len(EITHER) >= 60


@pytest.mark.parametrize(("name", "code"), [(name, code) for name, _, code in TOLD])
def test_each_ends_in_its_code(told: Watched, name: str, code: str) -> None:
    check_code(told.results[name], code)


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, _, words in READ])
def test_the_content_is_read_whatever_the_name(told: Watched, name: str, words: str) -> None:
    assert words in told.results[name].get("text", ""), told.results[name]


@pytest.mark.parametrize("name", [name for name, _ in EITHER])
def test_what_is_left_is_told_to_be_a_rest(told: Watched, name: str) -> None:
    one = told.results[name]
    cut = not name.startswith(("noise", "nothing"))
    if "code" in one:
        assert one["exit"] in {3, 4}
    elif cut:
        assert "truncated" in one["warnings"]


def test_none_costs_much_reaches_anybody_or_leaves_anything(told: Watched) -> None:
    check_cost(told)


@pytest.mark.parametrize("name", [DOC, RTF, ODT])
def test_a_cut_at_every_kilobyte_is_seen(name: str) -> None:
    data = sample(name)
    assert not is_told_cut(data)
    for size in range(1_024, len(data), 1_024):
        assert is_told_cut(data[:size]), size


def is_told_cut(data: bytes) -> bool:
    """Whether a reader says so before any program is asked."""
    try:
        if data.startswith(ole.SIGNATURE):
            ole.check_word(data)
            return ole.is_cut(data)
        return rtf.is_cut(data) if data.startswith(rtf.SIGNATURE) else not read(data, DEFAULT_LIMITS)
    except UnreadableError as error:
        return error.code == "truncated"
