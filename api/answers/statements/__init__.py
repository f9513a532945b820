"""Statements of different years that say the same: `statements` groups them, people's `Decided` come first."""

from api.answers.statements.grouping import Decided, statement_id
from api.answers.statements.history import statements

__all__ = ["Decided", "statement_id", "statements"]
