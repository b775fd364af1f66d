"""run_bst(): what a BibTeX style prints, by a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys

from citelink.errors import CitelinkError

_START = (
    "import sys; sys.path[:] = sys.argv[2:]; from importlib import import_module; import_module(sys.argv[1]).main()"
)
_MODULE = "citelink.styles.bst.child"
# Seconds of the processor for the style, and for each entry; a style takes a hundredth of a second for one.
_SECONDS, _FOR_EACH = 10, 0.1
# The wall's clock, should the process hang without working.
_LONGER = 3


def run_bst(name: str, bst: str, bib: str, entries: int) -> str:
    """The .bbl that the style `bst`, called `name`, makes of the BibTeX file `bib`, which has so many entries.

    Raises CitelinkError, one sentence, where the style cannot be run or takes too long."""
    seconds = int(_SECONDS + _FOR_EACH * entries)
    said = json.dumps({"bst": bst, "bib": bib, "seconds": seconds}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-I", "-c", _START, _MODULE, *sys.path],
            input=said,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds * _LONGER,
            check=False,
        )
        answer = json.loads(done.stdout) if done.returncode == 0 else {}
    except subprocess.TimeoutExpired:
        answer = {}
    except (OSError, ValueError) as error:
        raise CitelinkError(f"{name}: the process that runs BibTeX styles cannot be used: {error}") from error
    if "bbl" in answer:
        return str(answer["bbl"])
    why = answer.get("refused", f"it does not come to an end within {seconds} seconds")
    raise CitelinkError(f"{name}: {why}; use another style")
