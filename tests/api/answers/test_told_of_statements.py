"""Groups as they are answered: bodies, years, causes beside a limitation, what later reports tell of a task."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from records import heading, record_of, statement

from api.answers.statements import Decided, statement_id, statements
from api.answers.statements.history import streak
from index import Index
from models.history import StatementGroup
from models.query import MentionQuery, StatementQuery
from models.record import Record
from tests.api.statements import index_of

HERE, THERE = "Sở Y tế tỉnh Bình Hà", "Sở Y tế tỉnh Lạc Sơn"
TASK = "Ban hành quy chế quản lý trang thiết bị y tế trước ngày 30/9/2021."
WASTE = "Việc xử lý rác thải y tế ở tuyến xã còn chậm."


def report(
    year: int, *facts: tuple[str, str], results: Sequence[str] = (), issuer: str | None = HERE, kind: str = "BC"
) -> Record:
    """A report on a year, issued in January of the next: its results, then statements with their roles."""
    lines = ["I. Kết quả", *results, "II. Đánh giá, nhiệm vụ", *(quote for _, quote in facts)]
    return record_of(
        f"{kind.lower()}-{(issuer or 'x')[-3:].strip()}-{year}".lower(),
        "\n".join(lines),
        type=kind,
        issued=f"{year + 1}-01-10",
        issuers=(issuer,) if issuer else (),
        period={"start": f"{year}-01-01", "end": f"{year}-12-31"},
        sections=[heading("s1", "I.", "Kết quả"), heading("s2", "II.", "Đánh giá, nhiệm vụ", role="task")],
        statements=[statement(role, quote) for role, quote in facts],
    )


def asked(index: Index, **more: Any) -> tuple[StatementGroup, ...]:
    return statements(StatementQuery(**more), index).items


@pytest.mark.parametrize(
    ("years", "expected"), [((2022,), 1), ((2019, 2021, 2022), 2), ((2019, 2020, 2021), 3), ((2019, 2021), 1), ((), 0)]
)
def test_years_without_a_gap(years: tuple[int, ...], expected: int) -> None:
    assert streak(years) == expected


def test_bodies_are_kept_apart_unless_asked(tmp_path: Path) -> None:
    index = index_of(tmp_path, [report(2020, ("limitation", WASTE)), report(2021, ("limitation", WASTE), issuer=THERE)])
    assert len(asked(index)) == 2
    (group,) = asked(index, across=True)
    assert (group.years, group.issuers) == ((2020, 2021), (THERE, HERE))


def test_documents_that_name_no_body_are_of_different_ones(tmp_path: Path) -> None:
    records = [report(year, ("limitation", WASTE), issuer=None) for year in (2020, 2021)]
    assert len(asked(index_of(tmp_path, records))) == 2


@pytest.mark.parametrize(
    ("name", "found"),
    [(HERE, 1), ("Sở Y tế", 2), ("so y te tinh binh ha", 1), ("Sở Y tế Bình Hà", 1), ("Sở Nội vụ", 0)],
)
def test_a_body_may_be_asked_for_without_its_province(tmp_path: Path, name: str, found: int) -> None:
    index = index_of(tmp_path, [report(2020, ("limitation", WASTE)), report(2021, ("limitation", WASTE), issuer=THERE)])
    assert len(asked(index, issuers=(name,))) == found


def test_what_people_decided_comes_first(tmp_path: Path) -> None:
    index = index_of(tmp_path, [report(year, ("limitation", WASTE)) for year in (2020, 2021)])
    pair = frozenset(statement_id(one) for one in index.statements(MentionQuery()).items)
    assert len(pair) == 2
    found = statements(StatementQuery(), index, Decided(apart=frozenset((pair,))))
    assert found.total == 2


def test_the_causes_of_the_only_limitation_are_its_causes(tmp_path: Path) -> None:
    cause = "Kinh phí được cấp muộn."
    (group,) = asked(index_of(tmp_path, [report(2020, ("limitation", WASTE), ("cause", cause))]), roles=("limitation",))
    (linked,) = group.wordings[0].causes
    assert (linked.link, linked.source.quote) == ("only", cause)


def test_of_several_limitations_a_cause_is_told_by_its_words(tmp_path: Path) -> None:
    facts = [
        ("limitation", WASTE),
        ("limitation", "Bác sĩ chuyên khoa ở bệnh viện huyện còn thiếu."),
        ("cause", "Chế độ thu hút bác sĩ chuyên khoa chưa đủ mạnh."),
        ("cause", "Kinh phí được cấp muộn."),
        ("recommendation", "Đề nghị Bộ Y tế hướng dẫn định mức xử lý rác thải y tế."),
    ]
    found = {one.wordings[0].source.quote: one.wordings[0] for one in asked(index_of(tmp_path, [report(2020, *facts)]))}
    waste, doctors = found[WASTE], found[facts[1][1]]
    assert [one.link for one in waste.causes] == ["document", "document"]
    assert [one.link for one in doctors.causes] == ["words", "document"]
    assert [one.link for one in waste.recommendations] == ["words"]
    assert [one.link for one in doctors.recommendations] == ["document"]


@pytest.mark.parametrize(
    ("result", "status"),
    [
        ("Sở đã ban hành quy chế quản lý trang thiết bị y tế.", "done"),
        ("Quy chế quản lý trang thiết bị y tế được ban hành ngày 21/9/2021.", "done"),
        ("Việc soạn quy chế quản lý trang thiết bị y tế lấy ý kiến hai vòng.", "reported"),
        # not yet
        ("Quy chế quản lý trang thiết bị y tế chưa được ban hành.", "reported"),
        ("Sở đang hoàn thành quy chế quản lý trang thiết bị y tế.", "reported"),
        # the day is that of a document
        ("Quy chế quản lý trang thiết bị y tế theo Kế hoạch số 12/KH-SYT ngày 09/02/2021 được soạn.", "reported"),
        # something else
        ("Sở đã ban hành quy chế dân chủ ở cơ sở.", "silent"),
        ("Trang thiết bị được kiểm tra.", "silent"),
    ],
)
def test_what_became_of_a_task(tmp_path: Path, result: str, status: str) -> None:
    index = index_of(tmp_path, [report(2020, ("task", TASK)), report(2021, results=[result])])
    (group,) = asked(index, roles=("task",))
    told = group.wordings[0].follow_up
    assert told is not None
    assert (told.status, told.looked_at) == (status, 1)
    assert (told.source.quote if told.source else None) == (None if status == "silent" else result)


@pytest.mark.parametrize(
    ("again", "unchanged"),
    [
        (TASK.replace("2021", "2022"), True),
        ("Hoàn thành, ban hành quy chế quản lý, sử dụng trang thiết bị y tế của ngành.", False),
    ],
)
@pytest.mark.parametrize("kind", ["BC", "KH"])
def test_a_task_that_is_set_again(tmp_path: Path, again: str, unchanged: bool, kind: str) -> None:
    index = index_of(tmp_path, [report(2020, ("task", TASK), kind=kind), report(2021, ("task", again), kind=kind)])
    (group,) = asked(index, roles=("task",))
    first, last = (wording.follow_up for wording in group.wordings)
    assert first is not None
    assert last is not None
    assert (first.status, first.unchanged, last.status) == ("repeated", unchanged, "open")


@pytest.mark.parametrize(
    "later",
    [
        report(2021, results=["Sở đã ban hành quy chế quản lý trang thiết bị y tế."], issuer=THERE),
        report(2021, results=["Sở đã ban hành quy chế quản lý trang thiết bị y tế."], kind="KH"),
        report(2024, results=["Sở đã ban hành quy chế quản lý trang thiết bị y tế."]),
        report(2019, results=["Sở đã ban hành quy chế quản lý trang thiết bị y tế."]),
    ],
    ids=["of another body", "no report", "years later", "earlier"],
)
def test_what_doesn_t_answer_a_task(tmp_path: Path, later: Record) -> None:
    index = index_of(tmp_path, [report(2020, ("task", TASK)), later])
    (group,) = asked(index, roles=("task",), issuers=(HERE,))
    assert group.wordings[0].follow_up is not None
    assert group.wordings[0].follow_up.status == "open"
