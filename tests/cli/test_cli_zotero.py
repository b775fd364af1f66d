"""`--bib zotero`: a Zotero that runs, one that is closed, one that does not answer as it should, and none at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from citelink import load_library
from citelink.cli import main
from tests.bibliography.zotero_library import Made, MadeZotero
from tests.sources.serving import Asked, Reply, serving

BOOK = Made(
    "book", {"title": "The Great Game", "date": "1990-00-00 1990", "citationKey": "game"}, [("author", "P.", "Hopkirk")]
)
RUNNING = MadeZotero([BOOK], [("Thesis", 0, 1, False)])
CLOSED = MadeZotero([replace(BOOK, fields={**BOOK.fields, "citationKey": "closed"})])
NOT_THERE = "and zotero.sqlite is not in its usual places; name it: --bib FOLDER/zotero.sqlite"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("CITELINK_CACHE", "off")
    # Whoever obeys these never reaches this machine.
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://192.0.2.1:9")
    (tmp_path / "references.txt").write_text("Hopkirk P. The Great Game. 1990.\n", "utf-8")
    (tmp_path / "other.bib").write_text("@book{other, title = {Soft Power}, year = 2004}", "utf-8")
    listen_at("http://127.0.0.1:9")
    return tmp_path


def listen_at(address: str) -> None:
    """Zotero's profile says that it listens there."""
    profile = Path("home/.zotero/zotero/profile")
    profile.mkdir(parents=True, exist_ok=True)
    (profile.parent / "profiles.ini").write_text("[Profile0]\nIsRelative=1\nPath=profile\nDefault=1\n")
    port = address.rpartition(":")[2]
    (profile / "prefs.js").write_text(f'user_pref("extensions.zotero.httpServer.port", {port});\n')


def answer(zotero: MadeZotero) -> Callable[[Asked], Reply]:
    def reply(asked: Asked) -> Reply:
        status, body = zotero.answer(asked.path)
        return Reply(status, json.dumps(body).encode(), {"Content-Type": "application/json"})

    return reply


def match(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str | None], str]:
    """The exit code, the keys of what was matched, and what is said on stderr."""
    with pytest.raises(SystemExit) as left:
        main(["match", "references.txt", "--format", "jsonl", "--quiet", *arguments])
    said = capsys.readouterr()
    keys = [json.loads(line)["key"] for line in said.out.splitlines()]
    return int(left.value.code or 0), keys, said.err


def test_a_zotero_that_runs_is_asked(capsys: pytest.CaptureFixture[str]) -> None:
    CLOSED.write(Path("home/Zotero/zotero.sqlite"))
    with serving(answer(RUNNING)) as served:
        listen_at(served.url)
        assert match(capsys, "--bib", "zotero") == (0, ["game"], "")
        assert [one.path for one in served.asked] == ["api/users/0/items/top"]
        assert match(capsys, "--bib", "zotero:Thesis") == (0, [None], "citelink: zotero:Thesis holds no entry\n")
        assert [served.asked[0].headers[name].partition("/")[0] for name in ("user-agent", "host")] == [
            "citelink",
            served.url.removeprefix("http://"),
        ]
        served.asked.clear()
        # No connection is made where none may be.
        assert match(capsys, "--bib", "zotero", "--offline") == (0, ["closed"], "")
        assert served.asked == []
        assert list(load_library("zotero").entries) == ["game"]


@pytest.mark.parametrize("status", [403, 500, 404, 301])
def test_where_it_does_not_answer_the_database_is_read(capsys: pytest.CaptureFixture[str], status: int) -> None:
    CLOSED.write(Path("home/Zotero/zotero.sqlite"))
    with serving(lambda asked: Reply(status, b"Local API is not enabled", {"Location": "/api/elsewhere"})) as served:
        listen_at(served.url)
        assert match(capsys, "--bib", "zotero") == (0, ["closed"], "")
        assert len(served.asked) == 1
    assert match(capsys, "--bib", "zotero") == (0, ["closed"], "")


REFUSED = (
    "Zotero runs but lets no other program read it (allow it in Zotero's settings, Advanced: Allow other "
    "applications on this computer to communicate with Zotero)"
)
SLOW = Reply(pieces=(b"[", *[b" "] * 40, b"]"), pause=0.1)


@pytest.mark.parametrize(
    ("reply", "said"),
    [
        (Reply(403, b"Local API is not enabled"), REFUSED),
        (Reply(500), "Zotero runs but answers with an error (500)"),
        (Reply(200, b"\xff\xfe"), "Zotero cannot be asked: its answer is not in UTF-8"),
        (Reply(200, b"[]", length=100), "Zotero cannot be asked: its answer broke off"),
        (SLOW, "Zotero cannot be asked: its answer comes too slowly"),
        (Reply(200, pieces=(b"[]",), pause=5), "Zotero cannot be asked: it does not answer in time"),
        (None, "Zotero does not run"),
    ],
)
def test_one_sentence_where_there_is_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, reply: Reply | None, said: str
) -> None:
    monkeypatch.setattr("citelink.libraries._ANSWER", 0.6)
    sentence = f"citelink: zotero: {said}, {NOT_THERE}\n"
    with serving(lambda asked: reply or Reply()) as served:
        if reply:
            listen_at(served.url)
        assert match(capsys, "--bib", "zotero") == (2, [], sentence)
        # It costs nobody the other libraries.
        assert match(capsys, "--bib", "zotero", "--bib", "other.bib") == (0, [None], sentence)


def test_the_time_for_all_answers_is_bounded(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("citelink.libraries._ALL_ANSWERS", 0.0)
    with serving(lambda asked: Reply(200, b"[]")) as served:
        listen_at(served.url)
        said = "Zotero cannot be asked: it takes too long"
        assert match(capsys, "--bib", "zotero") == (2, [], f"citelink: zotero: {said}, {NOT_THERE}\n")


def test_a_database_that_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    path = CLOSED.write(Path("data/zotero.sqlite"))
    before = path.read_bytes()
    for named in ("data/zotero.sqlite", "data"):
        assert match(capsys, "--bib", named) == (0, ["closed"], "")
    with pytest.raises(SystemExit) as left:
        main(["merge", "data/zotero.sqlite", "other.bib", "-o", "merged.bib", "--quiet"])
    assert left.value.code == 0
    assert [key in Path("merged.bib").read_text("utf-8") for key in ("{closed,", "{other,")] == [True, True]
    assert [one.name for one in Path("data").iterdir()] == ["zotero.sqlite"]
    assert path.read_bytes() == before


@pytest.mark.parametrize("named", ["zotero", "home/Zotero/zotero.sqlite"])
def test_a_list_is_printed_of_it(capsys: pytest.CaptureFixture[str], named: str) -> None:
    CLOSED.write(Path("home/Zotero/zotero.sqlite"))
    with pytest.raises(SystemExit) as left:
        main(["bibliography", named, "--quiet"])
    assert (left.value.code, capsys.readouterr().out) == (0, "1. Hopkirk P. The Great Game. – 1990.\n")
    Path("home/Zotero/zotero.sqlite").unlink()
    with pytest.raises(SystemExit) as left:
        main(["bibliography", named])
    assert left.value.code == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_what_is_meant_by_nobody_is_a_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    CLOSED.write(Path("home/Zotero/zotero.sqlite"))
    said = "citelink: Zotero has no collection and no group called X; there are Reading group.\n"
    assert match(capsys, "--bib", "zotero:X", "--bib", "other.bib") == (2, [], said)
    said = "citelink: The library gone.sqlite cannot be read: there is no such file.\n"
    assert match(capsys, "--bib", "gone.sqlite", "--bib", "other.bib") == (2, [], said)


def test_it_is_named_in_the_configuration(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    CLOSED.write(Path("home/Zotero/zotero.sqlite"))
    Path(".citelink.toml").write_text('bib = ["zotero:", "other.bib"]\n')
    Path("below").mkdir()
    Path("below/references.txt").write_bytes(Path("references.txt").read_bytes())
    home = Path("home").resolve()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir("below")
    assert match(capsys) == (0, ["closed"], "")
    # A folder of that name is named as one.
    CLOSED.write(Path("zotero/zotero.sqlite"))
    (home / "Zotero" / "zotero.sqlite").unlink()
    assert match(capsys, "--bib", "./zotero") == (0, ["closed"], "")
    assert match(capsys, "--bib", "zotero")[0] == 2
