"""compose.yaml starts the server that the tests know, with a password that somebody has set, and keeps certificates."""

from __future__ import annotations

from pathlib import Path

import yaml

from tests.servers.distribution import VERSION

ROOT = Path(__file__).resolve().parents[2]
SERVER = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))["services"]["elasticsearch"]


def test_it_is_the_version_that_the_tests_ask() -> None:
    assert SERVER["image"] == f"elasticsearch:{VERSION}"


def test_there_is_no_password_until_somebody_sets_one() -> None:
    assert SERVER["environment"]["ELASTIC_PASSWORD"].startswith("${ELASTIC_PASSWORD:?")
    assert ".env" in (ROOT / ".gitignore").read_text("utf-8").split()


def test_nothing_hinders_the_first_start_from_making_certificates() -> None:
    """Any setting of security turns that off; without the volume of settings a new container would speak no TLS."""
    assert [name for name in SERVER["environment"] if "security" in name] == []
    assert any(volume.endswith(":/usr/share/elasticsearch/config") for volume in SERVER["volumes"])
    assert "https://localhost:9200" in SERVER["healthcheck"]["test"][1]


def test_only_this_machine_reaches_it_and_its_memory_ends() -> None:
    assert SERVER["ports"] == ["127.0.0.1:9200:9200"]
    assert SERVER["mem_limit"] == SERVER["memswap_limit"] == "2g"
