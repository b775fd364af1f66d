"""The desk: what is known is not asked again, what failed is not kept, who is down is put aside."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from serving import Asked, Reply, serving, work, works

from citelink.bibliography.entry import Entry
from citelink.errors import SettingsError
from citelink.sources import web
from citelink.sources.answers import Answers
from citelink.sources.desk import Desk, Order
from citelink.sources.source import NotLookedUpError

LOCKS = work("10.1000/locks", "Locks and their keys in old towns")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web.random, "uniform", lambda low, high: 0.01)


def desk(url: str, **more: object) -> Desk:
    return Desk(Order(("crossref",), base=url, **{"contact": "ann@example.org", **more}))  # type: ignore[arg-type]


def search(asked: Desk, text: str = "Locks and their keys") -> list[str]:
    records, _ = asked.search(asked.sources[0], Entry(), text)
    return [record.entry.key for record in records]


def test_what_is_kept_is_not_asked_again(tmp_path: Path) -> None:
    with serving(lambda asked: works(LOCKS)) as served:
        for _ in range(2):
            at_desk = desk(served.url, folder=tmp_path)
            assert search(at_desk) == ["10.1000/locks"]
            at_desk.close()
        assert len(served.asked) == 1
        at_desk = desk(served.url, folder=tmp_path, refresh=True)
        search(at_desk)
        search(at_desk)
        assert len(served.asked) == 2
    assert b"ann@example.org" not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_offline_makes_no_connection(tmp_path: Path) -> None:
    with serving(lambda asked: works(LOCKS)) as served:
        search(desk(served.url, folder=tmp_path))
    offline = desk("http://127.0.0.1:9", folder=tmp_path, offline=True)
    assert search(offline) == ["10.1000/locks"]
    with pytest.raises(NotLookedUpError, match="it is not in the cache, and no connection is made"):
        search(offline, "another")
    assert offline.down == {}


@pytest.mark.parametrize(
    "body",
    [
        b"", b"null", b"[]", b"Resource not found.", b"<html></html>", b'{"message": {"items": null}}',
        b'{"message": [1]}', b'{"message": {"ite',
    ],
)  # fmt: skip
def test_nonsense_is_not_kept(tmp_path: Path, body: bytes) -> None:
    with serving(lambda asked: Reply(body=body) if len(served.asked) == 1 else works(LOCKS)) as served:
        at_desk = desk(served.url, folder=tmp_path)
        with pytest.raises(NotLookedUpError):
            search(at_desk)
        assert search(at_desk) == ["10.1000/locks"]


def test_one_that_fails_again_and_again_is_put_aside() -> None:
    with serving(lambda asked: Reply(body=b"null")) as served:
        at_desk = desk(served.url)
        for text in ("one", "two", "three", "four"):
            with pytest.raises(NotLookedUpError, match="another form than agreed"):
                search(at_desk, text)
    assert len(served.asked) == 2
    assert list(at_desk.down) == ["crossref"]


def test_who_waits_for_a_source_that_is_put_aside_asks_it_no_more() -> None:
    """Three are asked at once and find out that it is down; the others have waited for their turn."""

    def refuse(asked: Asked) -> Reply:
        time.sleep(0.3)
        return Reply(status=403)

    with serving(refuse) as served:
        at_desk = desk(served.url)
        said: list[str] = []

        def ask(number: int) -> None:
            try:
                search(at_desk, f"Locks and their keys {number}")
            except NotLookedUpError as failure:
                said.append(str(failure))

        threads = [threading.Thread(target=ask, args=(number,)) for number in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert said == ["it refuses to answer (403)"] * 6
        assert len(served.asked) <= 3


def test_what_is_on_its_way_to_a_source_that_is_put_aside_is_broken_off() -> None:
    """One is refused; what hangs beside it is not waited for."""

    def answer(asked: Asked) -> Reply:
        if "first" in asked.parameters["query.bibliographic"]:
            time.sleep(1.0)
            return Reply(status=403)
        return Reply(pieces=(b"{}",) * 60, pause=0.5)

    with serving(answer) as served:
        at_desk = desk(served.url)
        said: list[str] = []

        def ask(text: str) -> None:
            try:
                search(at_desk, text)
            except NotLookedUpError as failure:
                said.append(str(failure))

        began = time.monotonic()
        threads = [threading.Thread(target=ask, args=(text,)) for text in ("the first", "the second", "the third")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert said == ["it refuses to answer (403)"] * 3
        assert time.monotonic() - began < 15


def test_a_question_of_many_threads_is_put_once() -> None:
    def slowly(asked: Asked) -> Reply:
        return Reply(body=works(LOCKS).body, pause=0.1)

    with serving(slowly) as served:
        at_desk = desk(served.url)
        found: list[list[str]] = []
        threads = [threading.Thread(target=lambda: found.append(search(at_desk))) for _ in range(4)]
        for one in threads:
            one.start()
        for one in threads:
            one.join()
    assert found == [["10.1000/locks"]] * 4
    assert len(served.asked) == 1


def test_identifiers_are_asked_for_together_and_kept_apart(tmp_path: Path) -> None:
    comma = work("10.1000/a,b", "Commas in identifiers")

    def answer(asked: Asked) -> Reply:
        if "filter" in asked.parameters:
            assert asked.parameters["filter"] == "doi:10.1000/locks,doi:10.1000/none"
            return works(LOCKS)
        assert asked.path == "api.crossref.org/works/10.1000/a,b"
        return Reply(body=json.dumps({"message": comma}).encode())

    with serving(answer) as served:
        at_desk = desk(served.url, folder=tmp_path)
        said = at_desk.lookup(at_desk.sources[0], ["doi:10.1000/locks", "doi:10.1000/none", "doi:10.1000/a,b"])
        again = at_desk.lookup(at_desk.sources[0], ["doi:10.1000/none", "doi:10.1000/locks"])
    assert len(served.asked) == 2
    assert {doi: item and item["DOI"] for doi, item in said.items()} == {
        "doi:10.1000/locks": "10.1000/locks", "doi:10.1000/none": None, "doi:10.1000/a,b": "10.1000/a,b",
    }  # fmt: skip
    assert again == {"doi:10.1000/none": None, "doi:10.1000/locks": LOCKS}


def test_what_was_not_found_is_asked_for_sooner_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(lambda asked: works(LOCKS)) as served:
        at_desk = desk(served.url, folder=tmp_path)
        kept = {}
        for text, found in (("one", True), ("two", False)):
            _, kept[text] = at_desk.search(at_desk.sources[0], Entry(), text)
            at_desk.settle(at_desk.sources[0], kept[text], found=found)
        days = 8 * 86_400
        monkeypatch.setattr("citelink.sources.answers.time", _Later(days))
        search(at_desk, "one")
        assert len(served.asked) == 2
        search(at_desk, "two")
        assert len(served.asked) == 3


class _Later:
    def __init__(self, seconds: float) -> None:
        self._time, self._by = time, seconds

    def time(self) -> float:
        return self._time.time() + self._by

    def __getattr__(self, name: str) -> object:
        return getattr(self._time, name)


def test_a_recording_stands_for_the_source(tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    with serving(lambda asked: works(LOCKS)) as served:
        recorded = desk(served.url, record=path)
        search(recorded)
        recorded.lookup(recorded.sources[0], ["doi:10.1000/none"])
        recorded.close()
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    assert [(line["source"], line["status"]) for line in lines] == [("crossref", 200), ("crossref", 404)]
    assert "example.org" not in path.read_text("utf-8")
    replayed = desk("http://127.0.0.1:9", replay=path, folder=tmp_path)
    assert search(replayed) == ["10.1000/locks"]
    assert replayed.lookup(replayed.sources[0], ["doi:10.1000/none"]) == {"doi:10.1000/none": None}
    with pytest.raises(NotLookedUpError, match="not in the recording"):
        search(replayed, "another")


@pytest.mark.parametrize(
    "line", ["{}", "[]", "no", '{"source": "crossref", "request": "x", "status": "y", "body": ""}']
)
def test_a_recording_that_is_none(tmp_path: Path, line: str) -> None:
    path = tmp_path / "answers.jsonl"
    path.write_text(f"\n{line}\n", "utf-8")
    with pytest.raises(SettingsError, match=r"line 2 of .*answers\.jsonl is no recorded answer"):
        desk("", replay=path)


def test_requests_are_counted() -> None:
    with serving(lambda asked: works(LOCKS)) as served:
        at_desk = desk(served.url, max_requests=1)
        search(at_desk, "one")
        with pytest.raises(NotLookedUpError, match="--max-requests were spent"):
            search(at_desk, "two")
        assert at_desk.down == {}
        with pytest.raises(NotLookedUpError, match="time of --max-time was over"):
            search(desk(served.url, max_time=0))


OPENING = """
import sys
from pathlib import Path
from citelink.sources.answers import Answers
from citelink.sources.source import Answer
answers = Answers(Path(sys.argv[1]))
sys.stdin.readline()
for number in range(10):
    with answers.asking("source", str(number), lambda: 30):
        if answers.get("source", str(number)) is None:
            answers.put("source", str(number), Answer(200, "x"), found=True)
            print(number)
answers.close()
"""


def test_processes_that_begin_at_once_share_a_new_cache(tmp_path: Path) -> None:
    command = [sys.executable, "-c", OPENING, str(tmp_path / "answers.sqlite")]
    pipe = subprocess.PIPE
    every = [subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, text=True) for _ in range(4)]
    said = [one.communicate("\n", timeout=60) for one in every]
    assert [error for _, error in said] == [""] * 4
    assert sorted(int(number) for output, _ in said for number in output.split()) == list(range(10))


def test_a_file_that_is_no_cache(tmp_path: Path) -> None:
    (tmp_path / "answers.sqlite").write_bytes(b"no database" * 200)
    with pytest.raises(SettingsError, match="cannot be opened"):
        Answers(tmp_path / "answers.sqlite").get("crossref", "/works")


def test_unknown_sources_are_named() -> None:
    with pytest.raises(SettingsError, match="--source: nowhere is none"):
        Desk(Order(("nowhere",)))
