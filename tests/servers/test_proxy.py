from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import Any

import pytest

from tests.servers.elastic import Server
from tests.servers.faults import Fault
from tests.servers.proxy import Proxy
from tests.servers.waiting import within

NAME = "proxied"


@pytest.fixture
def proxy(elastic_server: Server) -> Iterator[Proxy]:
    elastic_server.call("PUT", f"/{NAME}", {"settings": {"number_of_replicas": 0}})
    try:
        with Proxy(elastic_server) as opened:
            yield opened
    finally:
        elastic_server.call("DELETE", f"/{NAME}")


def send(proxy: Proxy, method: str, path: str, body: object = None, *, seconds: float = 10) -> tuple[int, Any]:
    """A client without patience: one connection, one try."""
    with closing(http.client.HTTPConnection(proxy.url.removeprefix("http://"), timeout=seconds)) as connection:
        content = body if body is None or isinstance(body, str) else json.dumps(body)
        connection.request(method, f"/{NAME}{path}", content, {"Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read())


def held(proxy: Proxy, number: int) -> bool:
    """Whether so many requests were held back until now."""
    return proxy.counts["hold"] == number


def version(server: Server) -> int:
    """How often the document was written; 0: never."""
    found = server.call("POST", "/_mget", {"docs": [{"_index": NAME, "_id": "1"}]})["docs"][0]
    return int(found.get("_version", 0))


def test_without_faults_all_passes(elastic_server: Server, proxy: Proxy) -> None:
    assert send(proxy, "PUT", "/_doc/1", {"a": 1})[0] == 201
    assert send(proxy, "GET", "/_doc/1")[1]["_source"] == {"a": 1}
    assert send(proxy, "GET", "/_doc/2")[0] == 404
    assert proxy.counts == {"requests": 3, "pass": 3}
    assert proxy.requests[0] == f"PUT /{NAME}/_doc/1 HTTP/1.1"


def test_a_lost_answer_is_of_a_write_that_was_done(elastic_server: Server, proxy: Proxy) -> None:
    proxy.set(Fault("lose", path="/_doc", times=1))
    with pytest.raises(ConnectionError):
        send(proxy, "PUT", "/_doc/1", {"a": 1})
    assert version(elastic_server) == 1
    assert send(proxy, "PUT", "/_doc/1", {"a": 1})[0] == 200
    assert proxy.counts == {"requests": 2, "lose": 1, "pass": 1}


def test_of_half_an_answer_the_client_knows_that_it_is_half(proxy: Proxy) -> None:
    assert send(proxy, "PUT", "/_doc/1", {"a": "lúa " * 500})[0] == 201
    proxy.set(Fault("lose", size=400))
    with pytest.raises(http.client.IncompleteRead):
        send(proxy, "GET", "/_doc/1")


def test_a_cut_request_is_not_done(elastic_server: Server, proxy: Proxy) -> None:
    proxy.set(Fault("cut", size=60))
    with pytest.raises(ConnectionError):
        send(proxy, "PUT", "/_doc/1", {"a": 1})
    assert version(elastic_server) == 0


def test_a_request_comes_twice_and_is_answered_once(elastic_server: Server, proxy: Proxy) -> None:
    proxy.set(Fault("repeat", times=1))
    assert send(proxy, "PUT", "/_doc/1", {"a": 1})[1]["_version"] == 1
    assert version(elastic_server) == 2


def test_a_late_second_coming_undoes_what_was_written_meanwhile(elastic_server: Server, proxy: Proxy) -> None:
    proxy.set(Fault("repeat", times=1, seconds=0.3))
    send(proxy, "PUT", "/_doc/1", {"a": 1})
    send(proxy, "PUT", "/_doc/1", {"a": 2})
    assert within(60, lambda: proxy.counts["repeated"] == 1)
    assert elastic_server.call("GET", f"/{NAME}/_doc/1")["_source"] == {"a": 1}


def test_held_requests_go_the_last_first(elastic_server: Server, proxy: Proxy) -> None:
    proxy.set(Fault("hold", size=3, seconds=20))
    threads = [threading.Thread(target=send, args=(proxy, "PUT", "/_doc/1", {"a": number})) for number in (1, 2, 3)]
    for number, thread in enumerate(threads, start=1):
        thread.start()
        assert within(60, partial(held, proxy, number))
    for thread in threads:
        thread.join()
    assert elastic_server.call("GET", f"/{NAME}/_doc/1")["_source"] == {"a": 1}
    assert version(elastic_server) == 3


def test_a_held_request_goes_alone_when_nobody_comes(proxy: Proxy) -> None:
    proxy.set(Fault("hold", size=2, seconds=0.2))
    assert send(proxy, "PUT", "/_doc/1", {"a": 1})[0] == 201


def test_refusals_as_often_as_told(elastic_server: Server, proxy: Proxy) -> None:
    proxy.set(Fault("answer", status=429, times=1), Fault("answer", status=503, times=1))
    for status in (429, 503):
        answered, body = send(proxy, "PUT", "/_doc/1", {"a": 1})
        assert (answered, body["status"]) == (status, status)
    assert version(elastic_server) == 0
    assert send(proxy, "PUT", "/_doc/1", {"a": 1})[0] == 201


def test_of_a_bulk_request_some_items_are_refused(elastic_server: Server, proxy: Proxy) -> None:
    actions = [{"index": {"_id": "1"}}, {"a": 1}, {"delete": {"_id": "2"}}, {"index": {"_id": "3"}}, {"a": 3}] * 4
    proxy.set(Fault("reject", path="_bulk", share=0.5, seed=3))
    answered, body = send(proxy, "POST", "/_bulk", "".join(json.dumps(line) + "\n" for line in actions))
    items = [item for one in body["items"] for item in one.values()]
    assert (answered, body["errors"]) == (200, True)
    assert [item["_id"] for item in items] == ["1", "2", "3"] * 4
    assert {item["status"] for item in items} >= {200, 201, 429}
    assert version(elastic_server) == len([item for item in items if item["_id"] == "1" and item["status"] < 300]) > 0
    proxy.set(Fault("reject", path="_bulk", share=1))
    assert send(proxy, "POST", "/_bulk", '{"delete": {"_id": "1"}}\n')[1]["items"][0]["delete"]["status"] == 429
    assert version(elastic_server) > 0


def test_chance_is_the_same_for_the_same_seed(proxy: Proxy) -> None:
    def statuses(seed: int) -> list[int]:
        proxy.set(Fault("answer", status=429, probability=0.5, seed=seed))
        return [send(proxy, "GET", "")[0] for _ in range(20)]

    assert statuses(1) == statuses(1) != statuses(2)
    assert set(statuses(1)) == {200, 429}


def test_silence_is_not_an_end(elastic_server: Server, proxy: Proxy) -> None:
    proxy.set(Fault("silence"))
    with pytest.raises(TimeoutError):
        send(proxy, "PUT", "/_doc/1", {"a": 1}, seconds=0.3)
    assert version(elastic_server) == 0


def test_a_server_that_is_away_comes_back(proxy: Proxy) -> None:
    proxy.refuse()
    with pytest.raises(ConnectionRefusedError):
        send(proxy, "GET", "")
    proxy.accept()
    assert send(proxy, "GET", "")[0] == 200
