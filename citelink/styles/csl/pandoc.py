"""CSL lines printed by the pandoc that is on PATH."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from citelink.errors import CitelinkError
from citelink.styles.csl.locales import own_locale
from citelink.styles.csl.opening import StyleFile
from citelink.styles.style import Look, Run

if TYPE_CHECKING:
    from lxml.etree import _Element

# Seconds: pandoc prints a thousand entries in five.
_LONGEST = 120
_LOOKS: dict[str, Look] = {
    "Emph": "italic", "Strong": "bold", "SmallCaps": "small-caps", "Subscript": "subscript",
    "Superscript": "superscript",
}  # fmt: skip
_MARGIN = "csl-left-margin"
_NUMBER = re.compile(r"\W{0,2}\d{1,6}\W{0,2}(?=\s|$)")


def pandoc_lines(
    file: StyleFile, items: Sequence[Mapping[str, Any]], languages: Sequence[str]
) -> Iterator[tuple[str, tuple[Run, ...]]]:
    """The label and the runs of each item's line, in the order given; one run of pandoc for each language.

    Raises CitelinkError where there is no pandoc, or it fails or takes too long."""
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        raise CitelinkError("--engine pandoc: there is no pandoc on PATH; install it from pandoc.org, or leave it out")
    by_language = {language: _printed(pandoc, file, items, language) for language in dict.fromkeys(languages)}
    for at, language in enumerate(languages, 1):
        # What pandoc prints nothing for has no line.
        yield by_language[language].get(f"ref-k{at}", ("", ()))


def _printed(
    pandoc: str, file: StyleFile, items: Sequence[Mapping[str, Any]], language: str
) -> dict[str, tuple[str, tuple[Run, ...]]]:
    """What pandoc prints, by the name of each entry. Keys are `k1`, `k2` ...: those of users may hold anything."""
    keyed = [{**item, "id": f"k{at}"} for at, item in enumerate(items, 1)]
    with TemporaryDirectory(prefix="citelink-") as folder:
        library, style = Path(folder, "library.json"), Path(folder, "style.csl")
        library.write_text(json.dumps(keyed, ensure_ascii=False), "utf-8")
        style.write_bytes(_with_locale(file.data, language))
        command = [pandoc, "--sandbox", "-f", "markdown", "-t", "json", "--citeproc", "--bibliography", str(library),
                   "--csl", str(style), "--metadata", f"lang={language}"]  # fmt: skip
        text = "\n\n".join(f"[@{item['id']}]" for item in keyed)
        said = _run(command, text, file.name)
    entries = (block for block in _blocks(said) if block["t"] == "Div" and "csl-entry" in block["c"][0][1])
    return {block["c"][0][0]: _line(block) for block in entries}


def _run(command: Sequence[str], text: str, name: str) -> Any:
    try:
        done = subprocess.run(command, input=text.encode(), capture_output=True, timeout=_LONGEST, check=False)
        if done.returncode == 0:
            return json.loads(done.stdout)
    except subprocess.TimeoutExpired as error:
        raise CitelinkError(f"{name}: pandoc took longer than {_LONGEST} seconds; leave --engine pandoc out") from error
    except (OSError, ValueError) as error:
        raise CitelinkError(f"{name}: pandoc cannot be used: {error}") from error
    said = done.stderr.decode("utf-8", "replace").strip().splitlines()
    raise CitelinkError(f"{name}: pandoc refuses it: {' '.join(said[:2])[:300]}")


def _with_locale(data: bytes, language: str) -> bytes:
    """The style with citelink's own locale of the language in it, where it has one: pandoc has none of it."""
    locale = own_locale(language)
    if locale is None:
        return data
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root, own = etree.fromstring(data, parser), etree.fromstring(locale, parser)
    del own.attrib["version"]
    # Behind `info`, where the schema has locales; the style's own come later and win.
    root.insert(_place(root), own)
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)


def _place(root: _Element) -> int:
    return next((at + 1 for at, child in enumerate(root) if str(child.tag).endswith("}info")), 0)


def _blocks(document: Any) -> Iterator[Any]:
    """All blocks of a document of pandoc, those within others too."""
    waiting = list(document.get("blocks", ()))
    while waiting:
        block = waiting.pop(0)
        yield block
        if block["t"] == "Div":
            waiting[:0] = block["c"][1]


def _line(entry: Any) -> tuple[str, tuple[Run, ...]]:
    """The label and the runs of an entry's block."""
    runs: list[Run] = []
    margin: list[Run] = []
    for block in entry["c"][1]:
        for inline in block["c"] if block["t"] in ("Para", "Plain") else ():
            into = margin if inline["t"] == "Span" and _MARGIN in inline["c"][0][1] else runs
            into += _runs(inline, frozenset(), "")
    if not margin and runs and (number := _NUMBER.match(runs[0].text)):
        margin = [Run(number[0])]
        runs[0] = Run(runs[0].text[number.end() :].lstrip(), runs[0].looks, runs[0].url)
    return "".join(run.text for run in margin).strip(), tuple(_joined(runs))


def _runs(inline: Any, looks: frozenset[Look], url: str) -> Iterator[Run]:
    kind, content = inline["t"], inline.get("c")
    if kind == "Str":
        yield Run(content, looks, url)
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        yield Run(" ", looks, url)
    elif kind == "Quoted":
        inner = content[1]
        marks = "“”" if content[0]["t"] == "DoubleQuote" else "‘’"
        yield Run(marks[0], looks, url)
        for one in inner:
            yield from _runs(one, looks, url)
        yield Run(marks[1], looks, url)
    else:
        address = content[2][0] if kind == "Link" else url
        look = _LOOKS.get(kind)
        inner = content[1] if kind in ("Span", "Link", "Cite") else content if isinstance(content, list) else ()
        for one in inner:
            if isinstance(one, dict):
                yield from _runs(one, looks | {look} if look else looks, address)


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Neighbours that look alike as one."""
    waiting: Run | None = None
    for run in runs:
        if waiting is not None and (waiting.looks, waiting.url) == (run.looks, run.url):
            waiting = Run(waiting.text + run.text, run.looks, run.url)
            continue
        if waiting is not None:
            yield waiting
        waiting = run
    if waiting is not None:
        yield waiting
