"""Packages whose names are imported when they are first used, so that starting stays quick.

Such a package says where its names live twice: to type checkers by imports, to Python by a table of its modules.

    if TYPE_CHECKING:
        from citelink.text.span import Span as Span
    else:
        __getattr__, __dir__, __all__ = exports(__name__, {"text.span": "Span"})

`tests/test_lazy.py` holds the two to each other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module


def exports(
    package: str, table: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]], tuple[str, ...]]:
    """`__getattr__`, `__dir__` and `__all__` of `package`.

    `table` has the names, separated by blanks, that each module in `package` is the home of."""
    homes = {name: f"{package}.{module}" for module, names in table.items() for name in names.split()}

    def get(name: str) -> object:
        if name not in homes:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(homes[name]), name)

    return get, lambda: sorted(homes), tuple(sorted(homes))
