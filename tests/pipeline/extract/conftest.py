"""Documents for the tests of the finders: a text with the structure that a test says it has."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from models.structure import Closing, Header, Role, Section, Sentence, Structure
from models.text import Paragraph, Span, Text, TextTable
from pipeline.extract.tokens import genre_tokenizer

_SENTENCE = re.compile(r"[^\s](?:[^.\n]|\.(?=\S))*\.?")

DocMaker = Callable[..., Doc]


@pytest.fixture(scope="session")
def tokenizer() -> Callable[[str], Doc]:
    nlp = spacy.blank("vi", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    for extension in ("text", "structure", "found"):
        if not Doc.has_extension(extension):
            Doc.set_extension(extension, default=None)
    return genre_tokenizer(nlp.vocab)


@pytest.fixture(scope="session")
def make_doc(tokenizer: Callable[[str], Doc]) -> DocMaker:
    """A document whose paragraphs are lines, all in one section of `role` with the heading `heading`."""

    def make(
        source: str,
        *,
        role: Role | None = None,
        heading: str = "Nội dung",
        type: str | None = "BC",
        number: str | None = None,
        symbol: str | None = None,
        items: bool = False,
        tables: tuple[TextTable, ...] = (),
        closing: Span | None = None,
        header: Span | None = None,
        issued: str | None = None,
    ) -> Doc:
        doc = tokenizer(source)
        blocks = tuple(Paragraph(line.start(), line.end()) for line in re.finditer(r"[^\n]+", source))
        found = re.finditer(r"[^\n]+", source) if items else _SENTENCE.finditer(source)
        spans = [(match.start() + len(match[0]) - len(match[0].lstrip()), match.end()) for match in found]
        sentences = tuple(
            Sentence(start, end, "s1", role, items, source[:end].endswith("sau:"), place)
            for place, (start, end) in enumerate(spans)
        )
        section = Section("s1", None, "I.", heading, role, role, 1, 0, len(source), 0)
        doc._.text = Text(source, blocks)
        doc._.structure = Structure(
            Header(
                type=type,
                number=number,
                symbol=symbol,
                issued=issued,
                present=type is not None,
                span=header or Span(0, 0),
            ),
            (section,),
            sentences,
            tables,
            Closing(span=closing),
            Span(0, len(source)),
        )
        doc._.found = {}
        return doc

    return make
