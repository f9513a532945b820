"""Finds what sentences state: strengths, limitations, causes, recommendations, tasks; by section and by own words.

A sentence takes the role that it states itself, whatever its section; lead-ins and formulas state nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from models.mention import StatementMention
from models.structure import Role, Sentence, Structure
from models.text import Span
from models.values.wording import normal
from pipeline.extract.issuers import names_body
from pipeline.extract.statement_cues import ends, holds, is_cue, opens, without

_ORDERS = frozenset({"CT", "CĐ"})
_PLANS = frozenset({"KH", "CTr", "PA", "KHPH", "CTPH", "KHLT"})
_LONGEST = 60
"""Words of a quote; a longer sentence is cut at the end of a clause before that."""
_LOOK_BACK = 6
"""Sentences before one in which its fall may have been stated."""

_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"[;,:](?=\s)")
_STOP = re.compile(r"(?<=[^\W\d_]{2}[.!?])\s+(?=\w)|(?<=[)%\d”\"][.!?])\s+(?=\w)")  # "… nhiệm vụ. Tuy nhiên, …"
_FIELD = re.compile(r"\s*[-+*•]?\s*(?P<name>[^:\n]{2,40}):")
_CONTENT_LEAD_IN = re.compile(r"[,;]\s*(?:trong đó|cụ thể)(?:\s+như\s+sau)?\s*:\s*$", re.IGNORECASE)
_ADDRESSEE = re.compile(
    r"(?:kính\s+)?(?:đề\s+nghị|kiến\s+nghị|đề\s+xuất|kính\s+mong)(?:\s+(?:với|đến|tới|các|lãnh\s+đạo))*\s+",
    re.IGNORECASE,
)
_BECAUSE = re.compile(r"(?<!\w)(?:do|vì|bởi)(?!\w)")


def find(doc: Doc) -> tuple[StatementMention, ...]:
    """The statements of a text, in text order; a long one is cut to its first clauses."""
    content = doc.text
    reader = _Reader(content, doc._.structure)
    return tuple(StatementMention(_cut(content, span), role) for span, role in reader.statements())


class _Reader:
    """Goes through the sentences of one text; knows what was said before and where the orders begin."""

    def __init__(self, content: str, structure: Structure) -> None:
        self._content = content
        self._structure = structure
        self._type = structure.header.type
        self._orders_from = self._start_of_orders()
        self._said: list[str] = []
        self._causes_of: str | None = ""
        """Section in which a list of causes was announced; "" for none."""

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
        words = normal(self._content[span.start : span.end])
        role = self._role(sentence, span, words)
        if holds(words[-60:], "cause-list") and self._content[span.end - 1] == ":":
            self._causes_of = sentence.section
        self._said.append(words)
        return role

    def _parts(self, sentence: Sentence) -> Sequence[Span]:
        """The sentence, or the sentences of an item."""
        found = _STOP.finditer(self._content, sentence.start, sentence.end)
        stops = [stop.span() for stop in found if self._content[stop.end()].isupper()]
        starts = [sentence.start, *(stop[1] for stop in stops)]
        ends_ = [*(stop[0] for stop in stops), sentence.end]
        return [Span(start, end) for start, end in zip(starts, ends_, strict=True)]

    def _role(self, sentence: Sentence, span: Span, words: str) -> Role | None:
        if len(words.split()) < 4 or self._announces(sentence, span, words):
            return None
        if opens(words, "closing"):
            return "recommendation" if holds(words, "closing-request") else None
        if self._requests(span, sentence):
            return "recommendation"
        if sentence.role in ("recommendation", "cause"):
            return sentence.role
        if opens(words, "cause-open"):
            return "cause"
        if sentence.role == "limitation":
            return "limitation"
        if self._is_task(sentence, span, words):
            return "task"
        if sentence.role == "task":
            return None
        if self._in_cause_list(sentence) and not opens(words, "contrast"):
            return "cause"
        return self._told_by_words(words) or ("strength" if sentence.role == "strength" else None)

    def _announces(self, sentence: Sentence, span: Span, words: str) -> bool:
        """A lead-in that only announces; one that says something before "cụ thể:" is a statement."""
        if self._content[span.end - 1] != ":":
            return False
        if _CONTENT_LEAD_IN.search(self._content, span.start, span.end) and len(words.split()) >= 10:
            return False
        return sentence.lead_in or ends(words, "announce") or self._type in _ORDERS

    def _requests(self, span: Span, sentence: Sentence) -> bool:
        """Opens with "Đề nghị" and somebody who is asked; what is proposed in an order is a task."""
        opening = _ADDRESSEE.match(self._content, span.start, span.end)
        if not opening or not names_body(self._content, opening.end()):
            return False
        asks = "nghị" in opening[0].lower() or "mong" in opening[0].lower()
        return asks or not (sentence.role == "task" or self._ordered(span))

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
        if self._names_field(span):
            return False
        if self._ordered(span):
            return True
        if self._in_purpose(sentence):
            return self._type in _PLANS and holds(words, "obligation")
        if sentence.role == "task":
            return True
        return self._type in _PLANS and sentence.role is None and sentence.item and sentence.section is not None

    def _names_field(self, span: Span) -> bool:
        """ "Thời gian thực hiện: quý I", "Hoàn thành trong quý II." """
        quote = self._content[span.start : span.end]
        field = _FIELD.match(quote)
        if field and is_cue(normal(field["name"]), "field"):
            return True
        return len(quote.split()) <= 10 and opens(normal(quote), "field") is not None

    def _in_purpose(self, sentence: Sentence) -> bool:
        """Under a heading such as "Mục đích, yêu cầu", "Mục tiêu", "Kinh phí"."""
        by_id = {section.id: section for section in self._structure.sections}
        section = by_id.get(sentence.section or "")
        while section:
            if opens(normal(section.heading), "purpose"):
                return True
            if section.role:
                return False
            section = by_id.get(section.parent or "")
        return False

    def _in_cause_list(self, sentence: Sentence) -> bool:
        return self._causes_of != "" and sentence.item and sentence.section == self._causes_of

    def _told_by_words(self, words: str) -> Role | None:
        if holds(words, "cause-inside"):
            return "cause"
        plain = without(words, "neutral")
        if holds(plain, "positive"):
            return None
        if opens(plain, "contrast") and holds(plain, "negative"):
            return "limitation"
        return self._moved_because(words) or ("limitation" if holds(plain, "strong") else None)

    def _moved_because(self, words: str) -> Role | None:
        """ "X giảm do Y": a cause if the fall was stated before, else a limitation; a rise only if stated before."""
        because = _BECAUSE.search(words)
        effect = words[: because.start()] if because else ""
        if not effect or len(effect.split()) > 14 or not holds(effect, "move") or re.search(r"\d", effect):
            return None
        if opens(effect, "move") or self._stated_before(effect):
            return "cause"
        return "limitation" if holds(effect, "fall") else None

    def _stated_before(self, effect: str) -> bool:
        """Whether one of the sentences before says that the same thing moved the same way."""
        direction = "fall" if holds(effect, "fall") else "move"
        subject = {word for word in effect.split() if not holds(word, "move")} - {"riêng", "của", "các", "so", "với"}
        return bool(subject) and any(
            holds(said, direction) and len(subject & set(said.split())) >= 0.6 * len(subject)
            for said in self._said[-_LOOK_BACK:]
        )


def _cut(content: str, span: Span) -> Span:
    """The span, or its first clauses where it is longer than a quote may be."""
    words = [word.end() for word in _WORD.finditer(content, span.start, span.end)]
    if len(words) <= _LONGEST:
        return span
    limit = words[_LONGEST - 1]
    clauses = [mark.start() for mark in _CLAUSE_END.finditer(content, words[_LONGEST * 2 // 3], limit)]
    return Span(span.start, clauses[-1] if clauses else limit)
