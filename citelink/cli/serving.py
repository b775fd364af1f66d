"""What the lsp command does: settings and libraries in, then an editor is answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citelink.checks import choose_rules
from citelink.checks.wording import choose_language
from citelink.cli.gathering import load_libraries
from citelink.errors import SettingsError
from citelink.run import Run
from citelink.settings import gather_settings


def run_server(options: Mapping[str, Any]) -> None:
    """The `lsp` command. Raises SettingsError where what it needs is not installed."""
    settings = gather_settings(options)
    choose_rules(settings.select, settings.ignore)
    try:
        from citelink.lsp import serve
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise SettingsError("citelink lsp needs pygls; install it with: pip install citelink[lsp]") from None
    run = Run(limit=settings.max_size, select=settings.select, ignore=settings.ignore, jobs=1)
    serve(load_libraries(settings), run, choose_language(settings.lang))
