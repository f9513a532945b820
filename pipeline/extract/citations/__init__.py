"""Reads what stands around the symbol of a cited document."""
