"""found_by(): what a process of its own finds in a stranger's PDF.

pdfium ends the process on some hostile files and runs without end on others; what writes PDF can be made to run without
end too. The process is a plain one, started anew for every file: it works where citelink itself runs in a daemonic
worker, and where nothing can be forked.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from threading import Timer
from typing import IO

from citelink.documents.formats.pdf.bounds import END, FOUND, FRAME, REFUSED
from citelink.errors import UnreadableError

_START = (
    "import sys; sys.path[:] = sys.argv[2:]; from importlib import import_module; import_module(sys.argv[1]).main()"
)
# The process bounds its own time by the processor's clock; this bounds the wall's, should it hang without working.
_SILENT = 28.0

_WHY = {
    b"password": "it is protected by a password; save it without one",
    b"broken": "it is no PDF, or a broken one; open it and save it anew as PDF",
    b"tables": "it can be read, but no copy be made of it, since its inner tables are broken; save it anew as PDF",
    b"empty": "a PDF without pages",
    b"unread": "none of its pages can be opened; open it and save it anew as PDF",
    b"pages": "it has too many pages; split it",
    b"characters": "it holds more text than pages can show; print it anew as PDF",
    b"time": "it takes too long to read; print it anew as PDF",
    b"memory": "reading it takes too much memory; print it anew as PDF",
    b"encrypted": "it is protected against changes; save it without protection",
    b"signed": "it is signed, and a change would make the signature void; annotate the file that was signed",
    b"unlike": "its pages cannot be told for sure; save it anew as PDF",
}
DIED = "it cannot be read within bounded time and memory; print it anew as PDF"


def found_by(module: str, said: Sequence[bytes], path: str, largest: int) -> Iterator[bytes]:
    """What the function `main` of `module`, run in a process of its own, finds in `said`; each piece has `largest`
    bytes at most. Raises UnreadableError, one sentence that begins with `path`, where it refuses the file, dies of it
    or takes too long."""
    try:
        child = _start(module)
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path}: the process that opens PDF files cannot be started: {error}") from error
    with child:
        try:
            yield from _received(child, said, path, largest)
        finally:
            child.kill()


def _start(module: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-I", "-c", _START, module, *sys.path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )


def _received(child: subprocess.Popen[bytes], said: Sequence[bytes], path: str, largest: int) -> Iterator[bytes]:
    assert child.stdin is not None
    assert child.stdout is not None
    watch = _watch(child)
    with suppress(OSError):  # it died before it had read the file; that it did is told below
        child.stdin.writelines(said)
        child.stdin.close()
    try:
        for letter, found in _frames(child.stdout, largest):
            watch.cancel()
            if letter == END:
                return
            if letter == REFUSED:
                raise UnreadableError(f"{path}: {_WHY.get(found, DIED)}")
            yield found
            watch = _watch(child)
    finally:
        watch.cancel()
    raise UnreadableError(f"{path}: {DIED}")


def _watch(child: subprocess.Popen[bytes]) -> Timer:
    watch = Timer(_SILENT, child.kill)
    watch.daemon = True
    watch.start()
    return watch


def _frames(out: IO[bytes], largest: int) -> Iterator[tuple[bytes, bytes]]:
    while len(head := out.read(FRAME.size)) == FRAME.size:
        letter, length = FRAME.unpack(head)
        if letter not in (END, FOUND, REFUSED) or length > largest:
            return
        said = out.read(length)
        if len(said) < length:
            return
        yield letter, said
