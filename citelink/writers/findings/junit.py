"""For test reports of build servers: a test suite for each document, a failed test case for each error."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from citelink.checks.wording import advise, say
from citelink.results import Resolution
from citelink.writers.located import Located, locate, path_of
from citelink.writers.voice import Voice, printable

NAME = "junit"
_SET = "the set"


def render(resolution: Resolution, voice: Voice) -> Iterator[str]:
    """XML in the form that Jenkins and GitLab read. Warnings and remarks are cases that passed and say something, a
    document without findings is a case that passed."""
    suites: dict[str, list[Located]] = {path_of(one): [] for one in resolution.documents}
    owners = {one.path: path_of(one) for one in resolution.documents}
    for one in locate(resolution):
        suites.setdefault(owners.get(one.finding.document or "", _SET), []).append(one)
    errors = sum(_is_error(one) for found in suites.values() for one in found)
    root = etree.Element("testsuites", name="citelink", failures=str(errors))
    root.set("tests", str(sum(max(1, len(found)) for found in suites.values())))
    for path, found in suites.items():
        root.append(_suite(path, found, voice.language))
    etree.indent(root, " ")
    text: str = etree.tostring(root, encoding="unicode")
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(path: str, found: Iterable[Located], language: str) -> etree._Element:
    found = list(found)
    failures = str(sum(map(_is_error, found)))
    suite = etree.Element("testsuite", name=printable(path), tests=str(max(1, len(found))), failures=failures)
    suite.set("errors", "0")
    for one in found:
        suite.append(_case(path, one, language))
    if not found:
        etree.SubElement(suite, "testcase", name="citelink", classname=printable(path))
    return suite


def _case(path: str, one: Located, language: str) -> etree._Element:
    finding, place = one.finding, str(one.start or "")
    name = " ".join(filter(None, (finding.code, finding.name, place)))
    case = etree.Element("testcase", name=printable(name), classname=printable(path), file=printable(one.path))
    if one.start is not None and one.start.line:
        case.set("line", str(one.start.line))
    said = printable(say(finding, language))
    text = f"{printable(one.path)}{f':{place}' if place else ''}: {finding.severity} {finding.code} {said}"
    fix = printable(advise(finding, language))
    if _is_error(one):
        failure = etree.SubElement(case, "failure", type=finding.name, message=said)
        failure.text = "\n".join(filter(None, (text, fix)))
    else:
        etree.SubElement(case, "system-out").text = "\n".join(filter(None, (text, fix)))
    return case


def _is_error(one: Located) -> bool:
    return one.finding.severity == "error"
