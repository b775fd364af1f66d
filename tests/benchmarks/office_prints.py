"""Whether LibreOffice prints an annotated copy as it prints the document: every Word and OpenDocument text of the
shared evaluation data, page by page.

What is compared is the characters that each page draws, in their order, without white space: programs guess spaces from
the gaps between letters, and a run that was parted moves those by fractions of a point. What differs is printed once
more from a copy without findings, and so without comments: LibreOffice breaks the pages of some documents otherwise as
soon as there is one comment, whoever put it.

python -m tests.benchmarks office_prints
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.benchmarks.measuring import EVAL, run_citelink

_FOLDERS = ("formats", "realdocs/docx", "realdocs/odt", "realdocs/ungraded")
_SUFFIXES = (".docx", ".docm", ".odt")
_LONGEST = 1_200


def report() -> None:
    """Print a line for each document that is printed otherwise than its copy, and how many are alike."""
    corpus = EVAL / "corpus"
    paths = [one for name in _FOLDERS for one in sorted((corpus / name).glob("*")) if one.suffix in _SUFFIXES]
    if not paths or shutil.which("soffice") is None:
        print(f"office_prints: skipped, it needs LibreOffice (soffice) and the evaluation data at {EVAL}")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        originals = _print(paths, folder / "originals")
        copies = _print(_annotated(paths, folder / "out"), folder / "copies")
        others = [path for path in paths if not _pages(originals, path) == _pages(copies, path) != []]
        bare = _print(_annotated(others, folder / "bare", "--ignore", "CL"), folder / "bare_copies")
        by_comments = 0
        for path in others:
            document, copy = _pages(originals, path), _pages(copies, path)
            pages = [at for at, (one, two) in enumerate(zip(document, copy, strict=False), 1) if one != two]
            alone = document == _pages(bare, path) != []
            by_comments += alone
            said = "; without comments alike" if alone else ""
            print(f"{path.name}: {len(document)} and {len(copy)} pages, others: {pages}{said}", flush=True)
        alike = len(paths) - len(others)
        print(f"printed alike: {alike} of {len(paths)}, and {by_comments} but for what comments move")


def _annotated(paths: Sequence[Path], out: Path, *options: str) -> list[Path]:
    """The annotated copies of `paths`."""
    if not paths:
        return []
    run_citelink("resolve", *map(str, paths), "--no-bib", "-o", str(out), *options)
    return [out / "annotated" / path.name for path in paths]


def _print(paths: Sequence[Path], where: Path) -> Path:
    """Lets LibreOffice print `paths` into that folder."""
    if not paths:
        return where
    profile = f"-env:UserInstallation={(where.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(where), *map(str, paths)]
    subprocess.run(command, check=False, capture_output=True, timeout=_LONGEST)
    return where


def _pages(prints: Path, path: Path) -> list[str]:
    """The characters of each page of the print of `path`, in the order in which they are drawn, without white space;
    none: there is no print."""
    import pypdfium2  # type: ignore[import-untyped]

    path = prints / f"{path.stem}.pdf"
    if not path.is_file():
        return []
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(path)]
