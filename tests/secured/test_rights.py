"""The roles of docs/elasticsearch.md suffice for what the page says, and nothing in them may be missing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from index import open_index
from models.errors import StoreError
from tests.index.written import rows, seen, whole
from tests.servers.secured import SecuredServer

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "elasticsearch.md").read_text("utf-8")
ROLES: dict[str, dict[str, Any]] = {
    name.lower(): json.loads(body)
    for name, body in re.findall(r"^\*\*(\w+)\*\*:.*?^```json\n(.+?)\n```$", PAGE, re.MULTILINE | re.DOTALL)
}
NUMBERS = count(1)


def read(url: str) -> None:
    """What `tienle serve` asks."""
    index = open_index(url)
    assert seen(index, "lúa") == (["a", "b"], ["a", "b"], ["a", "b"])
    assert index.document("a")
    assert index.section("a", None).path == ()
    assert index.issuers() == ()
    assert index.state() == index.state()


def write(url: str) -> None:
    """What `tienle ingest` and `forget` do: a document that becomes shorter, one that comes and goes."""
    index = open_index(url)
    for times in (5, 1):
        with index.writer() as writer:
            writer.put(rows("a", times=times))
            writer.put(rows("c"))
    with index.writer() as writer:
        writer.remove("c")
    assert whole(index) == {key: rows(key).digest for key in ("a", "b")}
    read(url)


def build(url: str) -> None:
    """What the first `tienle ingest` and `reindex` do."""
    index = open_index(url)
    for change in (index.writer, index.rebuild):
        with change() as writer:
            writer.put(rows("a"))
            writer.put(rows("b"))
    index.rollback()
    write(url)


WORK: dict[str, Callable[[str], None]] = {"reader": read, "writer": write, "builder": build}


def allowed(name: str, prefix: str, without: str = "") -> tuple[dict[str, list[str]], list[str]]:
    """The rights of a role of the page, for another prefix, and one taken away."""
    (indices,) = ROLES[name]["indices"]
    rights = [one for one in indices["privileges"] if one != without]
    return {f"{prefix}-*": rights}, [one for one in ROLES[name]["cluster"] if one != without]


@pytest.fixture(scope="module")
def built(secured_server: SecuredServer) -> Iterator[str]:
    """The prefix of an index that is there."""
    build(with_key(secured_server, "builder", "kho"))
    yield "kho"
    secured_server.call("DELETE", "/" + ",".join(secured_server.call("GET", "/kho*?filter_path=*.settings.index.uuid")))


def with_key(server: SecuredServer, role: str, prefix: str, without: str = "") -> str:
    key = server.make_key(f"key-{next(NUMBERS)}", *allowed(role, prefix, without))
    return f"{server.url}/{prefix}?api_key={quote(key, safe='')}&ca={server.trust}"


def prefix_for(role: str, built: str) -> str:
    """A builder begins with nothing."""
    return f"moi{next(NUMBERS)}" if role == "builder" else built


@pytest.mark.parametrize("role", WORK)
def test_a_user_with_a_role_may_do_its_work(secured_server: SecuredServer, built: str, role: str) -> None:
    prefix = prefix_for(role, built)
    secured_server.make_role(f"tienle-{role}", *allowed(role, prefix))
    password = secured_server.make_user(f"may-{role}", f"tienle-{role}")
    WORK[role](f"{secured_server.url_of(f'may-{role}', password)}/{prefix}?ca={secured_server.trust}")


@pytest.mark.parametrize("role", WORK)
def test_a_key_with_its_rights_may_do_its_work(secured_server: SecuredServer, built: str, role: str) -> None:
    WORK[role](with_key(secured_server, role, prefix_for(role, built)))


MISSING = [
    (name, right) for name, role in ROLES.items() for right in role["cluster"] + role["indices"][0]["privileges"]
]


@pytest.mark.parametrize(("role", "right"), MISSING, ids=lambda it: it)
def test_each_right_is_needed(secured_server: SecuredServer, built: str, role: str, right: str) -> None:
    with pytest.raises(StoreError) as told:
        WORK[role](with_key(secured_server, role, prefix_for(role, built), without=right))
    assert told.value.code == "index-forbidden"
    if role == "writer":  # what was half done is made whole by who may
        write(with_key(secured_server, role, built))
    assert re.search(rf"cần một trong các quyền ở [^:]+: .*\b{right}\b", told.value.message)


def test_the_page_has_three_roles() -> None:
    assert ROLES.keys() == WORK.keys()
    assert len(MISSING) == 2 + 5 + 5


def test_a_reader_changes_nothing(secured_server: SecuredServer, built: str) -> None:
    for change in (write, build):
        with pytest.raises(StoreError) as told:
            change(with_key(secured_server, "reader", built))
        assert told.value.code == "index-forbidden"
    read(with_key(secured_server, "reader", built))


def test_a_reader_of_nothing_finds_nothing_and_makes_nothing(secured_server: SecuredServer) -> None:
    index = open_index(with_key(secured_server, "reader", "trong"))
    assert seen(index, "lúa") == ([], [], [])
    assert (index.document("a"), index.issuers(), index.held()) == (None, (), ())
    assert secured_server.call("GET", "/trong*") == {}


def test_what_may_not_be_seen_is_not_told_to_be_empty(secured_server: SecuredServer, built: str) -> None:
    """A role for another prefix: Elasticsearch leaves out what may not be seen, as if it weren't there."""
    url = with_key(secured_server, "reader", "khac").replace("/khac?", f"/{built}?")
    for ask in (read, write):
        with pytest.raises(StoreError) as told:
            ask(url)
        assert told.value.code == "index-forbidden"
