"""The settings: read from the environment here and nowhere else, then passed down as values."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path
from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """`TIENLE_DATA`: folder of archive, ledger and embedded index; `TIENLE_INDEX`: URL of the index; `TIENLE_ARCHIVE`:
    folder or address of the archive.
    """

    model_config = SettingsConfigDict(env_prefix="TIENLE_", frozen=True, extra="ignore", env_ignore_empty=True)

    data: Path = Field(default_factory=lambda: user_data_path("tienle"))
    index: str | None = Field(default=None, repr=False)
    """None: file:// inside the data folder. May hold a password."""
    archive: str | None = Field(default=None, repr=False)
    """None: inside the data folder."""


def read_settings() -> Settings:
    """The settings of this process."""
    return Settings()
