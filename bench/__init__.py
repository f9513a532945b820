"""Measures what the README claims, side by side in one run; `python -m bench`."""
