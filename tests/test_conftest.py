"""What holds for all tests."""

from __future__ import annotations

import socket

import pytest


def test_no_test_reaches_another_machine() -> None:
    with socket.socket() as one, pytest.raises(AssertionError, match="a test connects to 192"):
        one.connect(("192.0.2.1", 9))
