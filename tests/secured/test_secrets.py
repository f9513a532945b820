"""Passwords and keys are never shown: by no command that fails, no log, no traceback, no list of processes."""

from __future__ import annotations

import base64
import json
import logging
import os
import re
import subprocess
import sys
import traceback
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote

import pytest
from click.testing import CliRunner

from api.cli import main
from api.settings import read_settings
from index import open_index
from models.errors import StoreError
from models.query import SearchQuery
from tests.index.written import rows
from tests.servers.certificates import Authority
from tests.servers.elastic import free_port
from tests.servers.secured import SecuredServer

ROOT = Path(__file__).resolve().parents[2]
DRAFT = ROOT / "corpus" / "samples" / "documents" / "sct-cong-thuong-2022-nam.txt"
PASSWORD, KEY = "mat-khau/b+i=mat", "a2hvYS1iaS1tYXQ6YmktbWF0"
HIDDEN = (PASSWORD, quote(PASSWORD, safe=""), KEY, base64.b64encode(f"an:{PASSWORD}".encode()).decode())

ASKING = {
    "search": ("xuất",),
    "documents": (),
    "observations": ("--indicator", "XK"),
    "compare": ("XK", "--years", "2021..2022"),
    "movements": (),
    "references": (),
    "statements": (),
    "check": (str(DRAFT),),
    "disagreements": (),
    "estimates": (),
    "review": ("--same", "no-such-question"),
    "ingest": (str(DRAFT),),
    "reindex": (),
    "verify": (),
    "forget": ("no-such-document",),
}
"""Commands that ask the index or write to it, each with what it needs."""
SOME = {"search", "ingest", "reindex"}
"""Those that meet every mistake; all others meet a wrong password."""
WITHOUT = {"parse", "schema", "eval", "failures", "serve", "watch"}
"""Commands that need no index, and the two that go on: they are tested apart."""


@pytest.fixture(scope="module")
def wrong(secured_server: SecuredServer, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Addresses that are no good, by what is wrong."""
    host = secured_server.url.removeprefix("https://")
    trust = f"ca={secured_server.trust}&patience=0"
    login = f"an:{quote(PASSWORD, safe='')}"
    other = Authority(tmp_path_factory.mktemp("other")).file
    return {
        "index-login": f"https://{login}@{host}/kho?{trust}",
        "index-login of a key": f"https://{host}/kho?api_key={KEY}&{trust}",
        "index-unreachable": f"https://{login}@127.0.0.1:{free_port()}/kho?{trust}",
        "index-unreachable for trust": f"https://{login}@{host}/kho?ca={other}",
        "index-unsupported": f"https://{login}@{host}/kho?verify=false",
        "index-unsupported file": f"https://{login}@{host}/kho?ca={ROOT / 'README.md'}",
    }


WRONG = (
    "index-login",
    "index-login of a key",
    "index-unreachable",
    "index-unreachable for trust",
    "index-unsupported",
    "index-unsupported file",
)


@pytest.fixture
def logged(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """All that is logged, as with the client's debugging turned on."""
    names = ("elastic_transport", "elastic_transport.node", "elasticsearch", "urllib3", "tienle")
    with caplog.at_level(logging.DEBUG):
        for name in names:
            caplog.set_level(logging.DEBUG, name)
        yield caplog


def assert_hidden(*shown: str) -> None:
    for text in shown:
        assert [secret for secret in HIDDEN if secret in text] == []


def test_every_command_is_tried() -> None:
    assert ASKING.keys() | WITHOUT == set(main.commands)


@pytest.mark.parametrize("what", WRONG)
def test_commands_that_fail_say_why_in_one_line_without_secrets(
    wrong: dict[str, str], logged: pytest.LogCaptureFixture, tmp_path: Path, what: str
) -> None:
    for command, words in ASKING.items():
        if what != "index-login" and command not in SOME:
            continue
        for more in ((), ("--json",)):
            known = [option for it in main.commands[command].params for option in it.opts]
            if more and "--json" not in known:
                continue
            environment = {"TIENLE_DATA": str(tmp_path / command), "TIENLE_INDEX": wrong[what]}
            ran = CliRunner(env=environment).invoke(main, [command, *words, *more])
            assert (ran.exit_code, ran.stdout) == (1, ""), (command, ran.output)
            assert ran.stderr.endswith(f"[{what.split()[0]}]\n"), (command, ran.output)
            assert ran.stderr.count("\n") == 1, (command, ran.output)
            assert_hidden(ran.output, logged.text)
    if what.startswith("index-login"):
        assert "elastic_transport" in logged.text


@pytest.mark.parametrize("what", WRONG[:4])
def test_tracebacks_and_reprs_show_nothing(wrong: dict[str, str], monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    monkeypatch.setenv("TIENLE_INDEX", wrong[what])
    index = open_index(wrong[what])
    try:
        index.search(SearchQuery(text="lúa"))
    except StoreError as error:
        told: BaseException | None = error
    while told is not None:
        assert_hidden("".join(traceback.format_exception(told)), repr(told), repr(vars(told)))
        told = told.__context__
    assert_hidden(repr(index), repr(vars(index)), repr(read_settings()))


def test_debugging_of_what_goes_well_shows_nothing(
    secured_server: SecuredServer, logged: pytest.LogCaptureFixture
) -> None:
    may = {"bimat-*": ["all"]}
    key = secured_server.make_key("bimat", may, ["manage_index_templates"])
    with open_index(
        f"{secured_server.url}/bimat?api_key={quote(key, safe='')}&ca={secured_server.trust}"
    ).writer() as it:
        it.put(rows("a"))
    secured_server.make_role("bimat", may, ["manage_index_templates"])
    password = secured_server.make_user("bimat", "bimat")
    index = open_index(f"{secured_server.url_of('bimat', password)}/bimat?ca={secured_server.trust}")
    assert index.search(SearchQuery(text="lúa")).total
    assert "_bulk" in logged.text
    assert "_search" in logged.text
    for secret in (key, password, base64.b64encode(f"bimat:{password}".encode()).decode()):
        assert secret not in logged.text


@pytest.mark.parametrize("what", ["index-login", "index-unreachable for trust"])
def test_what_serves_says_why_and_shows_nothing(wrong: dict[str, str], tmp_path: Path, what: str) -> None:
    """The API answers with a problem, the pages with the same words; lists of processes show no password."""
    environment = {**os.environ, "TIENLE_DATA": str(tmp_path), "TIENLE_INDEX": wrong[what], "PYTHONUNBUFFERED": "1"}
    command = (sys.executable, "-c", "from api.cli import main; main()", "serve", "--port", "0")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes) as serving:  # type: ignore[call-overload]
        assert serving.stdout is not None
        try:
            printed = serving.stdout.readline()
            address = re.findall(r"http://\S+", printed)[0]
            for path, kind in (("/v1/search?q=x", "application/problem+json"), ("/?q=x", "text/html; charset=utf-8")):
                request = urllib.request.Request(address + path, headers={"Accept": kind})
                with pytest.raises(HTTPError) as told:
                    urllib.request.urlopen(request, timeout=30)
                with told.value as answer:
                    content = answer.read().decode()
                assert (answer.code, answer.headers["content-type"]) == (503, kind)
                if path.startswith("/v1"):
                    assert json.loads(content)["code"] == what.split()[0]
                assert_hidden(content, str(answer.headers))
            assert_hidden(Path(f"/proc/{serving.pid}/cmdline").read_text())
        finally:
            serving.terminate()
            rest = serving.communicate(timeout=30)
        assert_hidden(printed, *rest)


def test_what_watches_says_why_and_tries_again(wrong: dict[str, str], tmp_path: Path) -> None:
    environment = {**os.environ, "TIENLE_DATA": str(tmp_path / "data"), "TIENLE_INDEX": wrong["index-login"]}
    command = (sys.executable, "-c", "from api.cli import main; main()", "watch", str(tmp_path))
    with subprocess.Popen(command, cwd=ROOT, env=environment, text=True, stderr=subprocess.PIPE) as watching:
        assert watching.stderr is not None
        try:
            said = [watching.stderr.readline() for _ in range(2)]
        finally:
            watching.terminate()
            _, rest = watching.communicate(timeout=30)
    assert said[1].endswith("[index-login]; sẽ thử lại\n")
    assert_hidden(*said, rest)
