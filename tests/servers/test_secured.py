from __future__ import annotations

import ssl
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.servers.certificates import Authority
from tests.servers.elastic import AnswerError
from tests.servers.secured import SecuredServer


def test_users_may_do_what_their_roles_say(secured_server: SecuredServer) -> None:
    secured_server.make_role("one-reader", {"one-*": ["read"]}, [])
    secured_server.call("PUT", "/one-a/_doc/1?refresh=true", {"word": "lúa"})
    login = ("an", secured_server.make_user("an", "one-reader"))
    assert secured_server.call("GET", "/one-a/_search", login=login)["hits"]["total"]["value"] == 1
    with pytest.raises(AnswerError, match="is unauthorized for user") as refused:
        secured_server.call("PUT", "/one-a/_doc/2", {"word": "ngô"}, login=login)
    assert refused.value.status == 403
    secured_server.remove_user(*login)
    with pytest.raises(AnswerError) as unknown:
        secured_server.call("GET", "/one-a/_search", login=login)
    assert unknown.value.status == 401
    secured_server.call("DELETE", "/one-a")


def test_only_who_trusts_its_authority_hears_the_server(secured_server: SecuredServer, tmp_path: Path) -> None:
    other = ssl.create_default_context(cafile=str(Authority(tmp_path).file))
    with pytest.raises(OSError, match="CERTIFICATE_VERIFY_FAILED"):
        urlopen(secured_server.url, context=other, timeout=10)
