"""`python -m tests.benchmarks [NAME [SIZE ...] ...]`: print the figures of the named benchmarks, or of all; some
measure at the sizes that stand behind their name."""

from __future__ import annotations

import sys
from importlib import import_module
from itertools import takewhile
from pathlib import Path

NAMES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if path.stem not in {"__init__", "__main__", "archives", "measuring", "same", "verdicts"}
)


def main(wanted: list[str]) -> None:
    """Run the benchmarks called `wanted`, each with the numbers behind it, or all."""
    named = [word for word in wanted if not word.isdecimal()]
    for name in named or NAMES:
        if name not in NAMES:
            sys.exit(f"no benchmark is called {name}; there are: {', '.join(NAMES)}")
        behind = wanted[wanted.index(name) + 1 :] if named else []
        sizes = map(int, takewhile(str.isdecimal, behind))
        import_module(f"tests.benchmarks.{name}").report(*sizes)


if __name__ == "__main__":
    main(sys.argv[1:])
