"""A comparison as an SDMX 3.0 data set and the structure that describes it."""

from api.exports.sdmx.data import data_message
from api.exports.sdmx.structure import structure_message

__all__ = ["data_message", "structure_message"]
