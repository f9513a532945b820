"""What doesn't agree: the command, the API and the page say the same, of drafts that are sent and never kept."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from api.app import create_app
from api.cli import main
from models.limits import Limits
from pipeline import Store
from tests.api.client import Client

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples" / "documents"
DRAFT = SAMPLES / "sct-thi-dua-2021-6t.docx"
"""Its imports grow by 21%, where the figures give 20,1%."""
CLEAN = SAMPLES / "sct-cong-thuong-2022-6t.docx"
BOUNDARY = "----draft"


@pytest.fixture(scope="module")
def client(samples: Store) -> Client:
    return Client(create_app(samples))


def call(store: Store, *words: str) -> Result:
    return CliRunner().invoke(main, words, env={"TIENLE_DATA": str(store.folder), "TIENLE_INDEX": ""})


def form(data: bytes, name: str = "draft.docx", field: str = "file") -> dict[str, Any]:
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    body = head.encode() + data + f"\r\n--{BOUNDARY}--\r\n".encode()
    return {"content": body, "headers": {"content-type": f"multipart/form-data; boundary={BOUNDARY}"}}


SAME = [
    (("disagreements",), "/v1/disagreements"),
    (("disagreements", "--limit", "1"), "/v1/disagreements?limit=1"),
    (("disagreements", "--kind", "conflict", "--years", "2021"), "/v1/disagreements?kind=conflict&years=2021"),
    (("estimates",), "/v1/estimates"),
    (("estimates", "XK", "--years", "2019..2021"), "/v1/estimates?indicator=XK&years=2019..2021"),
]


@pytest.mark.parametrize(("words", "url"), SAME, ids=[url for _, url in SAME])
def test_the_command_prints_what_the_api_answers(
    samples: Store, client: Client, words: tuple[str, ...], url: str
) -> None:
    answer = client.get(url)
    assert answer.status_code == 200
    assert json.loads(call(samples, *words, "--json").stdout) == answer.json()
    assert answer.json()["items"]
    assert call(samples, *words).stdout.strip()


def test_the_samples_disagree_where_they_were_made_to(client: Client) -> None:
    found = client.get("/v1/disagreements").json()["items"]
    assert [(one["kind"], one["indicator"], one["period"]["end"]) for one in found] == [
        ("break", "GTSXCN_CONST", "2022-06-30"),
        ("conflict", "XK", "2021-12-31"),
        ("change-differs", "NK", "2021-06-30"),
    ]


def test_pages_of_the_list_hold_all_of_it(client: Client) -> None:
    items, url = [], "/v1/disagreements?limit=1"
    cursor = ""
    while cursor is not None:
        page = client.get(f"{url}&cursor={cursor}" if cursor else url).json()
        items += page["items"]
        cursor = page["cursor"]
    assert items == client.get("/v1/disagreements").json()["items"]


def test_a_draft_is_checked_alike_through_every_door(samples: Store, client: Client) -> None:
    before = sorted(path for path in samples.folder.rglob("*") if "tantivy" not in path.name)
    answer = client.ask("POST", "/v1/check", **form(DRAFT.read_bytes()))
    assert answer.status_code == 200
    told = answer.json()
    (one,) = told["findings"]
    assert (one["kind"], one["stated"], one["computed"]) == ("change-differs", 21, 20.12)
    assert one["here"]["source"]["quote"].endswith("tăng 21%")
    ran = call(samples, "check", str(DRAFT), "--json")
    assert ran.exit_code == 1
    assert json.loads(ran.stdout) == told
    page = client.ask("POST", "/kiem-tra", **form(DRAFT.read_bytes())).text
    words = html.unescape(re.sub(r"<[^>]+>", "", page))
    assert "nêu tăng 21% so với 6 tháng đầu năm 2020; tính từ số liệu: tăng 20,12%" in words
    assert sorted(path for path in samples.folder.rglob("*") if "tantivy" not in path.name) == before


def test_the_command_tells_place_words_and_source(samples: Store) -> None:
    said = " ".join(call(samples, "check", str(DRAFT)).stdout.split())
    assert "3. Kết quả thực hiện nhiệm vụ chính trị" in said
    assert "“kim ngạch nhập khẩu ước đạt 470,5 triệu USD, tăng 21%”" in said
    assert "thực hiện 6 tháng đầu năm 2020: 391,7 triệu USD — Báo cáo số 126/BC-SCT ngày 05/7/2021" in said


def test_a_draft_without_findings_ends_with_zero(samples: Store) -> None:
    ran = call(samples, "check", str(CLEAN))
    assert ran.exit_code == 0
    assert "Không thấy chỗ nào không khớp" in ran.stdout


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"content": b"x", "headers": {"content-type": "text/plain"}}, 400, "upload"),
        ({"content": b"", "headers": {"content-type": "multipart/form-data"}}, 400, "upload"),
        ({"content": b"x", "headers": {"content-type": "multipart/form-data; boundary=a"}}, 400, "upload"),
        (form(b"x", field="other"), 400, "upload"),
        (form(b"", name=""), 400, "upload"),
        (form(b""), 422, "empty"),
        (form(b"%PDF-1.4 broken"), 422, "damaged"),
        (form(b"PK\x05\x06" + bytes(18), "many.zip"), 415, None),
        (form(bytes(200_200_000)), 413, "too-large"),
    ],
)  # fmt: skip
def test_what_is_no_draft_is_a_problem(client: Client, sent: dict[str, Any], status: int, code: str | None) -> None:
    answer = client.ask("POST", "/v1/check", **sent)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == status, answer.text
    assert code is None or answer.json()["code"] == code
    page = client.ask("POST", "/kiem-tra", **sent)
    assert page.status_code == status
    assert 'role="alert"' in page.text


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("/v1/disagreements?kind=typo", "kind"),
        ("/v1/disagreements?years=20x", "years"),
        ("/v1/disagreements?cursor=zz", "cursor"),
        ("/v1/estimates?years=20x", "years"),
        ("/v1/estimates?indikator=XK", "parameters"),
    ],
)
def test_a_wrong_question_is_a_problem(client: Client, url: str, code: str) -> None:
    assert client.get(url).json()["code"] == code


@pytest.mark.parametrize(
    "path", ["/kiem-tra", "/khong-khop", "/khong-khop?kind=conflict", "/so-uoc", "/so-uoc?years=2020"]
)
def test_pages_link_every_figure_to_its_words(client: Client, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    links = set(re.findall(r'href="(/van-ban/[^"]+)"', page.text))
    assert bool(links) == (path != "/kiem-tra")
    for link in sorted(links)[:5]:
        assert "<mark>" in client.get(html.unescape(link).partition("#")[0]).text


def test_the_description_says_how_a_draft_is_sent(client: Client) -> None:
    body = client.get("/openapi.json").json()["paths"]["/v1/check"]["post"]["requestBody"]
    assert body["content"]["multipart/form-data"]["schema"]["required"] == ["file"]


def test_the_limit_of_a_draft_is_that_of_ingestion() -> None:
    assert Limits().file_bytes == 200_000_000
