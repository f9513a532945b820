"""Questions for people, by the command, the API and the page: all three ask the same and keep the same."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.app import create_app
from api.cli import main
from models.query import DocumentQuery
from pipeline import Store, ingest, open_store

sys.path.insert(0, str(Path(__file__).parent))

from client import Client

REPORT = """UBND TỈNH SÔNG LAM
SỞ CÔNG THƯƠNG
Số: 77/BC-SCT
Sông Lam, ngày {day} tháng 7 năm 2022

BÁO CÁO
Về sơ kết phong trào thi đua

{body}
"""
TEXTS = {
    "a.txt": REPORT.format(day="05", body="Kim ngạch xuất khẩu ước đạt 941 triệu USD, tăng 5,1% so với cùng kỳ."),
    "b.txt": REPORT.format(day="06", body="Trong kỳ, toàn ngành đã trồng 120 ha rừng, làm mới 35 km đường."),
}

GIVEN = {"id": "x", "answer": "same"}


@pytest.fixture
def store(data_folder: Path, tmp_path: Path) -> Store:
    store = open_store(data_folder)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    ingest([tmp_path / name for name in TEXTS], store, workers=1)
    return store


@pytest.fixture
def client(store: Store) -> Client:
    return Client(create_app(store))


def run(store: Store, *words: str) -> Result:
    return CliRunner(env={"TIENLE_DATA": str(store.folder), "TIENLE_INDEX": ""}).invoke(main, words)


def asked(store: Store) -> str:
    (item,) = json.loads(run(store, "review", "--json").stdout)["items"]
    return str(item["id"])


def documents(store: Store) -> int:
    return store.index.documents(DocumentQuery()).total


def test_command_and_api_ask_the_same(store: Store, client: Client) -> None:
    told = json.loads(run(store, "review", "--json").stdout)
    assert told == client.get("/v1/review").json()
    assert told["total"] == 1
    assert told["items"][0]["reasons"]
    one = client.get(f"/v1/review/{told['items'][0]['id']}").json()
    assert one == told["items"][0]


def test_the_list_for_people_says_what_where_and_why(store: Store) -> None:
    printed = run(store, "review").stdout
    for words in ("1 câu hỏi còn mở", "Cùng một văn bản?", "A. Báo cáo số 77/BC-SCT ngày 05/7/2022", "B. Báo cáo số 77",
                  "Vì sao hỏi: cùng cơ quan, số, ký hiệu, năm", "khác ngày ban hành", asked(store)):  # fmt: skip
        assert words in printed


def test_a_decision_by_command(store: Store) -> None:
    id_ = asked(store)
    done = run(store, "review", id_, "--same", "--by", "Lê An", "--note", "bản đính chính")
    assert done.exit_code == 0
    assert "Đã quyết định là một (Lê An, " in done.stdout
    assert "bản đính chính" in done.stdout
    assert documents(store) == 1
    assert "0 câu hỏi còn mở" in run(store, "review").stdout
    assert "1 câu đã quyết định" in run(store, "review", "--decided").stdout
    assert run(store, "review", id_, "--undo").exit_code == 0
    assert documents(store) == 2


def test_who_decides_is_the_one_logged_in_if_nobody_is_named(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOGNAME", "chi.binh")
    run(store, "review", asked(store), "--different")
    (kept,) = store.decisions.read().decisions
    assert (kept.by, kept.same) == ("chi.binh", False)


def test_a_damaged_decision_is_told_and_asked_again(store: Store) -> None:
    run(store, "review", asked(store), "--same")
    store.decisions.path.write_bytes(store.decisions.path.read_bytes()[:40])
    told = run(store, "review")
    assert "decisions.jsonl: dòng 1 hỏng, bị bỏ qua" in told.stderr
    assert run(store, "reindex").exit_code == 1
    assert documents(store) == 2
    run(store, "review", asked(store), "--same")  # counts, though it is the only one that can be read
    assert documents(store) == 1


@pytest.mark.parametrize(
    ("words", "code", "exit_code"),
    [
        (["review", "không-có"], "question-unknown", 1),
        (["review", "không-có", "--same"], "question-unknown", 1),
        (["review", "--same"], "call", 2),
    ],
)
def test_wrong_calls_are_one_line(store: Store, words: list[str], code: str, exit_code: int) -> None:
    done = run(store, *words)
    assert (done.exit_code, done.stderr.count("\n")) == (exit_code, 1)
    assert f"[{code}]" in done.stderr


def test_a_decision_by_api(store: Store, client: Client) -> None:
    done = client.ask("POST", f"/v1/review/{asked(store)}", json={"same": True, "by": "An", "note": None})
    assert done.status_code == 200
    assert done.json()["decision"]["by"] == "An"
    assert documents(store) == 1
    listed = client.get("/v1/review?decided=true").json()
    assert [item["decision"]["same"] for item in listed["items"]] == [True]


@pytest.mark.parametrize(
    ("path", "more", "status", "code"),
    [
        ("/v1/review/khong-co", {"json": {"same": True}}, 404, "question-unknown"),
        ("/v1/review/x", {"json": {"same": "maybe"}}, 422, "parameters"),
        ("/v1/review/x", {"json": {}}, 422, "parameters"),
        ("/v1/review/x", {"json": {"same": True}, "headers": {"Origin": "http://elsewhere"}}, 400, "origin"),
        ("/xem-xet", {"data": GIVEN, "headers": {"Origin": "http://elsewhere"}}, 400, "origin"),
        (
            "/xem-xet",
            {"data": GIVEN, "headers": {"Sec-Fetch-Site": "cross-site"}},
            400,
            "origin",
        ),
        # a page in a frame without an origin of its own; a browser that says so of our own pages too
        ("/xem-xet", {"data": GIVEN, "headers": {"Origin": "null"}}, 400, "origin"),
        ("/xem-xet", {"data": GIVEN, "headers": {"Origin": "null", "Sec-Fetch-Site": "cross-site"}}, 400, "origin"),
        (
            "/xem-xet",
            {"data": GIVEN, "headers": {"Origin": "null", "Sec-Fetch-Site": "same-origin"}},
            404,
            "question-unknown",
        ),
        ("/xem-xet", {"data": {"id": "x", "answer": "perhaps"}}, 422, "parameters"),
        ("/xem-xet", {"data": GIVEN}, 404, "question-unknown"),
    ],
)
def test_what_is_no_decision_is_refused(
    client: Client, path: str, more: dict[str, dict[str, object]], status: int, code: str
) -> None:
    told = client.ask("POST", path, **more)
    assert (told.status_code, told.json()["code"]) == (status, code)


def test_the_page_asks_and_keeps(store: Store, client: Client) -> None:
    page = client.get("/xem-xet").text
    assert page.count("<button") == 2
    assert "Cùng một văn bản?" in page
    own = {"Origin": "http://tienle", "Sec-Fetch-Site": "same-origin"}
    data = {"id": asked(store), "answer": "same", "by": "<b>An</b>", "note": ""}
    done = client.ask("POST", "/xem-xet", data=data, headers=own)
    assert (done.status_code, done.headers["location"]) == (303, "/xem-xet")
    assert "Không có câu hỏi nào còn mở." in client.get("/xem-xet").text
    decided = client.get("/xem-xet?decided=true").text
    assert "Đã quyết định là một (&lt;b&gt;An&lt;/b&gt;, " in decided
    assert "Rút quyết định" in decided


def test_a_document_tells_what_resembles_it_and_its_versions(store: Store, client: Client) -> None:
    one, other = client.get("/v1/documents").json()["items"]
    described = client.get(f"/v1/documents/{one['key']}").json()
    (near,) = described["similar"]  # one number: it is asked, though they have little in common
    assert (near["document"]["key"], near["asked"]) == (other["key"], asked(store))
    client.ask("POST", f"/v1/review/{asked(store)}", json={"same": True})
    for key in (one["key"], other["key"]):
        joined = client.get(f"/v1/documents/{key}").json()
        assert [(file["version"], file["current"]) for file in joined["files"]] == [(2, True), (1, False)]
    page = client.get(f"/van-ban/{other['key']}").text
    assert "bản đang dùng" in page
    assert "bản trước, đã được thay" in page
