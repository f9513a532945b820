"""Records made from the facts of generated documents, without reading any text: as many as an index is to hold."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from corpus.samples.facts import Draft
from corpus.samples.generated import bodies, drafts
from models.record import Record

YEARS = range(2014, 2024)
SEED, MOST = 7, 3060
HEADING = "KẾT QUẢ THỰC HIỆN NHIỆM VỤ"
SECTION = {"id": "s1", "parent": None, "label": "I.", "heading": HEADING, "role": None}
PERIOD = ("start", "end")


def records(observations: int) -> Iterator[Record]:
    """Records of ten years of as many bodies as state so many observations; the last body's are whole."""
    made = 0
    for body in bodies(MOST, SEED):
        for draft in drafts(body, YEARS, SEED):
            made += len(draft.observations)
            yield record(draft)
        if made >= observations:
            return


def record(draft: Draft) -> Record:
    """What a document states, each figure with the words that state it, all in one section."""
    head = draft.head
    lines, at = [f"I. {HEADING}"], {}
    length = len(lines[0]) + 1
    for quote in dict.fromkeys(seen["quote"] for seen in draft.observations):
        at[quote] = length
        lines.append(quote)
        length += len(quote) + 1
    text = "\n".join(lines)
    placed = [
        {
            **seen,
            "start": at[seen["quote"]],
            "end": at[seen["quote"]] + len(seen["quote"]),
            "page": None,
            "section": "s1",
        }
        for seen in draft.observations
    ]
    return Record.model_validate(
        {
            "source": {
                "name": f"{draft.name}.txt", "media_type": "text/plain", "pages": None, "text_origin": "text",
                "sha256": hashlib.sha256(draft.name.encode()).hexdigest(), "bytes": len(text.encode()),
            },
            "text": text,
            "document": {
                "key": f"{head.type.lower()}-{draft.name}", "type": head.type, "number": head.number,
                "symbol": head.symbol, "issuers": head.issuers, "parent": head.parent, "place": head.place,
                "issued": head.issued, "title": head.title, "period": dict(zip(PERIOD, head.period or (), strict=True)),
                "signers": (), "recipients": head.recipients,
            },
            "sections": [{**SECTION, "start": 0, "end": len(text)}],
            "observations": placed, "references": (), "movements": (), "awards": (), "statements": (), "dates": (),
            "warnings": (),
        }
    )  # fmt: skip
