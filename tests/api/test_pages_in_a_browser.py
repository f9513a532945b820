"""Pages in Chromium: wide and narrow, by mouse and by keyboard, on paper; hostile documents run nothing."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pdfplumber
import pytest
import uvicorn
from browsing import Browser

from api.app import create_app
from pipeline import Store, ingest, open_store
from tests.api.test_deciding_on_statements import BEFORE, REPORT, TOLD, WASTE, WASTE_AGAIN, WASTE_LAST, groups

HOSTILE = '<img src=x onerror="window.hit=1"><script>window.hit=1</script> của một số phòng còn chậm.'
ADDRESSES = (
    "/",
    "/?q=ch%E1%BB%A3",
    "/so-sanh",
    "/so-sanh?indicator=XK,NK,BANLE&years=2019..2023&period=6M",
    "/phong-trao",
    "/phong-trao/M02",
    "/vien-dan",
    f"/vien-dan/{quote('CT|3||UBND|2019', safe='')}",
    "/noi-dung",
    "/khong-khop",
    "/so-uoc",
    "/xem-xet",
    "/kiem-tra",
)


@contextmanager
def served(store: Store) -> Iterator[str]:
    """The address at which a corpus answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = uvicorn.Server(uvicorn.Config(create_app(store), log_level="warning", access_log=False))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("browser")) as browser:
        yield browser


@pytest.fixture(scope="module")
def samples_at(samples: Store) -> Iterator[str]:
    with served(samples) as address:
        yield address


@pytest.fixture
def store(data_folder: Path, tmp_path: Path) -> Store:
    place = tmp_path / "văn bản"
    place.mkdir()
    for year, (one, other) in {**TOLD, 2023: (HOSTILE, "Kho lưu trữ còn chật.")}.items():
        text = REPORT.format(number=year % 100, year=year, one=one, other=other)
        (place / f"{year}.txt").write_text(text, "utf-8")
    store = open_store(data_folder)
    assert ingest([place], store, workers=1).failed == ()
    return store


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_page_is_wider_than_its_window(address: str, samples_at: str, browser: Browser) -> None:
    for width in (360, 1280):
        browser.open(samples_at + address, width)
        assert browser.told("document.documentElement.scrollWidth") <= width
        assert browser.told("document.querySelectorAll('main h1, main form, main h2').length") > 0


def test_a_click_splits_and_another_takes_it_back(store: Store, browser: Browser) -> None:
    with served(store) as address:
        browser.open(f"{address}/noi-dung?recurring=true")
        innermost = "[...document.querySelectorAll('li')].filter(li => !li.querySelector('li'))"
        last = f"{innermost}.find(li => li.innerText.includes('{WASTE_LAST}'))"
        browser.loading(lambda: browser.told(f"{last}.querySelector('button').click()"))
        assert frozenset({WASTE, WASTE_AGAIN}) in groups(store)
        assert "Đã quyết định" in browser.told("document.querySelector('.done').innerText")
        browser.loading(lambda: browser.told("document.querySelector('.done button').click()"))
    assert groups(store) >= BEFORE


def test_the_keyboard_reaches_a_button_and_presses_it(store: Store, browser: Browser) -> None:
    with served(store) as address:
        browser.open(f"{address}/noi-dung?recurring=true")
        for _ in range(60):
            browser.press("Tab")
            if browser.told("document.activeElement.name") == "split":
                break
        assert browser.told("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        browser.loading(lambda: browser.press("Enter"))
        assert browser.told("!!document.querySelector('.done')")
    assert not groups(store) >= BEFORE


def test_hostile_words_stay_words(store: Store, browser: Browser) -> None:
    with served(store) as address:
        for page in ("/noi-dung", "/?q=ch%E1%BA%ADm"):
            browser.open(address + page)
            assert "onerror" in browser.told("document.body.innerText")
            assert browser.told("window.hit === undefined && !document.querySelector('img, script')")


def test_a_comparison_on_paper(samples_at: str, browser: Browser, tmp_path: Path) -> None:
    browser.open(f"{samples_at}/so-sanh?indicator=XK,NK&years=2019..2023&period=6M")
    (tmp_path / "so-sanh.pdf").write_bytes(browser.printed())
    with pdfplumber.open(tmp_path / "so-sanh.pdf") as paper:
        said = " ".join(page.extract_text() for page in paper.pages)
        first = paper.pages[0]
        assert first.width > first.height
        words = [word for page in paper.pages for word in page.extract_words()]
        assert max(word["x1"] for word in words) <= first.width
    assert "Kim ngạch xuất khẩu; Kim ngạch nhập khẩu · 6 tháng đầu năm · 2019..2023" in said
    for figure in ("610,5", "470,5", "6T/2023", "Nguồn"):
        assert figure in said
    assert "Tải về" not in said
