"""The registers: things of the world, one typed row each, read once from the .tsv files beside this module."""

from corpus.registers.load import (
    abbreviations,
    awards,
    bodies,
    document_types,
    indicators,
    movements,
    provinces,
    section_headings,
    signing_formulas,
    sources,
    units,
)

__all__ = [
    "abbreviations",
    "awards",
    "bodies",
    "document_types",
    "indicators",
    "movements",
    "provinces",
    "section_headings",
    "signing_formulas",
    "sources",
    "units",
]
