"""Plug-ins of every kind: mypy holds each to its contract; writers keep theirs as they stand, and of other packages."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path
from typing import Any, get_type_hints

import pytest

from citelink import registry
from citelink.bibliography.format import FORMATS as LIBRARY_FORMATS
from citelink.checks import RULES, find_rule
from citelink.checks.wording import advise, say
from citelink.cli import main, options
from citelink.cli.commands import check
from citelink.documents.format import FORMATS as DOCUMENT_FORMATS
from citelink.indexes.dump import DUMPS
from citelink.parsing.reference import ParsedText
from citelink.registry import Plugins
from citelink.results import Resolution, ResolvedDocument
from citelink.writers.voice import Voice
from citelink.writers.writer import (
    ARCHIVES,
    BIBLIOGRAPHIES,
    FINDINGS,
    MATCHES,
    MERGES,
    PAGES,
    REFERENCES,
    RESOLUTION,
    ROOMS,
    Archive,
    Bibliography,
    DocumentOfSet,
    Matched,
    MergeReport,
)

GIVEN = {
    ARCHIVES: Archive,
    BIBLIOGRAPHIES: Bibliography,
    FINDINGS: Resolution,
    MATCHES: Iterable[Matched],
    MERGES: MergeReport,
    REFERENCES: Iterable[tuple[str, ParsedText]],
    RESOLUTION: Resolution,
}
GIVEN_PAGES = {"reading-copy": DocumentOfSet, "report": Resolution}


@pytest.mark.parametrize(
    "kind", [DOCUMENT_FORMATS, DUMPS, LIBRARY_FORMATS, RULES, *ROOMS], ids=lambda kind: kind.package
)
def test_mypy_holds_every_plugin(kind: Plugins[Any]) -> None:
    """What stands in a folder is imported, for mypy alone, where its `__init__.py` says what it must be."""
    tree = ast.parse(Path(import_module(kind.package).__file__ or "").read_text("utf-8"))
    imported = {
        f"{node.module}.{alias.name}".removeprefix(f"{kind.package}.").removesuffix(".plugin")
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(kind.package)
        for alias in node.names
    }
    assert {name.replace("_", "-") for name in imported} == set(registry._files(kind.package))


@pytest.mark.parametrize(
    ("room", "name"), [(room, name) for room in ROOMS for name in room.names], ids=lambda one: getattr(one, "kind", one)
)
def test_a_writer_keeps_the_contract(room: Plugins[Any], name: str) -> None:
    writer = room.load(name)
    assert name == writer.NAME
    assert (writer.__doc__ or "").strip().partition("\n")[0].endswith("."), "its first line is printed"
    assert writer.render.__doc__
    given = list(inspect.signature(writer.render).parameters.values())
    assert [one.kind for one in given] == [inspect.Parameter.POSITIONAL_OR_KEYWORD] * 2
    hints = get_type_hints(writer.render, include_extras=True)
    given = hints.pop("return")
    assert given == Iterator[str] or (room == BIBLIOGRAPHIES and given == Iterator[bytes])
    assert list(hints.values()) == [GIVEN_PAGES[name] if room == PAGES else GIVEN[room], Voice]


NAME = "lines"


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """A writer of another package."""
    for finding in resolution.all_findings:
        yield f"{finding.document} {finding.code}\n"


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> None:
    points = EntryPoints([EntryPoint("lines", __name__, FINDINGS.package)])

    def found(package: str) -> dict[str, EntryPoint]:
        return {one.name: one for one in points.select(group=package)}

    monkeypatch.setattr(registry, "_entry_points", found)


@pytest.mark.usefixtures("lines")
def test_a_writer_of_another_package_is_there_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("As shown [1].\n", "utf-8")
    # The command was made before this writer was there.
    (form,) = [one for one in check.command.params if one.name == "form"]
    monkeypatch.setattr(form, "type", options.form(FINDINGS)(lambda: None).__click_params__[0].type)
    for arguments, printed in (
        (["check", "a.txt", "--format", "lines"], "a.txt CL107\n"),
        (["check", "--help"], "gitlab|html|json|jsonl|junit|lines|sarif|text]"),
        (["list", "writers"], "findings/lines"),
    ):
        with pytest.raises(SystemExit):
            main(arguments)
        assert printed in capsys.readouterr().out


def test_what_another_distribution_brings_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the real machinery: a distribution that names a group of ours, on the path."""
    (tmp_path / "house_rules.py").write_text(f'NAME = "own-rule"\nCODE = "CL777"\nSEVERITY = "info"\n{RULE}', "utf-8")
    info = tmp_path / "house_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: house-rules\nVersion: 1.0\n", "utf-8")
    (info / "entry_points.txt").write_text("[citelink.checks.rules]\nown-rule = house_rules\n", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    for cached in (registry._entry_points, registry._anyone_has_entry_points):
        cached.cache_clear()
    try:
        rule = find_rule("CL777")
        assert rule is not None
        (finding,) = rule.check_document(ResolvedDocument("a.txt", None))
        assert (say(finding), say(finding, "ru"), advise(finding)) == ("It is a.txt.", "Это a.txt.", "look at it")
    finally:
        for cached in (registry._entry_points, registry._anyone_has_entry_points):
            cached.cache_clear()


RULE = """
from citelink.checks.rule import Found

MESSAGES = {
    "en": {"message": "It is {path}.", "fix": "look at it"},
    "ru": {"message": "Это {path}.", "fix": "посмотрите"},
}


def check(resolved):
    yield Found({"path": resolved.path})
"""
