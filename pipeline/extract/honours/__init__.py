"""Reads names of awards, and tables that count them."""
