"""The pages over a real data folder: what a drafter sees and can follow."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from records import record_of

from api.app import create_app
from api.pages.document import _lines
from api.pages.templating import segments
from models.record import Record
from pipeline import Store, ingest, open_store
from tests.api.client import Client
from tests.api.test_app import TEXT

FORM = "/so-sanh?indicator={}&years=2021..2022&period=6M&part=&issuer=&area="


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("files")
    (folder / "bc-2022.txt").write_text(TEXT.format(year=2022, value="560"), "utf-8")
    (folder / "bc-2021.txt").write_text(TEXT.format(year=2021, value="500"), "utf-8")
    store = open_store(tmp_path_factory.mktemp("data"))
    assert ingest([folder], store, workers=1).failed == ()
    yield store
    store.index.close()


@pytest.fixture(scope="module")
def client(store: Store) -> Client:
    return Client(create_app(store))


@pytest.fixture
def empty(tmp_path: Path) -> Client:
    return Client(create_app(open_store(tmp_path)))


@pytest.mark.parametrize("url", ["/", "/?q=xuat", FORM.format("XK")])
def test_an_empty_corpus_says_how_to_fill_it(empty: Client, url: str) -> None:
    page = empty.get(url)
    assert page.status_code == 200
    assert "Kho chưa có văn bản nào" in page.text
    assert "tienle ingest" in page.text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        # a body that nobody of whom anything is held has the name of
        (FORM.format("XK").replace("issuer=", "issuer=Sở+Ma+tỉnh+Bình+Hà"), "Kho không có văn bản nào của “Sở Ma"),
        (FORM.format("XK").replace("2021..2022", "2001..2002"), "Không văn bản nào trong kho nêu chỉ tiêu này"),
        (FORM.format("XK").replace("area=", "area=Sảo"), "cho kỳ và các năm đã hỏi ở địa bàn đã hỏi"),
    ],
)
def test_a_table_without_any_figure_says_what_to_look_at(client: Client, asked: str, said: str) -> None:
    page = client.get(asked).text
    assert said in page
    assert said not in client.get(FORM.format("XK")).text


def test_words_found_are_marked(client: Client) -> None:
    page = client.get("/?q=xuat+khau").text
    assert page.count("<mark>xuất khẩu</mark>") == 2
    assert "2 đoạn" in page
    assert "Báo cáo số 45/BC-SCT ngày 05/7/2022 của Sở Công Thương tỉnh Bình Hà" in page


def test_a_facet_narrows_and_is_taken_away_again(client: Client) -> None:
    page = client.get("/?q=xuat+khau").text
    narrow = _link(page, "2022")
    narrowed = client.get(narrow).text
    assert "1 đoạn" in narrowed
    assert _link(narrowed, "2022 ✕") == "/?q=xuat+khau"
    assert '<input type="hidden" name="year" value="2022">' in narrowed


def test_nothing_found(client: Client) -> None:
    assert "Không có đoạn nào" in client.get("/?q=khongcodau").text


@pytest.mark.parametrize("text", ["%25", "*", '"', "+"])
def test_a_question_without_words(client: Client, text: str) -> None:
    assert "Không có chữ nào để tìm" in client.get(f"/?q={text}").text
    assert client.get(f"/v1/search?q={text}").json()["total"] == 0


def test_what_documents_bring_is_shown_and_never_run(client: Client) -> None:
    page = client.get("/?q=diem+ban+hang").text
    assert "&lt;script&gt;alert(2022)&lt;/script&gt;" in page
    assert "<script" not in page
    asked = client.get("/", params={"q": '"><script>x</script>'}).text
    assert "<script" not in asked


def test_a_figure_leads_to_the_words_that_state_it(client: Client) -> None:
    page = client.get(FORM.format("XK")).text
    assert "560 triệu USD" in page
    link = _link(page, "560 triệu USD")
    assert link.endswith("#doan")
    document = client.get(link).text
    marked = "".join(re.findall(r"<mark>(.*?)</mark>", document))
    assert "ước đạt 560 triệu USD" in html.unescape(marked)
    assert document.count('id="doan"') == 1


def test_what_disagrees_is_said_in_words(client: Client) -> None:
    """560 / 500 is 12% more, the report says 10%."""
    page = client.get(FORM.format("XK")).text
    assert "tăng 10% so với cùng kỳ" in page
    assert "tính ra: tăng 12%" in page
    assert "không khớp với mức tính từ số liệu" in page
    assert "không nêu" in client.get(FORM.format("NK")).text


def test_sources_are_numbered(client: Client) -> None:
    page = client.get(FORM.format("XK")).text
    cited = set(re.findall(r'href="#(nguon-\d+)"', page))
    assert cited
    assert cited == set(re.findall(r'id="(nguon-\d+)"', page))


PROBLEMS = [
    ("KHONG_CO", "không có chỉ tiêu"),
    ("XK", None),
]


@pytest.mark.parametrize(("indicator", "problem"), PROBLEMS)
def test_what_is_wrong_with_a_question_is_said_on_the_page(client: Client, indicator: str, problem: str | None) -> None:
    page = client.get(FORM.format(indicator))
    assert (page.status_code, 'role="alert"' in page.text) == ((400, True) if problem else (200, False))
    assert problem is None or problem in page.text.lower()


def test_a_document_that_is_not_held_is_a_page_for_people(client: Client) -> None:
    page = client.get("/van-ban/khong-co", headers={"accept": "text/html"})
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert "không có văn bản" in page.text


def test_the_text_is_shown_whole(client: Client) -> None:
    """Whatever is marked, the page shows every line of the record's text."""
    key = client.get("/v1/documents?year=2022").json()["items"][0]["key"]
    text = Record.from_json(client.get(f"/v1/documents/{key}/record").content).text
    for start, end in ((0, 0), (0, len(text)), (5, 40), (len(text) - 1, len(text)), (10**9, 10**9 + 1), (9, 3)):
        page = client.get(f"/van-ban/{key}?start={start}&end={end}").text
        shown = page[page.index('<div class="text">') : page.index("</article>")]
        lines = [html.unescape(re.sub(r"<[^>]*>", "", line)) for line in re.findall(r"<p[^>]*>(.*?)</p>", shown, re.S)]
        assert lines == [line for line in text.split("\n") if line]


SEGMENTS = [
    ("xuất khẩu", [(0, 4)], [("xuất", True), (" khẩu", False)]),
    ("xuất khẩu", [], [("xuất khẩu", False)]),
    ("xuất khẩu", [(5, 9), (0, 4)], [("xuất", True), (" ", False), ("khẩu", True)]),
    # overlapping and overlong marks
    ("xuất khẩu", [(0, 6), (5, 99)], [("xuất k", True), ("hẩu", True)]),
    ("", [(0, 3)], []),
]


@pytest.mark.parametrize(("text", "marks", "parts"), SEGMENTS)
def test_segments(text: str, marks: list[tuple[int, int]], parts: list[tuple[str, bool]]) -> None:
    assert segments(text, marks) == parts
    assert "".join(part for part, _ in segments(text, marks)) == text


def _link(page: str, label: str) -> str:
    """The address of the first link with that label."""
    found = re.search(rf'href="([^"]*)">{re.escape(label)}<', page)
    assert found, label
    return html.unescape(found[1])


def test_drawn_lines_are_left_out_and_the_marked_words_are_still_found() -> None:
    text = "Nơi nhận:\n-------\nKết quả\n- gạch đầu dòng\n _____ "
    record = record_of("bc", text)
    lines = [line for line in _lines(record, text.index("-------"), text.index("quả") + 3) if line.parts]
    assert [line.parts for line in lines] == [[("Nơi nhận:", False)], [("Kết quả", True)], [("- gạch đầu dòng", False)]]
    assert [line.first for line in lines] == [False, True, False]
