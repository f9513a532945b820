"""The line under a chart that names the documents its figures are from."""

from __future__ import annotations

from collections.abc import Iterable

from api import phrases
from api.exports.chart.panels import Panel
from models.answer import DocumentHead

NAMED = 8
"""Documents that the line names; more are counted."""


def source_line(drawn: Iterable[Panel]) -> str:
    """ "Nguồn: Báo cáo số 115/BC-SCT ngày 05/7/2022; …", oldest first; empty where there is none."""
    points = [point for panel in drawn for point in panel.points]
    sources = [point.source for point in points if point.value is not None]
    sources += [one.source for point in points for one in point.computed]
    documents = sorted({source.document for source in sources if source}, key=lambda one: (one.issued or "9", one.key))
    if not documents:
        return ""
    named = [phrases.document_name(_unissued(one, documents)) for one in documents[:NAMED]]
    rest = len(documents) - NAMED
    more = [f"và {rest} văn bản khác"] if rest > 0 else []
    issuers = {one.issuers for one in documents}
    whose = f" ({', '.join(issuers.pop())})" if len(issuers) == 1 and documents[0].issuers else ""
    return f"Nguồn: {'; '.join([*named, *more])}{whose}."


def _unissued(document: DocumentHead, documents: list[DocumentHead]) -> DocumentHead:
    """Without its body where all documents are of the same one, which the line names once."""
    same = len({one.issuers for one in documents}) == 1 and (document.number or document.symbol)
    return document.model_copy(update={"issuers": ()}) if same else document
