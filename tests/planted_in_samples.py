"""Contradictions planted in the sample documents: one figure, citation or name changed as a slip of the hand would."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from api.answers.check import check
from api.answers.disagreements import disagreements
from index import IndexReader, open_index, rows_of
from models.finding import Finding
from models.query import DisagreementQuery, DocumentQuery
from models.record import Record
from pipeline import Store, parse

DOCUMENTS = Path(__file__).parent.parent / "corpus" / "samples" / "documents"
Plant = tuple[str, str, str, str]
PLANTS: tuple[Plant, ...] = (
    # document, as it is printed, as it is planted, what is to be found
    # a change that doesn't follow from the two figures
    ("sct-cong-thuong-2019-6t", "14.120 tỷ đồng, tăng 11,7%", "14.120 tỷ đồng, tăng 17,1%", "change-differs"),
    ("sct-cong-thuong-2019-6t", "447,2 triệu USD, tăng 11,1%", "447,2 triệu USD, tăng 12,1%", "change-differs"),
    ("sct-cong-thuong-2019-nam", "43.260 tỷ đồng, tăng 10,5%", "43.260 tỷ đồng, tăng 15%", "change-differs"),
    ("sct-cong-thuong-2019-nam", "858,3 triệu USD, tăng 6,5%", "858,3 triệu USD, giảm 6,5%", "change-differs"),
    ("sct-cong-thuong-2021-6t", "752 triệu kWh, tăng 9%", "752 triệu kWh, tăng 19%", "change-differs"),
    ("sct-cong-thuong-2021-nam", "49.310 tỷ đồng, tăng 7,4%", "49.310 tỷ đồng, tăng 4,7%", "change-differs"),
    ("sct-cong-thuong-2021-nam", "1.005,2 triệu USD, tăng 19,1%", "1.005,2 triệu USD, tăng 16,1%", "change-differs"),
    ("sct-cong-thuong-2022-6t", "17.925 tỷ đồng, tăng 17,9%", "17.925 tỷ đồng, tăng 19,7%", "change-differs"),
    ("sct-cong-thuong-2022-6t", "548,1 triệu USD, tăng 16,5%", "548,1 triệu USD, tăng 15,6%", "change-differs"),
    ("sct-cong-thuong-2022-6t", "thủ tục hành chính, tăng 13,2%", "thủ tục hành chính, tăng 12,3%", "change-differs"),
    ("sct-cong-thuong-2022-nam", "37.310 tỷ đồng, tăng 16,7%", "37.310 tỷ đồng, tăng 17,6%", "change-differs"),
    ("sct-cong-thuong-2022-nam", "4,58%, giảm 0,37 điểm", "4,58%, giảm 0,73 điểm", "change-differs"),
    ("sct-cong-thuong-2022-nam", "63,0%, tăng 4,1 điểm", "63,0%, tăng 1,4 điểm", "change-differs"),
    ("sct-thi-dua-2019-6t", "409,6 triệu USD, tăng 6,4%", "409,6 triệu USD, tăng 4,6%", "change-differs"),
    ("sct-thi-dua-2019-nam", "29.305 tỷ đồng, tăng 12,2%", "29.305 tỷ đồng, tăng 21,2%", "change-differs"),
    ("sct-thi-dua-2021-6t", "520,4 triệu USD, tăng 18,7%", "520,4 triệu USD, tăng 17,8%", "change-differs"),
    ("sct-thi-dua-2021-nam", "31.980 tỷ đồng, tăng 5,3%", "31.980 tỷ đồng, tăng 3,5%", "change-differs"),
    ("sct-thi-dua-2022-nam", "1.078,6 triệu USD, tăng 7,3%", "1.078,6 triệu USD, tăng 3,7%", "change-differs"),
    ("sct-thi-dua-2022-nam", "52 sáng kiến, tăng 13%", "52 sáng kiến, tăng 31%", "change-differs"),
    ("sct-thi-dua-2023-6t", "571,9 triệu USD, giảm 6,3%", "571,9 triệu USD, tăng 6,3%", "change-differs"),
    ("sct-thi-dua-2023-6t", "19.870 tỷ đồng, tăng 10,3%", "19.870 tỷ đồng, tăng 13%", "change-differs"),
    ("skhdt-thi-dua-2020-nam", "thành lập mới, giảm 3,5%", "thành lập mới, giảm 5,3%", "change-differs"),
    ("stc-thi-dua-2022-nam", "thành lập mới, tăng 12,8%", "thành lập mới, tăng 18,2%", "change-differs"),
    # an attainment that doesn't follow from figure and plan
    ("sct-cong-thuong-2019-6t", "so với CK năm trước, đạt 48,2%", "so với CK năm trước, đạt 42,8%", "plan-differs"),
    ("sct-cong-thuong-2019-nam", "so với cùng kỳ, đạt 101,3%", "so với cùng kỳ, đạt 103,1%", "plan-differs"),
    ("sct-cong-thuong-2021-6t", "so với cùng kỳ năm trước, đạt 45,7%", "so với cùng kỳ năm trước, đạt 47,5%",
     "plan-differs"),
    ("sct-cong-thuong-2021-nam", "hoàn thành 95,7%", "hoàn thành 97,5%", "plan-differs"),
    ("sct-cong-thuong-2022-6t", "so cùng kỳ, bằng 48,4%", "so cùng kỳ, bằng 44,8%", "plan-differs"),
    ("sct-cong-thuong-2022-nam", "so với năm trước, đạt 102,9%", "so với năm trước, đạt 109,2%", "plan-differs"),
    ("sct-thi-dua-2019-nam", "so với năm trước, đạt 101,6%", "so với năm trước, đạt 106,1%", "plan-differs"),
    ("sct-thi-dua-2021-6t", "tăng 18,7%, đạt 48,2%", "tăng 18,7%, đạt 44,2%", "plan-differs"),
    ("sct-thi-dua-2022-nam", "so với năm trước, đạt 100,7%", "so với năm trước, đạt 107%", "plan-differs"),
    ("sct-thi-dua-2023-6t", "giảm 6,3%, đạt 44%", "giảm 6,3%, đạt 49%", "plan-differs"),
    # another figure than the other report on the same period
    ("sct-thi-dua-2019-6t", "ước đạt 20.310 tỷ đồng", "ước đạt 23.010 tỷ đồng", "conflict"),
    ("sct-thi-dua-2021-6t", "ước đạt 15.260 tỷ đồng", "ước đạt 15.620 tỷ đồng", "conflict"),
    ("sct-thi-dua-2021-nam", "đạt 1.005,2 triệu USD", "đạt 1.052 triệu USD", "conflict"),
    ("sct-thi-dua-2021-nam", "đạt 31.980 tỷ đồng", "đạt 39.180 tỷ đồng", "conflict"),
    ("sct-thi-dua-2021-nam", "đạt 1.566 triệu kWh", "đạt 1.656 triệu kWh", "conflict"),
    # a unit a thousand times as large; the year less than its first half; prices of another year
    ("sct-thi-dua-2023-6t", "571,9 triệu USD", "571,9 tỷ USD", "change-differs"),
    ("sct-cong-thuong-2019-nam", "ước đạt 952,4 triệu USD", "ước đạt 429,5 triệu USD", "falls"),
    ("sct-thi-dua-2022-nam", "(giá so sánh 2020) đạt 71.985", "(giá so sánh 2010) đạt 71.985", "change-differs"),
    # a document that is cited as it isn't
    ("sct-cong-thuong-2019-6t", "03/CT-UBND ngày 20/02/2019", "03/CT-UBND ngày 20/3/2019", "citation-differs"),
    ("sct-cong-thuong-2019-nam", "118/BC-SCT ngày 03/7/2019", "118/BC-SCT ngày 07/3/2019", "citation-differs"),
    ("sct-thi-dua-2019-6t", "11/KH-SCT ngày 25/02/2019", "11/KH-SCT ngày 15/02/2019", "citation-differs"),
    ("sct-thi-dua-2021-6t", "12/KH-SCT ngày 09/02/2021", "12/KH-SCT ngày 09/12/2021", "citation-differs"),
    ("sct-thi-dua-2021-6t", "01/CTLT-SCT-CĐCT, ngày 11/01/2021", "01/CTLT-SCT-CĐCT, ngày 01/11/2021",
     "citation-differs"),
    ("sct-thi-dua-2021-nam", "03-CT/TW ngày 19/5/2021", "03-CT/TW ngày 19/8/2021", "citation-differs"),
    ("sct-thi-dua-2021-nam", "26 tháng 3 năm 2021", "26 tháng 5 năm 2021", "citation-differs"),
    # a movement that is called otherwise by everybody
    ("sct-thi-dua-2019-6t", "ưu tiên dùng hàng Việt Nam", "ưu tiên mua hàng Việt Nam", "name-differs"),
    ("sct-thi-dua-2021-6t", "Việt Nam hội nhập và phát triển", "Việt Nam hội nhập và đổi mới", "name-differs"),
)  # fmt: skip


@dataclass(slots=True)
class Found:
    """What was planted and found, what was not, and what was told that nobody planted, among so many documents."""

    found: int = 0
    missed: list[str] = field(default_factory=list)
    false: list[str] = field(default_factory=list)
    documents: int = 0

    @property
    def share(self) -> float:
        """The share of planted contradictions that were found."""
        return self.found / (self.found + len(self.missed))

    def count(self, plant: Plant, findings: Iterable[Finding], draft: Record) -> None:
        """Counts whether what was planted in a document is among these findings."""
        name, printed, planted, kind = plant
        kinds = [one.kind for one in findings if _touches(one, draft, planted)]
        if kind in kinds:
            self.found += 1
        else:
            self.missed.append(f"{name}: {printed} → {planted} ({kind}); {kinds}")


def found_in_drafts(reader: IndexReader) -> Found:
    """Each planted document held against the samples; `reader` holds these as they are.

    A finding counts for what was planted if one of its sides stands where that was; the others are false alarms, unless
    the document that nothing was planted in has them too.
    """
    told = Found(documents=len(PLANTS))
    usual: dict[str, set[str]] = {}
    for plant in PLANTS:
        name, printed, planted, _ = plant
        if name not in usual:
            usual[name] = {_words(one) for one in check(_parsed(name), reader).findings}
        draft = _parsed(name, printed, planted)
        findings = check(draft, reader).findings
        told.count(plant, findings, draft)
        others = [one for one in findings if not _touches(one, draft, planted)]
        told.false += [_words(one) for one in others if _words(one) not in usual[name]]
    return told


def found_among(samples: Store, folder: Path) -> Found:
    """The samples as one corpus, again and again with other contradictions planted, one a document at a time."""
    told = Found()
    with samples.reader() as reader:
        held = [samples.archive.record(one.files[0].sha256) for one in reader.documents(DocumentQuery(limit=500)).items]
        usual = {_words(one) for one in disagreements(DisagreementQuery(limit=500), reader).items}
    for number, plants in enumerate(_rounds()):
        drafts = {plant: _parsed(*plant[:3]) for plant in plants}
        records = {one.document.key: one for one in (*held, *drafts.values())}
        findings = _disagreeing(records.values(), folder / str(number))
        for plant, draft in drafts.items():
            told.count(plant, findings, draft)
        told.documents += len(records)
        told.false += [
            _words(one)
            for one in findings
            if _words(one) not in usual and not any(_touches(one, drafts[it], it[2]) for it in plants)
        ]
    return told


def _rounds() -> list[list[Plant]]:
    """All plants, in each part no two of one document."""
    rounds: list[list[Plant]] = []
    for plant in PLANTS:
        free = next((it for it in rounds if plant[0] not in [one[0] for one in it]), None)
        if free is None:
            rounds.append([plant])
        else:
            free.append(plant)
    return rounds


def _disagreeing(records: Iterable[Record], folder: Path) -> tuple[Finding, ...]:
    index = open_index(folder.as_uri())
    try:
        with index.writer() as writer:
            for one in records:
                writer.put(rows_of(one, ()))
        return disagreements(DisagreementQuery(limit=500), index).items
    finally:
        index.close()


def _parsed(name: str, printed: str = "", planted: str = "") -> Record:
    return parse(b"".join(_changed(DOCUMENTS / f"{name}.docx", printed, planted)), f"{name}.docx")


def _changed(path: Path, printed: str, planted: str) -> Iterator[bytes]:
    """The file with other words in one place."""
    if not printed:
        yield path.read_bytes()
        return
    changed = io.BytesIO()
    with zipfile.ZipFile(path) as before, zipfile.ZipFile(changed, "w") as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename == "word/document.xml":
                assert content.count(printed.encode()) == 1, f"{path.name}: {printed}"
                content = content.replace(printed.encode(), planted.encode())
            after.writestr(part, content)
    yield changed.getvalue()


def _touches(one: Finding, draft: Record, planted: str) -> bool:
    """Whether a side of a finding overlaps the words that were planted."""
    start = draft.text.index(planted)
    places = [side.source for side in (one.here, *one.there) if side.source]
    return any(
        it.document.key == draft.document.key and it.start < start + len(planted) and start < it.end for it in places
    )


def _words(one: Finding) -> str:
    source = one.here.source
    return f"{one.kind}: {source.quote if source else one.here.words}"
