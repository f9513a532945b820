"""Files by the route, the command and the page."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import etree

from api.app import create_app
from api.cli import main
from api.exports import FORMATS, format_of
from index import rows_of
from models.errors import BadCallError
from pipeline import Store, open_store
from tests.api.client import Client
from tests.api.exports.tables import RECORDS

ASKED = "indicator=BANLE,XK&years=2020..2022&period=6M"
CALL = ["compare", "BANLE", "XK", "--years", "2020..2022", "--period", "6M"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    store: Store = open_store(folder)
    with store.index.writer() as writer:
        for record in RECORDS:
            writer.put(rows_of(record, ()))
    store.index.close()
    return folder


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[Client]:
    store = open_store(folder)
    yield Client(create_app(store))
    store.index.close()


FILES = [
    ("csv", "text/csv; charset=utf-8; header=present", "so-sanh-BANLE-XK-6M-2020-2022.csv", b"indicator,name,"),
    (
        "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "so-sanh-BANLE-XK-6M-2020-2022.xlsx",
        b"PK\x03\x04",
    ),
    (
        "sdmx-csv",
        "application/vnd.sdmx.data+csv; version=2.0.0; charset=utf-8",
        "so-sanh-BANLE-XK-6M-2020-2022.sdmx.csv",
        b"STRUCTURE,STRUCTURE_ID,ACTION,FREQ,",
    ),
    (
        "sdmx-structure",
        "application/vnd.sdmx.structure+xml; version=3.0.0; charset=utf-8",
        "so-sanh-BANLE-XK-6M-2020-2022.sdmx.xml",
        b"<?xml",
    ),
    ("vega", "application/vnd.vegalite.v5+json", "so-sanh-BANLE-XK-6M-2020-2022.vl.json", b'{\n "$schema"'),
    ("svg", "image/svg+xml", "so-sanh-BANLE-XK-6M-2020-2022.svg", b"<svg "),
    ("png", "image/png", "so-sanh-BANLE-XK-6M-2020-2022.png", b"\x89PNG\r\n\x1a\n"),
]


@pytest.mark.parametrize(("name", "media_type", "file", "beginning"), FILES)
def test_the_route_sends_files(client: Client, name: str, media_type: str, file: str, beginning: bytes) -> None:
    answer = client.get(f"/v1/compare?{ASKED}&format={name}")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == media_type
    assert f'filename="{file}"' in answer.headers["content-disposition"]
    assert answer.content.startswith(beginning)


def test_every_format_is_tried() -> None:
    assert {"json", *(file[0] for file in FILES)} == set(FORMATS)


def test_json_is_what_it_was(client: Client) -> None:
    plain = client.get(f"/v1/compare?{ASKED}")
    asked = client.get(f"/v1/compare?{ASKED}&format=json")
    assert asked.json() == plain.json()
    assert "content-disposition" not in asked.headers
    assert asked.headers["content-type"] == "application/json"


@pytest.mark.parametrize("name", ["doc", "", "CSV", "xlsx,csv"])
def test_a_format_that_is_unknown_is_a_problem(client: Client, name: str) -> None:
    answer = client.get(f"/v1/compare?{ASKED}&format={name}")
    assert (answer.status_code, answer.headers["content-type"]) == (400, "application/problem+json")
    assert (answer.json()["code"], "sdmx-csv" in answer.json()["detail"]) == ("format", True)


def test_csv_for_excel(client: Client) -> None:
    assert client.get(f"/v1/compare?{ASKED}&format=csv&bom=true").content.startswith(b"\xef\xbb\xbfindicator")


def test_the_description_names_the_formats(client: Client) -> None:
    route = client.get("/openapi.json").json()["paths"]["/v1/compare"]["get"]
    assert {"application/json", "text/csv", "image/png"} <= set(route["responses"]["200"]["content"])
    assert "sdmx-csv" in next(one["description"] for one in route["parameters"] if one["name"] == "format")


FILE_NAMES = [
    ("indicator=XK&years=2022&period=M&part=7", "so-sanh-XK-M7-2022.csv"),
    # a name instead of a code; codes that are more than a name holds
    ("indicator=kim+ngạch+xuất+khẩu&years=2020..2022", "so-sanh-kim-ngach-xuat-khau-Y-2020-2022.csv"),
    ("indicator=XK,NK,IIP,BANLE&years=2022", "so-sanh-XK-NK-IIP-Y-2022.csv"),
]


@pytest.mark.parametrize(("asked", "name"), FILE_NAMES)
def test_names_of_files(client: Client, asked: str, name: str) -> None:
    answer = client.get(f"/v1/compare?{asked}&format=csv")
    assert f'filename="{name}"' in answer.headers["content-disposition"]


def run(folder: Path, *args: str) -> tuple[int, bytes, str]:
    result = CliRunner().invoke(main, [*CALL, *args], env={"TIENLE_DATA": str(folder)})
    return result.exit_code, result.stdout_bytes, result.stderr


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_command_prints_what_the_route_sends(folder: Path, client: Client, name: str) -> None:
    code, out, _ = run(folder, "--format", name)
    assert code == 0
    assert out.removesuffix(b"\n") == client.get(f"/v1/compare?{ASKED}&format={name}").content.removesuffix(b"\n")


ENDINGS = [("a.xlsx", "xlsx"), ("a.csv", "csv"), ("a.sdmx.csv", "sdmx-csv"), ("a.sdmx.xml", "sdmx-structure"),
           ("a.vl.json", "vega"), ("a.json", "json"), ("A.PNG", "png"), ("a.svg", "svg")]  # fmt: skip


@pytest.mark.parametrize(("file", "name"), ENDINGS)
def test_the_end_of_a_name_tells_the_format(file: str, name: str) -> None:
    assert format_of(None, file).name == name


def test_the_command_writes_a_file(folder: Path, tmp_path: Path) -> None:
    target = tmp_path / "bảng.xlsx"
    code, out, said = run(folder, "--output", str(target))
    assert (code, out) == (0, b"")
    assert f"Đã ghi {target}" in said
    assert zipfile.ZipFile(io.BytesIO(target.read_bytes())).testzip() is None


def test_json_into_a_file(folder: Path, tmp_path: Path) -> None:
    assert run(folder, "--json", "--output", str(tmp_path / "bang"))[0] == 0
    assert json.loads((tmp_path / "bang").read_text("utf-8"))["periods"][0]["label"] == "6T/2020"


WRONG = [
    (["--format", "doc"], "không có định dạng “doc”", "format"),
    (["--output", "bang.doc"], "không cho biết định dạng", "format"),
    (["--json", "--format", "csv"], "trái nhau", "format"),
    (["--output", "/khong/co/a.csv"], "không có tệp hay thư mục này", "file-unwritten"),
    (["--output", ""], "để trống", "path-missing"),
]


@pytest.mark.parametrize(("args", "words", "code"), WRONG)
def test_wrong_calls(folder: Path, args: list[str], words: str, code: str) -> None:
    exit_code, out, said = run(folder, *args)
    assert (exit_code, out) == (2, b"")
    assert words in said
    assert f"[{code}]" in said


def test_neither_name_nor_file() -> None:
    with pytest.raises(BadCallError):
        format_of("")


def test_the_page_shows_the_chart_and_offers_files(client: Client) -> None:
    page = client.get(f"/so-sanh?{ASKED}&part=&issuer=&area=").text
    drawn = etree.fromstring(page[page.index("<svg") : page.index("</svg>") + 6])
    assert "610,5*" in list(drawn.itertext())
    places = {html.unescape(link) for link in re.findall(r'xlink:href="([^"]*)"', page)}
    assert len(places) == 5
    assert places <= {html.unescape(link) for link in re.findall(r'class="figure" href="([^"]*)"', page)}
    links = [html.unescape(link) for link in re.findall(r'href="(/v1/compare[^"]*)"', page)]
    assert len(links) == 7
    for link in links:
        assert client.get(link).status_code == 200, link
    assert client.get(next(link for link in links if "format=csv" in link)).content.startswith(b"\xef\xbb\xbf")


def test_a_page_without_figures_has_no_chart(client: Client) -> None:
    page = client.get("/so-sanh?indicator=NK&years=2020&period=6M").text
    assert "<svg" not in page
    assert "format=xlsx" in page
