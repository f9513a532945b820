"""A server that keeps objects as S3 does, for tests."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from moto.server import ThreadedMotoServer

SURROUNDINGS = {
    "AWS_ACCESS_KEY_ID": "an",
    "AWS_SECRET_ACCESS_KEY": "mật-khẩu".encode().hex(),
    "AWS_DEFAULT_REGION": "us-east-1",
    "AWS_EC2_METADATA_DISABLED": "true",
}


@contextmanager
def s3_server() -> Iterator[str]:
    """A server; gives its address, and names it to this process and its children as people do, by the environment."""
    import s3fs

    s3fs.S3FileSystem.clear_instance_cache()  # those that know a server of before
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in SURROUNDINGS.items():
            patch.setenv(name, value)
        patch.setenv("AWS_ENDPOINT_URL", f"http://{host}:{port}")
        try:
            yield os.environ["AWS_ENDPOINT_URL"]
        finally:
            server.stop()


def new_bucket() -> str:
    """The address of a new bucket on the server that the environment names."""
    import s3fs

    name = f"kho-{uuid.uuid4().hex[:12]}"
    s3fs.S3FileSystem(skip_instance_cache=True).mkdir(name)
    return f"s3://{name}"
