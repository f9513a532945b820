"""Movements, cited documents, statements: the command, the API and the page say the same."""

from __future__ import annotations

import html
import json
import re

import pytest
from click.testing import CliRunner, Result

from api.app import create_app
from api.cli import main
from pipeline import Store, open_store
from tests.api.client import Client

DIRECTIVE = "CT|3||UBND|2019"
QUOTED = "CT%7C3%7C%7CUBND%7C2019"


@pytest.fixture(scope="module")
def client(samples: Store) -> Client:
    return Client(create_app(samples))


def call(store: Store, *words: str) -> Result:
    return CliRunner().invoke(main, words, env={"TIENLE_DATA": str(store.folder), "TIENLE_INDEX": ""})


SAME = [
    (("movements",), "/v1/movements"),
    (("movements", "M16"), "/v1/movements/M16"),
    (("movements", "--q", "nong thon moi", "--years", "2019"), "/v1/movements?q=nong+thon+moi&years=2019"),
    (("references",), "/v1/references"),
    (("references", DIRECTIVE), f"/v1/references/{QUOTED}"),
    (("references", "--missing", "--type", "KH"), "/v1/references?held=false&type=KH"),
    (
        ("statements", "--role", "limitation", "--years", "2019..2022"),
        "/v1/statements?role=limitation&years=2019..2022",
    ),
    (
        ("statements", "--role", "task", "--recurring", "--limit", "3"),
        "/v1/statements?role=task&recurring=true&limit=3",
    ),
]


@pytest.mark.parametrize(("words", "url"), SAME, ids=[url for _, url in SAME])
def test_the_command_prints_what_the_api_answers(
    samples: Store, client: Client, words: tuple[str, ...], url: str
) -> None:
    answer = client.get(url)
    assert answer.status_code == 200
    told = json.loads(call(samples, *words, "--json").stdout)
    assert told == answer.json()
    assert told.get("items", [told])


@pytest.mark.parametrize("words", [words for words, _ in SAME], ids=[url for _, url in SAME])
def test_the_command_speaks_to_people(samples: Store, words: tuple[str, ...]) -> None:
    result = call(samples, *words)
    assert result.exit_code == 0
    assert "None" not in result.stdout
    assert len(result.stdout.splitlines()) > 3


def test_pages_of_a_list_follow_one_another(client: Client, samples: Store) -> None:
    whole = [item["id"] for item in client.get("/v1/statements?role=task&limit=200").json()["items"]]
    seen: list[str] = []
    cursor = ""
    while True:
        page = client.get(f"/v1/statements?role=task&limit=7&cursor={cursor}").json()
        seen += [item["id"] for item in page["items"]]
        cursor = page["cursor"]
        if cursor is None:
            break
    assert seen == whole
    assert len(set(seen)) == len(seen) == page["total"]
    told = json.loads(call(samples, "statements", "--role", "task", "--limit", "7", "--all", "--json").stdout)
    assert [item["id"] for item in told["items"]] == whole


@pytest.mark.parametrize(
    ("url", "status", "code"),
    [
        ("/v1/movements/M99", 404, "movement-unknown"),
        ("/v1/references/CT%7C9%7C%7CUBND%7C2019", 404, "reference-unknown"),
        ("/v1/references/xyz", 404, "reference-unknown"),
        ("/v1/statements?role=hope", 400, "role"),
        ("/v1/statements?years=2022..2019", 400, "years"),
        ("/v1/movements?cursor=abc", 400, "cursor"),
        ("/v1/movements?color=red", 422, "parameters"),
    ],
)
def test_a_problem_has_a_code(client: Client, url: str, status: int, code: str) -> None:
    answer = client.get(url)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_a_position_of_another_order_is_no_position(client: Client) -> None:
    cursor = client.get("/v1/movements?limit=2").json()["cursor"]
    assert client.get(f"/v1/references?cursor={cursor}").json()["code"] == "cursor"


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("/phong-trao", "Doanh nghiệp Việt Nam hội nhập và phát triển"),
        ("/phong-trao?q=vi+nguoi+ngheo&issuer=&years=", "không thấy nhắc từ 2021"),
        ("/phong-trao/M16", "theo danh mục phong trào"),
        ("/vien-dan?q=&issuer=&years=&held=false", "Chỉ thị số 03-CT/TW"),
        (f"/vien-dan/{QUOTED}", "không nêu năm"),
        ("/noi-dung", "5 năm liền đến 2023"),
        ("/noi-dung?role=task&q=bang+diem&issuer=&years=", "báo cáo sau nêu là đã xong"),
    ],
)
def test_a_page_says_it_with_links_to_the_words(client: Client, url: str, said: str) -> None:
    page = client.get(url)
    assert page.status_code == 200
    assert said in html.unescape(page.text)
    links = [html.unescape(link) for link in re.findall(r'href="(/(?:van-ban|phong-trao|vien-dan)/[^"]+)"', page.text)]
    assert links
    assert all(client.get(link).status_code == 200 for link in dict.fromkeys(links[:5]))


def test_a_link_marks_the_words_that_were_quoted(client: Client) -> None:
    page = client.get("/noi-dung?q=luong+hoa").text
    link, quote = re.findall(r'<a class="said" href="(/van-ban/[^"]+)">([^<]+)</a>', page)[0]
    assert f"<mark>{quote}</mark>" in client.get(html.unescape(link)).text


@pytest.mark.parametrize("url", ["/phong-trao?years=20", "/noi-dung?role=hope", "/vien-dan?cursor=abc"])
def test_a_page_says_what_is_wrong_with_the_question(client: Client, url: str) -> None:
    page = client.get(url)
    assert page.status_code == 400
    assert 'role="alert"' in page.text


@pytest.mark.parametrize("path", ["/phong-trao", "/vien-dan", "/noi-dung"])
def test_an_empty_corpus_has_no_history(path: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    page = Client(create_app(open_store(tmp_path_factory.mktemp("empty")))).get(path)
    assert page.status_code == 200
    assert "Kho chưa có văn bản nào" in page.text


def test_what_isn_t_there_is_said_on_a_page(client: Client) -> None:
    page = client.get("/phong-trao/M99", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert "M99" in page.text
