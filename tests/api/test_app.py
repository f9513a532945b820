"""The API over a real data folder: routes, problems, headers, cursors, the description."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import jsonschema
import pytest
from fastapi import FastAPI

from api.app import create_app
from api.problems import STATUS, TITLES
from models.record import Record
from pipeline import Store, ingest, open_store
from tests.api.client import Client

ROOT = Path(__file__).resolve().parents[2]
NAME = "Báo cáo “6 tháng” đầu năm 2022.txt"
TEXT = """UBND TỈNH BÌNH HÀ
SỞ CÔNG THƯƠNG
Số: 45/BC-SCT
Bình Hà, ngày 05 tháng 7 năm {year}

BÁO CÁO
Tình hình hoạt động công thương 6 tháng đầu năm {year}

I. KẾT QUẢ
1. Thương mại
Kim ngạch xuất khẩu 6 tháng đầu năm {year} ước đạt {value} triệu USD, tăng 10% so với cùng kỳ năm trước.
Mở thêm <script>alert({year})</script> điểm bán hàng.
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("files")
    (folder / NAME).write_text(TEXT.format(year=2022, value="550"), "utf-8")
    (folder / "bc-2021.txt").write_text(TEXT.format(year=2021, value="500"), "utf-8")
    store = open_store(tmp_path_factory.mktemp("data"))
    assert ingest([folder], store, workers=1).failed == ()
    yield store
    store.index.close()


@pytest.fixture(scope="module")
def app(store: Store) -> FastAPI:
    return create_app(store)


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Client:
    return Client(app)


@pytest.fixture(scope="module")
def key(client: Client) -> str:
    held = client.get("/v1/documents?year=2022").json()["items"]
    assert len(held) == 1
    return str(held[0]["key"])


def test_search_marks_the_words(client: Client) -> None:
    found = client.get("/v1/search", params={"q": "xuat khau", "year": "2022"}).json()
    assert found["total"] == 1
    [item] = found["items"]
    assert [item["quote"][start:end] for start, end in item["highlights"]] == ["xuất khẩu"]
    assert item["document"]["symbol"] == "BC-SCT"
    assert found["facets"]["year"] == [{"value": 2022, "count": 1}]


@pytest.mark.parametrize("name", ["BC", "bc", "Báo cáo", "bao cao"])
def test_types_by_code_and_name(client: Client, name: str) -> None:
    assert client.get("/v1/documents", params={"type": name}).json()["total"] == 2
    assert client.get("/v1/search", params={"q": "xuất khẩu", "type": name}).json()["total"] == 2


def test_a_list_goes_on_at_its_cursor(client: Client) -> None:
    first = client.get("/v1/documents?limit=1").json()
    second = client.get("/v1/documents", params={"limit": 1, "cursor": first["cursor"]}).json()
    assert (first["total"], second["total"], second["cursor"]) == (2, 2, None)
    assert {first["items"][0]["issued"], second["items"][0]["issued"]} == {"2021-07-05", "2022-07-05"}


def test_a_cursor_is_of_one_question(client: Client) -> None:
    cursor = client.get("/v1/documents?limit=1").json()["cursor"]
    again = client.get("/v1/documents", params={"type": "BC", "cursor": cursor})
    assert (again.status_code, again.json()["code"]) == (400, "cursor")


def test_the_record_is_what_parse_prints(client: Client, key: str) -> None:
    record = client.get(f"/v1/documents/{key}/record")
    assert record.headers["content-type"] == "application/json"
    assert Record.from_json(record.content).document.key == key


def test_the_original_is_given_back_byte_for_byte(client: Client, key: str) -> None:
    file = client.get(f"/v1/documents/{key}/file")
    assert file.content == TEXT.format(year=2022, value="550").encode()
    assert file.headers["content-type"] == "text/plain"
    disposition = file.headers["content-disposition"]
    assert disposition == f"attachment; filename=\"Bao cao _6 thang_ dau nam 2022.txt\"; filename*=UTF-8''{quote(NAME)}"
    assert file.headers["content-security-policy"] == "sandbox"
    assert file.headers["x-content-type-options"] == "nosniff"


def test_a_file_that_the_document_does_not_have(client: Client, key: str) -> None:
    answer = client.get(f"/v1/documents/{key}/file?sha256=00")
    assert (answer.status_code, answer.json()["code"]) == (404, "file-unknown")


def test_observations_have_their_place(client: Client, key: str) -> None:
    items = client.get("/v1/observations?indicator=XK&from=2022&to=2022-06").json()["items"]
    assert [(item["value"], item["unit"], item["unit_mult"]) for item in items] == [(550, "USD", 6)]
    text = client.get(f"/v1/documents/{key}/record").json()["text"]
    assert text[items[0]["start"] : items[0]["end"]] == items[0]["quote"]
    assert items[0]["document"]["key"] == key


def test_observations_without_a_filter_are_all(client: Client) -> None:
    assert len(client.get("/v1/observations").json()["items"]) >= 2


def test_compare_as_the_contract_has_it(client: Client) -> None:
    table = client.get("/v1/compare?indicator=XK,NK&period=6M&years=2021..2022").json()
    assert [period["label"] for period in table["periods"]] == ["6T/2021", "6T/2022"]
    exports, imports = table["rows"]
    assert [cell["value"] for cell in exports["cells"]] == [500, 550]
    change = exports["cells"][1]["changes"][0]
    assert (change["stated"], change["computed"], change["unit"]) == (10, 10, "percent")
    assert exports["cells"][1]["status"] == "estimate"
    assert imports["cells"] == [None, None]


WRONG = [
    ("/v1/compare?indicator=XK&years=2022..2021", 400, "years"),
    ("/v1/compare?indicator=XK&years=nay", 400, "years"),
    ("/v1/compare?indicator=XK&years=1900..2100", 400, "years"),
    ("/v1/compare?indicator=,&years=2022", 400, "indicators"),
    ("/v1/compare?indicator=XK&years=2022&period=W", 422, "parameters"),
    ("/v1/compare?indicator=XK&years=2022&period=Q&part=9", 400, "part"),
    ("/v1/compare?years=2022", 422, "parameters"),
    ("/v1/compare?indicator=KHONG_CO&years=2022", 404, "indicator-unknown"),
    # a misspelt filter must not be ignored: the answer would be wider than was asked
    ("/v1/search?q=x&yaer=2022", 422, "parameters"),
    ("/v1/search?q=x&year=hai", 400, "years"),
    ("/v1/search?limit=0", 422, "parameters"),
    ("/v1/search?q=" + "a" * 1001, 422, "parameters"),
    ("/v1/search?cursor=%00", 400, "cursor"),
    ("/v1/search?cursor=bm90IGpzb24", 400, "cursor"),
    ("/v1/search?cursor=W10", 400, "cursor"),
    ("/v1/observations?from=2022-13", 400, "date"),
    ("/v1/observations?from=2022-02-30", 400, "date"),
    ("/v1/documents/khong-co", 404, "document-unknown"),
    ("/v1/documents/khong-co/record", 404, "document-unknown"),
    ("/v1/documents/khong-co/file", 404, "document-unknown"),
    ("/v1/documents/..%2f..%2fetc", 404, "route-unknown"),
    ("/v1/khong-co", 404, "route-unknown"),
    ("/static/..%2fapp.py", 404, "route-unknown"),
]


@pytest.mark.parametrize(("url", "status", "code"), WRONG)
def test_problems(client: Client, url: str, status: int, code: str) -> None:
    answer = client.get(url)
    problem = answer.json()
    assert (answer.status_code, problem["status"], problem["code"]) == (status, status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert problem["title"] == TITLES[status]
    assert problem["detail"]
    assert "\n" not in problem["detail"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(client: Client, method: str) -> None:
    answer = client.ask(method, "/v1/documents")
    assert (answer.status_code, answer.json()["code"]) == (405, "method")
    assert answer.headers["allow"] == "GET"


@pytest.mark.parametrize("url", ["/v1/documents", "/", "/static/page.css", "/v1/nothing"])
def test_head_is_get_without_the_body(client: Client, url: str) -> None:
    head, whole = client.ask("HEAD", url), client.get(url)
    assert (head.status_code, head.content) == (whole.status_code, b"")
    for name in ("content-type", "content-length", "x-content-type-options"):
        assert head.headers[name] == whole.headers[name]


def test_a_defect_is_a_problem_too(store: Store) -> None:
    app = create_app(store)
    app.state.reader = None  # a corpus that is broken in a way nobody foresaw
    answer = Client(app).get("/v1/documents")
    assert (answer.status_code, answer.json()["code"]) == (500, "defect")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "Traceback" not in answer.text


def test_other_names_of_this_machine_are_refused(store: Store) -> None:
    client = Client(create_app(store, hosts=("tienle",)))
    assert client.get("/v1/documents").status_code == 200
    answer = client.get("/v1/documents", headers={"host": "elsewhere.example"})
    assert (answer.status_code, answer.json()["code"]) == (400, "host")


@pytest.mark.parametrize("url", ["/", "/so-sanh", "/v1/documents", "/nowhere", "/static/page.css", "/openapi.json"])
def test_every_answer_guards_against_hostile_documents(client: Client, url: str) -> None:
    headers = client.get(url).headers
    assert headers["x-content-type-options"] == "nosniff"
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "script" not in policy


def test_every_error_code_of_the_program_has_a_status() -> None:
    assert set(STATUS.values()) <= set(TITLES)
    assert {code for code in _codes() if code not in STATUS} == set()


def _codes() -> set[str]:
    """Codes that any module gives to a TienleError, read from the source."""
    errors = {"BadCallError", "UnreadableError", "RefusedError", "NotHeldError", "StoreError", "TienleError"}
    codes = set()
    for folder in ("models", "corpus", "index", "pipeline", "api"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in errors:
                    codes |= {str(arg.value) for arg in node.args[:1] if isinstance(arg, ast.Constant)}
    assert {"cursor", "too-large", "index-locked"} <= codes
    return codes


def test_the_description_is_openapi_3_1(client: Client) -> None:
    described = client.get("/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    for name, schema in described["components"]["schemas"].items():
        jsonschema.Draft202012Validator.check_schema(schema)
        assert name not in ("HTTPValidationError", "ValidationError")
    assert set(described["paths"]) == {
        "/v1/search",
        "/v1/documents",
        "/v1/review",
        "/v1/review/{id}",
        "/v1/documents/{key}",
        "/v1/documents/{key}/record",
        "/v1/documents/{key}/file",
        "/v1/failures",
        "/v1/observations",
        "/v1/compare",
        "/v1/movements",
        "/v1/movements/{id}",
        "/v1/references",
        "/v1/references/{key}",
        "/v1/statements",
        "/v1/statements/decisions",
        "/v1/check",
        "/v1/disagreements",
        "/v1/estimates",
    }


PARAMETERS = {
    "/v1/search": {"q", "type", "issuer", "year", "role", "movement", "reference", "limit", "cursor"},
    "/v1/documents": {"type", "issuer", "year", "limit", "cursor"},
    "/v1/failures": {"limit", "cursor"},
    "/v1/review": {"kind", "decided", "limit", "cursor"},
    "/v1/observations": {"indicator", "issuer", "area", "from", "to", "limit", "cursor"},
    "/v1/compare": {"indicator", "issuer", "area", "period", "part", "cumulated", "measure", "years", "format", "bom"},
    "/v1/movements": {"q", "issuer", "years", "limit", "cursor"},
    "/v1/references": {"q", "type", "issuer", "years", "held", "limit", "cursor"},
    "/v1/statements": {"role", "q", "issuer", "years", "recurring", "across", "limit", "cursor"},
}


def test_parameters_are_named_and_described(client: Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path, names in PARAMETERS.items():
        parameters = paths[path]["get"]["parameters"]
        assert {parameter["name"] for parameter in parameters} == names
        assert all(parameter["description"] for parameter in parameters)


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("/v1/search", "/v1/search?q=xuat"),
        ("/v1/documents", "/v1/documents"),
        ("/v1/documents/{key}", "/v1/documents/{key}"),
        ("/v1/documents/{key}/record", "/v1/documents/{key}/record"),
        ("/v1/observations", "/v1/observations"),
        ("/v1/compare", "/v1/compare?indicator=XK,BANLE&period=6M&years=2020..2022"),
        ("/v1/movements", "/v1/movements"),
        ("/v1/references", "/v1/references"),
        ("/v1/statements", "/v1/statements"),
    ],
)
def test_answers_have_the_described_shape(client: Client, key: str, path: str, url: str) -> None:
    described = client.get("/openapi.json").json()
    schema = described["paths"][path]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    answer = client.get(url.format(key=key)).json()
    _check(answer, {**schema, "components": described["components"]})


def test_problems_have_the_described_shape(client: Client) -> None:
    described = client.get("/openapi.json").json()
    schema = described["paths"]["/v1/search"]["get"]["responses"]["422"]["content"]["application/problem+json"][
        "schema"
    ]
    _check(client.get("/v1/search?limit=0").json(), {**schema, "components": described["components"]})


def _check(answer: Any, schema: dict[str, Any]) -> None:
    jsonschema.validate(answer, schema, cls=jsonschema.Draft202012Validator)


def test_no_page_brings_anything_from_elsewhere(client: Client, key: str) -> None:
    for url in ("/", "/?q=xuat", "/so-sanh?indicator=XK&years=2021..2022&period=6M", f"/van-ban/{key}"):
        page = client.get(url).text
        sources = re.findall(r'(?:src|href|action)="([^"]*)"', page)
        assert sources
        assert [source for source in sources if not source.startswith(("/", "#"))] == []
        assert "<script" not in page
        assert " style=" not in page
