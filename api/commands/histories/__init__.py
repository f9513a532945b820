"""Questions about what runs through the years: `movements`, `references`, `statements`."""

from api.commands.histories.commands import movements, references, statements

__all__ = ["movements", "references", "statements"]
