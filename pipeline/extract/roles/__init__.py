"""Reads what gives a sentence its role, and tables of tasks."""
