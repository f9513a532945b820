"""What the embedded index keeps when writers fail, are killed or meet, and what it does with damage to its files."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import rows, seen

from index import open_index
from index.embedded.damage import sealed, unsealed
from models.errors import StoreError
from models.query import DocumentQuery, SearchQuery

ROOT = Path(__file__).resolve().parents[2]


def run(folder: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Runs a script in a process of its own, with `index`, `rows` and `kill()` at hand."""
    return subprocess.run(
        [sys.executable, "-c", _start(folder) + script], capture_output=True, text=True, timeout=60, check=False
    )


def _start(folder: Path) -> str:
    return f"""
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{str(ROOT)!r}, {str(ROOT / "tests")!r}, {str(ROOT / "tests" / "index")!r}]
from index import open_index
from index.embedded import facts as embedded_facts, store as embedded_store
from written import rows, seen
def kill(*_): os.kill(os.getpid(), signal.SIGKILL)
index = open_index({folder.as_uri()!r})
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of an index that holds a, b about rice."""
    place = tmp_path / "index"
    with open_index(place.as_uri()).writer() as writer:
        writer.put(rows("a"))
        writer.put(rows("b"))
    return place


def test_survives_closing_and_another_process(folder: Path) -> None:
    done = run(folder, "print(seen(index, 'lúa'))")
    assert done.stdout.strip() == str((["a", "b"], ["a", "b"], ["a", "b"]))


CHANGE = """
with index.writer() as writer:
    writer.put(rows("a", "ngô"))
    writer.remove("b")
    writer.put(rows("c", "lúa"))
"""
BEFORE = {"lúa": (["a", "b"], ["a", "b"], ["a", "b"]), "ngô": ([], [], ["a", "b"])}
AFTER = {"lúa": (["c"], ["c"], ["a", "c"]), "ngô": (["a"], ["a"], ["a", "c"])}


@pytest.mark.parametrize(
    ("killed", "expected"),
    [
        ("embedded_facts.finish = kill", BEFORE),  # before SQLite's commit: none of it
        (
            "finish = embedded_facts.finish\nembedded_facts.finish = lambda *it: (finish(*it), kill())",
            AFTER,
        ),  # between the two commits: all of it, the passages made again
        ("embedded_facts.mark_searchable = kill", AFTER),  # both committed, but not noted
    ],
)
def test_a_killed_writer_leaves_all_or_nothing(folder: Path, killed: str, expected: object) -> None:
    assert run(folder, killed + CHANGE).returncode == -signal.SIGKILL
    index = open_index(folder.as_uri())
    assert {word: seen(index, word) for word in BEFORE} == expected
    with index.writer() as writer:  # and the lock is free
        writer.put(rows("d"))
    assert "d" in seen(index, "lúa")[0]


def test_an_index_that_was_open_when_another_writer_died(folder: Path) -> None:
    index = open_index(folder.as_uri())
    assert seen(index, "lúa") == BEFORE["lúa"]
    run(folder, "finish = embedded_facts.finish\nembedded_facts.finish = lambda *it: (finish(*it), kill())" + CHANGE)
    assert seen(index, "ngô")[1:] == AFTER["ngô"][1:]  # facts at once
    with index.writer():
        pass
    assert {word: seen(index, word) for word in AFTER} == AFTER  # passages with the next writer


@pytest.mark.parametrize("damage", ["gone", "empty", "cut"])
def test_damaged_passages_are_made_again(folder: Path, damage: str) -> None:
    passages = folder / "g1" / "passages"
    if damage == "gone":
        shutil.rmtree(passages)
    elif damage == "empty":
        (passages / "meta.json").write_text("")
    else:
        for segment in passages.glob("*.store"):
            segment.write_bytes(segment.read_bytes()[:5])
    index = open_index(folder.as_uri())
    assert seen(index, "lúa") == BEFORE["lúa"]


def overwritten(file: Path) -> None:
    """Bytes in the middle of a file become others; its length stays."""
    data = bytearray(file.read_bytes())
    middle = len(data) // 3
    data[middle : middle + 8] = bytes(byte ^ 0x55 for byte in data[middle : middle + 8])
    file.write_bytes(bytes(data))


@pytest.mark.parametrize("kind", ["idx", "term", "pos", "fast", "fieldnorm", "del"])
def test_files_overwritten_in_the_middle_are_made_again(folder: Path, kind: str) -> None:
    index = open_index(folder.as_uri())
    with index.writer() as writer:
        for number in range(30):
            writer.put(rows(f"c{number:02d}", "ngô"))
        writer.commit()
        writer.remove("c00")
        writer.remove("a")
        writer.commit()
    index.close()
    expected = seen(index, "lúa"), seen(index, "ngô")
    assert expected[0][0] == ["b"]
    damaged = list((folder / "g1" / "passages").glob(f"*.{kind}"))
    assert damaged
    for file in damaged:
        overwritten(file)
    again = open_index(folder.as_uri())
    assert (seen(again, "lúa"), seen(again, "ngô")) == expected


@pytest.mark.parametrize("opened_before", [False, True])
def test_a_text_overwritten_in_the_middle_is_never_shown(folder: Path, opened_before: bool) -> None:
    index = open_index(folder.as_uri())
    if opened_before:
        assert seen(index, "lúa")[0] == ["a", "b"]
    for file in (folder / "g1" / "passages").glob("*.store"):
        overwritten(file)
    if not opened_before:
        index = open_index(folder.as_uri())
    for question in (SearchQuery(text="lúa"), SearchQuery()):
        try:
            found = [item.quote for item in index.search(question).items]
        except StoreError as told:
            assert (told.code, "tienle reindex" in told.message) == ("index-damaged", True)  # noqa: PT017
        else:
            assert found == ["Sản lượng lúa đạt 5 tấn."] * 2  # what tantivy still had in memory


@given(where=st.integers(0, 10_000), what=st.binary(min_size=1, max_size=4))
def test_a_sealed_text_is_given_back_or_refused(where: int, what: bytes) -> None:
    kept = sealed("0001 a", b'{"quote": "5 t\xe1\xba\xa5n"}')
    assert unsealed("0001 a", kept) == b'{"quote": "5 t\xe1\xba\xa5n"}'
    at = where % len(kept)
    other = kept[:at] + what + kept[at + len(what) :]
    if other != kept:
        with pytest.raises(ValueError, match="damaged"):
            unsealed("0001 a", other)
    with pytest.raises(ValueError, match="damaged"):
        unsealed("0001 b", kept)


def test_damaged_facts_are_an_error_with_a_way_out(folder: Path) -> None:
    (folder / "g1" / "facts.sqlite3").write_bytes(b"nothing like a database" * 100)
    index = open_index(folder.as_uri())
    with pytest.raises(StoreError) as error:
        index.documents(DocumentQuery())
    assert error.value.code == "index-damaged"
    assert "tienle reindex" in error.value.message
    with index.rebuild() as writer:
        writer.put(rows("a"))
    assert seen(index, "lúa") == (["a"], ["a"], ["a"])


def test_an_index_of_another_version(folder: Path) -> None:
    apsw.Connection(str(folder / "g1" / "facts.sqlite3")).execute("UPDATE state SET version = 0")
    with pytest.raises(StoreError) as error:
        open_index(folder.as_uri()).search(SearchQuery(text="lúa"))
    assert error.value.code == "index-version"


def test_one_writer_at_a_time(folder: Path) -> None:
    index = open_index(folder.as_uri())
    with index.writer(), pytest.raises(StoreError) as error, open_index(folder.as_uri()).writer():
        pass
    assert error.value.code == "index-locked"
    assert "\n" not in error.value.message
    with index.writer():
        done = run(folder, "index.writer().__enter__()")
        assert "StoreError" in done.stderr
        assert "đang được một tiến trình khác ghi" in done.stderr
        assert run(folder, "print(seen(index, 'lúa')[0])").stdout.strip() == "['a', 'b']"


def test_a_reader_sees_each_commit_of_another_process(folder: Path) -> None:
    reader = open_index(folder.as_uri())
    assert seen(reader, "lúa") == BEFORE["lúa"]
    assert run(folder, CHANGE).returncode == 0
    assert {word: seen(reader, word) for word in AFTER} == AFTER


def test_a_folder_with_blanks_and_vietnamese_letters(tmp_path: Path) -> None:
    place = tmp_path / "chỉ mục của tôi"
    with open_index(place.as_uri()).writer() as writer:
        writer.put(rows("a"))
    assert place.is_dir()
    assert (place / "current").exists()


def assert_damaged_and_made_again(folder: Path) -> None:
    index = open_index(folder.as_uri())
    with pytest.raises(StoreError) as error:
        index.documents(DocumentQuery())
    assert error.value.code == "index-damaged"
    with index.rebuild() as writer:
        writer.put(rows("a"))
    assert seen(index, "lúa") == (["a"], ["a"], ["a"])


def test_facts_damaged_behind_their_head_are_named_and_made_again(folder: Path) -> None:
    with open_index(folder.as_uri()).writer() as writer:
        for number in range(40):
            writer.put(rows(f"d{number:02d}"))
    facts = folder / "g1" / "facts.sqlite3"
    whole = facts.read_bytes()
    facts.write_bytes(whole[:8192] + bytes(byte ^ 0x5A for byte in whole[8192:]))
    assert_damaged_and_made_again(folder)


def test_a_name_of_the_generation_that_is_none_is_replaced(folder: Path) -> None:
    (folder / "current").write_text("../elsewhere")
    assert_damaged_and_made_again(folder)


def test_a_damaged_lock_is_named(folder: Path) -> None:
    (folder / "lock.sqlite3").write_bytes(b"no database" * 100)
    with pytest.raises(StoreError) as error, open_index(folder.as_uri()).writer():
        pass
    assert error.value.code == "index-damaged"


def test_a_transaction_that_the_disk_ended_is_not_ended_twice(folder: Path) -> None:
    """On a full disk SQLite rolls back by itself; what is told is the disk."""
    script = """
try:
    with index.writer() as writer:
        embedded_store.facts.put = lambda connection, *_: connection.execute("ROLLBACK") and full()
        writer.put(rows("c"))
except Exception as error:
    print(type(error).__name__, error.code)
"""
    start = "import apsw\ndef full(): raise apsw.FullError('full')\n"
    ran = run(folder, start + script)
    assert ran.stdout.split() == ["StoreError", "data-folder"], ran.stderr


READ_ONLY = """
if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)  # nothing is closed to root
from models.errors import StoreError
print(os.access(FOLDER, os.W_OK), seen(index, "lúa"))
index.close()
print(seen(index, "lúa")[0])
try:
    with index.writer(): pass
except StoreError as error: print(error.code)
"""


@pytest.fixture
def closed() -> Iterator[Path]:
    """A folder where everybody may read, unlike pytest's own, and the index in it that nobody may write."""
    with TemporaryDirectory() as made:
        Path(made).chmod(0o755)
        place = Path(made) / "index"
        with open_index(place.as_uri()).writer() as writer:
            writer.put(rows("a"))
            writer.put(rows("b"))
        yield place
        _chmod(place, 0o755)


def _chmod(folder: Path, mode: int) -> None:
    folder.chmod(0o755)
    for path in [*folder.rglob("*"), folder]:
        path.chmod(mode if path.is_dir() else mode & 0o666)


def test_a_folder_that_may_not_be_written_is_read(closed: Path) -> None:
    _chmod(closed, 0o555)
    asked = run(closed, READ_ONLY.replace("FOLDER", repr(str(closed))))
    both = ["a", "b"]
    assert asked.stdout.splitlines() == [f"False {(both, both, both)}", str(both), "data-folder"], asked.stderr


def test_a_reader_who_may_not_write_sees_what_others_write(closed: Path) -> None:
    script = """
if os.geteuid() == 0: os.setgroups([]); os.setgid(65534); os.setuid(65534)
for _ in sys.stdin:
    print(seen(index, "lúa")[0], seen(index, "lúa")[1], flush=True)
"""
    _chmod(closed, 0o555)
    command = [sys.executable, "-c", _start(closed) + script]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as reader:
        assert reader.stdin is not None

        def asked() -> str:
            print(file=reader.stdin, flush=True)
            return reader.stdout.readline().strip() if reader.stdout else ""

        assert asked() == "['a', 'b'] ['a', 'b']"
        if os.geteuid() != 0:
            _chmod(closed, 0o755)  # the same user writes; the reader has found the folder closed
        with open_index(closed.as_uri()).writer() as writer:
            writer.put(rows("c"))
            writer.commit()
            assert asked() == "['a', 'b', 'c'] ['a', 'b', 'c']"
            writer.remove("a")
        assert asked() == "['b', 'c'] ['b', 'c']"
        reader.stdin.close()
