"""`python -m tests.benchmarks [NAME ...]`: print the figures of the named benchmarks, or of all."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

NAMES = sorted(
    path.stem
    for path in Path(__file__).parent.glob("*.py")
    if path.stem not in {"__init__", "__main__", "measuring", "same", "verdicts"}
)


def main(wanted: list[str]) -> None:
    """Run the benchmarks called `wanted`, or all."""
    for name in wanted or NAMES:
        if name not in NAMES:
            sys.exit(f"no benchmark is called {name}; there are: {', '.join(NAMES)}")
        import_module(f"tests.benchmarks.{name}").report()


if __name__ == "__main__":
    main(sys.argv[1:])
