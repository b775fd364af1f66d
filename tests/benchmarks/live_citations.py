"""Typed numbers of shared Word documents made live, read back from the package by its own names: which works each
citation holds against the gold, whether the text is the same, which parts changed, and whether a second conversion
changes anything.

    python -m tests.benchmarks live_citations
"""

from __future__ import annotations

import base64
import json
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from citelink.documents.inputs import Input
from citelink.run import resolve
from tests.benchmarks.measuring import EVAL, run_citelink

TARGETS = ("zotero", "word", "mendeley")
# Parts that a conversion may change, beside those that are new.
_OURS = re.compile(
    r"word/(document|footnotes|endnotes)\.xml|\[Content_Types\]\.xml|docProps/custom\.xml|(word/)?_rels/.*|customXml/.*"
)
_STORIES = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MENDELEY = "MENDELEY_CITATION_v3_"

Cited = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """A typed document, the citations wanted of it (key and locator of each work), and its library, if it has one."""

    path: Path
    wanted: Counter[Cited]
    library: Path | None


def report() -> None:
    """Print a line for each document and target, and the sums."""
    thesis, corpus = EVAL / "thesis" / "live", EVAL / "corpus" / "formats"
    if not thesis.is_dir() or not corpus.is_dir():
        print(f"live_citations: skipped, there is no evaluation data at {EVAL} (set CITELINK_EVAL)")
        return
    with tempfile.TemporaryDirectory() as folder:
        documents = [*_theses(thesis), *(_article(path) for path in sorted(corpus.glob("*.docx")))]
        for target in TARGETS:
            right = wanted = 0
            for document in documents:
                found = _try(document, target, Path(folder))
                right, wanted = right + found, wanted + document.wanted.total()
            print(f"{target}: {right} of {wanted} citations hold the works and locators of the gold")


def _theses(folder: Path) -> Iterator[Typed]:
    for path in sorted(folder.glob("*.docx")):
        library = path.with_suffix(".entries.json")
        keys = [entry["id"] for entry in json.loads(library.read_bytes())]
        gold = json.loads(path.with_suffix(".gold.json").read_bytes())
        items = [[(keys[one["number"] - 1], one.get("locator", "")) for one in marker] for marker in gold["markers"]]
        yield Typed(path, Counter(map(tuple, items)), library)


def _article(path: Path) -> Typed:
    """A document without a library: its works bear the keys that resolving it gives them."""
    document = resolve([Input(str(path), path.name)]).documents[0]
    keys = {one.reference.number: one.key or "" for found in document.lists for one in found.references}
    gold = json.loads(path.with_suffix(".gold.json").read_bytes())
    dangling = set(gold["dangling"])
    markers = [numbers for marker in gold["markers"] if not dangling & set(numbers := marker["numbers"])]
    return Typed(path, Counter(tuple((keys.get(number, "?"), "") for number in numbers) for numbers in markers), None)


def _try(typed: Typed, target: str, folder: Path) -> int:
    """Convert twice; print what is not as it should be; how many citations are right."""
    once, twice = (folder / f"{typed.path.stem}.{target}.{time}.docx" for time in ("once", "twice"))
    options = ["--to", target, "--force", *(["--bib", str(typed.library)] if typed.library else ["--no-bib"])]
    for source, out in ((typed.path, once), (once, twice)):
        run_citelink("convert", str(source), *options, "-o", str(out))
    with zipfile.ZipFile(typed.path) as before, zipfile.ZipFile(once) as after:
        cited = Counter(_cited(after, target, with_locators=typed.library is not None))
        faults = {
            "missing": [*(typed.wanted - cited).elements()],
            "not asked for": [*(cited - typed.wanted).elements()],
            "other text": _text(before) != _text(after),
            "parts changed": [
                name
                for name in before.namelist()
                if not _OURS.fullmatch(name) and before.read(name) != after.read(name)
            ],
            "faults of Zotero's": _faults_of_zotero(after) if target == "zotero" else [],
            "changes again": twice.exists() and once.read_bytes() != twice.read_bytes(),
        }
    said = "; ".join(f"{name}: {value}" for name, value in faults.items() if value)
    print(f"  {target} {typed.path.name}: {said or 'as it should be'}")
    return (typed.wanted & cited).total()


def _cited(package: zipfile.ZipFile, target: str, *, with_locators: bool) -> Iterator[Cited]:
    for root in _stories(package):
        if target == "mendeley":
            found = (_of_csl(held) for held in _controls(root))
        else:
            read = _of_zotero if target == "zotero" else _of_word
            found = (read(code) for code in _codes(root))
        for one in found:
            if one:
                yield one if with_locators else tuple((key, "") for key, _ in one)


def _of_zotero(code: str) -> Cited:
    begin = code.find("CSL_CITATION {")
    return _of_csl(json.loads(code[code.index("{", begin) :])) if begin >= 0 else ()


def _of_csl(held: Mapping[str, object]) -> Cited:
    items = held["citationItems"]
    assert isinstance(items, list)
    return tuple((item["itemData"]["citation-key"], item.get("locator", "")) for item in items)


def _of_word(code: str) -> Cited:
    if not code.strip().startswith("CITATION "):
        return ()
    works = re.split(r"\s\\m\s", code.strip().removeprefix("CITATION "))
    pages = [re.search(r"\\p\s+(\"[^\"]*\"|\S+)", work) for work in works]
    return tuple((work.split()[0], page[1].strip('"') if page else "") for work, page in zip(works, pages, strict=True))


def _codes(root: ElementTree.Element) -> Iterator[str]:
    """The codes of complex fields, outermost ones only."""
    depth, code = 0, ""
    for element in root.iter():
        if element.tag == _W + "fldChar":
            kind = element.get(_W + "fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
            if kind == "begin" and depth == 1:
                code = ""
            elif kind == "separate" and depth == 1:
                yield code
        elif element.tag == _W + "instrText" and depth == 1:
            code += element.text or ""


def _controls(root: ElementTree.Element) -> Iterator[Mapping[str, object]]:
    for tag in root.iter(_W + "tag"):
        value = tag.get(_W + "val") or ""
        if value.startswith(_MENDELEY):
            yield json.loads(base64.b64decode(value.removeprefix(_MENDELEY)))


def _text(package: zipfile.ZipFile) -> list[str]:
    paragraphs = (paragraph for root in _stories(package) for paragraph in root.iter(_W + "p"))
    return ["".join(text.text or "" for text in paragraph.iter(_W + "t")) for paragraph in paragraphs]


def _stories(package: zipfile.ZipFile) -> Iterator[ElementTree.Element]:
    for name in _STORIES:
        if name in package.namelist():
            yield ElementTree.fromstring(package.read(name))


def _faults_of_zotero(package: zipfile.ZipFile) -> list[str]:
    """Repeated ids of citations, and properties of a document that are too long."""
    codes = [code for root in _stories(package) for code in _codes(root) if "CSL_CITATION {" in code]
    ids = Counter(json.loads(code[code.index("{") :])["citationID"] for code in codes)
    faults = [f"repeated {one}" for one, count in ids.items() if count > 1]
    properties = ElementTree.fromstring(package.read("docProps/custom.xml"))
    long = [one.get("name", "") for one in properties if len("".join(one.itertext())) > 255]
    return faults + [f"long {one}" for one in long]
