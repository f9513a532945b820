"""Layout → Text: the face of normalisation."""

from __future__ import annotations

from dataclasses import replace

from models.layout import Layout
from models.text import Text
from pipeline.normalise.assembly import assemble
from pipeline.normalise.encodings import decoder, doubts


def normalise(layout: Layout) -> Text:
    """The text that all offsets refer to: Unicode NFC, one paragraph a line, no page furniture."""
    encoding, decode = decoder(layout)
    text = assemble(layout, encoding, decode)
    return replace(text, warnings=text.warnings + doubts(encoding, text.content))
