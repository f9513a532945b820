"""Word 2003 XML files before a program reads them: what they are, whether they are whole and harmless."""

from __future__ import annotations

import re
from typing import Final

from models.limits import Limits
from pipeline.read.package import parse_xml

_BEGINNING: Final = re.compile(
    rb"""
    \A (?:\xef\xbb\xbf)? \s* <\?xml [^>]{0,200} \?> \s*
    (?: <\?mso-application [^>]{0,200} \?> \s* )?      # <?mso-application progid="Word.Document"?>
    <(?P<root> (?:\w+:)? wordDocument) \b               # <w:wordDocument xmlns:w="...2003/wordml"
    """,
    re.VERBOSE,
)


def is_wordml(data: bytes) -> bool:
    """True if the file begins as a Word 2003 document in XML."""
    return _BEGINNING.match(data) is not None


def is_cut(data: bytes, limits: Limits) -> bool:
    """True if the document is never closed; RefusedError or UnreadableError("damaged") for what no program need see."""
    beginning = _BEGINNING.match(data)
    assert beginning is not None
    if b"</" + beginning["root"] + b">" not in data[-200:]:
        return True
    parse_xml(data, "tệp XML", limits)
    return False
