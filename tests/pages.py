"""Pages of cases, in Markdown: whole documents, and what is found in them.

A heading that ends in languages, `## ... (kk, ru)`, begins a case; one above it that does not is its section. A fence
`~~~ NAME` holds a document or another file of the case; behind the name may stand how it is written:
`encoding=cp1251`, `bom`, `newlines=crlf` or `newlines=cr`; `hex` where the fence holds the bytes as numbers. The fence
`~~~ found` says what is found. Behind it stand options as one types them: `--bib` (as often as wanted), `--references`,
`--share-list`, `--max-size`, and `--replay`, a recording of what Crossref and doi.org answered; the files that
`--bib`, `--references` and `--replay` name are no documents. A name without a dot is that of an
answer; what else there is beside `found` the tests of a page say.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from citelink.bibliography.library import Library
from citelink.bibliography.reading import is_library, read_library
from citelink.consulting.consult import Consultant
from citelink.documents.inputs import Input
from citelink.documents.reading import LIMIT
from citelink.results import Resolution
from citelink.run import Run, resolve
from citelink.sources.desk import Desk, Order

LANGUAGES = ("kk", "ru", "en")
_PART = re.compile(
    r"^~~~ ?(?P<info>.+)\n(?P<held>(?:(?!~~~).*\n)*)~~~$"
    r"|^###? (?P<title>(?P<name>.+?)(?: \((?P<languages>(?:kk|ru|en)(?:, (?:kk|ru|en))*)\))?)$",
    re.MULTILINE,
)
_NEWLINES = {"crlf": "\r\n", "cr": "\r"}


@dataclass(frozen=True, slots=True)
class Case:
    """One case of a page: its files as bytes, the options, and the answers that the page gives."""

    page: Path
    section: str
    title: str
    languages: tuple[str, ...]
    files: dict[str, bytes] = field(default_factory=dict)
    options: list[tuple[str, str]] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.page.stem}: {self.title}"

    def given(self, option: str) -> list[str]:
        """What stands behind `option`, as often as it is given; "" where nothing does."""
        return [value for name, value in self.options if name == option]


def read_cases(folder: Path) -> list[Case]:
    """The cases of all pages in `folder`."""
    return [case for page in sorted(folder.glob("*.md")) for case in _read_page(page)]


def _read_page(page: Path) -> list[Case]:
    cases: list[Case] = []
    section = ""
    for part in _PART.finditer(page.read_text(encoding="utf-8")):
        if part["languages"]:
            cases.append(Case(page, section, part["title"], tuple(part["languages"].split(", "))))
        elif part["title"]:
            section = part["title"]
        else:
            _add_fence(cases[-1], part["info"].split(), part["held"])
    titles = [case.title for case in cases]
    assert len(set(titles)) == len(titles), f"{page.name}: two cases have one title"
    return cases


def _add_fence(case: Case, info: Sequence[str], held: str) -> None:
    name, *words = info
    if "." in name:
        case.files[name] = _write(held, words)
    else:
        case.answers[name] = held
        for word in words:
            if word.startswith("--"):
                case.options.append((word, ""))
            else:
                case.options[-1] = (case.options[-1][0], word)


def _write(text: str, words: Sequence[str]) -> bytes:
    """The bytes of a file that is written as `words` say."""
    if "hex" in words:
        return bytes.fromhex(text)
    said = dict(word.partition("=")[::2] for word in words)
    text = text.replace("\n", _NEWLINES.get(said.get("newlines", ""), "\n"))
    return (("\ufeff" if "bom" in said else "") + text).encode(said.get("encoding", "utf-8"))


@dataclass(frozen=True, slots=True)
class Laid:
    """A case laid out in a folder, ready to be resolved."""

    inputs: tuple[Input, ...]
    libraries: tuple[Library, ...]
    references: Path | Library | None
    share_list: str | None
    limit: int
    recording: Path | None = None

    def run(self, inputs: Sequence[Input] | None = None) -> Resolution:
        """What is found in the documents of the case, or in `inputs`."""
        chosen = self.inputs if inputs is None else inputs
        consultant = None
        if self.recording is not None:
            consultant = Consultant(Desk(Order(("crossref",), replay=self.recording)))
        run = Run(references=self.references, share_list=self.share_list, limit=self.limit, consultant=consultant)
        return resolve(chosen, self.libraries, run)


def lay(case: Case, folder: Path) -> Laid:
    """Write the files of `case` into `folder` and read the libraries among them."""
    for name, data in case.files.items():
        (folder / name).write_bytes(data)
    lists, libraries = case.given("--references"), case.given("--bib")
    recordings = case.given("--replay")
    references: list[Path | Library] = [
        read_library(folder / name) if is_library(folder / name) else folder / name for name in lists
    ]
    return Laid(
        inputs=tuple(
            Input(str(folder / name), name) for name in case.files if name not in {*lists, *libraries, *recordings}
        ),
        libraries=tuple(read_library(folder / name) for name in libraries),
        references=next(iter(references), None),
        share_list=next(iter(case.given("--share-list")), None),
        limit=next(map(int, case.given("--max-size")), LIMIT),
        recording=next((folder / name for name in recordings), None),
    )


def accept(case: Case, said: Mapping[str, str]) -> None:
    """Write what was found into the page."""
    mine = False

    def renew(part: re.Match[str]) -> str:
        nonlocal mine
        if part["title"]:
            mine = part["title"] == case.title
            return part[0]
        name = part["info"].split()[0]
        return f"~~~ {part['info']}\n{said[name]}~~~" if mine and name in said else part[0]

    case.page.write_text(_PART.sub(renew, case.page.read_text(encoding="utf-8")), encoding="utf-8")
