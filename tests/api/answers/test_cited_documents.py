"""Which citations mean one document: years that are not stated, bodies of other provinces, the document itself."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from records import cited, record_of

from api.answers.references import cited_documents, reference
from index import Index
from models.errors import NotHeldError
from models.history import CitedDocument
from models.query import CitedQuery
from models.record import Record
from tests.api.statements import index_of

HERE, THERE = "Sở Y tế tỉnh Bình Hà", "Sở Y tế tỉnh Lạc Sơn"
COMMITTEE = "Ủy ban nhân dân tỉnh Bình Hà"


def report(issued: str, key: str, *, issuer: str = HERE, period: str = "", **more: Any) -> Record:
    quote = "văn bản ấy"
    year = period or issued[:4]
    return record_of(
        f"bc-{issued}-{key}-{issuer}",
        f"Theo {quote}.",
        issued=issued,
        issuers=(issuer,),
        period={"start": f"{year}-01-01", "end": f"{year}-12-31"},
        references=[cited(key, quote, **more)],
    )


def held(kind: str, number: str, symbol: str, issued: str, issuer: str) -> Record:
    name = f"{kind}-{number}-{symbol}-{issued}".lower()
    return record_of(name, "Nội dung.", type=kind, number=number, symbol=symbol, issued=issued, issuers=(issuer,))


def told(folder: Path, *records: Record) -> Mapping[str, CitedDocument]:
    return {item.key: item for item in listed(index_of(folder, records))}


def listed(index: Index) -> tuple[CitedDocument, ...]:
    return cited_documents(CitedQuery(), index).items


@pytest.mark.parametrize(
    ("key", "issued", "known", "joined"),
    [
        # a directive is cited for years
        ("CT|3||UBND|?", "2022-07-01", "CT|3||UBND|2019", True),
        # never one that was issued later
        ("CT|3||UBND|?", "2018-07-01", "CT|3||UBND|2019", False),
        # numbers of plans begin anew each year
        ("KH|12||SYT|?", "2022-07-01", "KH|12||SYT|2019", False),
        ("KH|12||SYT|?", "2019-07-01", "KH|12||SYT|2019", True),
        # those of the Party run through five years
        ("CT-Đ|3||TW|?", "2022-07-01", "CT-Đ|3||TW|2021", False),
        # a report that doesn't tell when it was issued
        ("CT|3||UBND|?", "", "CT|3||UBND|2019", False),
    ],
)
def test_a_citation_without_a_year(tmp_path: Path, key: str, issued: str, known: str, joined: bool) -> None:
    undated = report(issued or "2022-07-01", key)
    if not issued:
        undated = undated.model_copy(
            update={"document": undated.document.model_copy(update={"issued": None, "period": None})}
        )
    found = told(tmp_path, undated, report("2019-12-01", known))
    assert (known in found and found[known].documents == 2) == joined
    assert (key in found) != joined


def test_two_directives_of_one_number_leave_it_open(tmp_path: Path) -> None:
    found = told(
        tmp_path,
        report("2022-07-01", "CT|3||UBND|?"),
        report("2019-12-01", "CT|3||UBND|2019"),
        report("2021-12-01", "CT|3||UBND|2021"),
    )
    assert {key: one.documents for key, one in found.items()} == {
        "CT|3||UBND|?": 1,
        "CT|3||UBND|2019": 1,
        "CT|3||UBND|2021": 1,
    }


def test_a_citation_that_was_joined_without_a_year_says_so(tmp_path: Path) -> None:
    index = index_of(tmp_path, [report("2022-07-01", "CT|3||UBND|?"), report("2019-12-01", "CT|3||UBND|2019")])
    answer = reference("CT|3||UBND|2019", index)
    assert [one.year_stated for one in answer.cited_by] == [True, False]
    assert reference("CT|3||UBND|?", index) == answer


def test_plans_of_two_provinces_are_two_documents(tmp_path: Path) -> None:
    key = "KH|14||SYT|2022"
    index = index_of(
        tmp_path,
        [
            report("2022-12-01", key, issuers=(HERE,)),
            report("2022-12-02", key, issuer=THERE, issuers=(THERE,)),
            held("KH", "14", "KH-SYT", "2022-02-01", THERE),
        ],
    )
    here, there = sorted(listed(index), key=lambda one: one.issuers)
    assert (here.issuers, here.held) == ((HERE,), None)
    assert there.held is not None
    assert there.held.issuers == (THERE,)
    assert reference(there.key, index).held == there.held
    with pytest.raises(NotHeldError, match="nhiều cơ quan"):
        reference(key, index)


def test_a_short_name_of_a_body_is_that_body(tmp_path: Path) -> None:
    key = "CT|3||UBND|2019"
    found = told(
        tmp_path,
        report("2019-12-01", key),
        report("2020-12-01", key, issuers=("Chủ tịch Ủy ban nhân dân tỉnh Bình Hà",)),
        held("CT", "03", "CT-UBND", "2019-02-20", COMMITTEE),
    )
    assert [(one.documents, one.held is not None) for one in found.values()] == [(2, True)]


def test_what_is_wanted_heals_when_the_file_arrives(tmp_path: Path) -> None:
    from index import rows_of

    key = "CT|3||UBND|2019"
    index = index_of(tmp_path, [report("2019-12-01", key)])
    assert [one.key for one in cited_documents(CitedQuery(held=False), index).items] == [key]
    with index.writer() as writer:
        writer.put(rows_of(held("CT", "03", "CT-UBND", "2019-02-20", COMMITTEE), ()))
    assert cited_documents(CitedQuery(held=False), index).items == ()
    assert [one.key for one in cited_documents(CitedQuery(held=True), index).items] == [key]


def test_a_draft_without_a_number_is_nobodys_citation(tmp_path: Path) -> None:
    draft = record_of("ct-nhap", "Nội dung.", type="CT", symbol="CT-UBND", issued="2019-02", issuers=(COMMITTEE,))
    found = told(tmp_path, report("2019-12-01", "CT|3||UBND|2019"), draft)
    assert found["CT|3||UBND|2019"].held is None


def test_an_annex_that_names_its_own_document_cites_nobody(tmp_path: Path) -> None:
    own = record_of(
        "kh-14",
        "Kèm theo Kế hoạch ấy.",
        type="KH",
        number="14",
        symbol="KH-SYT",
        issued="2022-02-01",
        issuers=(HERE,),
        references=[cited("KH|14||SYT|2022", "Kế hoạch ấy")],
    )
    assert told(tmp_path, own) == {}


def test_days_that_disagree_are_told(tmp_path: Path) -> None:
    key = "CT|3||UBND|2019"
    records = [report(f"20{year}-12-01", key, date="2019-02-20") for year in (19, 20)]
    index = index_of(tmp_path, [*records, report("2021-12-01", key, date="2019-02-22")])
    answer = reference(key, index)
    assert (answer.date, answer.dates) == ("2019-02-20", ("2019-02-20", "2019-02-22"))


def test_pages_follow_one_another(tmp_path: Path) -> None:
    index = index_of(tmp_path, [report("2019-12-01", f"CT|{number}||UBND|2019") for number in range(1, 8)])
    after, seen = None, []
    while True:
        page = cited_documents(CitedQuery(limit=3, after=after), index)
        seen += [one.key for one in page.items]
        after = page.cursor
        if after is None:
            break
    assert sorted(seen) == [f"CT|{number}||UBND|2019" for number in range(1, 8)]
    assert page.total == 7


def test_nobody_cites_it(tmp_path: Path) -> None:
    with pytest.raises(NotHeldError) as error:
        reference("CT|9||UBND|2019", index_of(tmp_path, []))
    assert error.value.code == "reference-unknown"
