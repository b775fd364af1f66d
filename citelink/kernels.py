"""load_kernel(): the inner loops of a room in C, where there was a compiler when citelink was installed."""

from __future__ import annotations

import os
from importlib import import_module


def load_kernel(package: str) -> object | None:
    """The extension module `_kernel` of `package`; None where it was not built, and with CITELINK_NO_KERNEL=1 in the
    environment."""
    if os.environ.get("CITELINK_NO_KERNEL"):
        return None
    try:
        return import_module(f"{package}._kernel")
    except ImportError:
        return None
