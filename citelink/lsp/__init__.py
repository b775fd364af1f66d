"""The language server: findings while a text is written, hover, from marker to reference and back.

serve(libraries, run)   answers an editor on standard input and output
"""

from __future__ import annotations

from citelink.lsp.server import serve

__all__ = ["serve"]
