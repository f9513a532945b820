from __future__ import annotations

from tests.servers.elastic import Server


def test_what_was_written_is_there_after_a_kill(elastic_server: Server) -> None:
    elastic_server.call("PUT", "/servers-kept/_doc/1", {"word": "lúa"})
    elastic_server.kill()
    assert not elastic_server.running
    elastic_server.start()
    assert elastic_server.call("GET", "/servers-kept/_doc/1")["_source"] == {"word": "lúa"}
    elastic_server.call("DELETE", "/servers-kept")
