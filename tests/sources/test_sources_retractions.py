"""The table of Retraction Watch: what it says of a work by its DOI or PMID, alone and beside another source."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from serving import serving, work, works

from citelink.cli import main
from citelink.consulting.consult import Consultant, Question
from citelink.errors import SettingsError
from citelink.parsing import parse_reference
from citelink.sources.desk import Desk, Order
from citelink.sources.services import retraction_watch
from citelink.sources.services.retraction_watch import RetractionWatch
from citelink.sources.source import Notice, NotLookedUpError
from citelink.verdicts import Verdict

HEADER = (
    "Record ID,Title,Subject,Institution,Journal,Publisher,Country,Author,URLS,ArticleType,RetractionDate,"
    "RetractionDOI,RetractionPubMedID,OriginalPaperDate,OriginalPaperDOI,OriginalPaperPubMedID,RetractionNature,Reason,Paywalled,Notes"
)
LOCKS = "Wright A. Locks and their keys in old towns // Journal of Locks and Keys. – 2001. – Vol. 7. – P. 11-19."


def row(doi: str, nature: str, day: str, notice: str, pmid: str = "0", kind: str = "Article;") -> dict[str, str]:
    return {
        "Title": "Locks and their\nkeys, in old towns", "Author": "Ann Wright;Peter van der Marsh",
        "Journal": "Journal of Locks and Keys",
        "Publisher": "Keys", "ArticleType": kind, "OriginalPaperDate": "3/14/2001 0:00", "OriginalPaperDOI": doi,
        "OriginalPaperPubMedID": pmid, "RetractionNature": nature, "RetractionDate": day, "RetractionDOI": notice,
    }  # fmt: skip


def table(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, HEADER.split(","), restval="")
        writer.writeheader()
        writer.writerows(rows)
    return path


R, C, E, N = "Retraction", "Correction", "Expression of concern", "Reinstatement"


@pytest.mark.parametrize(
    ("events", "kinds", "cancelled"),
    [
        ([(R, "1/2/2005 0:00")], ["retraction"], []),
        ([(E, "1/2/2004 0:00"), (R, "1/2/2005 0:00")], ["concern", "retraction"], []),
        ([(C, "1/2/2005 0:00")], ["correction"], []),
        ([(R, "1/2/2005 0:00"), (N, "5/2/2005 0:00")], [], ["10.1000/n0"]),
        ([(N, "5/2/2005 0:00"), (R, "1/2/2005 0:00"), (C, "1/3/2005 0:00")], ["correction"], ["10.1000/n1"]),
        ([(R, "1/2/2005 0:00"), (N, "5/2/2005 0:00"), (R, "1/2/2009 0:00")], ["retraction"], ["10.1000/n0"]),
        ([("Something new", "1/2/2005 0:00")], [], []),
    ],
)
def test_what_counts(tmp_path: Path, events: list[tuple[str, str]], kinds: list[str], cancelled: list[str]) -> None:
    rows = [row("10.1000/Locks", nature, day, f"10.1000/N{at}") for at, (nature, day) in enumerate(events)]
    source = RetractionWatch(str(table(tmp_path / "rw.csv", *rows)))
    record = source.read(source.lookup(["doi:10.1000/locks"], ask)["doi:10.1000/locks"])
    assert record is not None
    assert [notice.kind for notice in record.notices] == kinds
    assert {notice.told_by for notice in record.notices} <= {"retraction-watch"}
    assert list(record.cancelled) == cancelled


def ask(request: object) -> None:
    raise AssertionError("it is on the own disk")


def test_a_work(tmp_path: Path) -> None:
    rows = [
        row("10.1000/Locks", R, "12/22/2005 0:00", "10.1000/gone", "7654321"),
        row("unavailable", R, "1/1/2006 0:00", "unavailable", "0"),
        row("10.1000/other", R, "", "Unavailable", kind="Conference Abstract/Paper;"),
    ]
    source = RetractionWatch(str(table(tmp_path / "rw.csv", *rows)))
    assert set(source.lookup(["doi:10.1000/locks", "pmid:7654321", "pmid:1", "doi:10.1000/none"], ask)) == {
        "doi:10.1000/locks", "pmid:7654321",
    }  # fmt: skip
    record = source.read("pmid:7654321")
    assert record is not None
    entry = record.entry
    assert (entry.key, entry.title, entry.year) == ("10.1000/locks", "Locks and their keys, in old towns", 2001)
    assert [person.family for person in entry.authors] == ["Wright", "Marsh"]
    assert entry.identifiers == (("DOI", "10.1000/locks"), ("PMID", "7654321"))
    assert record.notices == (Notice("retraction", "10.1000/gone", "retraction-watch"),)
    other = source.read("doi:10.1000/other")
    assert other is not None
    assert (other.entry.type, other.notices) == ("paper-conference", (Notice("retraction", "", "retraction-watch"),))
    assert source.search(entry, "", ask) == ()


def consult(tmp_path: Path, text: str, *rows: dict[str, str], **more: object) -> Verdict:
    """The verdict of Crossref, which has the work, and the table."""
    table(tmp_path / "rw.csv", *rows)
    with serving(lambda asked: works(work("10.1000/locks", "Locks and their keys in old towns", **more))) as served:
        order = Order(("crossref", "retraction-watch"), base=served.url)
        desk = Desk(order, [RetractionWatch(str(tmp_path / "rw.csv"))])
        (verdict,) = Consultant(desk).ask([Question(parse_reference(text).entry, text)])
        desk.close()
    return verdict


RETRACTED = row("10.1000/locks", R, "12/22/2005 0:00", "10.1000/gone")
TOLD = [{"DOI": "10.1000/gone", "type": "retraction", "source": "publisher"}]


def test_beside_the_source_that_has_the_work(tmp_path: Path) -> None:
    verdict = consult(tmp_path, LOCKS, RETRACTED)
    assert (verdict.name, verdict.source) == ("retracted", "crossref")
    assert [(one.kind, one.doi, one.told_by) for one in verdict.notices] == [
        ("retraction", "10.1000/gone", "retraction-watch")
    ]
    assert consult(tmp_path, LOCKS).name == "ok"


def test_what_both_tell_is_told_once(tmp_path: Path) -> None:
    verdict = consult(tmp_path, LOCKS, RETRACTED, **{"updated-by": TOLD})
    assert [(one.doi, one.told_by) for one in verdict.notices] == [("10.1000/gone", "publisher")]


def test_a_work_that_was_reinstated(tmp_path: Path) -> None:
    reinstated = row("10.1000/locks", N, "1/1/2007 0:00", "10.1000/back")
    verdict = consult(tmp_path, LOCKS, RETRACTED, reinstated, **{"updated-by": TOLD})
    assert (verdict.name, verdict.notices) == ("ok", ())


def test_alone_by_the_printed_doi(tmp_path: Path) -> None:
    path = table(tmp_path / "rw.csv", RETRACTED)
    desk = Desk(Order(("retraction-watch",)), [RetractionWatch(str(path))])
    text = f"{LOCKS} DOI: 10.1000/locks"
    (verdict,) = Consultant(desk).ask([Question(parse_reference(text).entry, text)])
    assert (verdict.name, verdict.source) == ("retracted", "retraction-watch")
    (verdict,) = Consultant(desk).ask([Question(parse_reference(LOCKS).entry, LOCKS)])
    assert (verdict.name, verdict.failures) == ("unverified", ())


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is not its table, it has no column OriginalPaperDOI"),
        (b"DOI,Title\n10.1000/x,T\n", "is not its table, it has no column OriginalPaperDOI"),
        (HEADER.encode() + b'\n"' + b"x" * 2_000_000 + b'"\n', "cannot be read .field larger than field limit"),
        (None, "cannot be read .No such file or directory"),
    ],
)
def test_files_that_are_none(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "rw.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=reason):
        RetractionWatch(str(path))


def test_without_a_file() -> None:
    with pytest.raises(NotLookedUpError, match="its file was not named"):
        retraction_watch.lookup(["doi:10.1000/x"], ask)
    assert retraction_watch.read("doi:10.1000/x") is None


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CITELINK_CACHE", "off")
    table(tmp_path / "rw.csv", RETRACTED)
    (tmp_path / "list.txt").write_text(f"{LOCKS} DOI: 10.1000/locks\n", "utf-8")

    def run(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as left:
            main(["match", "list.txt", "--format", "jsonl", *arguments])
        said = capsys.readouterr()
        return int(left.value.code or 0), said.out, said.err

    code, out, _ = run("--source", "retraction-watch:rw.csv")
    assert (code, json.loads(out)["verdict"]) == (0, "retracted")
    code, _, err = run("--source", "retraction-watch")
    assert code == 2
    assert "name its file, retraction-watch:FILE" in err
    (tmp_path / ".citelink.toml").write_text('[sources]\nretraction-watch.file = "rw.csv"\n', "utf-8")
    code, out, _ = run("--source", "retraction-watch")
    assert (code, json.loads(out)["verdict"]) == (0, "retracted")
