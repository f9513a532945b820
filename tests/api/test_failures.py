"""Files that could not be read, as the command, the API and the page name them."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from api.app import create_app
from api.cli import main
from models.query import FailureQuery
from pipeline import Store, failures, forget, ingest, open_store
from tests.api.client import Client

WORDS = "Báo cáo về công tác thi đua năm 2022"
BAD = {
    "rỗng.txt": (b"", "empty"),
    "hỏng.pdf": (b"%PDF-1.4 nothing follows", "damaged"),
    "ảnh <b>.png": (b"\x89PNG\r\n\x1a\n" + bytes(50), "no-text"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "đến"
    place.mkdir()
    (place / "tốt.txt").write_text(WORDS)
    for name, (data, _) in BAD.items():
        (place / name).write_bytes(data)
    return place


@pytest.fixture
def store(folder: Path, data_folder: Path) -> Iterator[Store]:
    store = open_store(data_folder)
    ingest([folder], store, workers=1)
    yield store
    store.index.close()


def call(store: Store, *words: str) -> Result:
    return CliRunner().invoke(main, words, env={"TIENLE_DATA": str(store.folder), "TIENLE_INDEX": ""})


def test_all_three_doors_name_the_same_files(store: Store, folder: Path) -> None:
    expected = {str(folder / name): code for name, (_, code) in BAD.items()}
    client = Client(create_app(store))
    answer = client.get("/v1/failures")
    told = answer.json()
    assert {item["path"]: item["code"] for item in told["items"]} == expected
    assert (told["total"], told["cursor"]) == (3, None)
    assert all(item["reason"] and item["seen"] and "\n" not in item["reason"] for item in told["items"])
    assert json.loads(call(store, "failures", "--json").stdout) == told
    printed = call(store, "failures").stdout
    page = client.get("/khong-doc-duoc").text
    for path, code in expected.items():
        assert code in printed
        assert path.replace("<", "&lt;").replace(">", "&gt;") in page
    assert "<b>" not in page


def test_pages_follow_one_another(store: Store, folder: Path) -> None:
    client = Client(create_app(store))
    first = client.get("/v1/failures?limit=2").json()
    second = client.get("/v1/failures", params={"limit": 2, "cursor": first["cursor"]}).json()
    paths = [item["path"] for item in (*first["items"], *second["items"])]
    assert paths == sorted(str(folder / name) for name in BAD)
    assert second["cursor"] is None
    assert len(json.loads(call(store, "failures", "--limit", "1", "--all", "--json").stdout)["items"]) == 3
    assert "Trang tiếp" in client.get("/khong-doc-duoc?limit=2").text
    assert client.get("/v1/failures?cursor=x").json()["code"] == "cursor"


def test_nothing_failed_where_nothing_was_read(data_folder: Path) -> None:
    store = open_store(data_folder)
    assert failures(store, FailureQuery()).total == 0
    assert list(data_folder.glob("ledger*")) == []  # a question makes nothing
    assert "đọc được" in Client(create_app(store)).get("/khong-doc-duoc").text
    assert call(store, "failures").exit_code == 0


def test_a_data_folder_that_may_only_be_read_is_answered_from(store: Store) -> None:
    with tempfile.TemporaryDirectory() as place:
        data = Path(place, "data")
        shutil.copytree(store.folder, data)
        Path(place).chmod(0o755)
        folders = [data, *(path for path in data.rglob("*") if path.is_dir())]
        for folder in folders:
            folder.chmod(0o555)
        pid = os.fork()
        if pid == 0:
            total = 99
            try:
                if os.getuid() == 0:
                    os.setuid(65534)  # root may write everywhere
                total = failures(open_store(data), FailureQuery()).total
            finally:
                os._exit(total)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        for folder in folders:
            folder.chmod(0o755)
    assert code == 3


def test_a_file_leaves_the_list_when_it_is_mended_deleted_or_forgotten(store: Store, folder: Path) -> None:
    (folder / "rỗng.txt").write_text(WORDS + " bản 2")
    (folder / "hỏng.pdf").unlink()
    ingest([folder], store, workers=1)
    assert [Path(item.path).name for item in failures(store, FailureQuery()).items] == ["ảnh <b>.png"]
    forget(store, str(folder / "ảnh <b>.png"))
    assert failures(store, FailureQuery()).items == ()


def test_files_elsewhere_stay_on_the_list(store: Store, tmp_path: Path) -> None:
    (tmp_path / "đến2").mkdir()
    ingest([tmp_path / "đến2"], store, workers=1)
    assert failures(store, FailureQuery()).total == 3


def test_what_can_no_longer_be_seen_stays_on_the_list(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "2022.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("rỗng.txt", "")
    ingest([path], store, workers=1)
    path.unlink()
    path.symlink_to(tmp_path / "a share that is away")
    ingest([path], store, workers=1)
    told = {item.path.rpartition("/")[2]: item.code for item in failures(store, FailureQuery()).items}
    assert (told["2022.zip"], told["rỗng.txt"], len(told)) == ("no-access", "empty", 4)


def test_the_summary_names_files_and_the_way_on(store: Store, folder: Path) -> None:
    for number in range(30):
        (folder / f"{number}.pdf").write_bytes(b"%PDF-1.4 " + str(number).encode())
    said = call(store, "ingest", "--workers", "1", str(folder)).stderr
    assert "33 tệp không đọc được" in said
    assert "Còn 13 tệp nữa" in said
    assert "tienle failures" in said
    assert said.count(str(folder)) == 20


def test_forget_of_a_zip_file_takes_all_its_members(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "2022.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "Kế hoạch số 1 về cải cách hành chính")
        archive.writestr("thư mục/b.txt", "Kế hoạch số 2 về chuyển đổi số")
        archive.writestr("hỏng.pdf", b"%PDF-1.4")
    with zipfile.ZipFile(tmp_path / "2022.zip2", "w") as archive:
        archive.writestr("c.txt", "Kế hoạch số 3 về phòng cháy, chữa cháy")
    ingest([path, tmp_path / "2022.zip2"], store, workers=1)
    gone = forget(store, str(path))
    assert [entry.path.removeprefix(str(path)) for entry in gone] == ["!/a.txt", "!/hỏng.pdf", "!/thư mục/b.txt"]
    with store.ledger() as ledger:
        assert len(ledger.inside(str(tmp_path / "2022.zip2"))) == 1
        assert ledger.inside(str(path)) == ()
    said = call(store, "forget", str(tmp_path / "2022.zip2"))
    assert "c.txt" in said.stderr


def test_forget_of_a_folder_takes_all_that_is_in_it(store: Store, folder: Path) -> None:
    (folder.parent / "đến nơi.txt").write_text(WORDS + " khác")
    ingest([folder.parent / "đến nơi.txt"], store, workers=1)
    assert len(forget(store, f"{folder}/")) == 4
    with store.ledger() as ledger:
        assert [Path(entry.path).name for entry in ledger.entries()] == ["đến nơi.txt"]
