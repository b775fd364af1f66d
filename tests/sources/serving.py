"""A server on this machine that answers as a test says, and notes what it was asked."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


@dataclass(frozen=True)
class Asked:
    """A request: host and path behind the base, the parameters, the headers in lower case, and when it came."""

    path: str
    parameters: Mapping[str, str]
    headers: Mapping[str, str]
    at: float


@dataclass
class Reply:
    """An answer. `pieces`: the body in parts, each sent after `pause` seconds; `length` is what is promised."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = field(default_factory=dict)
    pieces: tuple[bytes, ...] = ()
    pause: float = 0.0
    length: int | None = None


@dataclass
class Served:
    """The server's address and what it was asked."""

    url: str
    asked: list[Asked]


def works(*items: Mapping[str, Any]) -> Reply:
    """What Crossref answers to a search."""
    message = {"items": list(items), "total-results": len(items)}
    body = json.dumps({"status": "ok", "message-type": "work-list", "message": message}, ensure_ascii=False)
    return Reply(body=body.encode(), headers={"Content-Type": "application/json"})


def work(doi: str, title: str, family: str = "Wright", year: int = 2001, **more: Any) -> dict[str, Any]:
    """A work as Crossref describes it."""
    return {
        "DOI": doi,
        "type": "journal-article",
        "title": [title],
        "author": [{"family": family, "given": "Ann"}],
        "container-title": ["Journal of Locks and Keys"],
        "issued": {"date-parts": [[year]]},
        "volume": "7",
        "page": "11-19",
        **more,
    }


@contextmanager
def serving(answer: Callable[[Asked], Reply]) -> Iterator[Served]:
    """A server that answers what `answer` says."""
    asked: list[Asked] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            parts = urlsplit(self.path)
            parameters = {name: values[0] for name, values in parse_qs(parts.query).items()}
            headers = {name.lower(): value for name, value in self.headers.items()}
            asked.append(Asked(unquote(parts.path).lstrip("/"), parameters, headers, time.monotonic()))
            reply = answer(asked[-1])
            pieces = reply.pieces or (reply.body,)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(sum(map(len, pieces)) if reply.length is None else reply.length))
            self.end_headers()
            try:
                for piece in pieces:
                    time.sleep(reply.pause)
                    self.wfile.write(piece)
                    self.wfile.flush()
            except OSError:
                self.close_connection = True
            if reply.length is not None:
                self.close_connection = True

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield Served(f"http://127.0.0.1:{server.server_address[1]}", asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
