"""Three nodes on this machine that are one cluster, for tests in which one of them dies."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Self

from tests.servers.distribution import ElasticUnavailableError
from tests.servers.elastic import Server

NAMES = ("one", "two", "three")
HEALTH_SECONDS = 120


class Cluster:
    """Nodes by name; each is a Server that may be killed and started again on its own."""

    def __init__(self, names: Sequence[str] = NAMES, heap: str = "512m") -> None:
        """A cluster that is not started yet."""
        self.nodes = {name: Server(name=name, heap=heap, passing=True) for name in names}
        seeds = [f"127.0.0.1:{node.transport_port}" for node in self.nodes.values()]
        for node in self.nodes.values():
            node.settings |= {
                "discovery.type": "multi-node",
                "cluster.name": f"tienle-{next(iter(self.nodes.values())).port}",
                "discovery.seed_hosts": seeds,
                "cluster.initial_master_nodes": list(names),
                # A dead node is noticed within seconds.
                "cluster.fault_detection.follower_check.interval": "500ms",
                "cluster.fault_detection.leader_check.interval": "500ms",
            }

    def __enter__(self) -> Self:
        """Starts all nodes at once and waits until they have found each other."""
        try:
            for node in self.nodes.values():
                node.start(wait=False)
            for node in self.nodes.values():
                node.wait()
            self.wait(len(self.nodes))
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Ends all nodes and removes what they wrote."""
        self.close()

    @property
    def alive(self) -> list[Server]:
        """The nodes that run."""
        return [node for node in self.nodes.values() if node.running]

    @property
    def urls(self) -> list[str]:
        """Of all nodes, also of the ones that don't run."""
        return [node.url for node in self.nodes.values()]

    def call(self, method: str, path: str, body: object = None) -> Any:
        """Asks a node that runs, as Server.call."""
        return self.alive[0].call(method, path, body)

    def primary(self, index: str, shard: int = 0) -> Server:
        """The node that holds the primary of an index's shard."""
        rows = self.call("GET", f"/_cat/shards/{index}?format=json&h=shard,prirep,state,node")
        found = [row["node"] for row in rows if row["prirep"] == "p" and int(row["shard"]) == shard and row["node"]]
        assert found, f"no node holds shard {shard} of {index}: {rows}"
        return self.nodes[found[0].split(" ")[0]]

    def master(self) -> Server:
        """The node that leads the cluster."""
        return self.nodes[self.call("GET", "/_cat/master?format=json&h=node")[0]["node"]]

    def wait(self, nodes: int, status: str = "yellow") -> None:
        """Returns as soon as the cluster has this many nodes and this status ("green": all copies are there)."""
        wanted = f"/_cluster/health?wait_for_nodes={nodes}&wait_for_status={status}&wait_for_events=languid&timeout=5s"
        until = time.monotonic() + HEALTH_SECONDS
        while True:
            try:
                self.call("GET", wanted)
            except OSError as told:
                if time.monotonic() > until:
                    tails = "\n".join(node.log_tail(10) for node in self.nodes.values())
                    raise ElasticUnavailableError(f"no cluster of {nodes} nodes: {told}\n{tails}") from None
                time.sleep(0.2)
            else:
                return

    def close(self) -> None:
        """Ends all nodes and removes what they wrote."""
        with ThreadPoolExecutor(len(self.nodes)) as pool:
            list(pool.map(Server.close, self.nodes.values()))
