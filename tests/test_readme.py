"""The README's commands, settings and routes are those of the code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from starlette.routing import Route

from pipeline import Store

README = (Path(__file__).parent.parent / "README.md").read_text("utf-8")


def test_the_commands_are_those_of_the_program() -> None:
    from api.cli import main

    told = set(re.findall(r"^\| `tienle (\w+)", README, re.MULTILINE))
    assert told == set(main.commands)


def test_the_settings_are_those_that_are_read() -> None:
    from api.settings import Settings

    told = set(re.findall(r"^\| `(TIENLE_\w+)`", README, re.MULTILINE))
    assert told == {f"TIENLE_{name.upper()}" for name in Settings.model_fields}


def test_the_routes_are_those_that_are_served(app_routes: set[str]) -> None:
    told = set(re.findall(r"^\| `(?:GET|POST) (/[^`?]*)`", README, re.MULTILINE))
    assert told == app_routes


@pytest.fixture
def app_routes(tmp_path: Path) -> set[str]:
    from api.app import create_app
    from pipeline import open_store

    app = create_app(open_store(tmp_path))
    routes = {route.path for route in app.routes if isinstance(route, Route)}
    return {path for path in routes if not path.startswith(("/openapi", "/docs", "/redoc", "/static"))}


@pytest.mark.parametrize("command", ["./start", "./check"])
def test_the_two_commands_exist_and_can_be_run(command: str) -> None:
    assert f"\n{command} " in README
    path = Path(__file__).parent.parent / command
    assert path.stat().st_mode & 0o111


def test_folders_of_the_map_exist() -> None:
    folders = re.findall(r"^\| ((?:`\w+/`(?:, )?)+) \|", README, re.MULTILINE)
    named = [name for cell in folders for name in re.findall(r"`(\w+)/`", cell)]
    assert {"models", "corpus", "index", "pipeline", "api", "tests", "bench"} <= set(named)
    assert [name for name in named if not (Path(__file__).parent.parent / name).is_dir()] == []


SESSION = re.findall(r"^```text\n\$ tienle (.+)\n((?:.*\n)*?)```$", README, re.MULTILINE)
"""Commands of the drafter's session and what they print."""


def test_there_are_four_questions() -> None:
    assert len(SESSION) == 4


@pytest.mark.parametrize(("command", "printed"), SESSION, ids=[command.split()[0] for command, _ in SESSION])
def test_the_session_prints_what_the_page_says(samples: Store, command: str, printed: str) -> None:
    from click.testing import CliRunner

    from api.cli import main

    environment = {"TIENLE_DATA": str(samples.folder)}
    ran = CliRunner().invoke(main, shlex.split(command), env=environment)
    assert ran.output == printed
