"""A comparison as a file: for a spreadsheet, for other statistical programs, as a chart for a report."""

from api.exports.formats import FORMATS, Export, Format, export, format_of

__all__ = ["FORMATS", "Export", "Format", "export", "format_of"]
