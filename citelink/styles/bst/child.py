"""The process in which pybtex runs a stranger's style: it reads JSON from standard input and writes JSON.

In: `bst`, the text of the style; `bib`, a BibTeX file; `seconds` of the processor. Out: `bbl`, or `refused`, a clause
that says why. A style is a program; one that runs without end ends this process and nothing else.
"""

from __future__ import annotations

import io
import json
import re
import sys
from contextlib import redirect_stderr, redirect_stdout

_MEMORY = 1024 * 1024 * 1024  # bytes of address space
# What stands behind this is no part of a style.
_END = re.compile(r"^\s{0,20}\\endinput\b", re.MULTILINE | re.IGNORECASE)


def main() -> None:
    """Runs the style and says what it printed."""
    said = json.load(sys.stdin.buffer)
    _limit(int(said["seconds"]))
    out = sys.stdout.buffer
    try:
        # pybtex prints its warnings.
        with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
            answer = {"bbl": _run(said["bst"], said["bib"])}
    except RecursionError:
        answer = {"refused": "its functions call themselves without end"}
    except MemoryError:
        answer = {"refused": "it takes too much memory"}
    except Exception as error:  # whatever the interpreter stumbles over is a fault of the style
        answer = {"refused": f"it cannot be run: {' '.join(str(error).split())[:200] or type(error).__name__}"}
    out.write(json.dumps(answer).encode())


def _run(bst: str, bib: str) -> str:
    from pybtex import errors
    from pybtex.bibtex import bst as parser
    from pybtex.bibtex.interpreter import Interpreter
    from pybtex.database.input.bibtex import Parser

    errors.set_strict_mode(False)
    interpreter = Interpreter(Parser, "utf-8")
    text = _END.split(bst, maxsplit=1)[0]
    return str(interpreter.run(parser.parse_string(text), ["*"], [io.StringIO(bib)], 2))


def _limit(seconds: int) -> None:
    """Bounds time and memory, where the system can; elsewhere the parent's clock bounds the time alone."""
    try:
        import resource
    except ImportError:
        return
    for limit, value in (
        (resource.RLIMIT_AS, _MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(limit)
        most = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(limit, (most, hard))
        except (OSError, ValueError):
            continue
