"""Statements of different years that say the same: `statements` groups them, people's `Decisions` come first."""

from api.answers.statements.grouping import Decisions, statement_id
from api.answers.statements.history import statements

__all__ = ["Decisions", "statement_id", "statements"]
