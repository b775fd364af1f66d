"""One question to a host: bounds of time and size, retries, limits, redirects, and who is told what."""

from __future__ import annotations

import gzip
import socket
import threading
import time
from contextlib import suppress
from email.utils import formatdate
from itertools import pairwise

import pytest
from serving import Reply, serving

from citelink.sources import web
from citelink.sources.limits import Limits
from citelink.sources.services import crossref, openlibrary
from citelink.sources.source import DownError, NotLookedUpError, Request, Signature, Source
from citelink.sources.web import Web, read_pause

QUESTION = Request("/works", (("query.bibliographic", "замки & keys"), ("rows", "5")))
LEFT_ALONE = "it is asked too often (429), and it wants to be left alone for 12 hours"
BOMB = Reply(200, gzip.compress(b" " * 20_000_000), {"Content-Encoding": "gzip"})
CIRCLE = Reply(302, headers={"Location": "/api.crossref.org/works"})
FINE = Reply(body=b'{"fine": "\xd0\xb6"}')


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pauses in hundredths of what they are."""
    monkeypatch.setattr(web.random, "uniform", lambda low, high: 0.01)


def asker(url: str, **more: object) -> Web:
    return Web(Limits(None), contact="ann@example.org", base=url, **more)  # type: ignore[arg-type]


def test_a_question_and_its_answer() -> None:
    with serving(lambda asked: FINE) as served:
        answer = asker(served.url).fetch(crossref, QUESTION)
    (asked,) = served.asked
    assert (answer.status, answer.text) == (200, '{"fine": "ж"}')
    assert asked.path == "api.crossref.org/works"
    assert asked.parameters == {"query.bibliographic": "замки & keys", "rows": "5"}
    assert asked.headers["user-agent"].startswith("citelink/")
    assert "(mailto:ann@example.org)" in asked.headers["user-agent"]


@pytest.mark.parametrize(
    ("bad", "tries"),
    [
        (Reply(429), 2),
        (Reply(500), 2),
        (Reply(502), 2),
        (Reply(503, headers={"Retry-After": "0"}), 2),
        (Reply(504), 2),
        (Reply(200, b'{"ha', length=400), 2),
    ],
)
def test_what_is_tried_again(bad: Reply, tries: int) -> None:
    with serving(lambda asked: bad if len(served.asked) < tries else FINE) as served:
        assert asker(served.url).fetch(crossref, QUESTION).status == 200
    assert len(served.asked) == tries


@pytest.mark.parametrize(
    ("reply", "reason", "down", "tries"),
    [
        (Reply(400), "it refuses the question (400)", False, 1),
        (Reply(401), "it refuses to answer (401)", True, 1),
        (Reply(403), "it refuses to answer (403)", True, 1),
        (Reply(500), "it is out of order (500)", False, 4),
        (Reply(429), "it is asked too often (429)", True, 4),
        (Reply(429, headers={"Retry-After": "43200"}), LEFT_ALONE, True, 1),
        (Reply(200, b"\xff\xfe"), "its answer is not in UTF-8", False, 1),
        (Reply(200, b" " * 17_000_000), "its answer is longer than 16 MB", False, 1),
        (BOMB, "its answer is longer than 16 MB", False, 1),
        (Reply(200, b"no gzip", {"Content-Encoding": "gzip"}), "its answer cannot be unpacked", False, 4),
        (Reply(302, headers={"Location": "http://127.0.0.2:9/x"}), "it leads to another host, 127.0.0.2", False, 1),
        (CIRCLE, "it leads from one address to another without an end", False, 4),
    ],
)  # fmt: skip
def test_what_is_no_answer(reply: Reply, reason: str, down: bool, tries: int) -> None:
    with serving(lambda asked: reply) as served, pytest.raises(NotLookedUpError) as failure:
        asker(served.url).fetch(crossref, QUESTION)
    assert str(failure.value) == reason
    assert isinstance(failure.value, DownError) is down
    assert len(served.asked) == tries
    assert "ann@" not in reason


def test_absent_is_an_answer() -> None:
    with serving(lambda asked: Reply(404, b"Resource not found.")) as served:
        assert asker(served.url).fetch(crossref, QUESTION).status == 404


def test_a_body_that_drips_ends_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web, "_LONGEST", 0.6)
    began = time.monotonic()
    with serving(lambda asked: Reply(pieces=(b" ",) * 100, pause=0.05)) as served, pytest.raises(DownError):
        asker(served.url).fetch(crossref, QUESTION)
    assert time.monotonic() - began < 2


HEADERS = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    ("at_once", "drips"),
    [
        (b"", HEADERS + b"X-Long: " + b"x" * 500),
        (HEADERS, b"X-Many: 1\r\n" * 50),
        (HEADERS + b"Transfer-Encoding: chunked\r\n\r\n", b"0" * 500),
        (HEADERS + b"Content-Length: 500\r\n\r\n", b"{" * 500),
    ],
    ids=["status", "headers", "sizes of pieces", "body"],
)
def test_what_drips_ends_in_time(at_once: bytes, drips: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each byte arrives in time, and the whole would take minutes."""
    monkeypatch.setattr(web, "_READ", 0.3)
    monkeypatch.setattr(web, "_TRIES", 1)
    ended, sent = threading.Event(), []

    def drip(listening: socket.socket) -> None:
        connection, _ = listening.accept()
        with connection, suppress(OSError):
            connection.recv(65536)
            connection.sendall(at_once)
            for byte in drips:
                if ended.wait(0.05):
                    break
                connection.sendall(bytes([byte]))
                sent.append(byte)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = threading.Thread(target=drip, args=(listening,), daemon=True)
        server.start()
        with pytest.raises(DownError, match="its answer comes too slowly"):
            asker(f"http://127.0.0.1:{listening.getsockname()[1]}").fetch(crossref, QUESTION)
        ended.set()
        server.join()
    assert 0 < len(sent) < len(drips), "nobody waits for the end"


@pytest.mark.parametrize(("reply", "tries"), [(Reply(500), 8), (Reply(pieces=(b" ",) * 100, pause=0.05), 2)])
def test_who_waits_for_a_turn_does_not_find_out_alone(
    reply: Reply, tries: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One question at a time: each would try until its own time is over."""
    monkeypatch.setattr(web, "_READ", 0.2)
    failed: list[NotLookedUpError] = []
    with serving(lambda asked: reply) as served:
        asking = asker(served.url)

        def ask() -> None:
            with pytest.raises(NotLookedUpError) as failure:
                asking.fetch(openlibrary, QUESTION)
            failed.append(failure.value)

        first = threading.Thread(target=ask)
        second = threading.Thread(target=ask)
        for one in (first, second):
            one.start()
        for one in (first, second):
            one.join()
    assert any(isinstance(one, DownError) for one in failed)
    assert tries <= len(served.asked) <= tries + 1


def test_an_answer_in_between_is_one() -> None:
    """Every other try fails: none of sixteen questions is put off."""
    with serving(lambda asked: FINE if len(served.asked) % 2 else Reply(500)) as served:
        asking = asker(served.url)
        for _ in range(16):
            assert asking.fetch(openlibrary, QUESTION).status == 200


def test_nobody_there() -> None:
    with serving(lambda asked: FINE) as served:
        pass
    with pytest.raises(DownError, match="it cannot be reached"):
        asker(served.url).fetch(crossref, QUESTION)


def test_where_a_source_leads_contact_does_not_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crossref, "ONWARD", ("data.crossref.org",))
    moved = Reply(302, headers={"Location": "https://data.crossref.org/x?y=1"})
    with serving(lambda asked: moved if "works" in asked.path else FINE) as served:
        assert asker(served.url).fetch(crossref, QUESTION).status == 200
    first, second = served.asked
    assert second.path == "data.crossref.org/x"
    assert "ann@example.org" in first.headers["user-agent"]
    assert "ann@" not in str(second.headers)


def test_the_hosts_own_limit_counts_at_once() -> None:
    slow = {"X-Rate-Limit-Limit": "2", "X-Rate-Limit-Interval": "1s", "X-Concurrency-Limit": "1"}
    with serving(lambda asked: Reply(200, b"{}", slow)) as served:
        asking = asker(served.url)
        for _ in range(5):
            asking.fetch(crossref, QUESTION)
    times = [asked.at for asked in served.asked]
    assert all(later - earlier > 0.45 for earlier, later in pairwise(times[1:]))


def test_no_more_requests_than_are_allowed() -> None:
    spent: list[int] = []

    def spend(source: Source) -> None:
        if len(spent) == 2:
            raise NotLookedUpError("spent")
        spent.append(1)

    with serving(lambda asked: Reply(500)) as served, pytest.raises(NotLookedUpError, match="spent"):
        asker(served.url, spend=spend).fetch(crossref, QUESTION)
    assert len(served.asked) == 2


NOW = 1_800_000_000.0


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("7", 7),
        (" 1.5 ", 1.5),
        (formatdate(NOW + 30, usegmt=True), 30),
        (formatdate(NOW - 30, usegmt=True), 0),
        ("-5", 0),
        ("soon", 0),
        ("", 0),
        ("nan", 0),
        ("99999999999999999999", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 0),
    ],
)
def test_how_long_to_wait(said: str, seconds: float) -> None:
    assert read_pause(said, NOW) == seconds


def test_a_request_is_signed_as_the_host_wants_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crossref, "SIGNATURE", Signature(key_header="x-key", contact="email"))
    with serving(lambda asked: Reply(403) if "x-key" in asked.headers else FINE) as served:
        asker(served.url, keys={"crossref": "secret"}).fetch(crossref, QUESTION)
    assert [asked.headers.get("x-key") for asked in served.asked] == ["secret", None]
    assert {asked.parameters["email"] for asked in served.asked} == {"ann@example.org"}
    with serving(lambda asked: FINE) as served:
        Web(Limits(None), base=served.url).fetch(crossref, QUESTION)
    assert "email" not in served.asked[0].parameters
