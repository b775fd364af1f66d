"""Whether LibreOffice prints an annotated copy as it prints the document: every Word and OpenDocument text of the
shared evaluation data, page by page.

What is compared is the characters that each page draws, in their order, without white space: programs guess spaces from
the gaps between letters, and a run that was parted moves those by fractions of a point.

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
        alike = 0
        run_citelink("resolve", *map(str, paths), "--no-bib", "-o", str(folder / "out"))
        originals = _print(paths, folder, "originals")
        copies = _print([folder / "out" / "annotated" / path.name for path in paths], folder, "copies")
        for path in paths:
            said = [_pages(prints / f"{path.stem}.pdf") for prints in (originals, copies)]
            alike += said[0] == said[1] != []
            if said[0] != said[1] or not said[0]:
                pages = [at for at, (one, two) in enumerate(zip(*said, strict=False), 1) if one != two]
                print(f"{path.name}: {len(said[0])} and {len(said[1])} pages, others: {pages}", flush=True)
    print(f"printed alike: {alike} of {len(paths)}")


def _print(paths: Sequence[Path], folder: Path, name: str) -> Path:
    """Lets LibreOffice print `paths` into a folder of that name."""
    where = folder / name
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(where), *map(str, paths)]
    subprocess.run(command, check=False, capture_output=True, timeout=_LONGEST)
    return where


def _pages(path: Path) -> list[str]:
    """The characters of each page in the order in which they are drawn, without white space; none: no such file."""
    import pypdfium2  # type: ignore[import-untyped]

    if not path.is_file():
        return []
    return ["".join(page.get_textpage().get_text_range().split()) for page in pypdfium2.PdfDocument(path)]
