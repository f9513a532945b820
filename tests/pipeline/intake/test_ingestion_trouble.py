"""Ingestion on disks that are full, beside another, with files that go away: a clear line, and nothing is lost."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import zipfile
from pathlib import Path

import pytest

from models.errors import StoreError, UnreadableError
from models.limits import DEFAULT_LIMITS, Limits
from models.query import DocumentQuery, FailureQuery
from pipeline import failures, ingest, open_store
from pipeline.intake.sources import Source, sources_in

ROOT = Path(__file__).resolve().parents[3]
COMMAND = """
import resource, sys
if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
    from api.cli import main
    main(sys.argv[2:])
"""


def letter(number: int) -> str:
    return f"UBND TỈNH SÔNG LAM\nSố: {number}/BC-UBND\n\nBÁO CÁO\nKim ngạch xuất khẩu đạt {number} triệu USD.\n"


def bundle(path: Path, **held: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in held.items():
            archive.writestr(f"{name}.txt", text)
    return path


def call(folder: Path, most: int, *words: str) -> subprocess.CompletedProcess[str]:
    """The command on a disk that takes no file of more than so many bytes, as a full one takes none."""
    script = folder / "script.py"
    script.write_text(COMMAND)
    # Nobody measures coverage there: its own file would be the first to find the disk full.
    plain = {name: value for name, value in os.environ.items() if not name.startswith("COV")}
    surroundings = {**plain, "PYTHONPATH": str(ROOT), "TIENLE_DATA": str(folder / "data")}
    command = [sys.executable, str(script), str(most), *words]
    return subprocess.run(command, env=surroundings, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("most", [1, 20_000, 60_000])
def test_a_full_disk_is_one_line_and_later_all_is_there(tmp_path: Path, most: int) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(4):
        (folder / f"{number}.txt").write_text(letter(number))
    bundle(folder / "x.zip", lớn=letter(5) + "Số liệu kèm theo. " * 5_000)
    done = call(tmp_path, most, "ingest", "--workers", "1", str(folder))
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    assert "[data-folder]" in done.stderr
    again = call(tmp_path, 10**9, "ingest", "--workers", "1", str(folder))
    assert (again.returncode, "Traceback" in again.stderr) == (0, False), again.stderr
    store = open_store(tmp_path / "data")
    assert store.index.documents(DocumentQuery()).total == 5
    assert failures(store, FailureQuery()).items == ()
    assert not (store.folder / "passing").exists()


def test_a_place_for_members_that_cannot_be_written_stops_the_run(tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", a="a")
    with pytest.raises(StoreError) as error:
        list(sources_in(path, DEFAULT_LIMITS, tmp_path / "nowhere"))
    assert error.value.code == "data-folder"


def test_a_zip_file_that_goes_away_costs_itself(tmp_path: Path) -> None:
    path = bundle(tmp_path / "x.zip", a="a", b="b")
    sources = sources_in(path, DEFAULT_LIMITS, tmp_path)
    first = next(sources)
    assert isinstance(first, Source)
    path.write_bytes(b"")
    for _, told in (it for it in sources if not isinstance(it, Source)):
        assert isinstance(told, UnreadableError)


def test_a_file_that_is_written_to_all_the_while(tmp_path: Path) -> None:
    """It is read as it was at one moment, or told to have changed: never a record of half of it."""
    path, stop = tmp_path / "a.txt", threading.Event()
    path.write_text(letter(1))

    def write() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            path.write_text(letter(number % 50) * 40)

    writing = threading.Thread(target=write)
    writing.start()
    store = open_store(tmp_path / "data")
    try:
        reports = [ingest([path], store, workers=1) for _ in range(2)]
    finally:
        stop.set()
        writing.join()
    for entry in (entry for report in reports for entry in (*report.done, *report.failed)):
        assert entry.code in {None, "file-changed", "empty", "no-access"}
        if entry.sha256 and entry.status == "done":
            assert len(store.archive.original(entry.sha256)) == entry.size
    assert ingest([path], store, workers=1).failed == ()
    assert store.index.documents(DocumentQuery()).total == 1


def test_two_at_once_are_told_and_the_one_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.store.TURN_SECONDS", 0.1)
    folder, other = tmp_path / "docs", tmp_path / "other.zip"
    folder.mkdir()
    bundle(folder / "a.zip", **{f"a{number}": letter(number) for number in range(30)})
    bundle(other, b=letter(99))
    store, told = open_store(tmp_path / "data"), []

    def second(done: int, *_: object) -> None:
        if done == 1:
            with pytest.raises(StoreError) as error:
                ingest([other], open_store(tmp_path / "data"), workers=1)
            told.append(error.value.code)

    report = ingest([folder], store, second, workers=1)
    assert (told, len(report.done), report.failed) == (["index-locked"], 30, ())


def test_names_as_people_and_programs_make_them(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    names = ["xấu\nxí.txt", "a\u0301 b.txt", "á b.txt", "  .txt", "\x1b[31mđỏ.txt", "-v.txt", "%s{0}.txt", "x!.txt"]
    raw = [os.fsencode(folder) + b"/" + it for it in (*map(os.fsencode, names), b"b\xe1o.txt", b"b\xe2o.txt")]
    for number, name in enumerate(raw):
        Path(os.fsdecode(name)).write_text(letter(number))
    store = open_store(tmp_path / "data")
    assert len(ingest([folder], store, workers=1).done) == len(raw)
    assert len(ingest([folder], store, workers=1, limits=Limits(seconds=60)).skipped) == len(raw)
    assert store.index.documents(DocumentQuery()).total == len(raw)
    for name in raw:
        Path(os.fsdecode(name)).write_bytes(b"")
    assert len(ingest([folder], store, workers=1).failed) == len(raw)
    done = call(tmp_path, 10**9, "failures")
    assert len(done.stdout.splitlines()) == 1 + 2 * len(raw)
    assert "\x1b" not in done.stdout


def test_many_files_with_bad_ones_among_them(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    for number in range(290):
        (folder / f"{number}.txt").write_text(f"Công văn số {number}")
    for number in range(10):
        (folder / f"x{number}.pdf").write_bytes(b"%PDF-1.4 cut " + b"%d" % number)
    store = open_store(tmp_path / "data")
    report = ingest([folder], store, workers=2)
    assert (len(report.done), len(report.failed)) == (290, 10)
    assert failures(store, FailureQuery(limit=500)).total == 10
    again = ingest([folder], store, workers=2)
    assert (len(again.done), len(again.skipped), len(again.failed)) == (0, 300, 0)
    assert len(ingest([folder], store, workers=2, retry=True).failed) == 10
