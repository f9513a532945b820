"""One document in several files: drafts, copies, corrected texts; questions, decisions and what they survive."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from models.answer import HeldDocument
from models.decision import Decision, Question
from models.errors import NotHeldError
from models.query import DocumentQuery, MentionQuery, ObservationQuery, ReviewQuery
from pipeline import Store, decide, forget, ingest, open_store, question, questions, reindex, similar

ROOT = Path(__file__).resolve().parents[3]
BLANK = "   "
TITLE = "Về sơ kết công tác thi đua, khen thưởng 6 tháng đầu năm 2022"
BODY = """I. KẾT QUẢ ĐẠT ĐƯỢC
Các đơn vị thuộc Sở đã tổ chức quán triệt, phổ biến các văn bản của Trung ương và của tỉnh về thi đua, khen thưởng.
Kim ngạch xuất khẩu 6 tháng đầu năm 2022 ước đạt {export} triệu USD, tăng 5,1% so với cùng kỳ năm 2021.
Tổng mức bán lẻ hàng hóa 6 tháng đầu năm 2022 ước đạt 12.345 tỷ đồng, tăng 7,2% so với cùng kỳ năm 2021.
Công tác khen thưởng được thực hiện kịp thời, đúng đối tượng, có tác dụng động viên cán bộ, công chức và người lao động.
{movement}
II. TỒN TẠI, HẠN CHẾ
Một số đơn vị chưa chủ động phát hiện, nhân rộng điển hình tiên tiến; việc gửi báo cáo còn chậm so với quy định.
III. NHIỆM VỤ TRỌNG TÂM 6 THÁNG CUỐI NĂM
Tiếp tục tham mưu Ủy ban nhân dân tỉnh ban hành các văn bản chỉ đạo, tổ chức kiểm tra công tác thi đua tại cơ sở.
Phối hợp với các sở, ngành, địa phương tổ chức hội chợ, kết nối cung cầu, tiêu thụ sản phẩm cho doanh nghiệp.
"""


def report(
    number: str = "77",
    day: str = "05",
    month: int = 7,
    export: str = "941",
    title: str = TITLE,
    movement: str = "",
    body: str = BODY,
    issuer: str = "SỞ CÔNG THƯƠNG",
) -> str:
    """A report of a made-up department; blank number and day as in a draft."""
    head = f"UBND TỈNH SÔNG LAM\n{issuer}\nSố: {number}/BC-SCT\nSông Lam, ngày {day} tháng {month} năm 2022\n"
    return f"{head}\nBÁO CÁO\n{title}\n\n{body.format(export=export, movement=movement)}"


DRAFT = report(number=BLANK, day=BLANK)
FINAL = report()


@pytest.fixture
def store(data_folder: Path) -> Store:
    return open_store(data_folder)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "văn bản").mkdir()
    return tmp_path / "văn bản"


def bring(store: Store, place: Path, name: str, text: str, written: int = 1) -> Path:
    """Writes a file as if at that second, and brings it in."""
    path = place / name
    path.write_text(text, "utf-8")
    os.utime(path, (written, written))
    report_ = ingest([path], store, workers=1)
    assert [entry.reason for entry in report_.failed] == []
    return path


def held(store: Store) -> list[HeldDocument]:
    return list(store.index.documents(DocumentQuery(limit=500)).items)


def open_questions(store: Store) -> list[Question]:
    return list(questions(store, ReviewQuery()).items)


def files(document: HeldDocument) -> dict[str, tuple[int, bool, bool]]:
    return {file.name: (file.version, file.current, file.draft) for file in document.files}


@pytest.mark.parametrize("order", list(itertools.permutations(["thảo", "bản số", "quét"])))
def test_draft_and_numbered_copies_are_one_document_in_every_order(
    store: Store, place: Path, order: tuple[str, ...]
) -> None:
    texts = {"thảo": DRAFT, "bản số": FINAL, "quét": FINAL + "\n"}
    for name in order:
        bring(store, place, f"{name}.txt", texts[name])
    (document,) = held(store)
    assert (document.number, document.issued) == ("77", "2022-07-05")
    assert files(document) == {
        "thảo.txt": (1, False, True),
        "bản số.txt": (2, True, False),
        "quét.txt": (2, True, False),
    }
    (alias,) = document.aliases
    found = store.index.document(alias)
    assert found is not None
    assert found.key == document.key
    assert open_questions(store) == []


def test_the_same_sample_in_three_formats_is_one_document(samples: Store) -> None:
    names = {"sct-cong-thuong-2021-6t.docx", "sct-cong-thuong-2021-6t.pdf", "sct-cong-thuong-2021-6t.scan.pdf"}
    (document,) = [one for one in held(samples) if names & {file.name for file in one.files}]
    assert {file.name for file in document.files} == names
    assert {file.version for file in document.files} == {1}


def test_no_sample_is_joined_to_another_and_nothing_is_asked_of_them(samples: Store) -> None:
    assert [document.key for document in held(samples) if document.aliases] == []
    assert [asked for asked in open_questions(samples) if asked.kind == "document"] == []


# ---- what is not one


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # two numbers are two documents, however alike
        (report(number="77"), report(number="78")),
        # two months
        (report(number=BLANK, day=BLANK, month=7), report(number=BLANK, day=BLANK, month=8, title="Về công tác tháng")),
        # another department
        (report(), report(issuer="SỞ NỘI VỤ", number="77")),
        # two weeks, neither with a number
        (report(number=BLANK, day="05", title="Về tuần 1"), report(number=BLANK, day="12", title="Về tuần 2")),
    ],
)
def test_what_is_alike_but_not_one_stays_two_and_is_shown_as_similar(
    store: Store, place: Path, one: str, other: str
) -> None:
    bring(store, place, "a.txt", one)
    bring(store, place, "b.txt", other)
    first, second = held(store)
    (near,) = similar(store, first.key)
    assert (near.document.key, near.asked) == (second.key, None)
    assert near.similarity > 0.6
    assert open_questions(store) == []


def test_documents_that_have_little_in_common_are_not_shown_as_similar(store: Store, place: Path) -> None:
    bring(store, place, "a.txt", FINAL)
    bring(
        store,
        place,
        "b.txt",
        report(number="78", body="I. KẾT QUẢ\nTrồng 1.200 ha rừng phòng hộ, đạt 98,5% kế hoạch.\n"),
    )
    assert similar(store, held(store)[0].key) == ()


# ---- corrected texts


def test_of_two_texts_of_one_number_the_newer_speaks_and_the_older_is_kept(store: Store, place: Path) -> None:
    bring(store, place, "sửa.txt", report(export="914"), written=2_000)
    bring(store, place, "đầu.txt", report(export="941"), written=1_000)
    (document,) = held(store)
    assert files(document) == {"sửa.txt": (2, True, False), "đầu.txt": (1, False, False)}
    old, new = document.files[1], document.files[0]
    assert (new.supersedes, old.supersedes) == ((old.sha256,), ())
    assert "914" in store.archive.record(new.sha256).text


def test_a_copy_of_the_older_text_that_is_written_later_does_not_speak(store: Store, place: Path) -> None:
    bring(store, place, "đầu.txt", report(export="941"), written=1_000)
    bring(store, place, "sửa.txt", report(export="914"), written=2_000)
    bring(store, place, "chép lại.txt", report(export="941") + "\n", written=3_000)
    (document,) = held(store)
    assert {name for name, (_, current, _) in files(document).items() if current} == {"sửa.txt"}


def test_a_file_that_changes_goes_over_to_another_document(store: Store, place: Path) -> None:
    bring(store, place, "bc.txt", DRAFT)
    bring(store, place, "khác.txt", FINAL)
    (document,) = held(store)
    alias = document.aliases[0]
    bring(store, place, "bc.txt", report(number="90", title="Về việc khác hẳn, không liên quan"), written=5)
    assert sorted(one.number or "" for one in held(store)) == ["77", "90"]
    assert store.index.document(alias) is None


# ---- questions


def test_a_draft_that_was_much_changed_is_asked(store: Store, place: Path) -> None:
    changed = BODY.replace("Các đơn vị thuộc Sở đã tổ chức quán triệt", "Toàn ngành đã chủ động triển khai")
    changed = changed.replace("kịp thời, đúng đối tượng, có tác dụng động viên", "đúng quy định, góp phần khích lệ")
    changed = changed.replace("tổ chức kiểm tra công tác thi đua tại cơ sở", "đôn đốc")
    bring(store, place, "thảo.txt", report(number=BLANK, day=BLANK, body=changed))
    bring(store, place, "bản số.txt", FINAL)
    first, second = held(store)
    (asked,) = open_questions(store)
    assert asked.kind == "document"
    assert asked.similarity is not None
    assert 0.5 <= asked.similarity < 0.8
    assert {asked.one.document, asked.other.document} != {None}
    (near,) = similar(store, first.key)
    assert (near.document.key, near.asked) == (second.key, asked.id)


def test_a_draft_that_fits_two_numbered_documents_is_joined_to_neither(store: Store, place: Path) -> None:
    for name, text in {"a.txt": report("77"), "b.txt": report("78"), "thảo.txt": DRAFT}.items():
        bring(store, place, name, text)
    assert len(held(store)) == 3
    asked = open_questions(store)
    assert len(asked) == 2
    assert all("cũng hợp với" in " ".join(one.reasons) for one in asked)
    decide(store, asked[0].id, True, "An")
    assert len(held(store)) == 2
    assert {bool(one.aliases) for one in held(store)} == {True, False}


# ---- decisions


@pytest.fixture
def two(store: Store, place: Path) -> Question:
    """A question: one number, two texts that have little in common."""
    other = BODY.replace("thi đua", "phong trào").replace("năm 2022", "năm nay").replace("đơn vị", "phòng, ban")
    bring(store, place, "a.txt", report(day="05"))
    bring(store, place, "b.txt", report(day="06", body=other))
    (asked,) = open_questions(store)
    return asked


def test_a_decision_joins_at_once_and_the_question_is_closed(store: Store, two: Question) -> None:
    told = decide(store, two.id, True, "Bình", "cùng bản")
    assert told.decision is not None
    assert (told.decision.by, told.decision.note, told.decision.same) == ("Bình", "cùng bản", True)
    assert len(held(store)) == 1
    assert open_questions(store) == []
    (listed,) = questions(store, ReviewQuery(decided=True)).items
    assert (listed.id, listed.decision) == (two.id, told.decision)


def test_a_decision_that_two_are_two_closes_the_question(store: Store, two: Question) -> None:
    decide(store, two.id, False, "Bình")
    assert len(held(store)) == 2
    assert open_questions(store) == []


def test_a_decision_is_taken_back(store: Store, two: Question) -> None:
    decide(store, two.id, True, "Bình")
    decide(store, two.id, None, "Bình")
    assert len(held(store)) == 2
    assert [asked.id for asked in open_questions(store)] == [two.id]
    assert len(store.decisions.read().decisions) == 2


def test_a_decision_keeps_apart_what_would_be_joined(store: Store, place: Path) -> None:
    bring(store, place, "thảo.txt", DRAFT)
    bring(store, place, "bản số.txt", FINAL)
    with store.ledger() as ledger:
        draft, final = (ledger.at(str(place / name)) for name in ("thảo.txt", "bản số.txt"))
    assert draft
    assert final
    kept = Decision(kind="document", one=draft.sha256 or "", other=final.sha256 or "", same=False, by="An", at="2026")
    store.decisions.add([kept])
    bring(store, place, "khác.txt", report(number="99", title="Về việc khác"))  # the next run catches up
    assert len(held(store)) == 3


@pytest.mark.parametrize("same", [True, False])
def test_a_decision_survives_reading_anew_and_a_new_index(store: Store, place: Path, two: Question, same: bool) -> None:
    decide(store, two.id, same, "Bình")
    before = held(store)
    for name in ("a.txt", "b.txt"):
        forget(store, str(place / name))
    assert held(store) == []
    ingest([place], store, workers=1)
    assert held(store) == before
    reindex(store)
    assert held(store) == before
    store.ledger_path.unlink()
    for rest in store.folder.glob("ledger.sqlite3-*"):
        rest.unlink()
    reindex(store)
    assert [one.key for one in held(store)] == [one.key for one in before]


def test_a_decision_that_was_kept_but_not_applied_is_applied_by_the_next_run(
    store: Store, place: Path, two: Question
) -> None:
    killed = f"""
import os, signal, sys
from pathlib import Path
import pipeline.settling
from pipeline import decide, open_store
pipeline.settling.Settler.settle = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
decide(open_store(Path({str(store.folder)!r})), {two.id!r}, True, "Bình")
"""
    ended = subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False)
    assert ended.returncode == -signal.SIGKILL
    assert len(held(store)) == 2
    bring(store, place, "khác.txt", report(number="99", title="Về việc khác"))
    assert sorted(one.number or "" for one in held(store)) == ["77", "99"]


def test_a_kill_between_index_and_ledger_loses_nothing(store: Store, place: Path) -> None:
    bring(store, place, "thảo.txt", DRAFT)
    (place / "bản số.txt").write_text(FINAL, "utf-8")
    killed = f"""
import os, signal
from pathlib import Path
from pipeline import ingest, open_store
from pipeline.ledger import Ledger
Ledger.record = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
ingest([Path({str(place)!r})], open_store(Path({str(store.folder)!r})), workers=1)
"""
    assert subprocess.run([sys.executable, "-c", killed], cwd=ROOT, check=False).returncode == -signal.SIGKILL
    ingest([place], store, workers=1)
    (document,) = held(store)
    assert set(files(document)) == {"thảo.txt", "bản số.txt"}


def test_an_unknown_question_is_told(store: Store) -> None:
    for ask in (lambda: question(store, "x"), lambda: decide(store, "x", True, "An")):
        with pytest.raises(NotHeldError) as told:
            ask()
        assert told.value.code == "question-unknown"


# ---- names

LONG = "Phát động phong trào thi đua “Toàn ngành chung tay vì một Sông Lam {word} đẹp” trong toàn ngành."


def names_of(store: Store) -> set[str | None]:
    return {one.id for one in store.index.movements(MentionQuery()).items}


def test_two_spellings_of_a_movement_are_asked_and_become_one(store: Store, place: Path) -> None:
    bring(store, place, "a.txt", report("71", movement=LONG.format(word="xanh sạch"), title="Về việc một"))
    bring(store, place, "b.txt", report("72", movement=LONG.format(word="xanh"), title="Về việc hai"))
    (asked,) = [one for one in open_questions(store) if one.kind == "movement"]
    assert {asked.one.quote, asked.other.quote} != {None}
    decide(store, asked.id, True, "An")
    assert names_of(store) == {"toan-nganh-chung-tay-vi-mot-song-lam-xanh-sach-dep"}
    reindex(store)
    assert names_of(store) == {"toan-nganh-chung-tay-vi-mot-song-lam-xanh-sach-dep"}
    decide(store, asked.id, None, "An")
    assert names_of(store) == {None}


def test_a_body_without_its_place_is_asked_and_becomes_one(store: Store, place: Path) -> None:
    bring(store, place, "a.txt", FINAL)
    bring(
        store,
        place,
        "b.txt",
        report("78", title="Về việc hai").replace("UBND TỈNH SÔNG LAM\n", "").replace("Sông Lam, ", ""),
    )
    issuers = {one.issuers for one in held(store)}
    asked = [one for one in open_questions(store) if one.kind == "body"]
    assert len(issuers) == 2, issuers
    assert len(asked) == 1
    decide(store, asked[0].id, True, "An")
    assert len({one.issuers for one in held(store)}) == 1


def test_a_body_with_a_letter_too_many_takes_the_name_that_is_spelt_right(store: Store, place: Path) -> None:
    bring(store, place, "a.txt", FINAL.replace("SỞ CÔNG THƯƠNG", "BAN QUẢN LÝ CẢNG CÁ"))
    other = report("78", title="Về việc hai").replace("SỞ CÔNG THƯƠNG", "BAN QUẢN LÝ CẢNGG CÁ")
    bring(store, place, "b.txt", other)
    (asked,) = [one for one in open_questions(store) if one.kind == "body"]
    decide(store, asked.id, True, "An")
    ((name,),) = {one.issuers for one in held(store)}
    assert "Cảng cá" in name


def indicators_of(store: Store) -> set[str]:
    return {one.name for one in store.index.observations(ObservationQuery()).items if one.indicator is None}


def test_two_spellings_of_an_indicator_are_asked_and_become_one(store: Store, place: Path) -> None:
    """A letter too many; the decision is kept over a new index, and taken back."""
    bring(
        store,
        place,
        "a.txt",
        report(
            "71",
            title="Kết quả công tác 6 tháng đầu năm 2022",
            body="I. KẾT QUẢ\nSố lượt kiểm tra lưu động đạt 12 lượt.",
        ),
    )
    bring(
        store,
        place,
        "b.txt",
        report(
            "72",
            title="Kiểm tra cơ sở 6 tháng đầu năm 2022",
            body="I. KẾT QUẢ\nSố lượt kiểm traa lưu động đạt 15 lượt.",
        ),
    )
    both = indicators_of(store)
    (asked,) = [one for one in open_questions(store) if one.kind == "indicator"]
    assert {asked.one.name, asked.other.name} == both == {"Số lượt kiểm tra lưu động", "Số lượt kiểm traa lưu động"}
    decide(store, asked.id, True, "An")
    (one,) = indicators_of(store)
    assert one == "Số lượt kiểm tra lưu động"  # as it is spelt, though the other is longer
    reindex(store)
    assert indicators_of(store) == {one}
    assert [it.decision for it in questions(store, ReviewQuery(decided=True)).items] != [None]
    decide(store, asked.id, None, "An")
    assert indicators_of(store) == both


def test_what_one_document_tells_apart_is_not_asked(store: Store, place: Path) -> None:
    said, other = "Số lượt kiểm tra lưu động đạt 12 lượt.", "Số lượt kiểm traa lưu động đạt 15 lượt."
    bring(
        store, place, "a.txt", report("71", title="Kết quả công tác 6 tháng đầu năm 2022", body=f"I. KẾT QUẢ\n{said}")
    )
    bring(store, place, "b.txt", report("72", title="Kiểm tra cơ sở 6 tháng đầu năm 2022", body=f"I. KẾT QUẢ\n{other}"))
    assert "indicator" in {one.kind for one in open_questions(store)}
    bring(
        store, place, "c.txt", report("73", title="Tình hình 6 tháng đầu năm 2022", body=f"I. KẾT QUẢ\n{said}\n{other}")
    )
    assert "indicator" not in {one.kind for one in open_questions(store)}


@pytest.mark.parametrize("bracket", ["(mới)", "(cả năm)"])
def test_a_bracket_that_only_one_year_prints_is_asked(store: Store, place: Path, bracket: str) -> None:
    table = "Chỉ tiêu | Đơn vị tính | Năm {} | Năm {}\nSố lượt kiểm tra lưu động{} | lượt | 12 | 15"
    bring(store, place, "a.txt", report("71", title="Về việc một", body=table.format(2020, 2021, "")))
    bring(store, place, "b.txt", report("72", title="Về việc hai", body=table.format(2021, 2022, f" {bracket}")))
    asked = [one for one in open_questions(store) if one.kind == "indicator"]
    assert [one.reasons for one in asked] == [("hai tên chỉ khác phần trong ngoặc",)]
