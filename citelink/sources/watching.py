"""A deadline for whole requests. The time limits of sockets hold for each piece that arrives, so that an answer that
drips, header by header, would never end: here what is read from is shut when the time is over."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import urllib3
from requests.adapters import HTTPAdapter


class Watch:
    """What one thread reads from, and whether it was shut because the time was over."""

    def __init__(self) -> None:
        self.is_over = False
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None

    def look_at(self, read_from: socket.socket | None) -> None:
        """From here on `read_from` is what is shut."""
        with self._lock:
            self._socket = read_from
            self._shut()

    def end(self) -> None:
        """The time is over."""
        with self._lock:
            self.is_over = True
            self._shut()

    def _shut(self) -> None:
        if self.is_over and self._socket is not None:
            # Who is reading gets an end of file, also behind TLS.
            with suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)


_THREAD = threading.local()


@contextmanager
def watched(seconds: float) -> Iterator[Watch]:
    """What this thread reads through a `WatchedAdapter` within, it must have read after so many seconds."""
    watch = _THREAD.watch = Watch()
    timer = threading.Timer(seconds, watch.end)
    timer.daemon = True
    timer.start()
    try:
        yield watch
    finally:
        timer.cancel()
        # The connection is another question's from now on.
        watch.look_at(None)
        _THREAD.watch = None


def _watch(read_from: socket.socket | None) -> None:
    watch: Watch | None = getattr(_THREAD, "watch", None)
    if watch is not None:
        watch.look_at(read_from)


class _Connection(urllib3.connection.HTTPConnection):
    def getresponse(self) -> urllib3.response.HTTPResponse:  # type: ignore[override]
        _watch(self.sock)
        return super().getresponse()


class _SecureConnection(urllib3.connection.HTTPSConnection):
    def getresponse(self) -> urllib3.response.HTTPResponse:  # type: ignore[override]
        _watch(self.sock)
        return super().getresponse()


class _Pool(urllib3.HTTPConnectionPool):
    ConnectionCls = _Connection


class _SecurePool(urllib3.HTTPSConnectionPool):
    ConnectionCls = _SecureConnection


_POOLS: dict[str, type[urllib3.HTTPConnectionPool]] = {"http": _Pool, "https": _SecurePool}


class WatchedAdapter(HTTPAdapter):
    """Connections whose answers `watched` can end."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """See `HTTPAdapter`."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = dict(_POOLS)

    def proxy_manager_for(self, *args: Any, **kwargs: Any) -> Any:
        """See `HTTPAdapter`."""
        manager = super().proxy_manager_for(*args, **kwargs)
        manager.pool_classes_by_scheme = dict(_POOLS)
        return manager
