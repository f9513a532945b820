from __future__ import annotations

from tests.servers.cluster import Cluster


def test_when_the_node_of_a_primary_dies_another_has_what_was_written(elastic_cluster: Cluster) -> None:
    elastic_cluster.call("PUT", "/kept", {"settings": {"number_of_shards": 1, "number_of_replicas": 1}})
    elastic_cluster.wait(3, "green")
    elastic_cluster.call("PUT", "/kept/_doc/1", {"word": "lúa"})
    first = elastic_cluster.primary("kept")
    first.kill()
    elastic_cluster.wait(2)
    assert elastic_cluster.primary("kept") is not first
    assert elastic_cluster.call("GET", "/kept/_doc/1")["_source"] == {"word": "lúa"}
    first.start()
    elastic_cluster.wait(3, "green")
    elastic_cluster.call("DELETE", "/kept")
