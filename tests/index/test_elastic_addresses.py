"""What a URL says of an Elasticsearch index, and that nothing secret in it is ever shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from index import open_index
from index.elastic.address import Address, address_of
from models.errors import StoreError


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://localhost", Address(("http://localhost:9200",))),
        ("https://es.example:9243/kho-2022/", Address(("https://es.example:9243",), prefix="kho-2022")),
        ("https://u:p%40ss%2F@es", Address(("https://es:9200",), user=("u", "p@ss/"))),
        ("https://es?api_key=aWQ6a2V5", Address(("https://es:9200",), api_key="aWQ6a2V5")),
        ("https://es?api_key=a%2Bb%3D", Address(("https://es:9200",), api_key="a+b=")),  # + is a blank in a query
        # nodes of one cluster
        ("http://u:p@a:1,b:2/x", Address(("http://a:1", "http://b:2"), prefix="x", user=("u", "p"))),
        ("http://[::1]:9201", Address(("http://[::1]:9201",))),
        ("http://es?shards=3&replicas=2&patience=5", Address(("http://es:9200",), shards=3, replicas=2, patience=5)),
    ],
)
def test_what_a_url_says(url: str, address: Address) -> None:
    assert address_of(url) == address


@pytest.mark.parametrize(
    "url",
    [
        "https:///tienle",  # no host
        "https://u:secret@",
        "https://u@es",  # no password
        "https://:secret@es",
        "https://u:secret@es?api_key=secret",  # which of both?
        "https://es?api_key=",
        "https://u:secret@es:99999",
        "https://u:secret@es:x",
        "https://u:secret@es/Kho",  # Elasticsearch wants small letters
        "https://u:secret@es/a/b",
        "https://u:secret@es/kho%20tài%20liệu",
        "https://u:secret@es?verify=false",  # there is no such thing
        "https://u:secret@es?ca=/no/such/secret.pem&x=1",
        "https://u:secret@es?ca=/no/such/file.pem",
        "https://u:secret@es?shards=0",
        "https://u:secret@es?replicas=many",
        "https://u:secret@es?patience=-1",
        "https://u:secret@a,,b",
        "ftp://u:secret@es/x",
    ],
)
def test_urls_that_say_nothing_clear(url: str) -> None:
    with pytest.raises(StoreError) as told:
        open_index(url)
    assert told.value.code == "index-unsupported"
    assert "secret" not in told.value.message
    assert "\n" not in told.value.message


def test_nothing_is_printed_that_is_to_be_hidden(tmp_path: Path) -> None:
    authority = tmp_path / "ca.pem"
    authority.write_text("")
    for url in (f"https://u:secret@es/x?ca={authority}", "https://es?api_key=secret"):
        address = address_of(url)
        assert "secret" not in f"{address} {address!r} {open_index(url)!r}"
