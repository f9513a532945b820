"""Folders of files go into the corpus: again and again, with bad ones among them, killed in the middle."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.errors import BadCallError, NotHeldError, StoreError, UnreadableError
from models.limits import Limits
from models.query import DocumentQuery, ObservationQuery, SearchQuery
from pipeline import IngestReport, Store, forget, ingest, open_store, reindex
from pipeline.intake.sources import files_under, sources_in

ROOT = Path(__file__).resolve().parents[3]


def letter(number: int, words: str = "công tác thi đua") -> str:
    """A report of a made-up department."""
    return f"""UBND TỈNH SÔNG LAM
SỞ CÔNG THƯƠNG
Số: {number}/BC-SCT
Sông Lam, ngày {number % 27 + 1:02d} tháng 7 năm 2022

BÁO CÁO
Về {words} 6 tháng đầu năm 2022

I. KẾT QUẢ ĐẠT ĐƯỢC
Kim ngạch xuất khẩu 6 tháng đầu năm 2022 ước đạt {number} triệu USD, tăng 5,1% so với cùng kỳ năm 2021.
II. TỒN TẠI, HẠN CHẾ
Một số đơn vị còn chậm báo cáo số {number}.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three reports and a copy, with one that can't be read and things that are no documents."""
    place = tmp_path / "văn bản"
    (place / "2022").mkdir(parents=True)
    for number in (1, 2):
        (place / f"bc{number}.txt").write_text(letter(number))
    (place / "2022" / "bc3.txt").write_text(letter(3))
    shutil.copy(place / "bc1.txt", place / "2022" / "bản sao bc1.txt")
    (place / "hỏng.pdf").write_bytes(b"%PDF-1.4 nothing follows")
    (place / "~$bc1.docx").write_bytes(b"lock")
    (place / ".ẩn.txt").write_text(letter(9))
    return place


@pytest.fixture
def store(data_folder: Path) -> Store:
    return open_store(data_folder)


def bring(store: Store, *paths: Path, **more: Any) -> IngestReport:
    return ingest(paths, store, workers=1, **more)


def names(entries: tuple[Any, ...]) -> list[str]:
    return sorted(Path(entry.path).name for entry in entries)


def held(store: Store) -> dict[str, list[str]]:
    """Document key → names of its files."""
    items = store.index.documents(DocumentQuery(limit=500)).items
    return {item.key: sorted(file.name for file in item.files) for item in items}


def everything(store: Store) -> object:
    """All that the index says, for comparison with another."""
    index, after, passages = store.index, None, []
    while True:
        page = index.search(SearchQuery(text="", limit=100, after=after))
        passages += page.items
        if (after := page.cursor) is None:
            break
    documents = index.documents(DocumentQuery(limit=500))
    return passages, page.facets, documents, index.observations(ObservationQuery(limit=1000))


def found(store: Store, words: str) -> int:
    return store.index.search(SearchQuery(text=words)).total


def test_a_folder(store: Store, folder: Path) -> None:
    told: list[tuple[int, int, str, str]] = []
    report = bring(store, folder, progress=lambda *it: told.append(it))
    assert names(report.done) == ["bc1.txt", "bc2.txt", "bc3.txt", "bản sao bc1.txt"]
    assert names(report.failed) == ["hỏng.pdf"]
    (bad,) = report.failed
    assert (bad.status, bool(bad.code), bool(bad.reason)) == ("failed", True, True)
    assert len(held(store)) == 3
    assert found(store, "thi đua") == 3
    assert [(done, total) for done, total, _, _ in told] == [(number, 5) for number in range(1, 6)]
    assert sorted(outcome for *_, outcome in told) == ["done"] * 4 + ["failed"]
    for name in ("bc1.txt", "bc3.txt"):
        entry = next(entry for entry in report.done if Path(entry.path).name == name)
        assert entry.document is not None
        document = store.index.document(entry.document)
        assert document is not None
        original = store.archive.original(document.files[0].sha256)
        assert original == Path(entry.path).read_bytes()
        assert store.archive.record(document.files[0].sha256).document.key == entry.document


def test_again_does_nothing(store: Store, folder: Path) -> None:
    bring(store, folder)
    before = everything(store)
    report = bring(store, folder)
    assert (len(report.done), len(report.skipped), len(report.failed)) == (0, 5, 0)
    assert everything(store) == before


def test_a_touched_file_is_not_read_again_but_a_changed_one_is(store: Store, folder: Path) -> None:
    bring(store, folder)
    os.utime(folder / "bc1.txt", ns=(1, 1))
    stat = (folder / "bc2.txt").stat()
    (folder / "bc2.txt").write_text(letter(8))  # as long as before, and as old
    os.utime(folder / "bc2.txt", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    report = bring(store, folder)
    assert names(report.done) == ["bc2.txt"]
    assert len(held(store)) == 3
    assert found(store, '"báo cáo số 8"') == 1
    assert found(store, '"báo cáo số 2"') == 0  # no file says so any more


def test_another_version_of_the_program_reads_again(
    store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring(store, folder)
    for module in ("intake.ingestion", "store"):
        monkeypatch.setattr(f"pipeline.{module}.record_version", lambda: "tienle.record/1+next")
    report = bring(open_store(store.folder), folder)
    assert (len(report.done), len(report.failed), len(report.skipped)) == (4, 1, 0)


def test_the_same_content_is_one_document_with_one_file(store: Store, folder: Path) -> None:
    bring(store, folder)
    assert sum(names == ["bc1.txt"] or names == ["bản sao bc1.txt"] for names in held(store).values()) == 1
    (folder / "2022" / "bản sao bc1.txt").unlink()
    assert bring(store, folder).failed == ()
    assert len(held(store)) == 3


@pytest.mark.parametrize("workers", [1, 2])
def test_many_copies_good_and_bad(store: Store, folder: Path, workers: int) -> None:
    for number in range(5):
        shutil.copy(folder / "bc1.txt", folder / f"bản {number}.txt")
        shutil.copy(folder / "hỏng.pdf", folder / f"hỏng {number}.pdf")
    report = ingest([folder], store, workers=workers)
    assert (len(report.done), len(report.failed)) == (9, 6)
    assert len({(entry.code, entry.sha256) for entry in report.failed}) == 1
    assert len(held(store)) == 3


def test_what_the_archive_knows_is_not_parsed_again(store: Store, folder: Path) -> None:
    bring(store, folder / "bc1.txt", folder / "bc2.txt")
    before = everything(store)
    (damaged, *_) = (store.folder / "archive" / "records").rglob("*.gz")
    damaged.write_bytes(b"")  # but a damaged record is made again
    store.index.close()
    (store.folder / "ledger.sqlite3").unlink()
    shutil.rmtree(store.folder / "index")
    again = open_store(store.folder)
    report = bring(again, folder / "bc1.txt", folder / "bc2.txt", limits=Limits(seconds=20))
    assert len(report.done) == 2
    assert everything(again) == before
    assert damaged.stat().st_size > 0


def test_an_archive_that_cannot_be_written_stops_the_run(store: Store, folder: Path) -> None:
    (store.folder / "archive").write_text("in the way")
    with pytest.raises(StoreError) as error:
        bring(store, folder / "bc1.txt")
    assert error.value.code == "data-folder"
    (store.folder / "archive").unlink()
    assert names(bring(store, folder / "bc1.txt").done) == ["bc1.txt"]


def test_a_reader_is_closed_at_the_end(store: Store, folder: Path) -> None:
    bring(store, folder / "bc1.txt")
    with store.reader() as reader:
        assert reader.search(SearchQuery(text="thi đua")).total == 1
    assert found(store, "thi đua") == 1  # and opens again when it is asked


def test_two_files_of_one_document_whichever_comes_first(tmp_path: Path) -> None:
    """The same report typed twice, with other line ends: one document, spoken for by the same file."""
    answers = []
    for order in ((0, 1), (1, 0)):
        store = open_store(tmp_path / f"data{order[0]}")
        folder = tmp_path / "twice"
        folder.mkdir(exist_ok=True)
        (folder / "a.txt").write_bytes(letter(5).encode())
        (folder / "b.txt").write_bytes(letter(5).replace("\n", "\r\n").encode())
        for at in order:
            bring(store, folder / ("a.txt", "b.txt")[at])
        answers.append(everything(store))
        (files,) = held(store).values()
        assert files == ["a.txt", "b.txt"]
    assert answers[0] == answers[1]


def test_of_two_versions_of_a_document_the_newer_speaks(store: Store, tmp_path: Path) -> None:
    (tmp_path / "bản 1.txt").write_text(letter(5))
    (tmp_path / "bản 2.txt").write_text(letter(5).replace("còn chậm", "đã kịp thời"))
    os.utime(tmp_path / "bản 1.txt", (1_700_000_000, 1_700_000_000))
    bring(store, tmp_path / "bản 2.txt")
    bring(store, tmp_path / "bản 1.txt")
    assert list(held(store).values()) == [["bản 1.txt", "bản 2.txt"]]
    assert (found(store, "đã kịp thời"), found(store, "còn chậm")) == (1, 0)


def test_too_large_and_too_slow(store: Store, folder: Path) -> None:
    (folder / "lớn.txt").write_text(letter(4) * 100)
    report = bring(store, folder, limits=Limits(file_bytes=5000))
    (large,) = (entry for entry in report.failed if "lớn" in entry.path)
    assert (large.status, large.code, large.size) == ("refused", "too-large", (folder / "lớn.txt").stat().st_size)
    assert names(bring(store, folder, limits=Limits(file_bytes=5000)).skipped) == names(files_entries(folder))
    slow = bring(store, folder / "lớn.txt", limits=Limits(seconds=0.001))
    assert [(entry.status, entry.code) for entry in slow.failed] == [("refused", "too-slow")]
    assert names(bring(store, folder / "lớn.txt").skipped) == ["lớn.txt"]  # it would cost the same again
    assert names(bring(store, folder / "lớn.txt", retry=True).done) == ["lớn.txt"]  # unless one asks for it


def test_a_file_that_was_good_and_is_now_broken(store: Store, folder: Path) -> None:
    bring(store, folder)
    (folder / "bc2.txt").write_bytes(b"%PDF-1.4 overwritten")
    assert names(bring(store, folder).failed) == ["bc2.txt"]
    assert len(held(store)) == 2
    assert names(bring(store, folder).skipped) == names(files_entries(folder))


def files_entries(folder: Path) -> tuple[Any, ...]:
    class Named:
        def __init__(self, path: Path) -> None:
            self.path = str(path)

    return tuple(Named(path) for path in files_under([folder]))


def test_a_file_that_cannot_be_opened_for_now_keeps_its_document(store: Store, folder: Path) -> None:
    bring(store, folder)
    (folder / "bc2.txt").rename(folder / ".bc2")
    (folder / "bc2.txt").symlink_to(folder / "a share that is away")
    for _ in range(2):  # tried again each time
        assert [entry.code for entry in bring(store, folder).failed] == ["no-access"]
    assert len(held(store)) == 3
    (folder / "bc2.txt").unlink()
    (folder / ".bc2").rename(folder / "bc2.txt")
    assert names(bring(store, folder).failed) == []


def test_a_lost_record_of_one_file_is_spoken_for_by_the_other(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(letter(5).encode())
    (tmp_path / "b.txt").write_bytes(letter(5).replace("\n", "\r\n").encode())
    bring(store, tmp_path / "a.txt", tmp_path / "b.txt")
    (document,) = store.index.documents(DocumentQuery()).items
    first, second = document.files
    store.archive.forget_record(first.sha256)
    assert reindex(store).failed == ()
    (document,) = store.index.documents(DocumentQuery()).items
    assert document.files == (second, first)
    assert found(store, "thi đua") == 1


def test_a_link_to_nothing_is_a_row(store: Store, folder: Path) -> None:
    (folder / "mất.txt").symlink_to(folder / "nowhere")
    bring(store, folder)
    (folder / "hỏng.pdf").unlink()
    report = bring(store, folder)
    assert [(Path(entry.path).name, entry.code) for entry in report.failed] == [("mất.txt", "no-access")]


def test_sources(tmp_path: Path, folder: Path) -> None:
    (folder / "vòng").symlink_to(folder)  # a folder in itself
    (tmp_path / "ngoài").mkdir()
    (tmp_path / "ngoài" / "x.txt").write_text("x")
    (folder / "nối").symlink_to(tmp_path / "ngoài")
    os.mkfifo(folder / "ống")
    found = files_under([folder, folder / "bc1.txt", folder / "2022" / ".." / "bc1.txt"])
    assert [str(path.relative_to(folder)) for path in found] == [
        "2022/bc3.txt",
        "2022/bản sao bc1.txt",
        "bc1.txt",
        "bc2.txt",
        "hỏng.pdf",
        "nối/x.txt",
    ]
    with pytest.raises(BadCallError) as error:
        files_under([folder / "không có"])
    assert error.value.code == "path-missing"


def test_the_data_folder_is_no_source(folder: Path) -> None:
    store = open_store(folder / "dữ liệu")
    assert len(bring(store, folder).done) == 4
    assert len(bring(store, folder).skipped) == 5
    assert len(held(store)) == 3


def test_a_name_that_is_no_text(store: Store, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/b\xe1o c\xe1o.txt"))
    path.write_text(letter(6))
    report = bring(store, path)
    assert [entry.path.rpartition("/")[2] for entry in report.done] == ["b\\xe1o c\\xe1o.txt"]
    assert bring(store, path).done == ()


def test_forget_of_a_name_that_is_no_text(store: Store, tmp_path: Path) -> None:
    path = os.fsdecode(os.fsencode(tmp_path) + b"/b\xe1o.txt")
    Path(path).write_text(letter(6))
    bring(store, Path(path))
    assert len(forget(store, path)) == 1
    with pytest.raises(NotHeldError):
        forget(store, path)


def by_path(store: Store, folder: Path) -> str:
    return str(folder / "bc2.txt")


def by_key(store: Store, folder: Path) -> str:
    return next(key for key, files in held(store).items() if files == ["bc2.txt"])


@pytest.mark.parametrize("named", [by_path, by_key])
def test_forget_undoes(store: Store, folder: Path, named: Callable[[Store, Path], str]) -> None:
    bring(store, folder)
    (gone,) = forget(store, named(store, folder))
    assert Path(gone.path).name == "bc2.txt"
    assert found(store, '"báo cáo số 2"') == 0
    assert len(held(store)) == 2
    assert gone.sha256 is not None
    assert store.archive.original(gone.sha256)  # the original stays
    reindex(store)
    assert len(held(store)) == 2
    assert names(bring(store, folder).done) == ["bc2.txt"]  # and it can come again
    assert len(held(store)) == 3


def test_forget_a_copy_keeps_the_document(store: Store, folder: Path) -> None:
    bring(store, folder)
    forget(store, str(folder / "2022" / "bản sao bc1.txt"))
    assert len(held(store)) == 3
    with pytest.raises(NotHeldError):
        forget(store, "nothing-like-it")


def test_reindex_gives_the_same_index(store: Store, folder: Path) -> None:
    bring(store, folder)
    before = everything(store)
    shutil.rmtree(store.folder / "index")
    again = open_store(store.folder)
    assert held(again) == {}
    report = reindex(again)
    assert (report.documents, report.failed) == (3, ())
    assert everything(again) == before
    again.index.close()
    (store.folder / "ledger.sqlite3").unlink()  # without the ledger the archive alone is enough
    assert reindex(open_store(store.folder)).documents == 3
    assert found(open_store(store.folder), "thi đua") == 3


def test_reindex_names_records_that_are_lost(store: Store, folder: Path) -> None:
    bring(store, folder)
    for path in (store.folder / "archive" / "records").rglob("*.gz"):
        path.write_bytes(path.read_bytes()[:-9])
        break
    report = reindex(store)
    assert (report.documents, len(report.failed)) == (2, 1)
    assert len(held(store)) == 2


def test_a_second_ingestion_waits_its_turn(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.store.TURN_SECONDS", 0.1)
    with store.index.writer(), pytest.raises(StoreError) as error:
        bring(open_store(store.folder), folder)
    assert error.value.code == "index-locked"


def test_a_data_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as error:
        open_store(tmp_path / "file" / "data")
    assert error.value.code == "data-folder"


MARK = "TIENLE_TEST_RUN"
CHILD = f"""
import sys
sys.path.insert(0, {str(ROOT)!r})
from pathlib import Path
import pipeline.intake.ingestion
from pipeline import ingest, open_store
if __name__ == "__main__":
    pipeline.intake.ingestion.BATCH_FILES = 4
    tell = lambda *it: print(*it[2:], sep="\\t", flush=True)
    ingest([Path(sys.argv[1])], open_store(Path(sys.argv[2])), tell, workers=2)
"""


@pytest.mark.parametrize("by", [signal.SIGKILL, signal.SIGINT])
def test_killed_in_the_middle(tmp_path: Path, by: signal.Signals) -> None:
    folder, data = tmp_path / "docs", tmp_path / "data"
    folder.mkdir()
    for number in range(1, 21):
        (folder / f"bc{number:02d}.txt").write_text(letter(number))
    (folder / "bc10x.pdf").write_bytes(b"%PDF-1.4 nothing follows")
    script = tmp_path / "child.py"
    script.write_text(CHILD)
    marked = {**os.environ, MARK: str(tmp_path)}
    child = subprocess.Popen(
        [sys.executable, str(script), str(folder), str(data)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=marked,
        start_new_session=True,
    )
    assert child.stdout is not None
    lines = [child.stdout.readline() for _ in range(6)]
    os.killpg(child.pid, by) if by == signal.SIGINT else child.kill()
    rest, errors = child.communicate(timeout=30)
    assert child.returncode != 0, errors
    told = {line.split("\t")[0] for line in (*lines, *rest.splitlines()) if line.strip().endswith("\tdone")}
    assert 6 <= len(told) + 1 < 21

    store = open_store(data)
    with store.ledger() as ledger:
        read = [entry for entry in ledger.entries() if entry.status == "done"]
        owed = {one.key for one in ledger.wanted.owed()}
    done = {entry.path for entry in read}
    assert told <= done
    files = {name for names in held(store).values() for name in names}
    assert {Path(entry.path).name for entry in read if entry.document not in owed} <= files
    assert told <= {entry.path for entry in read if entry.document not in owed}
    wait_for_end_of_marked(str(tmp_path))

    report = ingest([folder], store, workers=2)
    assert {entry.path for entry in report.done} == {str(path) for path in folder.glob("*.txt")} - done
    whole = open_store(tmp_path / "whole")
    ingest([folder], whole, workers=1)
    assert everything(store) == everything(whole)
    assert len(held(store)) == 20


def wait_for_end_of_marked(value: str) -> None:
    """No process of the killed run is left behind."""
    import time

    mark = f"{MARK}={value}".encode()
    for _ in range(400):
        left = [path for path in Path("/proc").glob("[0-9]*/environ") if mark in environ(path)]
        if not left:
            return
        time.sleep(0.1)
    pytest.fail(f"left behind: {left}")


def environ(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def test_a_folder_that_is_closed_and_links_in_a_circle_are_rows(store: Store, folder: Path, tmp_path: Path) -> None:
    (folder / "vòng.txt").symlink_to("vòng.txt")  # a link to itself
    (tmp_path / "trống").mkdir()  # stands for a folder that can't be listed: root may list any
    report = bring(store, folder)
    assert ("vòng.txt", "no-access") in [(Path(entry.path).name, entry.code) for entry in report.failed]
    assert len(report.done) == 4
    ((_, told),) = sources_in(tmp_path / "trống", Limits(), tmp_path)
    assert isinstance(told, UnreadableError)
    assert told.code == "no-access"


def test_a_pipe_or_a_device_is_never_waited_for(store: Store, tmp_path: Path) -> None:
    """Opened, they would give nothing, or no end."""
    os.mkfifo(tmp_path / "ống")
    report = bring(store, tmp_path / "ống", Path("/dev/zero"))
    assert [entry.code for entry in report.failed] == ["unsupported", "unsupported"]


def test_a_name_that_is_too_long_is_missing() -> None:
    with pytest.raises(BadCallError) as error:
        files_under([Path("a" * 300)])
    assert error.value.code == "path-missing"


def test_an_index_that_was_deleted_is_filled_again(store: Store, folder: Path) -> None:
    bring(store, folder)
    before = everything(store)
    shutil.rmtree(store.folder / "index")
    again = open_store(store.folder)
    assert (len(bring(again, folder).done), len(bring(again, folder).done)) == (4, 0)
    assert everything(again) == before
