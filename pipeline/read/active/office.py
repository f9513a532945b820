"""Active content of office files: macros, embedded objects, templates that lie elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pipeline.read.active.kinds import Kind
from pipeline.read.legacy import storage_names
from pipeline.read.package import Package

_VBA: Final = frozenset({"Macros", "VBA", "_VBA_PROJECT", "_VBA_PROJECT_CUR", "VBA_PROJECT"})
_OBJECT: Final = re.compile(
    r"""
    _\d{9,10}               # "_1234567890", a storage of an object in ObjectPool
    | \x01Ole10Native       # a file that was put in as it is
    """,
    re.VERBOSE,
)
_OBJECT_RELATION: Final = re.compile(rb'/relationships/(?:oleObject|package|control)"')
"""Of the text or a running head; the workbook behind a chart hangs on the chart and is no object of the text."""
_TEMPLATE: Final = re.compile(rb'<Relationship\b[^>]*/relationships/attachedTemplate"[^>]*>')
_ELSEWHERE: Final = re.compile(
    rb"""
    Target \s* = \s* ["'] \s*
    (?: (?:https?|ftp):                  # "http://host/mau.dotm"
    | file:(?: // (?=[^/\\]) | /{4,} | /*\\\\ ) (?![a-z]:)   # "file://host/mau.dotm", "file:///\\host\mau.dotm";
                                         # "file:///C:\Templates\Normal.dotm" is this machine's
    | \\\\ | //                          # "\\host\mau.dotm"
    )
    """,
    re.VERBOSE | re.IGNORECASE,
)
_BASIC: Final = re.compile(r"Basic/[^/]+/(?!script-l[bc]\.xml|dialog-l[bc]\.xml)[^/]+\.xml|Scripts/.*[^/]")
"""A module of Basic, or a script in another language."""
_ODT_OBJECT: Final = re.compile(r"Object \d+")
"""An object of another program; a formula or a chart is a folder with an XML of its own."""
_EVENT: Final = b"<script:event-listener"
_RTF_OBJECT: Final = re.compile(rb"\\objdata\b|\\objautlink\b|\\objupdate\b")
_RTF_TEMPLATE: Final = re.compile(rb"\\\*\s*\\template\s+(?:https?:|ftp:|\\\\\\\\)", re.IGNORECASE)
_XML_MACROS: Final = re.compile(
    rb"""
    macrosPresent \s* = \s* ["']yes       # Word 2003
    | pkg:name \s* = \s* ["']/word/vbaProject # one file of parts
    """,
    re.VERBOSE,
)
_XML_OBJECTS: Final = re.compile(
    rb"""
    embeddedObjPresent \s* = \s* ["']yes | ocxPresent \s* = \s* ["']yes     # Word 2003
    | pkg:name \s* = \s* ["']/word/(?:embeddings|activeX)/                    # one file of parts
    """,
    re.VERBOSE,
)


def in_word(package: Package) -> Iterator[Kind]:
    """Of a .docx or .docm."""
    names = package.names()
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        yield "macros"
    parts = [package.read(name) for name in names if name.startswith("word/_rels/") and name.endswith(".rels")]
    if any(_OBJECT_RELATION.search(part) for part in parts):
        yield "objects"
    if any(_ELSEWHERE.search(relation) for part in parts for relation in _TEMPLATE.findall(part)):
        yield "template"


def in_open_document(package: Package) -> Iterator[Kind]:
    """Of an .odt."""
    names = package.names()
    if any(_BASIC.fullmatch(name) for name in names) or _EVENT in package.read("content.xml"):
        yield "macros"
    if any(_ODT_OBJECT.fullmatch(name) for name in names):
        yield "objects"


def in_word_97(data: bytes) -> Iterator[Kind]:
    """Of a .doc."""
    names = storage_names(data)
    if _VBA & names:
        yield "macros"
    if any(_OBJECT.fullmatch(name) for name in names):
        yield "objects"


def in_rtf(data: bytes) -> Iterator[Kind]:
    """Of an .rtf."""
    if _RTF_OBJECT.search(data):
        yield "objects"
    if _RTF_TEMPLATE.search(data):
        yield "template"


def in_word_xml(data: bytes) -> Iterator[Kind]:
    """Of a Word document in one XML file, of 2003 or later."""
    if _XML_MACROS.search(data):
        yield "macros"
    if _XML_OBJECTS.search(data):
        yield "objects"
    if any(_ELSEWHERE.search(relation) for relation in _TEMPLATE.findall(data)):
        yield "template"
