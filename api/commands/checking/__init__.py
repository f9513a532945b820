"""Commands that tell what doesn't agree: `check`, `disagreements`, `estimates`."""

from api.commands.checking.commands import check, disagreements, estimates

__all__ = ["check", "disagreements", "estimates"]
