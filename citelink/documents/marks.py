"""How marks are spelt in text: the keys behind a marker, a pandoc citation, and both read back."""

from __future__ import annotations

import re

from citelink.documents.document import CitationMark, LinkMark

# pandoc's citation keys; ours are ASCII letters and digits, a user's own may hold more. Lengths are bounded so that
# hostile text costs linear time.
_KEY = r"(?:@(?:[^\W_]|_)[\w:.#$%&+?<>~/-]{0,199}|@\{[^{}\n]{1,200}\}|\?)"
KEYS = re.compile(r"\{" + _KEY + r"(?:; " + _KEY + r"){0,999}\}")
# Behind what a run puts keys: the last character of a marker, of a link around it, of a superscript.
_AFTER_MARKER = frozenset("])|/}^>¹²³⁰⁴⁵⁶⁷⁸⁹")
CITE_ANCHOR = re.compile(r'<a id="cite-\d{1,9}"></a>')
REF_ANCHOR = re.compile(r'<a id="ref-\d{1,9}"></a>')
# In an encoding without arrows the arrow stands as a character reference.
BACK_LINK = re.compile(r"\[(?:↩|&#8617;)\]\(#cite-\d{1,9}\)")
_BARE = re.compile(r"[^\W_](?:\w|[:.#$%&+?<>~/-](?=\w)){0,199}|_\w{0,199}")
# A key where it cites: in braces (group 1) or bare (group 2).
CITED_KEY = re.compile(r"@(?:\{([^{}\n]{1,200})\}|(" + _BARE.pattern + r"))")


def spell_keys(mark: LinkMark) -> str:
    """What stands behind a marker: `{@a; ?}`, `?` for a number that leads to no reference."""
    return "{" + "; ".join("?" if key is None else f"@{_spell_key(key)}" for key in mark.keys) + "}"


def spell_citation(mark: CitationMark, printed: str) -> str:
    """A pandoc citation, `[see @a, 18-19; @b]`; `printed`, the marker as it was printed, for a mark without items."""
    if not mark.items:
        return printed
    prefixes = mark.prefixes or ("",) * len(mark.items)
    works = (
        (f"{prefix} " if prefix else "") + f"@{_spell_key(key)}" + (f", {locator}" if locator else "")
        for prefix, (key, locator) in zip(prefixes, mark.items, strict=True)
    )
    return "[" + "; ".join(works) + "]"


def follows_marker(text: str, at: int) -> bool:
    """Whether keys at `at` may be those of a marker that ends there."""
    return at > 0 and text[at - 1] in _AFTER_MARKER


def _spell_key(key: str) -> str:
    """A key that pandoc would not read whole stands in braces, as pandoc has it."""
    return key if _BARE.fullmatch(key) else "{" + key + "}"
