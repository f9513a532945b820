"""Layout → Text: the face of normalisation."""

from __future__ import annotations

from dataclasses import replace

from models.layout import Layout
from models.text import Text
from pipeline.normalise.assembly import assemble
from pipeline.normalise.encodings import decoder, doubts
from pipeline.normalise.grades import doubtful_pages, grade
from pipeline.normalise.places import as_shown


def normalise(layout: Layout) -> Text:
    """The text that all offsets refer to: Unicode NFC, one paragraph a line, no page furniture; its pages graded."""
    encoding, decode = decoder(layout)
    text = assemble(layout, encoding, decode)
    grades = grade(layout.pages, text)
    if any(page.turned or page.gutter for page in layout.pages):
        text = replace(text, printed=as_shown(text.printed, layout.pages))
    return replace(
        text, grades=grades, warnings=text.warnings + doubts(layout, encoding, text.content) + doubtful_pages(grades)
    )
