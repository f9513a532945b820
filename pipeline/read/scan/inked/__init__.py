"""What ink that isn't print does to a page: days, numbers written into the head, signatures and stamps over names."""

from pipeline.read.scan.inked.days import check_days
from pipeline.read.scan.inked.names import read_names
from pipeline.read.scan.inked.numbers import check_numbers

__all__ = ["check_days", "check_numbers", "read_names"]
