"""Records with everything that an index holds, made from the facts of generated documents without reading any text.

What stands where is known beforehand (`Fact`), so that what a search finds can be judged by it.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from corpus.samples.facts import Block, Draft
from corpus.samples.generated import bodies, drafts
from models.record import Record

YEARS = range(2014, 2024)
SEED, MOST = 7, 3060
MOVEMENTS = (
    ("PT-01", "Doanh nghiệp chung sức cùng bản làng"),
    ("PT-02", "Cán bộ học tập chuyển đổi số"),
    ("PT-03", "Công sở sáng, xanh, gọn"),
    ("PT-04", "Thợ giỏi truyền nghề"),
    (None, "Mỗi phòng một sáng kiến"),
    (None, "Ngày thứ bảy vì người dân"),
)
AWARDS = (("BK_TINH", "Bằng khen cấp tỉnh"), ("GK", "Giấy khen"), ("CSTD_CS", "Chiến sĩ thi đua cơ sở"))
CITED = (
    ("NQ", "Nghị quyết", "HĐND"),
    ("CT", "Chỉ thị", "UBND"),
    ("QĐ", "Quyết định", "UBND"),
    ("KH", "Kế hoạch", "UBND"),
)
PLACES = (
    "vùng ven sông", "các xã vùng cao", "khu vực nội thị", "cụm công nghiệp phía đông", "các chợ đầu mối",
    "địa bàn giáp ranh", "các làng nghề", "tuyến đê biển", "khu tái định cư", "các bến thủy nội địa",
)  # fmt: skip
WORKS = (
    "kiểm tra an toàn hồ chứa", "thẩm định dự toán", "rà soát quy hoạch", "tập huấn nghiệp vụ",
    "xúc tiến thương mại", "giải phóng mặt bằng", "số hóa hồ sơ lưu trữ", "phòng cháy, chữa cháy",
    "cấp điện mùa khô", "chống hàng giả", "hỗ trợ hộ nghèo", "đào tạo nghề", "nạo vét kênh mương",
    "đối thoại với doanh nghiệp", "bình ổn giá cuối năm",
)  # fmt: skip
OUTCOMES = (
    "đã hoàn thành trước thời hạn {} ngày", "còn {} hồ sơ đang chờ bổ sung", "được {} lượt đơn vị tham gia",
    "tiến hành thành {} đợt, chưa phát sinh vướng mắc", "kéo dài thêm {} tuần do mưa bão",
    "thu hút {} ý kiến góp ý của người dân",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """What stands at [start, end) of a document's text; `about` names its kind and what it is of."""

    document: str
    start: int
    end: int
    about: dict[str, Any]


@dataclass(slots=True)
class Made:
    """A record and what is true in it."""

    record: Record
    facts: list[Fact] = field(default_factory=list)


def made(documents: int) -> Iterator[Made]:
    """So many documents, the same ones in the same order every time."""
    count = 0
    for body in bodies(min(MOST, documents // (3 * len(YEARS)) + 1), SEED):
        for draft in drafts(body, YEARS, SEED):
            if count == documents:
                return
            count += 1
            yield _Making(draft).made()


class _Making:
    """One draft on its way into a record."""

    def __init__(self, draft: Draft) -> None:
        self.draft, self.chosen = draft, random.Random(f"texts {draft.name}")
        self.key = f"{draft.head.type.lower()}-{draft.name}"
        self.lines: list[str] = []
        self.length = 0
        self.sections: list[dict[str, Any]] = []
        self.found: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("references", "movements", "awards", "statements", "observations")
        }

    def made(self) -> Made:
        for block in self.draft.blocks:
            self._block(block)
        for section, after in zip(self.sections, [*self.sections[1:], {"start": self.length}], strict=True):
            section["end"] = after["start"]
        self._figures()
        record = Record.model_validate(self._fields())
        return Made(record, list(self._facts(record)))

    def _block(self, block: Block) -> None:
        if block.kind == "heading":
            name = f"s{len(self.sections) + 1}"
            about = {"id": name, "parent": None, "label": block.label, "heading": block.text, "role": None}
            self.sections.append({**about, "start": self.length})
            self._line(f"{block.label} {block.text}")
            self._line(self._told())
        elif block.kind == "table":
            for row in ((block.text,), *block.rows):
                self._line(" ".join(row))
        else:
            start = self._line(block.text)
            role = next((it["role"] for it in self.draft.statements if it["quote"] == block.text), None)
            if role:
                self._mention("statements", block.text, start, role=role)
                self._line(self._told())
        if self.sections and self.chosen.random() < 0.25:
            self._said()

    def _told(self) -> str:
        """A sentence of ordinary work, with a number."""
        work, place, outcome = (self.chosen.choice(words) for words in (WORKS, PLACES, OUTCOMES))
        other = self.chosen.choice(WORKS)
        said = outcome.format(self.chosen.randint(2, 400))
        return f"Việc {work} tại {place} {said}; đồng thời đơn vị phối hợp {other} ở {self.chosen.choice(PLACES)}."

    def _said(self) -> None:
        """A sentence that cites, names a movement, or tells an award."""
        which = self.chosen.randrange(3)
        if which == 0:
            letters, word, body = self.chosen.choice(CITED)
            number, year = self.chosen.randint(1, 60), self.draft.year - self.chosen.randint(0, 2)
            quote = f"{word} số {number}/{letters}-{body}"
            start = self._line(f"Thực hiện {quote} năm {year}, đơn vị đã ban hành văn bản chỉ đạo.")
            cited = {"type": letters, "number": str(number), "symbol": f"{letters}-{body}", "year": year}
            more = {"date": None, "issuers": (), "title": None, "relation": None}
            key = f"{letters}|{number}||{body}|{year}"
            self._mention("references", quote, start + len("Thực hiện "), key=key, **cited, **more)
        elif which == 1:
            code, name = self.chosen.choice(MOVEMENTS)
            begin = "Phong trào thi đua “"
            start = self._line(f"{begin}{name}” được {self.chosen.randint(3, 90)} đơn vị hưởng ứng.")
            self._mention("movements", name, start + len(begin), name=name, id=code, kind="movement")
        else:
            code, name = self.chosen.choice(AWARDS)
            count = self.chosen.randint(1, 80)
            begin = f"Trong kỳ có {count} tập thể, cá nhân được tặng "
            start = self._line(f"{begin}{name}.")
            about = {"award": code, "name": name, "count": count, "recipient": None, "year": None}
            self._mention("awards", name, start + len(begin), **about)

    def _figures(self) -> None:
        text = "\n".join(self.lines)
        for seen in self.draft.observations:
            start = text.find(seen["quote"])
            assert start >= 0, seen["quote"]
            more = {name: value for name, value in seen.items() if name != "quote"}
            self._mention("observations", seen["quote"], start, **more)

    def _line(self, text: str) -> int:
        start = self.length
        self.lines.append(text)
        self.length += len(text) + 1
        return start

    def _mention(self, what: str, quote: str, start: int, **about: Any) -> None:
        section = next((it["id"] for it in reversed(self.sections) if it["start"] <= start), None)
        place = {"start": start, "end": start + len(quote), "page": None, "section": section}
        self.found[what].append({"quote": quote, **place, **about})

    def _fields(self) -> dict[str, Any]:
        head, text = self.draft.head, "\n".join(self.lines)
        period = dict(zip(("start", "end"), head.period, strict=True)) if head.period else None
        return {
            "source": {
                "name": f"{self.draft.name}.txt", "media_type": "text/plain", "pages": None, "text_origin": "text",
                "sha256": hashlib.sha256(text.encode()).hexdigest(), "bytes": len(text.encode()),
            },
            "text": text,
            "document": {
                "key": self.key, "type": head.type, "number": head.number, "symbol": head.symbol,
                "issuers": head.issuers, "parent": head.parent, "place": head.place, "issued": head.issued,
                "title": head.title, "period": period, "signers": (), "recipients": head.recipients,
            },
            "sections": self.sections, "dates": (), "warnings": (), **self.found,
        }  # fmt: skip

    def _facts(self, record: Record) -> Iterator[Fact]:
        issuer = record.document.issuers[0]
        common = {"issuer": issuer, "written": self.draft.year}
        for kind, mentions in self.found.items():
            for it in mentions:
                yield Fact(self.key, it["start"], it["end"], {**it, **common, "what": kind})
