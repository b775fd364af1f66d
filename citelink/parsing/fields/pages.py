"""Page ranges (`62-76`) and extents (`464 с.`)."""

from __future__ import annotations

import re

from citelink.text.dashes import DASHES

_RANGE = re.compile(
    rf"([A-Za-z]{{0,3}}\d[\w.]{{0,12}}?|[ivxlcIVXLC]{{1,7}})\s?(?:[{DASHES}]|\.\.){{1,3}}\s?"
    r"([A-Za-z]{0,3}\d\w{0,12}|[ivxlcIVXLC]{1,7})\b"
)
_ONE = re.compile(r"[A-Za-z]{0,3}\d[\w.]{0,14}|\b[ivxlcIVXLC]{1,7}\b")


def parse_pages(text: str) -> str:
    """The pages as CSL prints them: `62-76`, `e1234`, `3-5, 8`; an abbreviated last page is completed; "" for none."""
    if not text:
        return ""
    ranges = [_completed(match[1], match[2]) for match in _RANGE.finditer(text[:200])]
    if ranges:
        rest = _RANGE.sub(" ", text[:200]) if "," in text else ""
        singles = re.findall(r"(?:,|;|\+)\s?(\d{1,6})\b", rest) if "," in rest else []
        return ", ".join(ranges + singles)
    match = _ONE.search(text)
    return match[0].rstrip(".") if match else ""


def parse_extent(text: str) -> str:
    """The number of pages in `464 с.`, `479, [1] с.`, `150p.`; "" for none."""
    if not text:
        return ""
    match = re.search(r"\d{1,5}", text)
    return match[0] if match else ""


def _completed(first: str, last: str) -> str:
    if first.isdigit() and last.isdigit() and len(last) < len(first):
        last = first[: len(first) - len(last)] + last
    return f"{first}-{last}"
