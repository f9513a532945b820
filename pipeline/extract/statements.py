"""Finds what sentences state: strengths, limitations, causes, recommendations, tasks; by section and by own words.

A sentence takes the role that it states itself, whatever its section; lead-ins and formulas state nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from models.mention import StatementMention
from models.structure import Role, Sentence, Structure
from models.text import Span
from models.values.wording import normal
from pipeline.extract.citations.issuers import names_body
from pipeline.extract.roles.cues import ends, holds, is_cue, opens
from pipeline.extract.roles.lists import lists_limitations
from pipeline.extract.roles.quotes import quote_of
from pipeline.extract.roles.tables import tasks_in
from pipeline.extract.roles.words import explains, told_by_words, turns

_ORDERS = frozenset({"CT", "CĐ"})
_PLANS = frozenset({"KH", "CTr", "PA", "KHPH", "CTPH", "KHLT"})
_READ = 2_000
"""Characters of a sentence that are looked at for its role."""
_LONGEST_ASKER = 10
"""Words of the body that asks."""
_LAST_WORDS = 250
"""Characters at the end of a sentence in which a report takes its leave."""
_LONGEST_COURTESY = 18

_BLANK = re.compile(r"\s*")
_STOP = re.compile(
    r"""
    [.!?] (?: (?<= [^\W\d_]{2}. ) | (?<= [)%\d”"]. ) ) (?P<blank>\s+) (?=\w)   # "… nhiệm vụ. Tuy nhiên, …"
    """,
    re.VERBOSE,
)
_FIELD = re.compile(r"\s*[-+*•]?\s*(?P<name>[^:\n]{2,40}):")
_CONTENT_LEAD_IN = re.compile(r"[,;]\s*(?:trong đó|cụ thể)(?:\s+như\s+sau)?\s*:\s*$", re.IGNORECASE)
_ADDRESSEE = re.compile(
    r"(?:kính\s+)?(?:đề\s+nghị|kiến\s+nghị|đề\s+xuất|kính\s+mong)(?:\s+(?:với|đến|tới|các|lãnh\s+đạo))*\s+",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:kính\s+|trân\s+trọng\s+)?(?:đề\s+nghị|kiến\s+nghị)(?:\s+(?:với|các|lãnh\s+đạo))*\s+")
_HUMBLY = ("kính", "trân trọng")
_REPORTS = re.compile(r"báo cáo\b.*\b(?:tổng hợp|theo dõi|chỉ đạo|xem xét)[^.]*\./\.$")
_TARGET = re.compile(r"\b(?:đạt|tăng|giảm|chiếm)\s+(?:(?:từ|trên|dưới|khoảng|ít nhất|tối thiểu)\s+)?\d")  # GRDP đạt 8%


def find(doc: Doc) -> tuple[StatementMention, ...]:
    """The statements of a text, in text order; a long one is cut to its first clauses."""
    content, structure = doc._.text.content, doc._.structure
    said = [StatementMention(quote_of(content, span), role) for span, role in _Reader(content, structure).statements()]
    if structure.header.present or structure.header.type:
        said += [StatementMention(span, "task") for table in structure.tables for span in tasks_in(content, table)]
    return tuple(sorted(said, key=lambda statement: statement.span))


class _Reader:
    """Goes through the sentences of one text; knows what was said before and where the orders begin."""

    def __init__(self, content: str, structure: Structure) -> None:
        self._content = content
        self._structure = structure
        self._type = structure.header.type
        self._planned = self._type in _PLANS or _issues_plan(structure)
        self._orders_from = self._start_of_orders()
        self._results = _parts_of_results(structure)
        self._sections = {section.id: section for section in structure.sections}
        self._table_starts = sorted(table.start for table in structure.tables)
        self._said: list[str] = []
        self._last = structure.sentences[-1] if structure.sentences else None
        self._listing: tuple[str | None, bool] | None = None
        """Section in which a list of causes was announced, and whether only its items are causes."""
        self._limits: str | None = None
        """Section in which a list of limitations was announced: "… vẫn còn một số hạn chế:"."""
        self._requested: str | None = None
        """Section in which a list of requests was announced: "Sở kính đề nghị Ủy ban X:"."""
        self._cause_paragraph: int | None = None

    def statements(self) -> Iterator[tuple[Span, Role]]:
        """Spans with their roles; the sentences of an item count as one as long as none states another role."""
        for sentence in self._structure.sentences:
            span, role = Span(sentence.start, sentence.start), None
            for part in self._parts(sentence):
                stated = self._of_part(sentence, part)
                if role and (stated in (None, role)):
                    span = Span(span.start, part.end)
                    continue
                if role:
                    yield span, role
                span, role = part, stated
            if role:
                yield span, role

    def _of_part(self, sentence: Sentence, span: Span) -> Role | None:
        words = normal(self._content[span.start : min(span.end, span.start + _READ)])
        role = self._role(sentence, span, words)
        if self._content[span.end - 1] == ":":
            self._listing = self._list_of_causes(sentence, words) or self._listing
        if not sentence.item:
            listed = lists_limitations(self._content, max(span.start, span.end - _LAST_WORDS), span.end)
            self._limits = sentence.section if listed else None
            self._requested = sentence.section if self._opens_requests(sentence, span) else None
        if role == "cause" and opens(words, "cause-open"):
            self._cause_paragraph = sentence.paragraph
        self._said.append(words)
        return role

    def _parts(self, sentence: Sentence) -> Sequence[Span]:
        """The sentence, or the sentences of an item."""
        found = _STOP.finditer(self._content, sentence.start, sentence.end)
        stops = [stop.span("blank") for stop in found if self._content[stop.end()].isupper()]
        starts = [sentence.start, *(stop[1] for stop in stops)]
        ends_ = [*(stop[0] for stop in stops), sentence.end]
        return [Span(start, end) for start, end in zip(starts, ends_, strict=True)]

    def _role(self, sentence: Sentence, span: Span, words: str) -> Role | None:
        fewest = 2 if sentence.role == "limitation" and self._content[span.end - 1] == "." else 3  # "Nợ thuế tăng."
        if words.count(" ") < fewest or self._announces(sentence, span, words) or opens(words, "effect"):
            return None
        if opens(words, "closing"):
            return "recommendation" if holds(words, "closing-request") else None
        if opens(words, "difficulty-open") and holds(words, "closing-request"):
            return "recommendation"
        if sentence is self._last and self._type in _ORDERS | _PLANS and self._asks_at_end(sentence, words):
            return "recommendation"
        if self._is_courtesy(span, words) or self._is_caption(span):
            return None
        if self._requests(span, sentence):
            return "recommendation"
        if sentence.role in ("recommendation", "cause"):
            return sentence.role
        if sentence.item and self._requested == sentence.section and sentence.section:
            return "recommendation"
        if self._goes_on_cause(sentence, words):
            return "cause"
        if opens(words, "cause-open") or (self._in_cause_list(sentence) and not opens(words, "contrast")):
            return "cause"
        if sentence.role == "limitation":
            return "cause" if explains(words) else "limitation"
        if sentence.item and self._limits == sentence.section and sentence.section:
            return "limitation"
        if self._is_task(sentence, span, words):
            return "task"
        if sentence.role == "task":
            return None
        if sentence.role == "strength" and sentence.section not in self._results:
            return "limitation" if turns(words) else "strength"
        return told_by_words(self._content[span.start : min(span.end, span.start + _READ)], words, self._said)

    def _announces(self, sentence: Sentence, span: Span, words: str) -> bool:
        """A lead-in that only announces; one that says something before "cụ thể:" is a statement."""
        if self._content[span.end - 1] != ":":
            return False
        if _CONTENT_LEAD_IN.search(self._content, span.start, span.end) and len(words.split()) >= 10:
            return False
        return sentence.lead_in or ends(words, "announce") or self._type in _ORDERS

    def _is_courtesy(self, span: Span, words: str) -> bool:
        """The last words of a report: "Sở X trân trọng báo cáo./.", "Sở X báo cáo để Ban Y tổng hợp./."."""
        if holds(words, "polite") and len(words.split()) <= _LONGEST_COURTESY:
            return True
        reports = _REPORTS.search(self._content, max(span.start, span.end - _LAST_WORDS), span.end)
        return reports is not None and names_body(self._content, span.start)

    def _is_caption(self, span: Span) -> bool:
        """The title right over a table."""
        if self._content[span.end - 1] in ".;:!?":
            return False
        following = bisect_left(self._table_starts, span.end)
        if following == len(self._table_starts):
            return False
        return _BLANK.fullmatch(self._content, span.end, self._table_starts[following]) is not None

    def _requests(self, span: Span, sentence: Sentence) -> bool:
        """Somebody is asked: "Đề nghị Bộ X …", "Sở đề nghị các đơn vị …"; what an order proposes is a task."""
        opening = _ADDRESSEE.match(self._content, span.start, span.end)
        if opening and names_body(self._content, opening.end()):
            asks = "nghị" in opening[0].lower() or "mong" in opening[0].lower()
            return asks or not (sentence.role == "task" or self._ordered(span))
        if self._ordered(span) or (
            sentence.role == "task" and "kính đề nghị" not in self._content[span.start : span.end]
        ):
            return False
        if self._content.find("nghị", span.start, span.end) < 0:
            return False
        return any(self._asks(span, asking) for asking in _ASKING.finditer(self._content, span.start, span.end))

    def _asks_at_end(self, sentence: Sentence, words: str) -> bool:
        """The last words of a plan or an order, outside its lists: "Đề nghị các trường phối hợp thực hiện."."""
        return not sentence.item and opens(words, "closing-request") is not None

    def _opens_requests(self, sentence: Sentence, span: Span) -> bool:
        """ "Sở X kính đề nghị Ủy ban Y:" over items; an order's list is one of tasks."""
        if self._content[span.end - 1] != ":" or sentence.role == "task" or self._ordered(span):
            return False
        lower = max(span.start, span.end - _LAST_WORDS)
        return any(
            (asking[0].startswith(_HUMBLY) or names_body(self._content, asking.end()))
            and not holds(normal(self._content[max(lower, asking.start() - 5) : span.end]), "reported")
            for asking in _ASKING.finditer(self._content, lower, span.end)
        )

    def _goes_on_cause(self, sentence: Sentence, words: str) -> bool:
        """What follows "Nguyên nhân …" in the same paragraph of a part on limitations goes on with causes."""
        same = self._cause_paragraph == sentence.paragraph and sentence.role == "limitation"
        return same and opens(words, "contrast") is None

    def _asks(self, span: Span, asking: re.Match[str]) -> bool:
        """One body asks another: "…, Sở X đề nghị các đơn vị …"; what was asked or is conferred is no request."""
        asker = self._content[max(span.start, asking.start() - _LAST_WORDS) : asking.start()].rpartition(",")[2].strip()
        said = normal(f"{asker} {self._content[asking.end() : min(span.end, asking.end() + _LAST_WORDS)]}")
        bodies = names_body(asker, 0) and names_body(self._content, asking.end())
        return bodies and len(asker.split()) <= _LONGEST_ASKER and not holds(said, "reported")

    def _ordered(self, span: Span) -> bool:
        return self._orders_from is not None and span.start >= self._orders_from

    def _start_of_orders(self) -> int | None:
        """Where a directive's orders begin: after "… yêu cầu … như sau:", else with its first section."""
        if self._type not in _ORDERS:
            return None
        for sentence in self._structure.sentences:
            quote = self._content[sentence.start : sentence.end]
            if quote.endswith(":") and holds(normal(quote), "order-formula"):
                return sentence.end
        return self._structure.sections[0].start if self._structure.sections else None

    def _is_task(self, sentence: Sentence, span: Span, words: str) -> bool:
        if self._type is None and not self._structure.header.present:
            return False
        if self._names_field(span) or self._forecasts(span, words):
            return False
        if self._ordered(span):
            return True
        if self._in_purpose(sentence):
            return self._planned and holds(words, "obligation")
        if sentence.role == "task":
            return True
        if self._type not in _PLANS or sentence.role or not sentence.item or sentence.section is None:
            return False
        return _TARGET.search(self._content, span.start, span.end) is None

    def _forecasts(self, span: Span, words: str) -> bool:
        """ "Dự kiến thu cả năm đạt 9.250 tỷ đồng": what will come about, not what is to be done."""
        return opens(words, "forecast") is not None and _TARGET.search(self._content, span.start, span.end) is not None

    def _names_field(self, span: Span) -> bool:
        """ "Thời gian thực hiện: quý I", "Hoàn thành trong quý II." """
        quote = self._content[span.start : span.end]
        field = _FIELD.match(quote)
        if field and is_cue(normal(field["name"]), "field"):
            return True
        return len(quote.split()) <= 10 and opens(normal(quote), "field") is not None

    def _in_purpose(self, sentence: Sentence) -> bool:
        """Under a heading such as "Mục đích, yêu cầu", "Mục tiêu", "Kinh phí"."""
        section = self._sections.get(sentence.section or "")
        while section:
            if section.role:
                return False
            heading = normal(section.heading)
            if opens(heading, "target-heading") and section.effective_role == "task":
                return False
            if opens(heading, "purpose"):
                return True
            section = self._sections.get(section.parent or "")
        return False

    def _list_of_causes(self, sentence: Sentence, words: str) -> tuple[str | None, bool] | None:
        """What "… do những nguyên nhân sau:" and "Nguyên nhân khách quan:" announce."""
        if is_cue(words, "cause-heading"):
            return sentence.section, False
        return (sentence.section, True) if holds(words[-60:], "cause-list") else None

    def _in_cause_list(self, sentence: Sentence) -> bool:
        if self._listing is None or self._listing[0] != sentence.section:
            return False
        return sentence.item or not self._listing[1]


def _issues_plan(structure: Structure) -> bool:
    """A decision whose annex is a plan: "Về việc ban hành Kế hoạch …"."""
    return structure.header.type == "QĐ" and holds(normal(structure.header.title or ""), "issues-plan")


def _parts_of_results(structure: Structure) -> frozenset[str]:
    """Sections of a report's part "Results achieved", where another section tells the strengths ("Ưu điểm")."""
    narrow = [section for section in structure.sections if opens(normal(section.heading), "narrow-strength")]
    if not narrow:
        return frozenset()
    wide = [one for one in structure.sections if one.role == "strength" and one not in narrow]
    return frozenset(
        section.id
        for section in structure.sections
        if any(part.start <= section.start < part.end for part in wide)
        and not any(part.start <= section.start < part.end for part in narrow)
    )
