"""What ink that isn't print does to a page: days written by hand into the head, signatures and stamps over names."""

from pipeline.read.scan.inked.days import check_days
from pipeline.read.scan.inked.names import read_names

__all__ = ["check_days", "read_names"]
