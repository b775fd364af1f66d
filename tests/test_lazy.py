"""What packages say of their names to type checkers and to Python is the same."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGES = sorted(
    ".".join(path.parent.relative_to(ROOT).parts)
    for path in (ROOT / "citelink").rglob("__init__.py")
    if "citelink.lazy" in path.read_text("utf-8")
)


def said_to_type_checkers(package: str) -> dict[str, str]:
    """The module of each name that the package imports under TYPE_CHECKING."""
    path = ROOT.joinpath(*package.split("."), "__init__.py")
    (block,) = (node for node in ast.parse(path.read_text("utf-8")).body if isinstance(node, ast.If))
    homes = {}
    for node in block.body:
        assert isinstance(node, ast.ImportFrom)
        assert node.module is not None
        for alias in node.names:
            assert alias.asname == alias.name, f"{alias.name} is not exported without `as {alias.name}`"
            homes[alias.name] = node.module
    return homes


@pytest.mark.parametrize("package", PACKAGES)
def test_python_and_type_checkers_see_the_same(package: str) -> None:
    module, homes = import_module(package), said_to_type_checkers(package)
    assert sorted(module.__all__) == sorted(homes) == dir(module)
    for name, home in homes.items():
        assert getattr(module, name) is getattr(import_module(home), name)


@pytest.mark.parametrize("package", PACKAGES)
def test_a_name_that_is_not_there(package: str) -> None:
    with pytest.raises(AttributeError, match=f"module '{package}' has no attribute 'nothing'"):
        _ = import_module(package).nothing


def test_importing_a_package_imports_nothing_else() -> None:
    code = (
        f"import sys, {', '.join(PACKAGES)}; print(sorted(name for name in sys.modules if name.startswith('citelink')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == str(sorted([*PACKAGES, "citelink.lazy"])), done.stderr
