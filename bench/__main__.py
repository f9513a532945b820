"""Runs every measure and prints a table: what was measured, best of several runs."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from bench import (
    engines_bench,
    histories_bench,
    index_bench,
    legacy_bench,
    memory_bench,
    paper_bench,
    reading_bench,
    samples_bench,
    scale_bench,
    scan_bench,
    stage_bench,
    start_bench,
    throughput_bench,
    workers_bench,
)

MEASURES = (
    ("Start-up", start_bench.measure),
    ("Stages, one report", stage_bench.measure),
    ("Reading, ratios in the same run", reading_bench.measure),
    ("PDF pages, ratios in the same run", paper_bench.measure),
    ("Scans, ratios in the same run", scan_bench.measure),
    ("Old Word files, by way of LibreOffice", legacy_bench.measure),
    ("Text understood", throughput_bench.measure),
    ("One and two who read", workers_bench.measure),
    ("Memory", memory_bench.measure),
    ("Index", index_bench.measure),
    ("Both engines", engines_bench.measure),
    ("Histories", histories_bench.measure),
    ("Answers over the samples, against what is true of them", samples_bench.measure),
    ("Large corpora", scale_bench.measure),
)


def main() -> None:
    """Prints one table a group."""
    console = Console(width=110)
    for title, measure in MEASURES:
        table = Table(title=title, show_header=False, title_justify="left", min_width=100)
        for what, figure in measure():
            table.add_row(what, figure)
        console.print(table)


if __name__ == "__main__":
    main()
