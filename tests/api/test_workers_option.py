"""`--workers`: how many processes read, or which cluster; a wrong one is one line."""

from __future__ import annotations

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from api.cli import main
from api.commands.calls import WorkersType


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("1", 1),
        ("64", 64),
        ("tcp://may-chu:8786", "tcp://may-chu:8786"),
        ("tls://10.0.0.7:8786", "tls://10.0.0.7:8786"),
    ],
)
def test_what_may_be_said(given: str, meant: int | str) -> None:
    assert WorkersType().convert(given, None, None) == meant


@pytest.mark.parametrize("given", ["0", "65", "-1", "1.5", "²", "", "may-chu:8786", "tcp://may-chu", "file:///x:1"])
def test_what_may_not(given: str, tmp_path: Path) -> None:
    with pytest.raises(click.BadParameter):
        WorkersType().convert(given, None, None)
    ran = CliRunner().invoke(main, ["ingest", f"--workers={given}", str(tmp_path)], env={"TIENLE_DATA": str(tmp_path)})
    assert (ran.exit_code, ran.stderr.count("\n")) == (2, 1)
    assert "--workers" in ran.stderr


def test_a_cluster_that_is_not_there_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.cluster.CONNECT_SECONDS", 1.0)
    words = ["ingest", "--workers", "tcp://127.0.0.1:1", str(tmp_path / "a.txt")]
    (tmp_path / "a.txt").write_text("a")
    ran = CliRunner().invoke(main, words, env={"TIENLE_DATA": str(tmp_path / "data")})
    assert (ran.exit_code, ran.stderr.count("\n"), "[cluster]" in ran.stderr) == (1, 1, True)
