"""The command line: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from api.cli import main
from models.record import Record
from tests.api.client import Client
from tests.api.test_app import TEXT

HEAVY = ("pydantic", "rich", "fastapi", "spacy", "apsw", "tantivy", "uvicorn", "jinja2", "lxml")
COMMAND = (sys.executable, "-c", "from api.cli import main; main()")
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("files")
    (folder / "bc-2022.txt").write_text(TEXT.format(year=2022, value="560"), "utf-8")
    (folder / "bc-2021.txt").write_text(TEXT.format(year=2021, value="500"), "utf-8")
    return folder


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, documents: Path) -> Path:
    folder = tmp_path_factory.mktemp("data")
    assert call(folder, "ingest", "--workers", "1", str(documents)).exit_code == 0
    return folder


def call(data: Path, *words: str) -> Result:
    return CliRunner(env={"TIENLE_DATA": str(data), "TIENLE_INDEX": ""}).invoke(main, words)


def process(*words: str, **more: Any) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run((*COMMAND, *words), capture_output=True, cwd=ROOT, timeout=60, check=False, **more)


def test_help_imports_nothing_heavy() -> None:
    code = f"import sys, api.cli; print([name for name in {HEAVY} if name in sys.modules])"
    loaded = subprocess.run((sys.executable, "-c", code), capture_output=True, cwd=ROOT, check=True)
    assert loaded.stdout.decode().strip() == "[]"


def test_parse_prints_one_record_and_nothing_else(documents: Path) -> None:
    """In a process of its own, whatever the locale."""
    done = process("parse", str(documents / "bc-2022.txt"), env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.count(b"\n") == 1
    record = Record.from_json(done.stdout)
    assert record.document.issuers == ("Sở Công Thương tỉnh Bình Hà",)
    jsonschema.validate(json.loads(done.stdout), Record.json_schema())


def test_a_name_in_no_unicode_at_all(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path / "b") + b"\xe1o.txt"
    Path(os.fsdecode(path)).write_text(TEXT.format(year=2022, value="560"), "utf-8")
    done = process("parse", os.fsdecode(path))
    assert (done.returncode, done.stderr) == (0, b"")
    assert Record.from_json(done.stdout).source.name == "b\ufffdo.txt"


@pytest.mark.parametrize("words", [["search"], ["compare", "--years", "2022"], ["observations", "--indicator"]])
def test_words_in_no_unicode_at_all(data: Path, words: list[str]) -> None:
    done = call(data, *words, os.fsdecode(b"\xff"))
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1)


def test_schema_is_a_json_schema() -> None:
    printed = CliRunner().invoke(main, ["schema"])
    jsonschema.Draft202012Validator.check_schema(json.loads(printed.stdout))


BAD = [
    (["parse", "khong-co.docx"], 2, "[file-missing]"),
    (["parse", "."], 2, "[file-is-folder]"),
    (["parse"], 2, "[call]"),
    (["parse", "a", "b"], 2, "[call]"),
    (["khong-co-lenh"], 2, "[call]"),
    (["search", "--khong-co"], 2, "[call]"),
    (["search", "x" * 1001], 2, "[call]"),
    (["compare", "XK"], 2, "[call]"),
    (["compare", "--years", "2022"], 2, "[indicators]"),
    (["compare", "XK", "--years", "2022..2019"], 2, "[years]"),
    (["compare", "XK", "--years", "2022", "--period", "W"], 2, "[call]"),
    (["compare", "XK", "--years", "2022", "--period", "Q", "--part", "9"], 2, "[part]"),
    (["compare", "KHONG_CO", "--years", "2022"], 1, "[indicator-unknown]"),
    (["observations", "--from", "hôm qua"], 2, "[date]"),
    (["documents", "--cursor", "abc"], 2, "[cursor]"),
    (["ingest"], 2, "[call]"),
    (["ingest", "khong-co"], 2, "[path-missing]"),
    (["ingest", ""], 2, "[path-missing]"),  # not the folder one happens to be in
    (["forget", " "], 2, "[path-missing]"),
    (["forget", "khong-co"], 1, "[document-unknown]"),
    (["serve", "--port", "99999"], 2, "[call]"),
    (["serve", "--host", "khong-co.invalid", "--port", "0"], 2, "[address]"),
    (["serve", "--host", "192.0.2.1", "--port", "0"], 2, "[port-busy]"),
]


@pytest.mark.parametrize(("words", "code", "shown"), BAD)
def test_errors_are_one_line(data: Path, words: list[str], code: int, shown: str) -> None:
    done = call(data, *words)
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("tienle: ")
    assert done.stderr.rstrip().endswith(shown)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("rong.docx", b"", 3),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", 3),
        ("bytes.docx", bytes(range(256)) * 9, 3),
    ],
)
def test_files_that_are_not_what_they_seem(tmp_path: Path, name: str, content: bytes, code: int) -> None:
    (tmp_path / name).write_bytes(content)
    done = CliRunner().invoke(main, ["parse", str(tmp_path / name)])
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (code, "", 1)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.txt").open("wb") as file:
        file.truncate(300_000_000)
    done = CliRunner().invoke(main, ["parse", str(tmp_path / "big.txt")])
    assert (done.exit_code, done.stdout) == (4, "")
    assert "file_bytes" in done.stderr


def test_a_reader_that_goes_away_is_no_error(data: Path) -> None:
    """`tienle schema | true`: nobody reads when it begins to write."""
    shell = f"'{sys.executable}' -c 'from api.cli import main; main()' schema | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(("bash", "-c", shell), capture_output=True, cwd=ROOT, check=True)
    assert (done.stdout, done.stderr) == (b"0\n", b"")


QUESTIONS = [
    (["search", "xuat", "khau"], "/v1/search?q=xuat khau"),
    (["search", "xuất khẩu", "--year", "2022", "--type", "BC"], "/v1/search?q=xuất khẩu&year=2022&type=BC"),
    (["search", "xuat khau", "--limit", "1"], "/v1/search?q=xuat khau&limit=1"),
    (["documents"], "/v1/documents"),
    (["documents", "--limit", "1"], "/v1/documents?limit=1"),
    (["observations", "--indicator", "XK", "--from", "2022"], "/v1/observations?indicator=XK&from=2022"),
    (
        ["compare", "XK", "BANLE", "--years", "2021..2022", "--period", "6M"],
        "/v1/compare?indicator=XK,BANLE&years=2021..2022&period=6M",
    ),
    (
        ["compare", "XK", "--indicator", "BANLE", "--years", "2021..2022", "--period", "6M"],
        "/v1/compare?indicator=XK&indicator=BANLE&years=2021..2022&period=6M",
    ),
    (["compare", "--indicator", "XK,BANLE", "--years", "2021"], "/v1/compare?indicator=XK,BANLE&years=2021"),
    (["observations", "--indicator", "XK,BANLE"], "/v1/observations?indicator=XK,BANLE"),
]


@pytest.mark.parametrize(("words", "url"), QUESTIONS)
def test_json_is_exactly_what_the_api_answers(data: Path, words: list[str], url: str) -> None:
    from api.app import create_app
    from pipeline import open_store

    printed = call(data, *words, "--json")
    store = open_store(data)
    answer = Client(create_app(store)).get(url)
    store.index.close()
    assert (printed.exit_code, answer.status_code) == (0, 200)
    assert json.loads(printed.stdout) == answer.json()


def test_all_follows_the_cursors(data: Path) -> None:
    one = json.loads(call(data, "documents", "--limit", "1", "--json").stdout)
    two = json.loads(call(data, "documents", "--limit", "1", "--cursor", one["cursor"], "--json").stdout)
    everything = json.loads(call(data, "documents", "--limit", "1", "--all", "--json").stdout)
    assert everything["items"] == [*one["items"], *two["items"]]
    assert (everything["total"], everything["cursor"]) == (2, None)


def test_a_cursor_can_be_copied(data: Path) -> None:
    shown = call(data, "search", "xuat", "khau", "--limit", "1").stdout
    cursor = json.loads(call(data, "search", "xuat", "khau", "--limit", "1", "--json").stdout)["cursor"]
    assert cursor
    assert cursor in shown.splitlines()[-1]


def test_compare_for_people(data: Path) -> None:
    shown = call(data, "compare", "XK", "--years", "2021..2022", "--period", "6M").stdout
    for words in (
        "6T/2021",
        "500 triệu USD (ước)",
        "560 triệu USD (ước)",
        "tính ra: tăng 12%",
        "⚠ mức tăng giảm",
        "Nguồn",
        "Báo cáo số 45/BC-SCT ngày 05/7/2022",
    ):
        assert words in shown


@pytest.mark.parametrize("words", [["search", "xuat"], ["documents"], ["observations"]])
def test_other_answers_for_people(data: Path, words: list[str]) -> None:
    assert "Báo cáo số 45/BC-SCT" in " ".join(call(data, *words).stdout.split())


def test_an_empty_corpus_says_what_to_do(tmp_path: Path) -> None:
    done = call(tmp_path, "compare", "XK", "--years", "2022")
    assert done.exit_code == 0
    assert "tienle ingest" in done.stderr


def test_ingestion_goes_on_past_bad_files(tmp_path: Path, documents: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 cut")
    done = call(tmp_path / "data", "ingest", "--workers", "1", str(documents), str(bad))
    assert done.exit_code == 0
    assert "Đã đọc 2 tệp" in done.stderr
    assert "bad.pdf" in done.stderr
    again = call(tmp_path / "data", "ingest", "--workers", "1", "--json", str(documents))
    assert json.loads(again.stdout) == {"done": [], "skipped": 2, "failed": []}


def test_ingestion_of_nothing_but_bad_files_fails(tmp_path: Path) -> None:
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 cut")
    done = call(tmp_path / "data", "ingest", "--workers", "1", "--json", str(tmp_path / "bad.pdf"))
    [failed] = json.loads(done.stdout)["failed"]
    assert done.exit_code == 1
    assert failed["path"].endswith("bad.pdf")
    assert failed["code"]
    assert failed["reason"]


def test_ingestion_shows_bad_files_again_until_they_are_mended(tmp_path: Path, documents: Path) -> None:
    """A first run may have been interrupted before it told of them."""
    (tmp_path / "bad.pdf").write_bytes(b"%PDF-1.7 cut")
    for _ in range(2):
        done = call(tmp_path / "data", "ingest", "--workers", "1", str(documents), str(tmp_path / "bad.pdf"))
        assert done.exit_code == 0
        assert "1 tệp không đọc được" in done.stderr
        assert "bad.pdf" in done.stderr
    only = call(tmp_path / "data", "ingest", "--workers", "1", "--json", str(tmp_path / "bad.pdf"))
    assert only.exit_code == 1
    assert [entry["code"] for entry in json.loads(only.stdout)["failed"]] == ["damaged"]
    assert json.loads(only.stdout)["skipped"] == 0


@pytest.mark.parametrize("command", ["ingest", "parse"])
def test_a_file_without_permission_is_told_as_such(tmp_path: Path, command: str) -> None:
    """Never as a wrong call; root may read it, and then says what the file is."""
    (tmp_path / "closed.pdf").write_bytes(b"%PDF-1.7 cut")
    (tmp_path / "closed.pdf").chmod(0)
    done = call(tmp_path / "data", command, str(tmp_path / "closed.pdf"))
    assert "closed.pdf" in done.stderr or done.exit_code == 3
    assert "[call]" not in done.stderr


def test_reindex_and_forget(tmp_path: Path, documents: Path) -> None:
    call(tmp_path, "ingest", "--workers", "1", str(documents))
    before = call(tmp_path, "documents", "--json").stdout
    assert call(tmp_path, "reindex").exit_code == 0
    assert call(tmp_path, "documents", "--json").stdout == before
    assert call(tmp_path, "forget", str(documents / "bc-2021.txt")).exit_code == 0
    assert json.loads(call(tmp_path, "documents", "--json").stdout)["total"] == 1


def test_serve_answers_until_it_is_stopped(data: Path) -> None:
    environment = {**os.environ, "TIENLE_DATA": str(data), "PYTHONUNBUFFERED": "1"}
    server = subprocess.Popen(
        (*COMMAND, "serve", "--port", "0"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT, env=environment
    )
    try:
        assert server.stdout is not None
        address = next(word for word in server.stdout.readline().decode().split() if word.startswith("http://"))
        with urllib.request.urlopen(_until_up(address)) as answer:
            assert json.loads(answer.read())["total"] == 2
        busy = process("serve", "--port", address.rpartition(":")[2], env=environment)
        assert busy.returncode == 2
        assert busy.stderr.decode().rstrip().endswith("[port-busy]")
        server.send_signal(signal.SIGINT)
        _, complaints = server.communicate(timeout=60)
        assert (server.returncode, complaints) == (0, b"")
    finally:
        if server.poll() is None:
            server.kill()
            server.communicate()


def _until_up(address: str) -> str:
    host, _, port = address.removeprefix("http://").partition(":")
    for _ in range(800):
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                break
        time.sleep(0.05)
    return f"{address}/v1/documents"
