from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.servers.certificates import Authority
from tests.servers.elastic import AnswerError, Login
from tests.servers.faults import Fault
from tests.servers.proxy import Proxy
from tests.servers.secured import SecuredServer

READ = {"one-*": ["read"]}


@pytest.fixture
def server(secured_server: SecuredServer) -> Iterator[SecuredServer]:
    secured_server.call("PUT", "/one-a/_doc/1?refresh=true", {"word": "lúa"})
    yield secured_server
    secured_server.call("DELETE", "/one-a")


def refused(server: SecuredServer, method: str, path: str, login: Login) -> int:
    with pytest.raises(AnswerError) as told:
        server.call(method, path, {"word": "ngô"} if method == "PUT" else None, login=login)
    return told.value.status


def test_users_may_do_what_their_roles_say(server: SecuredServer) -> None:
    server.make_role("one-reader", READ, [])
    login = ("an", server.make_user("an", "one-reader"))
    assert server.call("GET", "/one-a/_search", login=login)["hits"]["total"]["value"] == 1
    assert refused(server, "PUT", "/one-a/_doc/2", login) == 403
    assert refused(server, "GET", "/one-a/_search", ("an", "not " + login[1])) == 401
    server.remove_user("an")
    assert refused(server, "GET", "/one-a/_search", login) == 401


def test_keys_may_do_what_they_were_made_for(server: SecuredServer) -> None:
    key = server.make_key("reading", READ, [])
    assert server.call("GET", "/one-a/_search", login=key)["hits"]["total"]["value"] == 1
    assert refused(server, "PUT", "/one-a/_doc/2", key) == 403
    server.revoke_key("reading")
    assert refused(server, "GET", "/one-a/_search", key) == 401


def test_only_who_trusts_its_authority_hears_the_server(server: SecuredServer, tmp_path: Path) -> None:
    other = ssl.create_default_context(cafile=str(Authority(tmp_path).file))
    with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        urlopen(server.url, context=other, timeout=10)


def test_a_proxy_before_it_is_trusted_like_it(server: SecuredServer) -> None:
    trusted = ssl.create_default_context(cafile=str(server.trust))
    with Proxy(server) as proxy:
        proxy.set(Fault("answer", status=503, times=1))
        for status in (503, 401):
            with pytest.raises(OSError, match=str(status)) as told, urlopen(proxy.url, context=trusted, timeout=10):
                pass
            told.value.close()  # type: ignore[attr-defined]
