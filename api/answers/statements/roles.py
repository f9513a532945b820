"""Roles of statements as a question names them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from models.errors import BadCallError
from models.structure import Role

ROLES: tuple[str, ...] = get_args(Role)


def roles_asked(names: Iterable[str]) -> tuple[str, ...]:
    """The roles, each once; BadCallError("role") for one that there isn't."""
    asked = tuple(dict.fromkeys(names))
    wrong = [name for name in asked if name not in ROLES]
    if wrong:
        raise BadCallError("role", f"không có vai trò “{wrong[0]}”; phải là một trong {', '.join(ROLES)}")
    return asked
