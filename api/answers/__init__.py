"""Answers: a question and an IndexReader in, an answer out. No HTTP, no query language of any engine."""
