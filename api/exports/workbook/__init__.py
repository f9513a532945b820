"""A comparison as a workbook: the table that goes into a report, its sources, what disagrees."""

from api.exports.workbook.book import workbook

__all__ = ["workbook"]
