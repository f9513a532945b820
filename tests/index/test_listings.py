"""Documents, observations and mentions as every engine lists them."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from records import award, cited, figure, half, heading, movement, record_of, statement, year

from index import Index, rows_of
from models.answer import HeldFile
from models.errors import BadCallError
from models.query import DocumentQuery, MentionQuery, ObservationQuery
from models.record import Record

TEXT = """Phần I. Kết quả
1. Thương mại
Kim ngạch xuất khẩu đạt 120 triệu USD; tổng mức bán lẻ đạt 4.300 tỷ đồng.
Thực hiện Chỉ thị số 05/CT-TTg; hưởng ứng phong trào Chung tay vì cộng đồng.
Sở tặng Giấy khen cho 12 cá nhân. Một số đơn vị còn chậm."""


def report(key: str, number: int, **more: Any) -> Record:
    """A half-year report of a made-up department."""
    return record_of(
        key,
        TEXT,
        sections=[heading("s1", "Phần I.", "Kết quả"), heading("s2", "1.", "Thương mại", parent="s1")],
        observations=[
            figure("XK", "kim ngạch xuất khẩu", 120, "120 triệu USD", period=half(number), area="Sông Lam"),
            figure(None, "Tổng mức bán lẻ", 4300, "4.300 tỷ đồng", period=year(number)),
        ],
        references=[cited("CT|05||TTg|2016", "05/CT-TTg")],
        movements=[movement("M99", "Chung tay vì cộng đồng")],
        awards=[award("HT99", "Giấy khen", 12)],
        statements=[statement("limitation", "Một số đơn vị còn chậm.")],
        **{"issuers": ["Sở Công Thương tỉnh Sông Lam"], "issued": f"{number}-07-10", **more},
    )


@pytest.fixture(scope="module")
def held(shared_index: Index) -> Index:
    """An index that holds four documents; only asked."""
    return filled(shared_index)


def filled(index: Index) -> Index:
    file = HeldFile(name="a.docx", media_type="application/x", sha256="0" * 64, bytes=5)
    with index.writer() as writer:
        for record in (report("c", 2021), report("a", 2020), report("b", 2022, type="KH", issued="2022-07")):
            writer.put(rows_of(record, (file,)))
        undated = report("z", 2019, issued=None, issuers=["Huyện ủy Mường Vang"], period=year(2018))
        writer.put(rows_of(undated, (file,)))
    return index


@pytest.mark.parametrize(
    ("question", "keys"),
    [
        (DocumentQuery(), ["b", "c", "a", "z"]),  # newest first, undated last
        (DocumentQuery(types=("KH",)), ["b"]),
        (DocumentQuery(types=("kh",)), []),  # codes letter by letter: HD is not HĐ
        (DocumentQuery(years=(2020, 2021)), ["c", "a"]),
        (DocumentQuery(years=(2018,)), ["z"]),  # undated: the year in which its period ends
        (DocumentQuery(issuers=("HUYỆN UỶ MƯỜNG VANG",)), ["z"]),
        (DocumentQuery(issuers=("Huyện ủy",)), []),
    ],
)
def test_documents(held: Index, question: DocumentQuery, keys: list[str]) -> None:
    page = held.documents(question)
    assert [item.key for item in page.items] == keys
    assert page.total == len(keys)
    assert page.cursor is None


def test_a_document(held: Index) -> None:
    document = held.document("a")
    assert document is not None
    assert (document.issued, document.files[0].name, document.counts["observations"]) == ("2020-07-10", "a.docx", 2)
    assert held.document("nothing") is None


def test_where_a_section_stands(held: Index) -> None:
    assert held.section("a", "s2").path == ("Phần I. Kết quả", "1. Thương mại")
    assert held.section("a", "s9").path == held.section("nothing", "s2").path == held.section("a", None).path == ()


def test_where_sections_stand(held: Index) -> None:
    """Many at once are told as each by itself, also those that are not held."""
    places = [("a", "s2"), ("b", "s1"), ("a", "s2"), ("a", "s9"), ("nothing", "s2"), ("a", None)]
    assert held.sections(places) == {place: held.section(*place) for place in places}
    assert held.sections([]) == {}


def test_each_issuer_is_told_once(held: Index) -> None:
    assert held.issuers() == ("huyen uy muong vang", "so cong thuong tinh song lam")


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        (
            ObservationQuery(),  # period start, period end, then indicator: unregistered first
            [(key, f"{number}{part}") for key, number in (("z", 2019), ("a", 2020), ("c", 2021), ("b", 2022))
             for part in ("H", "")],
        ),
        (ObservationQuery(indicators=("XK",)), [("z", "2019H"), ("a", "2020H"), ("c", "2021H"), ("b", "2022H")]),
        (ObservationQuery(indicators=("xk",)), []),  # a code letter by letter
        # a name as printed, folded
        (ObservationQuery(indicators=("TONG MUC BAN LE",)),
         [("z", "2019"), ("a", "2020"), ("c", "2021"), ("b", "2022")]),
        (ObservationQuery(indicators=("XK",), areas=("song lam",), first=dt.date(2021, 1, 1)),
         [("c", "2021H"), ("b", "2022H")]),
        # both ends of the fact's own period: a year doesn't fit into half of it
        (ObservationQuery(first=dt.date(2020, 1, 1), last=dt.date(2020, 6, 30)), [("a", "2020H")]),
        # these periods and no other, though they lie between them
        (ObservationQuery(periods=(half(2020), year(2022))), [("a", "2020H"), ("b", "2022")]),
        (ObservationQuery(periods=(half(2020), year(2022)), indicators=("XK",)), [("a", "2020H")]),
        (ObservationQuery(issuers=("Huyện ủy Mường Vang",)), [("z", "2019H"), ("z", "2019")]),
        # what these documents state, whatever they say it of; a key letter by letter
        (ObservationQuery(documents=("z", "b")), [("z", "2019H"), ("z", "2019"), ("b", "2022H"), ("b", "2022")]),
        (ObservationQuery(documents=("z", "b"), indicators=("XK",)), [("z", "2019H"), ("b", "2022H")]),
        (ObservationQuery(documents=("Z", "nothing")), []),
        (ObservationQuery(areas=("Bến Trầm",)), []),
    ],
)  # fmt: skip
def test_observations(held: Index, question: ObservationQuery, stated: list[tuple[str, str]]) -> None:
    def name(end: dt.date) -> str:
        return f"{end.year}H" if end.month == 6 else str(end.year)

    items = held.observations(question).items
    assert [(item.document.key, name(item.period.end)) for item in items] == stated
    assert all(TEXT[item.start : item.end] == item.quote for item in items)


def test_a_shorter_code_and_a_less_precise_date_come_first(index: Index) -> None:
    text = "Xuất khẩu 5 tỷ, dệt may 4 tỷ."

    def stating(key: str, issued: str | None) -> Record:
        stated = [
            figure("XK_DETMAY", "dệt may", 4, "4 tỷ", period=year(2020)),
            figure("XK", "xuất khẩu", 5, "5 tỷ", period=year(2020)),
        ]
        return record_of(key, text, observations=stated, issued=issued)

    with index.writer() as writer:
        for key, issued in (("d", "2020-07-05"), ("c", "2020-07"), ("b", "2020"), ("a", "2020-08"), ("e", None)):
            writer.put(rows_of(stating(key, issued), ()))
    items = index.observations(ObservationQuery()).items
    assert [item.document.key for item in items if item.indicator == "XK"] == ["e", "b", "c", "d", "a"]
    assert [item.indicator for item in items] == ["XK"] * 5 + ["XK_DETMAY"] * 5


@pytest.mark.parametrize("after", ["", "0", "x"])
def test_a_position_that_was_not_given_is_refused(held: Index, after: str) -> None:
    for ask in (
        lambda: held.documents(DocumentQuery(after=after)),
        lambda: held.observations(ObservationQuery(after=after)),
        lambda: held.statements(MentionQuery(after=after)),
    ):
        with pytest.raises(BadCallError) as error:
            ask()
        assert error.value.code == "cursor"


def test_same_period_and_indicator_older_document_first(index: Index) -> None:
    held = filled(index)
    with held.writer() as writer:
        writer.put(rows_of(report("late", 2020, issued="2021-01-02"), ()))
    items = held.observations(ObservationQuery(indicators=("XK",), last=dt.date(2020, 12, 31))).items
    assert [item.document.key for item in items] == ["z", "a", "late"]


@pytest.mark.parametrize("limit", [1, 3, 8])
def test_pages_of_observations(held: Index, limit: int) -> None:
    whole = held.observations(ObservationQuery()).items
    items, after = [], None
    while True:
        page = held.observations(ObservationQuery(limit=limit, after=after))
        assert len(page.items) <= limit
        items += page.items
        if (after := page.cursor) is None:
            break
    assert items == list(whole)


def test_pages_of_documents_do_not_shift_when_one_is_added(index: Index) -> None:
    held = filled(index)
    first = held.documents(DocumentQuery(limit=2))
    with held.writer() as writer:
        writer.put(rows_of(report("new", 2024), ()))
    second = held.documents(DocumentQuery(limit=2, after=first.cursor))
    assert [item.key for item in (*first.items, *second.items)] == ["b", "c", "a", "z"]


@pytest.mark.parametrize(
    ("name", "key", "quote"),
    [
        ("references", "CT|05||TTg|2016", "05/CT-TTg"),
        ("movements", "M99", "Chung tay vì cộng đồng"),
        ("movements", "chung tay vi cong dong", "Chung tay vì cộng đồng"),
        ("awards", "HT99", "Giấy khen"),
        ("awards", "giấy khen", "Giấy khen"),
    ],
)
def test_mentions_by_what_they_name(held: Index, name: str, key: str, quote: str) -> None:
    page = getattr(held, name)(MentionQuery(keys=(key,), years=(2020, 2021)))
    assert [(item.document.key, item.quote) for item in page.items] == [("c", quote), ("a", quote)]
    assert getattr(held, name)(MentionQuery(keys=("nothing",))).items == ()


def test_statements_by_role(held: Index) -> None:
    page = held.statements(MentionQuery(roles=("limitation",), limit=3))
    assert [item.document.key for item in page.items] == ["b", "c", "a"]
    rest = held.statements(MentionQuery(roles=("limitation",), limit=3, after=page.cursor))
    assert [item.document.key for item in rest.items] == ["z"]
    assert held.statements(MentionQuery(roles=("task",))).items == ()
