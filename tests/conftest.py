"""Settings for all tests."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# The same cases on every run and no time limits, so that a busy machine or an unlucky draw fails nobody's change.
# CITELINK_EXPLORE=1 draws new ones.
SLOW = [HealthCheck.too_slow]
settings.register_profile("steady", deadline=None, suppress_health_check=SLOW, derandomize=True)
settings.register_profile("explore", deadline=None, suppress_health_check=SLOW, max_examples=1000)
settings.load_profile("explore" if os.environ.get("CITELINK_EXPLORE") else "steady")

HERE = ("127.0.0.1", "::1", "localhost")


@pytest.fixture(scope="session", autouse=True)
def only_this_machine() -> Iterator[None]:
    """No test makes a connection to another machine."""
    connect = socket.socket.connect

    def connect_here(one: socket.socket, address: Any) -> None:
        elsewhere = isinstance(address, tuple) and address[0] not in HERE
        assert not (elsewhere and one.type == socket.SOCK_STREAM), f"a test connects to {address[0]}"
        connect(one, address)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", connect_here)
        yield
