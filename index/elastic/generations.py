"""Generations of an index: eight indices each, of which the aliases name one; another takes its place in one call."""

from __future__ import annotations

import re
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any

from index.elastic.connection import ClashError, Connection, NotThereError
from index.elastic.schema import MADE_AS, alias, index_name, index_names, mapping, settings
from index.fields import TABLES, Table
from index.questions import REINDEX
from models.errors import StoreError

PREVIOUS = "-previous"
"""Ends the aliases of the generation that was in use before."""
FIRST = 1
DESCRIBED = "*.mappings._meta,*.settings.index.number_of_shards"
"""What is looked at to tell whose an index is, and whether it is whole."""
LOOK_AGAIN_SECONDS = 10.0
"""How long a reader believes that the generation is what it was."""

_NUMBERED = re.compile("-g[0-9]+$")
"""tienle-passages-g12"""


class Generations:
    """The generations under an address's prefix."""

    def __init__(self, connection: Connection, patience: float | None = None) -> None:
        """`patience`: how long a cluster that is away is waited for, as long as a reader does if None."""
        self.connection, self.prefix = connection, connection.address.prefix
        self._patience = patience
        self._looking = threading.Lock()
        self._looked: tuple[float, int] | None = None

    def look(self) -> int:
        """The number of shards of the generation in use, 0 if there is none: who reads makes none.

        StoreError("index-version") if it isn't of this program's version, or none of ours.
        """
        with self._looking:
            if self._looked is None or time.monotonic() - self._looked[0] > LOOK_AGAIN_SECONDS:
                shards = self._shards()
                self._looked = (time.monotonic(), shards) if shards else None
            return self._looked[1] if self._looked else 0

    def current(self) -> int:
        """The number of the generation in use, 0 if there is none; StoreError as `look`."""
        self.forget()
        return self.named()[0] if self.look() else 0

    def ready(self) -> int:
        """The number of the generation in use, which is made if there is none; StoreError as `look`."""
        if not self.current():
            self._make_first()
        return self.current()

    def named(self, ending: str = "") -> list[int]:
        """Numbers of the generations in use, or with PREVIOUS in use before: one, if all is well."""
        found = self._indices([alias(self.prefix, table) + ending for table in TABLES], "*.aliases")
        return sorted({int(name.rpartition("-g")[2]) for name in found if _NUMBERED.search(name)})

    def all(self) -> list[int]:
        """Numbers of all generations that are there, whole or not, ascending."""
        names = self._indices([f"{alias(self.prefix, table)}-g*" for table in TABLES], "*.settings.index.uuid")
        return sorted({int(name.rpartition("-g")[2]) for name in names if _NUMBERED.search(name)})

    def begin(self) -> int:
        """The number of a new, empty generation; those that aren't in use are deleted."""
        used, held = self.named(), self.all()
        for number in held:
            if number not in used:
                self.drop(number)
        number = max((*held, 0)) + 1
        self.create(number)
        return number

    def create(self, number: int) -> None:
        """Makes the empty indices of a generation."""
        self._make_template()
        with ThreadPoolExecutor(len(TABLES)) as pool:
            for made in [pool.submit(self._create, table, number) for table in TABLES]:
                made.result()

    def make_current(self, number: int) -> None:
        """Lets readers and writers use another generation, in one step; the one before keeps its indices."""
        before = [other for other in self.named() if other != number and self._is_whole(other)]
        actions: list[dict[str, Any]] = []
        for table in TABLES:
            name = alias(self.prefix, table)
            for one in (name, name + PREVIOUS):
                actions.append({"remove": {"index": f"{name}-g*", "alias": one, "must_exist": False}})
            actions.append({"add": {"index": index_name(self.prefix, table, number), "alias": name}})
            for old in before[-1:]:
                actions.append({"add": {"index": index_name(self.prefix, table, old), "alias": name + PREVIOUS}})
        self.connection.ask("POST", "/_aliases", {"actions": actions}, self.connection.address.patience)
        self.forget()

    def drop(self, number: int, patience: float | None = None) -> None:
        """Deletes a generation's indices, those that are there; tries for so long, as long as a writer does if None."""
        patience = self.connection.address.patience if patience is None else patience
        names = ",".join(index_names(self.prefix, number))
        self.connection.ask("DELETE", f"/{names}?ignore_unavailable=true", patience=patience)

    def check(self, number: int) -> None:
        """StoreError if a generation isn't whole or of another version."""
        self._checked(self._indices(index_names(self.prefix, number), DESCRIBED))

    def _is_whole(self, number: int) -> bool:
        try:
            self.check(number)
        except StoreError:
            return False
        return True

    def forget(self) -> None:
        """Looks again when asked."""
        self._looked = None

    def _shards(self) -> int | None:
        names = [alias(self.prefix, table) for table in TABLES]
        found = self._indices(names, DESCRIBED)
        if len(found) != len(TABLES):
            # What somebody may not see is left out as if it were not there; asked like this it is refused.
            with suppress(NotThereError):
                self.connection.ask("GET", f"/{','.join(names)}?filter_path=none", patience=self._patience)
        return self._checked(found) if found else None

    def _checked(self, found: dict[str, Any]) -> int:
        versions = {it.get("mappings", {}).get("_meta", {}).get("tienle") for it in found.values()}
        if versions - {MADE_AS}:
            told = ", ".join(str(one or "lạ") for one in versions - {MADE_AS})
            raise StoreError("index-version", f"chỉ mục thuộc phiên bản {told}, chương trình cần {MADE_AS}; {REINDEX}")
        if len(found) != len(TABLES) or len({name.rpartition("-g")[2] for name in found}) != 1:
            raise StoreError("index-damaged", f"chỉ mục {self.connection.address} thiếu một phần; {REINDEX}")
        return max(int(it["settings"]["index"]["number_of_shards"]) for it in found.values())

    def _indices(self, names: list[str], wanted: str) -> dict[str, Any]:
        # Who reads takes what any node knows, and need not wait for the one that leads; who writes asks that one.
        local = "true" if self._patience is None else "false"
        path = f"/{','.join(names)}?ignore_unavailable=true&local={local}&filter_path={wanted}"
        return self.connection.ask("GET", path, patience=self._patience)

    def _make_first(self) -> None:
        """Makes the first generation; another process may do so at the same time."""
        self.create(FIRST)
        self.make_current(FIRST)

    def _make_template(self) -> None:
        address = self.connection.address
        template = {
            "index_patterns": [*(f"{alias(self.prefix, table)}-g*" for table in TABLES), f"{self.prefix}-lock"],
            "priority": 500,
            # An index that somebody deleted isn't made again, without its mapping, by the next write.
            "allow_auto_create": False,
            "template": {"settings": settings(address.shards, address.replicas), "mappings": {"dynamic": "strict"}},
            "_meta": {"tienle": MADE_AS},
        }
        self.connection.ask("PUT", f"/_index_template/{self.prefix}", template, address.patience)

    def _create(self, table: Table, number: int) -> None:
        address = self.connection.address
        body = {"settings": settings(address.shards, address.replicas), "mappings": mapping(table)}
        path = f"/{index_name(self.prefix, table, number)}?wait_for_active_shards=0"
        with suppress(ClashError):  # made by another process, or by a request whose answer was lost
            self.connection.ask("PUT", path, body, address.patience)
