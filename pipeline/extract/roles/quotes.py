"""What of a long sentence is quoted: its first clauses."""

from __future__ import annotations

import re

from models.text import Span

_LONGEST = 60
"""Words of a quote; a longer sentence is cut at the end of a clause before that."""
_WORD = re.compile(r"\w+")
_CLAUSE_END = re.compile(r"[;,:](?=\s)")


def quote_of(content: str, span: Span) -> Span:
    """The span, or its first clauses where it is longer than a quote may be."""
    if span.end - span.start < 2 * _LONGEST:
        return span
    words = [word.end() for word in _WORD.finditer(content, span.start, span.end)]
    if len(words) <= _LONGEST:
        return span
    limit = words[_LONGEST - 1]
    clauses = [mark.start() for mark in _CLAUSE_END.finditer(content, words[_LONGEST * 2 // 3], limit)]
    return Span(span.start, clauses[-1] if clauses else limit)
