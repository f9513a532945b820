"""Zip files of documents, and old Word files converted many at a time, on their way into the corpus."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path

import pytest

from corpus.samples.facts import FOLDER
from models.errors import RefusedError, TienleError, UnreadableError
from models.limits import DEFAULT_LIMITS, Limits
from pipeline import ingest, open_store
from pipeline.intake.bundles import is_bundle, members
from pipeline.intake.conversion import converted_ahead
from pipeline.jobs import Job, parse_file

DOCUMENTS = FOLDER / "documents"
LETTER = (
    "UBND TỈNH SÔNG LAM\nSỞ CÔNG THƯƠNG\nSố: 7/BC-SCT\nSông Lam, ngày 05 tháng 7 năm 2022\n\nBÁO CÁO\nCông tác năm\n"
)


def bundle(path: Path, held: dict[str, bytes], *, cp437: bool = False) -> Path:
    """A zip file; `cp437`: with names in bytes that the file says nothing of, as Windows packs them."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)
    if cp437:
        raw = path.read_bytes()
        # Bit 11 says that names are UTF-8: bytes 6 of a local header, 8 of a directory entry.
        for mark, place in ((b"PK\x03\x04", 7), (b"PK\x01\x02", 9)):
            at = raw.find(mark)
            while at >= 0:
                raw = raw[: at + place] + bytes([raw[at + place] & ~8]) + raw[at + place + 1 :]
                at = raw.find(mark, at + 4)
        path.write_bytes(raw)
    return path


def names(path: Path, limits: Limits = DEFAULT_LIMITS) -> dict[str, bytes | str]:
    return {one.name: one.data.code if isinstance(one.data, TienleError) else one.data for one in members(path, limits)}


def test_members_in_order_without_folders_and_lock_files(tmp_path: Path) -> None:
    held = {"b.txt": b"b", "thư mục/": b"", "thư mục/a.txt": b"a", "~$b.docx": b"", "__MACOSX/x": b"", ".ẩn/y": b""}
    assert names(bundle(tmp_path / "a.zip", held)) == {"b.txt": b"b", "thư mục/a.txt": b"a"}


def test_names_in_utf8_that_the_file_does_not_announce(tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.zip", {"báo cáo.txt": b"x"}, cp437=True)
    assert list(names(path)) == ["báo cáo.txt"]


def test_names_of_old_packers(tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.zip", {"Xbersicht.txt": b"x"})
    path.write_bytes(path.read_bytes().replace(b"Xbersicht", "Übersicht".encode("cp437")))
    assert list(names(path)) == ["Übersicht.txt"]


KINDS = [
    ({"a.txt": b"x"}, True),
    ({"word/document.xml": b"x"}, False),
    ({"[Content_Types].xml": b"x", "xl/a.xml": b"x"}, False),
    ({"mimetype": b"x", "content.xml": b"x"}, False),
]


@pytest.mark.parametrize(("held", "expected"), KINDS)
def test_documents_that_are_zip_files_are_no_bundles(tmp_path: Path, held: dict[str, bytes], expected: bool) -> None:
    assert is_bundle(bundle(tmp_path / "a.zip", held)) is expected


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"x" * 900, b"words"])
def test_what_is_no_zip_file_is_no_bundle(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    assert not is_bundle(tmp_path / "a.zip")


def test_a_bomb_costs_its_member_or_all(tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.zip", {"a.txt": bytes(11_000_000), "b.txt": b"b"})
    assert names(path) == {"a.txt": "bomb", "b.txt": b"b"}
    assert names(path, Limits(member_bytes=1_000))["a.txt"] == "bomb"
    with pytest.raises(RefusedError, match="1000000"):
        names(path, Limits(unpacked_bytes=1_000_000))
    with pytest.raises(RefusedError, match="1 tệp"):
        names(path, Limits(members=1))


def test_a_damaged_member_costs_itself(tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.zip", {"a.txt": b"words " * 99, "b.txt": b"b"})
    raw = bytearray(path.read_bytes())
    raw[40] ^= 0xFF
    path.write_bytes(raw)
    assert names(path) == {"a.txt": "damaged", "b.txt": b"b"}


def test_a_cut_file_is_told(tmp_path: Path) -> None:
    path = bundle(tmp_path / "a.zip", {"a.txt": b"x"})
    path.write_bytes(path.read_bytes()[:-9])
    with pytest.raises(UnreadableError):
        names(path)


def test_a_zip_file_goes_into_the_corpus_member_by_member(tmp_path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("x.txt", "x")
    folder = tmp_path / "đến"
    folder.mkdir()
    held = {"2022/báo cáo.txt": LETTER.encode(), "../ngoài.txt": LETTER.replace("7/BC", "8/BC").encode(),
            "trong.zip": inner.getvalue(), "hỏng.pdf": b"%PDF-1.4"}  # fmt: skip
    path = bundle(folder / "2022.zip", held)
    store = open_store(tmp_path / "data")
    report = ingest([folder], store, workers=1)
    assert [entry.path for entry in report.done] == [f"{path}!/2022/báo cáo.txt", f"{path}!/../ngoài.txt"]
    assert {entry.path.rpartition("!/")[2]: entry.code for entry in report.failed} == {
        "trong.zip": "archive",
        "hỏng.pdf": "damaged",
    }
    again = ingest([folder], store, workers=1)
    assert (len(again.done), len(again.skipped), len(again.failed)) == (0, 4, 0)
    assert sorted(child.name for child in folder.iterdir()) == ["2022.zip"]
    assert not (tmp_path / "ngoài.txt").exists()
    assert not (store.folder / "passing").exists()


def old_files(folder: Path, copies: int) -> list[Job]:
    jobs = []
    for number in range(copies):
        for name in ("sct-cong-thuong-2022-nam.doc", "sct-cong-thuong-2022-nam.rtf", "sct-cong-thuong-2022-nam.odt"):
            path = folder / f"{number}-{name}"
            shutil.copy(DOCUMENTS / name, path)
            jobs.append(Job(path, path.name, ""))
    return jobs


def test_old_files_are_converted_together_and_parse_the_same(tmp_path: Path) -> None:
    passing = tmp_path / "passing"
    passing.mkdir()
    jobs = old_files(tmp_path, 8)
    found = list(converted_ahead(jobs, DEFAULT_LIMITS, passing))
    assert sorted(job.name for job in found) == sorted(job.name for job in jobs)
    assert {job.path.suffix for job in found if job.converted} == {".doc", ".rtf"}
    assert all(job.converted or job.path.suffix == ".odt" for job in found)
    assert [job.path.suffix for job in found[:6]] == [".odt"] * 6


def test_a_converted_file_gives_the_record_that_it_gives_alone(tmp_path: Path) -> None:
    from corpus.archive import hash_of

    (job,) = [job for job in old_files(tmp_path, 1) if job.path.suffix == ".doc"]
    (tmp_path / "b.doc").write_bytes(job.path.read_bytes())
    pair = [Job(path, "a.doc", hash_of(path)) for path in (job.path, tmp_path / "b.doc")]
    first, second = converted_ahead(pair, DEFAULT_LIMITS, tmp_path)
    assert first.converted
    alone = parse_file(Job(first.path, "a.doc", first.sha256), DEFAULT_LIMITS)
    assert parse_file(first, DEFAULT_LIMITS) == parse_file(second, DEFAULT_LIMITS) == alone
    assert isinstance(alone, str)


def test_a_broken_file_among_others_costs_itself(tmp_path: Path) -> None:
    jobs = old_files(tmp_path, 2)
    broken = tmp_path / "broken.doc"
    broken.write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(9_000))
    found = list(converted_ahead([Job(broken, "broken.doc", ""), *jobs], DEFAULT_LIMITS, tmp_path))
    assert [job.name for job in found if not job.converted and job.path.suffix != ".odt"] == ["broken.doc"]


def test_closing_stops_the_looking_ahead(tmp_path: Path) -> None:
    looked = converted_ahead(old_files(tmp_path, 1), DEFAULT_LIMITS, tmp_path)
    assert next(looked).path.suffix == ".odt"
    looked.close()
