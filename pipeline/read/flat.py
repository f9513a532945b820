"""A Word document in one XML file ("Word XML Document", flat OPC) → Layout: its parts are read as those of a .docx."""

from __future__ import annotations

import io
import zipfile
from typing import Final

from lxml import etree

from models.layout import Layout
from models.limits import Limits
from pipeline.read import docx
from pipeline.read.package import parse_xml

_NAMESPACE: Final = b"http://schemas.microsoft.com/office/2006/xmlPackage"
_PKG: Final = "{" + _NAMESPACE.decode() + "}"
_LOOKED_AT: Final = 4096


def is_flat(data: bytes) -> bool:
    """True if the file begins as a package of parts in XML."""
    return _NAMESPACE in data[:_LOOKED_AT]


def read(data: bytes, limits: Limits) -> Layout:
    """The layout of the document; parts that are no XML (pictures, macros) are left out."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for part in parse_xml(data, "tệp XML", limits).iter(f"{_PKG}part"):
            for content in part.iterfind(f"{_PKG}xmlData/*"):
                package.writestr(part.get(f"{_PKG}name", "").lstrip("/"), etree.tostring(content, encoding="UTF-8"))
    return docx.read(buffer.getvalue(), limits)
