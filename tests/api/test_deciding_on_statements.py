"""People join and split groups of statements, by the command, the API and the page; that outlives every index."""

from __future__ import annotations

import json
import re
from pathlib import Path

import httpx
import pytest
from click.testing import CliRunner, Result

from api.app import create_app
from api.cli import main
from models.decision import short_id
from pipeline import Store, forget, ingest, open_store, reindex
from tests.api.client import Client

REPORT = """UBND TỈNH SÔNG LAM
SỞ CÔNG THƯƠNG
Số: {number}/BC-SCT
Sông Lam, ngày 05 tháng 01 năm {year}

BÁO CÁO
Kết quả công tác năm {year}

I. KẾT QUẢ
Các phòng đã quán triệt, phổ biến kịp thời văn bản của tỉnh về quản lý thị trường tới từng cán bộ, công chức.
Công tác khen thưởng năm {year} được thực hiện đúng đối tượng, có tác dụng động viên người lao động trong ngành.
Việc tiếp công dân, giải quyết đơn thư được duy trì đều đặn, không để đơn thư vượt cấp, kéo dài.

II. TỒN TẠI, HẠN CHẾ
- {one}
- {other}
"""
WASTE = "Việc xử lý nước thải ở các làng nghề còn chậm."
WASTE_AGAIN = "Xử lý nước thải ở các làng nghề vẫn còn chậm."
WASTE_LAST = "Xử lý nước thải làng nghề còn chậm, chưa triệt để."
STAFF = "Biên chế làm công tác thống kê còn thiếu."
PAPERS = "Hồ sơ lưu trữ của một số phòng chưa được chỉnh lý."
MARKETS = "Chợ nông thôn xuống cấp, tiểu thương bỏ sạp."
TOLD = {2020: (WASTE, STAFF), 2021: (WASTE_AGAIN, PAPERS), 2022: (WASTE_LAST, MARKETS)}
OWN = {"Origin": "http://tienle", "Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "văn bản"
    place.mkdir()
    for year, (one, other) in TOLD.items():
        text = REPORT.format(number=year % 100, year=year, one=one, other=other)
        (place / f"{year}.txt").write_text(text, "utf-8")
    return place


@pytest.fixture
def store(data_folder: Path, place: Path) -> Store:
    store = open_store(data_folder)
    assert ingest([place], store, workers=1).failed == ()
    return store


@pytest.fixture
def client(store: Store) -> Client:
    return Client(create_app(store))


def run(store: Store, *words: str) -> Result:
    return CliRunner(env={"TIENLE_DATA": str(store.folder), "TIENLE_INDEX": ""}).invoke(main, words)


def groups(store: Store) -> set[frozenset[str]]:
    told = json.loads(run(store, "statements", "--role", "limitation", "--json").stdout)
    return {frozenset(wording["source"]["quote"] for wording in group["wordings"]) for group in told["items"]}


def ids(store: Store) -> dict[str, str]:
    told = json.loads(run(store, "statements", "--role", "limitation", "--json").stdout)
    return {one["source"]["quote"]: one["id"] for group in told["items"] for one in group["wordings"]}


def short(store: Store, *quotes: str) -> list[str]:
    known = ids(store)
    return [short_id(known[quote]) for quote in quotes]


BEFORE = {frozenset({WASTE, WASTE_AGAIN, WASTE_LAST}), frozenset({STAFF}), frozenset({PAPERS}), frozenset({MARKETS})}
JOINED = {frozenset({WASTE, WASTE_AGAIN, WASTE_LAST}), frozenset({STAFF, PAPERS}), frozenset({MARKETS})}


def test_undecided_they_are_grouped_by_their_words(store: Store) -> None:
    assert groups(store) == BEFORE


def test_people_join_and_take_it_back(store: Store) -> None:
    pair = short(store, STAFF, PAPERS)
    done = run(store, "statements", "--join", *pair, "--by", "Lê An", "--note", "cùng thiếu người")
    assert done.exit_code == 0
    for words in ("Cùng nội dung?", STAFF, PAPERS, "Đã quyết định cùng nội dung (Lê An, ", "cùng thiếu người"):
        assert words in done.stdout
    assert groups(store) == JOINED
    assert "có người đã ghép hay tách câu này" in run(store, "statements").stdout
    assert run(store, "statements", "--undo", *pair).exit_code == 0
    assert groups(store) == BEFORE


def test_joining_groups_takes_all_that_is_in_them_along(store: Store) -> None:
    run(store, "statements", "--join", *short(store, WASTE, STAFF))
    assert frozenset({WASTE, WASTE_AGAIN, WASTE_LAST, STAFF}) in groups(store)


def test_people_split(store: Store) -> None:
    done = run(store, "statements", "--split", *short(store, WASTE, WASTE_LAST))
    assert "Đã quyết định không cùng nội dung" in done.stdout
    assert not any({WASTE, WASTE_LAST} <= group for group in groups(store))


def test_the_newest_decision_counts(store: Store) -> None:
    pair = short(store, STAFF, PAPERS)
    run(store, "statements", "--join", *pair)
    run(store, "statements", "--split", *reversed(pair))
    assert groups(store) == BEFORE
    assert [one.same for one in store.decisions.read().newest().values()] == [False]


def test_what_is_held_apart_is_not_joined_by_a_third(store: Store) -> None:
    run(store, "statements", "--split", *short(store, STAFF, MARKETS))
    run(store, "statements", "--join", *short(store, STAFF, PAPERS))
    run(store, "statements", "--join", *short(store, PAPERS, MARKETS))
    assert not any({STAFF, MARKETS} <= group for group in groups(store))


def test_it_outlives_index_and_reading(store: Store, place: Path) -> None:
    run(store, "statements", "--join", *short(store, STAFF, PAPERS))
    reindex(store)
    assert groups(store) == JOINED
    forget(store, str(place))
    listed = json.loads(run(store, "review", "--decided", "--json").stdout)["items"]
    assert [(one["kind"], one["one"]["document"]) for one in listed] == [("statement", None)]  # told as held no more
    assert ingest([place], open_store(store.folder), workers=1).failed == ()
    assert groups(store) == JOINED


def test_it_outlives_the_number_that_a_draft_gets(store: Store, place: Path) -> None:
    text = (place / "2021.txt").read_text("utf-8")
    forget(store, str(place / "2021.txt"))
    (place / "2021.txt").write_text(text.replace("Số: 21/", "Số:    /").replace("ngày 05 tháng 01", "ngày   tháng 01"))
    ingest([place], store, workers=1)
    pair = short(store, STAFF, PAPERS)
    before = ids(store)[PAPERS]
    run(store, "statements", "--join", *pair)
    assert groups(store) == JOINED
    (place / "2021 số.txt").write_text(text, "utf-8")
    ingest([place], store, workers=1)
    assert ids(store)[PAPERS] != before
    assert groups(store) == JOINED
    done = run(store, "statements", "--split", *short(store, STAFF, PAPERS))
    assert done.exit_code == 0, done.output
    assert [one.same for one in store.decisions.read().decisions] == [True, None, False]
    assert groups(store) == BEFORE
    assert run(store, "review", "--decided").stdout.count("Cùng nội dung?") == 1


def test_it_is_listed_with_what_else_was_decided_and_taken_back_there(store: Store) -> None:
    run(store, "statements", "--join", *short(store, STAFF, PAPERS))
    assert json.loads(run(store, "review", "--json").stdout)["total"] == 0  # it is never asked
    (asked,) = json.loads(run(store, "review", "--decided", "--json").stdout)["items"]
    assert {asked["one"]["quote"], asked["other"]["quote"]} == {STAFF, PAPERS}
    assert run(store, "review", asked["id"], "--undo").exit_code == 0
    assert groups(store) == BEFORE


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (["--join", "không-có", "cũng-không"], "statement-unknown", 1),
        (["--join", "a", "b", "--split", "a", "b"], "call", 2),
        (["--by", "An"], "call", 2),
        (["--join", "a"], "call", 2),
    ],
)
def test_wrong_calls_are_one_line(store: Store, words: list[str], code: str, exit_code: int) -> None:
    done = run(store, "statements", *words)
    assert (done.exit_code, done.stderr.count("\n")) == (exit_code, 1), done.output
    assert f"[{code}]" in done.stderr


def test_a_statement_with_itself_is_refused(store: Store) -> None:
    done = run(store, "statements", "--join", *short(store, STAFF, STAFF))
    assert (done.exit_code, "[statements]" in done.stderr) == (2, True)


def test_the_api_keeps_the_same(store: Store, client: Client) -> None:
    known = ids(store)
    given = {"one": known[STAFF], "other": short_id(known[PAPERS]), "same": True, "by": "An"}
    done = client.ask("POST", "/v1/statements/decisions", json=given)
    assert (done.status_code, done.json()["decision"]["same"]) == (200, True)
    assert groups(store) == JOINED
    told = client.get("/v1/statements?role=limitation").json()
    decided = {one["source"]["quote"] for group in told["items"] for one in group["wordings"] if one["decided"]}
    assert decided == {STAFF, PAPERS}
    assert client.get("/v1/review?decided=true&kind=statement").json()["total"] == 1
    assert client.ask("POST", "/v1/statements/decisions", json={**given, "same": None}).json()["decision"] is None
    assert groups(store) == BEFORE


@pytest.mark.parametrize(
    ("more", "status", "code"),
    [
        ({"json": {"one": "x", "other": "y", "same": True}}, 404, "statement-unknown"),
        ({"json": {"one": "x", "same": True}}, 422, "parameters"),
        ({"json": {"one": "x", "other": "y", "same": True}, "headers": {"Origin": "http://elsewhere"}}, 400, "origin"),
    ],
)
def test_what_is_no_decision_is_refused(
    client: Client, more: dict[str, dict[str, object]], status: int, code: str
) -> None:
    told = client.ask("POST", "/v1/statements/decisions", **more)
    assert (told.status_code, told.json()["code"]) == (status, code)


def test_the_page_splits_and_joins(store: Store, client: Client) -> None:
    known = ids(store)
    page = client.get("/noi-dung?recurring=true").text
    assert page.count("Không cùng nội dung") == 3
    done = split_on_page(store, client, WASTE_LAST, WASTE, WASTE_AGAIN)
    assert done.headers["location"].startswith("/noi-dung?recurring=true&done=statement-")
    assert frozenset({WASTE, WASTE_AGAIN}) in groups(store)
    assert "có người đã ghép hay tách câu này" in client.get("/noi-dung").text
    done = client.ask("POST", "/noi-dung", data={"join": [known[STAFF], known[MARKETS]], "here": "//x"}, headers=OWN)
    assert done.headers["location"].startswith("/noi-dung?done=statement-")
    assert frozenset({STAFF, MARKETS}) in groups(store)
    review = client.get("/xem-xet?decided=true&kind=statement").text
    assert review.count("Rút quyết định") == 2
    assert "câu A không cùng nội dung với các câu kia (An, " in review


def split_on_page(store: Store, client: Client, quote: str, *others: str) -> httpx.Response:
    known = ids(store)
    told = " ".join(known[one] for one in (quote, *others, quote))  # the page gives all of the group
    data = {"split": known[quote], "others": told, "here": "/noi-dung?recurring=true", "by": "An"}
    done = client.ask("POST", "/noi-dung", data=data, headers=OWN)
    assert done.status_code == 303
    return done


def test_a_click_is_one_decision_and_undone_by_one(store: Store, client: Client) -> None:
    done = split_on_page(store, client, WASTE_LAST, WASTE, WASTE_AGAIN)
    (kept,) = store.decisions.read().decisions
    known = ids(store)
    assert (kept.one, {kept.other, *kept.others}) == (known[WASTE_LAST], {known[WASTE], known[WASTE_AGAIN]})
    page = client.get(done.headers["location"]).text
    assert f"{WASTE_LAST}”" in page
    (undo,) = re.findall(r'name="undo" value="([^"]+)"', page)
    back = client.ask("POST", "/noi-dung", data={"undo": undo, "by": "Bình", "here": "/noi-dung"}, headers=OWN)
    assert (back.status_code, back.headers["location"]) == (303, "/noi-dung")
    assert groups(store) == BEFORE
    assert [(one.same, one.by) for one in store.decisions.read().decisions] == [(False, "An"), (None, "Bình")]
    assert 'name="undo"' not in client.get(done.headers["location"]).text


def test_the_review_takes_all_of_a_click_back(store: Store, client: Client) -> None:
    split_on_page(store, client, WASTE_LAST, WASTE, WASTE_AGAIN)
    (asked,) = json.loads(run(store, "review", "--decided", "--json").stdout)["items"]
    assert len(asked["others"]) == 1
    told = run(store, "review", "--decided").stdout
    assert all(f"   {sign}. {quote}" in told for sign, quote in (("A", WASTE_LAST), ("B", WASTE), ("C", WASTE_AGAIN)))
    assert run(store, "review", asked["id"], "--undo").exit_code == 0
    assert groups(store) == BEFORE
    assert json.loads(run(store, "review", "--decided", "--json").stdout)["total"] == 0


def test_a_later_decision_of_two_counts_for_these_two(store: Store, client: Client) -> None:
    split_on_page(store, client, WASTE_LAST, WASTE, WASTE_AGAIN)
    run(store, "statements", "--join", *short(store, WASTE, WASTE_LAST))
    listed = json.loads(run(store, "review", "--decided", "--json").stdout)["items"]
    about = {one["decision"]["same"]: {one["one"]["quote"], one["other"]["quote"]} for one in listed}
    assert about == {True: {WASTE, WASTE_LAST}, False: {WASTE_AGAIN, WASTE_LAST}}
    assert all(one["others"] == [] for one in listed)
    (apart,) = [one["id"] for one in listed if not one["decision"]["same"]]
    run(store, "review", apart, "--undo")
    assert frozenset({WASTE, WASTE_AGAIN, WASTE_LAST}) in groups(store)
    (left,) = json.loads(run(store, "review", "--decided", "--json").stdout)["items"]
    assert left["decision"]["same"] is True


def test_the_api_holds_several_apart_at_once(store: Store, client: Client) -> None:
    known = ids(store)
    given = {"one": known[WASTE_LAST], "other": known[WASTE], "others": [short_id(known[WASTE_AGAIN])], "same": False}
    done = client.ask("POST", "/v1/statements/decisions", json=given)
    assert done.status_code == 200
    assert frozenset({WASTE_LAST}) in groups(store)
    client.ask("POST", "/v1/statements/decisions", json={**given, "same": None})
    assert groups(store) == BEFORE


def test_what_was_told_just_now_is_no_part_of_the_question(client: Client) -> None:
    assert client.get("/noi-dung?done=statement-nothing").status_code == 200
    assert client.get("/noi-dung?done=document-00000000").status_code == 200


@pytest.mark.parametrize("data", [{"join": ["một"]}, {"here": "/noi-dung"}])
def test_the_page_needs_two(client: Client, data: dict[str, object]) -> None:
    assert client.ask("POST", "/noi-dung", data=data, headers=OWN).status_code == 400
