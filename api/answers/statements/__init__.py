"""Statements of different years that say the same: `statements` groups them, people's `Decided` come first."""

from api.answers.statements.grouping import Decided
from api.answers.statements.history import statements
from models.decision import statement_id

__all__ = ["Decided", "statement_id", "statements"]
